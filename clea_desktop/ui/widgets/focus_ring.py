"""The ring around what has the focus: one overlay a window, for a style sheet cannot draw outside its box."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from clea_desktop.ui import theme
from clea_desktop.ui.theme.tokens import RADIUS_CONTROL

_OUTSIDE, _STROKE = 3, 2.5
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class FocusRing(QWidget):
    """Follows ``QApplication.focusChanged``, and every move of what it surrounds (a scroll moves an ancestor)."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.hide()
        QApplication.instance().focusChanged.connect(self._follow)
        self._follow(None, QApplication.focusWidget())

    def target(self) -> QWidget | None:
        """Return what is surrounded now."""
        return self._target

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow every move of the target and of what holds it."""
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring."""
        if self._target is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), _STROKE))
        radius = theme.px(self._target.property("ring_radius") or RADIUS_CONTROL) + _OUTSIDE
        inset = _STROKE / 2
        whole = QRectF(self._whole()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(whole.translated(-self.x(), -self.y()), radius, radius)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):  # type: ignore[no-untyped-call]  # without types; a page just closed may be gone
                watched.removeEventFilter(self)
        self._watched = []
        self._target = None
        if new is not None and self._window.isAncestorOf(new) and not new.property("no_ring"):
            self._target = new
            self._watched = _holders(new, self._window)
        for watched in self._watched:
            watched.installEventFilter(self)
        self._place()

    def _whole(self) -> QRect:
        """Return the ring's rectangle in the window, before anything hides a part of it."""
        if self._target is None:
            return QRect()
        origin = self._target.mapTo(self._window, QPoint(0, 0))
        out = _OUTSIDE + 3
        return QRect(origin, self._target.size()).adjusted(-out, -out, out, out)

    def _place(self) -> None:
        if self._target is None or not self._target.isVisible():
            self.hide()
            return
        seen = self._whole() & self._window.rect()
        for holder in _holders(self._target, self._window)[1:]:
            if isinstance(holder, QAbstractScrollArea):
                port = holder.viewport()
                out = _OUTSIDE + 3
                sight = QRect(port.mapTo(self._window, QPoint(0, 0)), port.size())
                seen &= sight.adjusted(-out, 0, out, 0)
        self.setVisible(not seen.isEmpty())
        self.setGeometry(seen)
        self.raise_()
        self.update()


def _holders(widget: QWidget, window: QWidget) -> list[QWidget]:
    """Return a widget and all that hold it, up to (and without) the window."""
    holders: list[QWidget] = []
    holder: QWidget | None = widget
    while holder is not None and holder is not window:
        holders.append(holder)
        holder = holder.parentWidget()
    return holders
