"""Things side by side while they fit, one under the other in large type."""

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from clea_desktop.ui import theme


class Flow(QWidget):
    """A row (a column in large type) of widgets that keep their width."""

    def __init__(self, widgets: Sequence[QWidget], *, gap: int = 12) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._widgets = tuple(widgets)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.space(self._box, gap=gap)
        for widget in widgets:
            self._box.addWidget(widget)
        self._box.addStretch(1)
        self.restyle()

    def restyle(self) -> None:
        """Turn with the scale."""
        if not theme.is_large():
            self._box.setDirection(QBoxLayout.Direction.LeftToRight)
            return
        self._box.setDirection(QBoxLayout.Direction.TopToBottom)
        for widget in self._widgets:
            self._box.setAlignment(widget, QtCore.Qt.AlignmentFlag.AlignLeft)


class Pair(QWidget):
    """A button and the icon of its other way, side by side in large type too."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        theme.space(row, gap=4)
        row.addWidget(first)
        row.addWidget(second)
