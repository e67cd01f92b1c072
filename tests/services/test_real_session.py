"""The real session keeps the same promises as the fake, over a real encrypted vault."""

from collections.abc import Iterator

import pytest

from clea_desktop.services.access import Created
from clea_desktop.services.session import Session
from tests.services.contract import SessionContract


class TestRealSession(SessionContract):
    """The contract, on SQLCipher, real keys and real files."""

    @pytest.fixture
    def session(self, created: Created) -> Iterator[Session]:
        yield created.session
        created.session.close()
