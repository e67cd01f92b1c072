"""Two columns at usual sizes, one under the other in large type: nothing is squeezed, the page grows downwards."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from clea_desktop.ui import theme

_LEAST = 400


class Columns(QWidget):
    """A main column and a side one of fixed width, which goes under (or over) it in large type."""

    def __init__(
        self, main: QWidget, side: QWidget, *, side_width: int = 344, side_first: bool = False, gap: int = 40
    ) -> None:
        super().__init__()
        self._side, self._side_width, self._narrow = side, side_width, 0
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.space(self._box, gap=gap)
        order = (side, main) if side_first else (main, side)
        for column in order:
            self._box.addWidget(column, 1 if column is main else 0)
        self._arrange()

    def fold_below(self, width: int) -> None:
        """Also put them one under the other where the page is narrower than this (unscaled)."""
        self._narrow = width
        self._arrange()

    def restyle(self) -> None:
        """Put the columns side by side or one under the other as the scale asks."""
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Accept any width where the columns may go one under the other: that is when they do."""
        wanted = super().minimumSizeHint()
        return QSize(min(wanted.width(), theme.px(_LEAST)), wanted.height()) if self._narrow else wanted

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """See again whether the columns fit side by side."""
        super().resizeEvent(event)
        if self._narrow:
            self._arrange()

    def _arrange(self) -> None:
        large = theme.is_large() or 0 < self.width() < theme.px(self._narrow)
        direction = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(direction)
        if large:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
        else:
            self._side.setFixedWidth(theme.px(self._side_width))
