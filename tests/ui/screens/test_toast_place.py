"""A toast covers nothing that can be read or pressed: neither the keys at the foot of a page nor its last control."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.theme import SCALES, ThemeName
from clea_desktop.ui.widgets.key_hints import KeyHints
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench
from tests.ui.screens.test_every_control import DOSSIERS, PLACES

SHOWN = ("", "in hand")
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, KeyHints)
WORDS = ("Constat effacé pour 2.1.1", "« Attestation de l'atelier de cuisine du mois de mars » jointe.")


@pytest.mark.parametrize("scale", SCALES)
def test_a_toast_covers_no_control(bench: Bench, filled: FakeSession, scale: float) -> None:
    assert filled.candidates.rows()
    bench.unlock()
    theme.set_mode(ThemeName.LIGHT, scale)
    try:
        spots = [Spot(screen, DOSSIERS.get(key, ""), part=part) for screen, key, part in PLACES if key in SHOWN]
        assert [one for spot in spots for one in covered(bench, spot)] == []
    finally:
        theme.set_mode(ThemeName.LIGHT, 1.0)


def test_the_page_has_its_whole_height_again_once_the_toast_is_gone(bench: Bench) -> None:
    bench.unlock()
    theme.set_mode(ThemeName.LIGHT, 2.0)
    try:
        home = bench.window.find_screen(Screen.HOME)
        bench.settle()
        high = home.height()
        bench.window.toast.say(WORDS[0], undo=bench.settle)
        bench.settle()
        assert home.height() < high
        bench.window.toast.dismiss()
        bench.settle()
        assert home.height() == high
    finally:
        theme.set_mode(ThemeName.LIGHT, 1.0)


def covered(bench: Bench, spot: Spot) -> list[str]:
    """Return what a toast stands on, in words."""
    assert bench.application.workspace is not None
    bench.application.workspace.go(spot)
    bench.settle()
    assert bench.window.current_screen() == spot.screen
    toast, found = bench.window.toast, []
    for words in WORDS:
        toast.say(words, undo=bench.settle)
        bench.settle()
        for widget in bench.window.findChildren(QWidget):
            if isinstance(widget, CONTROLS) and not toast.isAncestorOf(widget):
                under = seen(widget, bench.window).intersected(toast.box())
                if under.height() > 1:
                    found.append(f"{spot.screen} {spot.part}: {under.height()} px of {type(widget).__name__}")
        toast.dismiss()
    return found


def seen(widget: QWidget, window: QWidget) -> QRect:
    """Return the part of a widget that nothing scrolled away, in the window."""
    if not widget.isVisible():
        return QRect()
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint(0, 0)))
