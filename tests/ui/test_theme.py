"""The visual language: contrast computed from the tokens, the face really loaded, a change of mode that is live."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clea_desktop.ui import theme
from clea_desktop.ui.theme.style_sheet import make_style_sheet
from clea_desktop.ui.theme.tokens import THEMES, ThemeName, Token
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.text import Label
from tests.ui.inks import TEXT_PAIRS, contrast

EDGE_PAIRS: tuple[tuple[Token, Token], ...] = (
    ("edge", "surface"), ("edge", "sunken"), ("edge", "paper"), ("accent", "paper"), ("fill", "surface"),
)  # fmt: skip


@pytest.mark.parametrize("name", ThemeName)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_is_read_on_every_ground_it_stands_on(name: ThemeName, ink: Token, ground: Token) -> None:
    assert contrast(THEMES[name][ink], THEMES[name][ground]) >= 4.5


@pytest.mark.parametrize("name", ThemeName)
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_borders_of_controls_are_seen(name: ThemeName, edge: Token, ground: Token) -> None:
    assert contrast(THEMES[name][edge], THEMES[name][ground]) >= 3


def test_both_themes_name_the_same_tokens() -> None:
    assert THEMES[ThemeName.LIGHT].keys() == THEMES[ThemeName.DARK].keys()


def test_the_face_is_really_loaded_in_both_weights() -> None:
    assert theme.FAMILY in QFontDatabase.families()
    assert set(QFontDatabase.styles(theme.FAMILY)) >= {"Regular", "Bold"}
    for bold in (False, True):
        drawn = QFontInfo(theme.font(bold=bold))
        assert drawn.family() == theme.FAMILY
        assert drawn.bold() is bold


def test_the_whole_application_takes_the_face_and_the_palette(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == theme.FAMILY
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.colour("paper")


def test_a_change_of_theme_changes_what_is_painted_without_another_word(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = Button("Ouvrir", icon="lock")
    QVBoxLayout(window).addWidget(button)
    window.show()
    light = button.icon().pixmap(20, 20).toImage()
    theme.set_mode(ThemeName.DARK)
    assert theme.colour("paper").name().upper() == THEMES[ThemeName.DARK]["paper"]
    assert button.icon().pixmap(20, 20).toImage() != light


def test_text_doubles_while_spaces_grow_half_as_fast(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    theme.space(layout, gap=16, margins=(32, 0, 0, 0))
    label = Label("Candidats", role="title")
    layout.addWidget(label)
    fixed = QWidget()
    layout.addWidget(fixed)
    theme.fix_width(fixed, 100)
    window.show()
    narrow = label.sizeHint().width()
    theme.set_mode(ThemeName.LIGHT, 2.0)
    assert (layout.spacing(), layout.contentsMargins().left(), fixed.width()) == (24, 48, 200)
    assert label.sizeHint().width() == pytest.approx(2 * narrow, rel=0.03)


def test_controls_stay_high_enough_to_be_touched_at_every_scale(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    kinds = [Button("Ouvrir", kind=kind) for kind in ("primary", "outlined", "link")]
    for button in kinds:
        column.addWidget(button)
    window.show()
    for scale in theme.SCALES:
        theme.set_mode(ThemeName.LIGHT, scale)
        assert {button.sizeHint().height() for button in kinds} == {theme.gap(44)}


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    def same(size: float) -> int:
        return round(size)

    markers = {token: f"«{token}»" for token in THEMES[ThemeName.LIGHT]}
    sheet = make_style_sheet(markers, same, same)
    assert "#" not in sheet
    assert "{" in sheet


def test_a_style_sheet_rule_is_understood(qtbot: QtBot) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.setProperty("kind", "primary")
    button.ensurePolished()
    height: Callable[[], int] = button.sizeHint().height
    assert height() == theme.gap(44)
