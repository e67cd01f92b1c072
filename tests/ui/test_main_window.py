"""The window: screens by name, hooks, rail, ring, crash; and what its first paint must not have loaded."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clea_desktop.core.text import translator
from clea_desktop.ui.changes import Changes, Fact
from clea_desktop.ui.jobs import Jobs
from clea_desktop.ui.main_window import MainWindow
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.dialog_panel import DialogPanel
from clea_desktop.ui.widgets.rail import RailItem
from clea_desktop.ui.widgets.scroll_page import ScrollPage

TR = translator()
PLACES = (RailItem("people", "people", "Candidats"), RailItem("settings", "settings", "Réglages"))
FIRST_PAINT = """
import sys
from PySide6.QtWidgets import QApplication
from clea_desktop.core.text import translator
from clea_desktop.ui import theme
from clea_desktop.ui.changes import Changes
from clea_desktop.ui.jobs import Jobs
from clea_desktop.ui.main_window import MainWindow
from clea_desktop.ui.screens.unlock.screen import UnlockScreen
from clea_desktop.ui.screens.unlock.state import Person

class Known:
    account_id, display_name = "1", "Claire"

application = theme.make_application(sys.argv)
theme.set_mode(theme.ThemeName.LIGHT)
jobs = Jobs()
window = MainWindow(translator(), jobs=jobs, changes=Changes())
window.add_screen("unlock", UnlockScreen(translator(), jobs=jobs, access=None, people=[Known]))
window.show_screen("unlock")

def tell():
    import PySide6.QtCore
    print(*sys.modules, "Qt-namespace" if "Qt" in PySide6.QtCore.__dict__ else "")
    window.close()
    application.quit()

window.first_painted.connect(tell)
window.show()
application.exec()
"""
HEAVY = (
    "sqlmodel", "sqlalchemy", "reportlab", "keyring", "cryptography", "PySide6.QtSvg", "Qt-namespace", "dataclasses",
)  # fmt: skip


class Noted(QWidget):
    """A screen that notes what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.button = Button("Ouvrir")
        QVBoxLayout(self).addWidget(self.button)

    def entered(self) -> None:
        """Note it."""
        self.told.append("entered")
        self.button.setFocus()

    def left(self) -> None:
        """Note it."""
        self.told.append("left")

    def facts_changed(self, kinds: frozenset[Fact]) -> None:
        """Note it."""
        self.told.append(kinds)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(TR, jobs=Jobs(), changes=Changes())
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    yield made
    made.close()
    qtbot.wait(0)


def test_only_the_screen_in_sight_is_told_of_changes(window: MainWindow) -> None:
    first, second = Noted(), Noted()
    window.add_screen("first", first)
    window.plan_screen("second", lambda: second)
    window.show_screen("first")
    window.changes.tell(Fact.RATINGS)
    window.show_screen("second")
    window.changes.tell(Fact.EVIDENCE, Fact.RATINGS)
    assert first.told == ["entered", frozenset({Fact.RATINGS}), "left"]
    assert second.told == ["entered", frozenset({Fact.EVIDENCE, Fact.RATINGS})]
    assert window.current_screen() == "second"
    assert window.find_screen("second") is second


def test_the_rail_goes_places_by_number_and_tells_where_one_is(window: MainWindow) -> None:
    chosen: list[str] = []
    window.rail_chosen.connect(chosen.append)
    window.open_rail(PLACES, "Claire Marchand", "Évaluation")
    window.add_screen("settings", Noted(), rail="settings")
    window.show_screen("settings")
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert chosen == ["people"]
    window.close_rail()
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert chosen == ["people"]


def test_the_ring_follows_the_focus_and_the_scroll(window: MainWindow) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    buttons = [Button(f"Ouvrir {number}") for number in range(40)]
    for button in buttons:
        column.addWidget(button)
    page = ScrollPage(content)
    window.add_screen("long", page)
    window.show_screen("long")
    QApplication.processEvents()
    ring = window.ring
    buttons[0].setFocus()
    QApplication.processEvents()
    assert ring.target() is buttons[0]
    first = ring.geometry()
    buttons[39].setFocus()
    QApplication.processEvents()
    assert page.verticalScrollBar().value() > 0
    assert ring.target() is buttons[39]
    assert window.rect().contains(ring.geometry())
    page.verticalScrollBar().setValue(0)
    assert not ring.isVisible()
    buttons[0].setFocus()
    QApplication.processEvents()
    assert ring.geometry() == first


def test_a_bug_is_said_in_the_window_and_work_may_go_on(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.jobs.crashed):
        window.jobs.run(lambda: 1 // 0, print, print)
    panels = window.findChildren(DialogPanel)
    assert len(panels) == 1
    panels[0].keep.click()
    assert not panels[0].isVisible()


def test_locking_leaves_no_screen_and_no_name_behind(window: MainWindow) -> None:
    window.open_rail(PLACES, "Claire Marchand", "Évaluation")
    window.add_screen("first", Noted())
    window.show_screen("first")
    window.toast.say("Constat effacé pour Quatrefages", lambda: pytest.fail("went back after a lock"))
    window.remove_screens()
    window.close_rail()
    window.toast.undo()
    assert window.current_screen() == ""
    assert [label.text() for label in window.toast.findChildren(QLabel) if "Quatrefages" in label.text()] == []


def test_the_first_paint_has_loaded_nothing_heavy() -> None:
    told = subprocess.run([sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, check=True, timeout=60)
    loaded = told.stdout.split()
    assert "clea_desktop.ui.screens.unlock.view" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_a_page_that_scrolls_never_takes_the_focus_itself(window: MainWindow) -> None:
    page = ScrollPage(QWidget())
    window.add_screen("page", page)
    window.show_screen("page")
    QApplication.processEvents()
    assert page.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert window.ring.target() is not page
