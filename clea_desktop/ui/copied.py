"""Personal data on the clipboard: put there for one paste, kept out of histories, and taken back soon after."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

_STAYS_MS = 60_000
_KEPT_OUT = (
    ("x-kde-passwordManagerHint", b"secret"),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"\1"),
)
"""What tells the clipboard histories of Linux and of Windows to keep no trace."""


class Copied(QObject):
    """One text at a time; what somebody else put on the clipboard meanwhile stays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS_MS)
        self._timer.timeout.connect(self.take_back)

    def put(self, text: str) -> None:
        """Put a text on the clipboard for a minute."""
        self._text = text
        data = QMimeData()
        data.setText(text)
        for name, value in _KEPT_OUT:
            data.setData(name, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._timer.start()

    def take_back(self) -> None:
        """Empty the clipboard, if it still holds what was put there."""
        self._timer.stop()
        text, self._text = self._text, ""
        clipboard = QGuiApplication.clipboard()
        if text and clipboard.text() == text:
            clipboard.clear()
