"""The theme and scale in force. Like Qt's own palette and style sheet, there is one for the whole application.

Colours and sizes are asked here each time something is painted or measured, never kept: a change of theme is then one
repaint, a change of scale one new layout.
"""

from PySide6.QtGui import QColor, QFont

from clea_desktop.ui.theme.fonts import make_font
from clea_desktop.ui.theme.tokens import BODY, LARGE_FROM, THEMES, ThemeName, Token


class _Mode:
    """What is in force; changed by :func:`put_in_force` only."""

    name = ThemeName.LIGHT
    scale = 1.0


_colours: dict[str, QColor] = {}


def put_in_force(name: ThemeName, scale: float) -> None:
    """Change the theme and the scale that everything asks for from now on."""
    _Mode.name, _Mode.scale = name, scale
    _colours.clear()


def theme_name() -> ThemeName:
    """Return the theme in force."""
    return _Mode.name


def scale() -> float:
    """Return the scale of text in force: 1.0 is 100 %."""
    return _Mode.scale


def is_large() -> bool:
    """Say whether type is large enough for the rail to fold and side columns to go below."""
    return _Mode.scale >= LARGE_FROM


def px(size: float) -> int:
    """Scale a text, an icon, or a width that holds text."""
    return round(size * _Mode.scale)


def gap(size: float) -> int:
    """Scale a space or the height of a control: they grow half as fast as text."""
    return round(size * (1 + (_Mode.scale - 1) / 2))


def colour(token: Token) -> QColor:
    """Return a token's colour in the theme in force."""
    if token not in _colours:
        _colours[token] = QColor(THEMES[_Mode.name][token])
    return _colours[token]


def font(size: int = BODY, *, bold: bool = False) -> QFont:
    """Return the reading face at an unscaled size."""
    return make_font(px(size), bold=bold)
