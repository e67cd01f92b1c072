"""The one shadow of the visual language, under the dialog and the toast: painted, so that text stays sharp."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from clea_desktop.ui import theme
from clea_desktop.ui.theme import ThemeName

SHADOW = 14
_LAYERS, _DOWN, _OPACITY = 12, 5, 2


def paint_shadow(painter: QPainter, box: QRectF, radius: float) -> None:
    """Lay twelve faint rounded rectangles under a box: brown-black in light, black in dark."""
    light = theme.theme_name() is ThemeName.LIGHT
    shade = QColor(theme.colour("ink")) if light else QColor(Qt.GlobalColor.black)
    shade.setAlpha(_OPACITY if light else 4 * _OPACITY)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    for layer in range(_LAYERS):
        grown = box.adjusted(-layer, -layer, layer, layer).translated(0, min(_DOWN, SHADOW - layer))
        painter.drawRoundedRect(grown, radius + layer, radius + layer)
