"""Things side by side while they fit, one under the other in large type."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from clea_desktop.ui import theme


class Flow(QWidget):
    """A row (a column in large type) of widgets that keep their width."""

    def __init__(self, widgets: Sequence[QWidget], *, gap: int = 12) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.space(self._box, gap=gap)
        for widget in widgets:
            self._box.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addStretch(1)
        self._arrange()

    def restyle(self) -> None:
        """Turn with the scale."""
        self._arrange()

    def _arrange(self) -> None:
        large = theme.is_large()
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
