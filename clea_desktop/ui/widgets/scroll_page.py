"""A page taller than the window: it scrolls up and down only, and what has the focus is always in sight."""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.restyle import set_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SETTLED_MS = 80


class ScrollPage(QScrollArea):
    """Holds a widget that may be taller than the page, never wider."""

    def __init__(self, content: QWidget, *, first: bool = False) -> None:
        """Hold ``content``; ``first`` is for the first screen, which settles what is not seen after its paint."""
        super().__init__()
        set_ground(content, "none")
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._finished = not first
        if self._finished:
            self._finish()

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

    def restyle(self) -> None:
        """Keep what has the focus in sight when everything changes its size, once the layouts have settled."""
        QTimer.singleShot(SETTLED_MS, self, self._show_focus)

    def _show_focus(self) -> None:
        self._follow_focus(None, self.window().focusWidget())

    def _finish(self) -> None:
        """Settle what is not seen, once the page is: Qt's namespace is heavy to load."""
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        QApplication.instance().focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        content = self.widget()
        if new is not None and content is not None and content.isAncestorOf(new):
            around = self.viewport().height() // 3 if theme.is_large() else theme.gap(24)  # a toast must not hide it
            self.ensureWidgetVisible(new, 0, around)
