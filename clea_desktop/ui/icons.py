"""The icons, drawn for this project: an SVG file each, coloured with a token, sharp at one and two pixels a point.

Nothing is read before it is shown, and QtSvg itself loads with the first icon.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from clea_desktop.resource_files import read_resource
from clea_desktop.ui import theme
from clea_desktop.ui.theme import Token

STROKE = 1.75
_pixmaps: dict[tuple[str, int, str, float, float], QPixmap] = {}


def pixmap(name: str, size: float = 20, tint: Token = "ink", stroke: float = STROKE, *, ratio: float = 2.0) -> QPixmap:
    """Draw an icon at an unscaled size in a token's colour; ``ratio`` is the pixels of the screen for one of ours."""
    pixels = theme.px(size)
    key = (name, pixels, theme.colour(tint).name(), stroke, ratio)
    if key not in _pixmaps:
        _pixmaps[key] = _draw(*key)
    return _pixmaps[key]


def icon(name: str, size: int = 20, tint: Token = "ink") -> QIcon:
    """Return an icon for a button: the same shape in muted when it is disabled."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, size, tint, ratio=ratio), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, size, "muted", ratio=ratio), QIcon.Mode.Disabled)
    return made


def icon_size(size: int = 20) -> QSize:
    """Return the scaled size to give a button for its icon."""
    return QSize(theme.px(size), theme.px(size))


def _draw(name: str, pixels: int, colour: str, stroke: float, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - a library of its own, loaded with the first icon

    drawing = _read(name).replace("currentColor", colour)
    drawing = drawing.replace(f'stroke-width="{STROKE}"', f'stroke-width="{stroke}"')
    made = QPixmap(round(pixels * ratio), round(pixels * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return made


@cache
def _read(name: str) -> str:
    return read_resource("icons", f"{name}.svg").decode()
