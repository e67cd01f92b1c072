"""The agreement read and signed in the real window, over a real vault: what stands, and what leaves no trace."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.core.strokes import strokes_json
from clea_desktop.services.access import Access
from clea_desktop.ui.application import Application
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.sign.screen import SignScreen
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import BORN
from tests.journeys.pen import CROSS, sign
from tests.journeys.people import BIRTH_NAME, EVALUATOR, FIRST_NAME, ORGANISATION, PASSPHRASE


def settle(application: Application) -> None:
    for _ in range(4):
        application.jobs.wait()
        QApplication.processEvents()


def test_two_people_sign_the_document_they_read_and_the_disk_never_sees_their_line(
    qtbot: QtBot, access: Access, open_window: OpenWindow, folder: Path, tmp_path: Path
) -> None:
    session = access.create(ORGANISATION, EVALUATOR, "evaluator", PASSPHRASE).session
    dossier_id = session.candidates.register(BIRTH_NAME, FIRST_NAME, BORN)
    session.close()
    application = open_window(access)
    door = application.window.find_screen(Screen.UNLOCK)
    door.presenter.unlock(PASSPHRASE)  # type: ignore[attr-defined]  # the door of the base
    settle(application)
    workspace = application.workspace
    assert workspace is not None
    workspace.go(Spot(Screen.SIGN, dossier_id, part="agreement"))
    settle(application)
    screen = application.window.find_screen(Screen.SIGN)
    assert isinstance(screen, SignScreen)
    card = screen.view.card
    qtbot.waitUntil(lambda: screen.presenter._is_whole is True, timeout=20_000)

    def read_to_the_end() -> bool:
        QTest.keyClick(screen.view.pages, Qt.Key.Key_End)
        return screen.presenter._read_to == screen.presenter._total > 1

    qtbot.waitUntil(read_to_the_end, timeout=5_000)
    lines = []
    for strokes in ((), CROSS):
        sign(card.pad, *strokes)
        lines.append(strokes_json(card.pad.strokes()))
        card.sign.click()
        settle(application)
    view = workspace.session.dossiers.open(dossier_id)
    assert view.agreement is not None
    assert view.agreement.mode is SignatureMode.SCREEN
    assert [one.signer for one in view.signatures] == list(Signer)
    del workspace
    application.close()
    settle(application)
    for line in lines:
        telling = str(line).replace(" ", "")[3:25].encode()
        assert [path.name for path in tmp_path.rglob("*") if path.is_file() and telling in path.read_bytes()] == []
    assert folder.exists()
