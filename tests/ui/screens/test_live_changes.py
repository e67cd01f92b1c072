"""Themes and sizes change under the hand: nothing is cut, nothing grows, the focus and the toast stay whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from clea_desktop.ui import theme
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.settings.screen import SettingsScreen
from clea_desktop.ui.theme import ThemeName
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.key_hints import KeyHints
from clea_desktop.ui.widgets.shadow import SHADOW
from tests.ui.looks import WINDOW, check_looks, mode
from tests.ui.screens.bench import Bench, put_dossier
from tests.ui.screens.test_looks import WALKS, unlocked

__all__ = ["unlocked"]
_LONG = "« Tri des déchets de chantier, atelier du matin » jointe."


def _in_order() -> list[str]:
    return list(WALKS)


@pytest.mark.parametrize("place", _in_order())
def test_every_screen_stays_whole_when_the_size_changes_under_it(unlocked: Bench, place: str) -> None:
    unlocked.vault.recovery_confirmed = False
    with mode(ThemeName.LIGHT, 1.0):
        WALKS[place](unlocked)
        unlocked.window.toast.say(_LONG, undo=lambda: None)
        unlocked.settle()
        focused = unlocked.window.focusWidget()
        for scale in (2.0, 1.0):
            theme.set_mode(ThemeName.LIGHT, scale)
            unlocked.settle()
            assert check_looks(unlocked.window) == []
            toast = unlocked.window.toast
            assert toast.height() >= toast.heightForWidth(toast.width())
            assert unlocked.window.rect().contains(toast.geometry())
            now = unlocked.window.focusWidget()
            assert now is not None
            assert not unlocked.window.rail.isAncestorOf(now)
            assert not toast.isAncestorOf(now)
        assert focused is not None


def test_the_field_under_the_hand_stays_in_sight_when_type_grows(unlocked: Bench, qtbot: QtBot) -> None:
    WALKS["new proof"](unlocked)
    editor = unlocked.screen(RatingScreen).view.panel.label.editor
    with mode(ThemeName.LIGHT, 2.0):
        qtbot.waitUntil(lambda: editor.visibleRegion().boundingRect().height() == editor.height(), timeout=2000)


def test_a_new_recovery_code_is_whole_at_every_size(bench: Bench) -> None:
    bench.unlock()
    bench.go(Screen.SETTINGS)
    screen = bench.screen(SettingsScreen)
    screen.presenter.show_section("account")
    screen.view.account.renew.click()
    bench.settle()
    for name in ThemeName:
        for scale in (1.0, 2.0):
            with mode(name, scale):
                assert check_looks(bench.window) == []


def test_the_window_does_not_grow_with_its_pages(bench: Bench) -> None:
    bench.unlock()
    assert (bench.window.width(), bench.window.height()) == WINDOW
    assert bench.window.minimumHeight() <= 720
    page = QLineEdit()
    page.setMinimumHeight(2000)
    bench.window.add_screen("tall", page)
    bench.window.show_screen("tall")
    bench.settle()
    assert (bench.window.width(), bench.window.height()) == WINDOW


@pytest.mark.parametrize("name", list(ThemeName))
def test_a_placeholder_is_read_as_easily_as_a_help(name: ThemeName, qapp: QApplication) -> None:
    assert qapp.styleSheet()
    with mode(name, 1.0):
        field = FormField("Nom", placeholder="jj/mm/aaaa")
        field.show()
        QApplication.processEvents()
        ink = field.editor.palette().color(QPalette.ColorRole.PlaceholderText)
        assert ink.alpha() == 255
        assert ink == theme.colour("muted")
        field.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        field.close()


def test_the_toast_hides_neither_the_page_nor_its_keys(bench: Bench) -> None:
    session_dossier = put_dossier(bench.access.unlock("account-1", "quatre mots pour evaluator"))
    bench.unlock()
    bench.go(Screen.DOSSIER, session_dossier)
    bench.window.toast.say("Contrat signé, scan gardé.")
    bench.settle()
    toast = bench.window.toast
    keys = next(one for one in bench.window.findChildren(KeyHints) if one.isVisible())
    assert keys.mapTo(bench.window, keys.rect().bottomLeft()).y() <= toast.y() + SHADOW + 1
    assert bench.window.rect().contains(toast.geometry())
