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
        self._brought: QWidget | None = None
        self._finished = not first
        if self._finished:
            self._finish()

    def scroll_by_page(self, pages: int) -> None:
        """Scroll by whole pages: negative goes up."""
        bar = self.verticalScrollBar()
        self._brought = None
        bar.setValue(bar.value() + pages * bar.pageStep())

    def bring(self, widget: QWidget) -> None:
        """Bring into sight what has no focus but must be read now."""
        self._brought = None
        self.ensureWidgetVisible(widget, 0, theme.gap(24))

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
        bar = self.verticalScrollBar()
        bar.actionTriggered.connect(self._let_go)
        bar.rangeChanged.connect(lambda _low, _high: QTimer.singleShot(0, self, self._keep_in_sight))

    def _let_go(self, _action: int) -> None:
        """Follow nothing any more: somebody scrolls."""
        self._brought = None

    def _keep_in_sight(self) -> None:
        """Bring what has the focus back when the page grew over it: what is said of it may come a moment later."""
        brought = self._brought
        if brought is None or brought is not QApplication.focusWidget() or _mouse_is_down():
            return
        whole = self._whole(brought)
        if whole.height() <= self.viewport().height():
            self.ensureWidgetVisible(whole, 0, theme.gap(24))

    def _whole(self, focused: QWidget) -> QWidget:
        """Return the field that the focus belongs to, with its label and what is said under it; else the widget."""
        field = focused.parentWidget()
        if field is None or field.focusProxy() is not focused or field.height() > self.viewport().height():
            return focused
        return field

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        content = self.widget()
        self._brought = None
        if new is None or content is None or not content.isAncestorOf(new):
            return
        self._brought = new
        if _mouse_is_down():
            return  # what is pressed is in sight; moved away, it would not get the release
        seen = self.viewport().height()
        around = seen // 3 if theme.is_large() else theme.gap(24)  # a toast must not hide it
        new = self._whole(new)
        top = new.mapTo(content, QtCore.QPoint(0, 0)).y()
        if top + new.height() + around <= seen:
            self.verticalScrollBar().setValue(0)  # what is above belongs to it: a heading, most often
        elif new.height() > seen:
            self.verticalScrollBar().setValue(top - theme.gap(24))  # it is read from its beginning
        else:
            self.ensureWidgetVisible(new, 0, around)


def _mouse_is_down() -> bool:
    """Say whether somebody is pressing something."""
    return QApplication.mouseButtons() != QtCore.Qt.MouseButton.NoButton
