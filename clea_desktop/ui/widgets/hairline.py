"""The hairline between rows: one sharp pixel, decoration only."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.painted import Painted


class Hairline(Painted):
    """A horizontal line the width of what holds it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be one pixel high."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fill the pixel."""
        QPainter(self).fillRect(self.rect(), theme.colour("line"))
