"""The icons, drawn for this project: an SVG file each, coloured with a token, sharp at any number of pixels a point.

Nothing is read before it is shown. Qt reads SVG by itself when it loads an image: its SVG classes are never imported.
"""

from functools import cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from clea_desktop.resource_files import read_resource
from clea_desktop.ui import theme
from clea_desktop.ui.theme import Token

STROKE = 1.75
_pixmaps: dict[tuple[str, int, str, float, float], QPixmap] = {}


def pixmap(name: str, size: float = 20, tint: Token = "ink", stroke: float = STROKE, *, ratio: float = 2.0) -> QPixmap:
    """Draw an icon at an unscaled size in a token's colour; ``ratio`` is the pixels of the screen for one of ours."""
    key = (name, theme.px(size), theme.colour(tint).name(), stroke, ratio)
    if key not in _pixmaps:
        _pixmaps[key] = _draw(*key)
    return _pixmaps[key]


def icon(name: str, size: int = 20, tint: Token = "ink") -> QIcon:
    """Return an icon for a button: the same shape in muted when it is disabled."""
    ratio = QApplication.instance().devicePixelRatio()
    made = QIcon(pixmap(name, size, tint, ratio=ratio))
    made.addPixmap(pixmap(name, size, "muted", ratio=ratio), QIcon.Mode.Disabled)
    return made


def icon_size(size: int = 20) -> QSize:
    """Return the scaled size to give a button for its icon."""
    return QSize(theme.px(size), theme.px(size))


def _draw(name: str, pixels: int, colour: str, stroke: float, ratio: float) -> QPixmap:
    side = round(pixels * ratio)
    drawing = _read(name).replace("currentColor", colour).replace("<svg ", f'<svg width="{side}" height="{side}" ', 1)
    if stroke != STROKE:
        drawing = drawing.replace(f'stroke-width="{STROKE}"', f'stroke-width="{stroke}"')
    made = QPixmap()
    made.loadFromData(drawing.encode(), "SVG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants text
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _read(name: str) -> str:
    return read_resource("icons", f"{name}.svg").decode()
