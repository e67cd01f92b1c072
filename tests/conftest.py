"""What every test stands on: no screen, no network beyond this machine, no name in a log, and a seed that is told."""

import gc
import os
import socket
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

from tests.watchers import LogWatch, refuse_strangers

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Random on purpose, also where CI=true: what fails prints how to fail again. `--hypothesis-profile thorough` digs.
settings.register_profile("quick", max_examples=50, deadline=None, derandomize=False, print_blob=True)
settings.register_profile("thorough", max_examples=2000, deadline=None, derandomize=False, print_blob=True)
settings.load_profile("quick")

YOUNG, OLD = 20_000, 20
NAMES_OF_TEST_PEOPLE = ("Nguyễn-Lefèvre", "Éloïse", "Quatrefages", "Maëlys")


@pytest.fixture
def personal_data() -> list[str]:
    """Texts that no log may hold; a test that makes up another person appends that person's words."""
    return list(NAMES_OF_TEST_PEOPLE)


@pytest.fixture(autouse=True)
def _no_personal_data_in_logs(personal_data: list[str]) -> Iterator[None]:
    with LogWatch() as watch:
        yield
    assert watch.records_with(personal_data) == [], "a log record holds personal data"


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            original: Callable[[socket.socket, object], object] = getattr(socket.socket, name)
            patch.setattr(socket.socket, name, refuse_strangers(original))
        yield


@pytest.fixture(autouse=True, scope="session")
def _garbage_is_looked_for_by_nobody_else() -> None:
    gc.disable()


@pytest.fixture(autouse=True)
def _garbage_is_looked_for_on_the_thread_of_qt() -> Iterator[None]:
    """Do it between tests: a widget of one test must not be destroyed by the worker of the next."""
    yield
    young, _, old = gc.get_count()
    if young > YOUNG:
        gc.collect(2 if old > OLD else 1)
