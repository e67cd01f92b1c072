"""Over the tree of every screen: each control has a name for who cannot see it, and Tab leads to it and on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from clea_desktop.core.papers import PaperKind
from clea_desktop.ui.navigation import OF_A_DOSSIER, Screen, Spot
from clea_desktop.ui.screens.restitution.parts import Part as Talk
from clea_desktop.ui.screens.settings.state import Section as Setting
from clea_desktop.ui.screens.welcome.questions import Section as Asked
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench

DOORS = frozenset({Screen.FIRST_START, Screen.UNLOCK, Screen.CLOSED_DOOR})
ROOMS = tuple(screen for screen in Screen if screen not in DOORS)
DOSSIERS = {"new": "dossier-4", "in hand": "dossier-5", "sealed": "dossier-6"}
PARTS: dict[Screen, tuple[str, ...]] = {
    Screen.RESTITUTION: tuple(Talk),
    Screen.SETTINGS: tuple(Setting),
    Screen.SIGN: (PaperKind.AGREEMENT.value, PaperKind.RESTITUTION.value),
    Screen.WELCOME: tuple(Asked),
}
"""The screens one goes through part by part."""
PLACES = [
    (screen, key, part)
    for screen in ROOMS
    for key in (DOSSIERS if screen in OF_A_DOSSIER else ("",))
    for part in PARTS.get(screen, ("",))
]


@pytest.fixture
def unlocked(bench: Bench, filled: FakeSession) -> Bench:
    assert filled.candidates.rows()
    bench.unlock()
    return bench


@pytest.mark.parametrize(("screen", "key", "part"), PLACES, ids=[" ".join(filter(None, place)) for place in PLACES])
def test_every_control_has_a_name_and_a_place_in_the_tab_order(
    unlocked: Bench, screen: Screen, key: str, part: str
) -> None:
    assert unlocked.application.workspace is not None
    unlocked.application.workspace.go(Spot(screen, DOSSIERS.get(key, ""), part=part))
    unlocked.settle()
    assert unlocked.window.current_screen() == screen
    controls = [widget for widget in unlocked.window.findChildren(QWidget) if takes_tab(widget)]
    assert controls, "a screen nobody can do anything on"
    nameless = [f"{type(one).__name__} {one.objectName()}" for one in controls if not name_of(one)]
    assert nameless == []
    reached = set(walked(unlocked.window, len(controls)))
    missed = [f"{type(one).__name__} « {name_of(one)} »" for one in controls if not is_reached(one, reached)]
    assert missed == []


def takes_tab(widget: QWidget) -> bool:
    """Say whether somebody at the keyboard can expect to come to this widget."""
    offered = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    return offered and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not widget.isWindow()


def name_of(widget: QWidget) -> str:
    """Return what a screen reader would say."""
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def walked(window: QWidget, controls: int) -> Iterator[QWidget]:
    """Press Tab until it has been everywhere, and yield where it came."""
    for _ in range(controls * 2 + 4):
        here = QApplication.focusWidget() or window
        yield here
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QApplication.processEvents()


def is_reached(widget: QWidget, reached: set[QWidget]) -> bool:
    """Say whether Tab came to a control, or to a neighbour of its group, within which arrows travel."""
    if widget in reached:
        return True
    if not isinstance(widget, QAbstractButton):
        return False
    group: QButtonGroup | None = widget.group()
    if group is not None and group.exclusive():
        return any(one in reached for one in group.buttons())
    beside = (one for one in reached if isinstance(one, QAbstractButton) and one.parent() is widget.parent())
    return widget.autoExclusive() and any(beside)
