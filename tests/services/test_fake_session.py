"""The fake session keeps the promises of the real one."""

import pytest

from tests.fakes.session import FakeSession
from tests.fakes.vault import TickingClock, people_vault
from tests.services.contract import SessionContract


class TestFakeSession(SessionContract):
    """The contract, on the fake."""

    @pytest.fixture
    def clock(self) -> TickingClock:
        return TickingClock()

    @pytest.fixture
    def session(self, clock: TickingClock) -> FakeSession:
        vault = people_vault(clock)
        return FakeSession(vault, vault.accounts[0])
