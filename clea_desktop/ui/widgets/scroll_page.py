"""A page taller than the window: it scrolls up and down only, and what has the focus is always in sight."""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.restyle import set_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ScrollPage(QScrollArea):
    """Holds a widget that may be taller than the page, never wider."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        set_ground(content, "none")
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._finished = False

    def scroll_by_page(self, pages: int) -> None:
        """Scroll by whole pages: negative goes up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def paintEvent(self, event: "QPaintEvent") -> None:  # noqa: N802 - Qt's name
        """Paint, and settle the rest after the first time."""
        super().paintEvent(event)
        if not self._finished:
            self._finished = True
            QTimer.singleShot(0, self, self._finish)

    def _finish(self) -> None:
        """Settle what is not seen, once the page is: Qt's namespace is heavy to load."""
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        QApplication.instance().focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        content = self.widget()
        if new is not None and content is not None and content.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, theme.gap(24))
