"""Questions asked in the window: answered wherever the focus is, once, and gone without a trace."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clea_desktop.core.text import translator
from clea_desktop.ui.changes import Changes
from clea_desktop.ui.jobs import Jobs
from clea_desktop.ui.main_window import MainWindow
from clea_desktop.ui.ports import Question
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.dialog_panel import DialogPanel

QUESTION = Question("Retirer la preuve ?", "Elle sortira du dossier.", "Retirer la preuve", "Garder la preuve")


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(translator(), jobs=Jobs(), changes=Changes())
    qtbot.addWidget(made)
    made.add_screen("page", Button("Retirer"))
    made.show_screen("page").setFocus()
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def _asked(window: MainWindow, acted: list[str]) -> DialogPanel:
    window.find_screen("page").setFocus()
    window.dialogs.ask(QUESTION, lambda: acted.append("retired"))
    assert window.dialogs.panel is not None
    assert QApplication.focusWidget() is window.dialogs.panel.keep
    return window.dialogs.panel


def test_a_question_is_answered_with_the_focus_inside(window: MainWindow) -> None:
    acted: list[str] = []
    _asked(window, acted).act.click()
    assert acted == ["retired"]
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        panel = _asked(window, acted)
        QTest.keyClick(panel.keep, key)
        assert panel.isHidden()
        assert QApplication.focusWidget() is window.find_screen("page")
    assert acted == ["retired"]


def test_a_passphrase_is_given_from_its_own_field(window: MainWindow) -> None:
    given: list[str] = []
    window.dialogs.ask_passphrase(QUESTION, given.append)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "quatre mots")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert given == ["quatre mots"]


def test_a_question_answered_twice_acts_once(window: MainWindow) -> None:
    acted: list[str] = []
    panel = _asked(window, acted)
    panel.accept()
    panel.accept()
    panel.decline()
    assert acted == ["retired"]


def test_a_question_may_outlive_what_had_the_focus(window: MainWindow) -> None:
    acted: list[str] = []
    panel = _asked(window, acted)
    window.remove_screens()
    QApplication.sendPostedEvents(None, 52)  # the deletions asked for
    QApplication.processEvents()
    panel.decline()
    assert acted == []


CHOOSE_A_FILE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from clea_desktop.core.text import translator
from clea_desktop.ui.dialogs import WindowDialogs
from clea_desktop.ui.ports import FileKind

folder = Path(sys.argv[1])
application = QApplication([])
window = QWidget()
window.show()
dialogs = WindowDialogs(window, translator())
chosen = []
dialogs.open_file("Joindre", (FileKind("Photo", ("*.png",)),), chosen.append)
dialog = window.findChild(QFileDialog)
dialog.setDirectory(str(folder))
dialog.selectFile("contrat.png")
dialog.accept()
QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
QCoreApplication.processEvents()
assert [path.name for path in chosen] == ["contrat.png"], chosen
"""


def test_the_folders_a_person_looked_into_are_written_nowhere(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "Candidats" / "DUPONT Jeanne 1990"
    home.mkdir()
    folder.mkdir(parents=True)
    (folder / "contrat.png").write_bytes(b"png")
    places = {name: str(home / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    environment = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **places}
    subprocess.run([sys.executable, "-c", CHOOSE_A_FILE, str(folder)], env=environment, check=True, timeout=60)
    written = [path for path in home.rglob("*") if path.is_file()]
    assert [path.name for path in written if path.suffix == ".conf" or b"DUPONT" in path.read_bytes()] == []
