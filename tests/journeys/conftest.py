"""Real vaults behind a cheap passphrase, and windows that are closed at the end, whatever happened."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from clea_desktop.services.access import Access
from clea_desktop.ui.application import Application
from tests.fakes.dialogs import FakeDialogs
from tests.journeys.house import Furnished, doors, furnish, show_window
from tests.journeys.people import NAMES

OpenWindow = Callable[[Access], Application]


@pytest.fixture
def personal_data(personal_data: list[str]) -> list[str]:
    """Watch for the people of these stories too."""
    return [*personal_data, *NAMES]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the vault is, or will be."""
    return tmp_path / "coffre"


@pytest.fixture
def access(folder: Path) -> Access:
    return doors(folder)


@pytest.fixture
def furnished(folder: Path, tmp_path: Path) -> Furnished:
    return furnish(folder, tmp_path)


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def open_window(qapp: QApplication, dialogs: FakeDialogs) -> Iterator[OpenWindow]:
    """Open the window on a vault, as at a start; several times if need be."""
    assert qapp is not None
    opened: list[Application] = []

    def start(access: Access) -> Application:
        opened.append(show_window(access, dialogs))
        opened[-1].jobs.crashed.connect(_fail)
        return opened[-1]

    yield start
    for application in opened:
        application.close()
        application.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _fail(report: str) -> None:
    """Tell what broke, where the test would only see a window that says something did."""
    raise AssertionError(report)
