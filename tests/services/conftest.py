"""Real vaults for the services' tests, behind a cheap passphrase and a clock that tests move."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clea_desktop.core.text import translator
from clea_desktop.resource_files import read_resource
from clea_desktop.security.passphrase import KdfCost
from clea_desktop.security.vault import VaultFolder
from clea_desktop.services.access import Access, Created
from clea_desktop.services.opened import Surroundings
from clea_desktop.services.session import Session
from tests.fakes.vault import TickingClock
from tests.services.certifier import Certifier
from tests.services.contract import OTHER_PASSPHRASE, PASSPHRASE

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock()


@pytest.fixture
def vault_path(tmp_path: Path) -> Path:
    return tmp_path / "coffre"


@pytest.fixture
def access(vault_path: Path, clock: TickingClock) -> Access:
    around = Surroundings(clock, os.urandom, CHEAP, translator())
    return Access(VaultFolder(vault_path), around, lambda: read_resource("frameworks", "clea-socle-2018.json"))


@pytest.fixture
def created(access: Access) -> Created:
    return access.create("Greta de l'Estuaire", "Maëlys Fontanel", "evaluator", PASSPHRASE)


@pytest.fixture
def opened(created: Created) -> Iterator[Session]:
    yield created.session
    created.session.close()


@pytest.fixture
def reopen(access: Access) -> Iterator[Callable[[Session], Session]]:
    """Close a session in good order and come in again as the same person."""
    open_now: list[Session] = []

    def again(session: Session) -> Session:
        session.close()
        open_now.append(access.unlock(session.account.account_id, PASSPHRASE))
        return open_now[-1]

    yield again
    for session in open_now:
        session.close()


@pytest.fixture
def certifier(clock: TickingClock) -> Certifier:
    """Found a certifying body."""
    return Certifier(clock())


@pytest.fixture
def colleague(access: Access, opened: Session) -> Iterator[Callable[[], Session]]:
    """Let a second evaluator in, then close and come in as them."""
    account = opened.accounts.add("Noé Vidal", "evaluator", OTHER_PASSPHRASE)
    come: list[Session] = []

    def in_turn() -> Session:
        opened.close()
        come.append(access.unlock(account.account_id, OTHER_PASSPHRASE))
        return come[-1]

    yield in_turn
    for one in come:
        one.close()
