"""A pair of hands for the practice centre: finds what a person would see, types, presses, and takes pictures.

It reaches only what is in sight and enabled, by the names read aloud, so what it plays a person can do.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from clea_desktop.ui.main_window import MainWindow

_CHATTER = "does not support propagateSizeHints()"
W = TypeVar("W", bound=QWidget)
KEYS = {
    "down": Qt.Key.Key_Down,
    "up": Qt.Key.Key_Up,
    "page down": Qt.Key.Key_PageDown,
    "page up": Qt.Key.Key_PageUp,
    "enter": Qt.Key.Key_Return,
    "escape": Qt.Key.Key_Escape,
    "delete": Qt.Key.Key_Delete,
    "tab": Qt.Key.Key_Tab,
}
_PATIENCE_SECONDS = 120.0


class NotInSightError(LookupError):
    """What was looked for is not on the screen, or cannot be used; names the control, never a person."""


def hush_offscreen() -> None:
    """Drop the one line the platform without a display says at every window; all else is still said."""

    def say(_kind: QtMsgType, _place: QMessageLogContext, message: str) -> None:
        if _CHATTER not in message:
            sys.stderr.write(f"{message}\n")

    qInstallMessageHandler(say)


class Player:
    """Plays in one window. Every act waits until the window has answered."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        window.activateWindow()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self._window.jobs.wait()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
        self._window.jobs.wait()

    def wait_for(self, seen: Callable[[], bool], what: str) -> None:
        """Wait until something is so; NotInSightError after two minutes."""
        end = monotonic() + _PATIENCE_SECONDS
        while not seen():
            if monotonic() > end:
                raise NotInSightError(what)
            self.settle()

    def press(self, name: str) -> None:
        """Press a button by its words."""
        self._find(QAbstractButton, name).click()
        self.settle()

    def fill(self, name: str, text: str) -> None:
        """Write in a field by its label, as if typed."""
        field = self._find(QLineEdit, name)
        field.setFocus()
        field.clear()
        for character in text:
            self._strike(field, 0, character)
        self.settle()

    def key(self, name: str) -> None:
        """Strike a key where the focus is: a letter or figure, or a name of ``KEYS``."""
        if name in KEYS:
            self._strike(self._focused(), KEYS[name].value, "")
        else:
            self._strike(self._focused(), ord(name.upper()), name)
        self.settle()

    def picture(self, path: Path) -> None:
        """Take a picture of the window as it is."""
        self.settle()
        self._window.grab().save(str(path))

    def sees(self, name: str) -> bool:
        """Say whether a button of these words is in sight."""
        return any(
            button.accessibleName() == name or button.text().strip() == name for button in self._seen(QAbstractButton)
        )

    def _focused(self) -> QWidget:
        """Return who has the keyboard; off screen, the window knows it where the application does not."""
        everywhere: QWidget | None = QApplication.focusWidget()
        inside: QWidget | None = self._window.focusWidget()
        return everywhere or inside or self._window

    def _find(self, kind: type[W], name: str) -> W:
        for widget in self._seen(kind):
            words = widget.text().strip() if isinstance(widget, QAbstractButton) else ""
            if name in {widget.accessibleName(), words} and widget.isEnabled():
                return widget
        raise NotInSightError(name)

    def _seen(self, kind: type[W]) -> list[W]:
        return [widget for widget in self._window.findChildren(kind) if widget.isVisible()]

    def _strike(self, target: QWidget, key: int, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(target, event)
