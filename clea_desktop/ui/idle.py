"""Knows when nobody has touched the keyboard or the mouse for a while: the window then locks."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_MINUTE_MS = 60_000


class IdleWatch(QObject):
    """Watches the window's own events only, so that painting costs nothing more."""

    idled = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_watching = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idled)

    def start(self, minutes: int) -> None:
        """Begin to count."""
        if not self._is_watching and self._window.isVisible():
            self._is_watching = True
            self._window.windowHandle().installEventFilter(self)
        self._timer.start(minutes * _MINUTE_MS)

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count from the start at each touch."""
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False
