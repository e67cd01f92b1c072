"""A sealed file that came from elsewhere, in the real window: judged, read from memory, gone at the lock."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clea_desktop.ui.application import Application
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.received.screen import ReceivedScreen
from tests.fakes.dialogs import FakeDialogs
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import Furnished
from tests.journeys.keyboard import CTRL, Keyboard
from tests.journeys.people import PASSPHRASE
from tests.journeys.sight import held, seen

GOLDEN = Path(__file__).parents[1] / "data" / "bundles-1" / "real"
CANDIDATE = "Kerdraon"


@pytest.fixture
def looking(furnished: Furnished, open_window: OpenWindow, dialogs: FakeDialogs) -> Application:
    """Hand a dossier in at the door, come in, and believe the trust folder it came with."""
    application = open_window(furnished.access)
    application.open_file(GOLDEN / "decided.asice")
    keys = Keyboard(application)
    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert application.window.current_screen() == Screen.RECEIVED
    assert "autorité inconnue" in seen(application.window)
    assert CANDIDATE not in seen(application.window)
    dialogs.path = GOLDEN / "trust"
    screen = application.window.find_screen(Screen.RECEIVED)
    assert isinstance(screen, ReceivedScreen)
    screen.view.answer.acted.emit()
    keys.settle()
    return application


def test_a_dossier_handed_in_is_judged_and_read_with_the_keyboard(looking: Application, qtbot: QtBot) -> None:
    keys = Keyboard(looking)
    said = seen(looking.window)
    for words in (CANDIDATE, "Dossier accepté", "Jury, collège des employeurs"):
        assert words in said
    screen = looking.window.find_screen(Screen.RECEIVED)
    assert isinstance(screen, ReceivedScreen)
    screen.view.tabs.tabs[0].setFocus()
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Return)
    pieces = screen.view.pieces
    qtbot.waitUntil(lambda: "Page 1 sur" in pieces.where.text(), timeout=20_000)
    assert "évaluation" in pieces.reader._sheets[0].accessibleDescription()
    pieces.chosen.emit("jury/003/extract.pdf")
    keys.settle()
    assert "procès-verbal" in pieces._title.text()


def test_the_lock_takes_it_out_of_sight_and_of_memory(looking: Application, furnished: Furnished) -> None:
    keys = Keyboard(looking)
    assert CANDIDATE in seen(looking.window)
    keys.press(Qt.Key.Key_L, CTRL)
    keys.settle()
    assert CANDIDATE not in held()
    assert furnished.dossier_id
