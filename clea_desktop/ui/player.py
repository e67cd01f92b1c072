"""A pair of hands for the practice centre: finds what a person would see, types, presses, and takes pictures.

It reaches only what is in sight and enabled, by the names read aloud, so what it plays a person can do.
"""

import sys
from collections.abc import Callable
from math import sin
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QPointF, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from clea_desktop.ui.main_window import MainWindow
from clea_desktop.ui.widgets.scroll_page import SETTLED_MS

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
_PLAIN = Qt.KeyboardModifier.NoModifier
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
        self._front: QWidget = window
        window.activateWindow()

    def face(self, window: QWidget | None) -> None:
        """Play in a window that came in front, or, with None, in the first one again."""
        self._front = window or self._window
        self._front.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self._window.jobs.wait()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
        self._window.jobs.wait()

    def rest(self) -> None:
        """Wait until the layouts have come to rest."""
        settled = monotonic() + 2 * SETTLED_MS / 1000
        self.settle()
        self.wait_for(lambda: monotonic() > settled, "layouts")

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

    def press_beginning(self, beginning: str) -> None:
        """Press the button whose words begin so, as an item that counts what is done in it."""
        for button in self._seen(QAbstractButton):
            if button.accessibleName().startswith(beginning) and button.isEnabled():
                button.click()
                self.settle()
                return
        raise NotInSightError(beginning)

    def write(self, text: str) -> None:
        """Type where the keyboard is."""
        for character in text:
            self._strike(self._focused(), Qt.Key.Key_Return.value if character == "\n" else 0, character)
        self.settle()

    def write_in(self, name: str, text: str) -> None:
        """Type in a place of several lines, by its label."""
        self._find(QPlainTextEdit, name).setFocus()
        self.write(text)

    def draw(self, kind: type[QWidget]) -> None:
        """Draw a line across the place of this kind that is in sight, with the mouse."""
        pad = self._seen(kind)[0]
        wave = [(0.15 + 0.007 * step, 0.5 + (0.28 - 0.002 * step) * sin(step * 0.55)) for step in range(100)]
        points = [QPointF(pad.width() * across, pad.height() * down) for across, down in wave]
        for number, point in enumerate(points):
            press, release = number == 0, number == len(points) - 1
            kinds = QEvent.Type
            event = kinds.MouseButtonPress if press else kinds.MouseButtonRelease if release else kinds.MouseMove
            button = Qt.MouseButton.LeftButton if press or release else Qt.MouseButton.NoButton
            held = Qt.MouseButton.NoButton if release else Qt.MouseButton.LeftButton
            where = QPointF(pad.mapToGlobal(point))
            QCoreApplication.sendEvent(pad, QMouseEvent(event, point, where, button, held, _PLAIN))
        self.settle()

    def read_through(self, kind: type[QWidget]) -> None:
        """Go to the end of what scrolls in the place of this kind that is in sight."""
        self._strike(self._seen(kind)[0], Qt.Key.Key_End.value, "")

    def may_press(self, name: str) -> bool:
        """Say whether a button of these words is in sight and enabled."""
        return any(button.isEnabled() for button in self._seen(QAbstractButton) if button.accessibleName() == name)

    def read(self, name: str) -> str:
        """Read what a field holds, by its label."""
        return self._find(QLineEdit, name).text()

    def key(self, name: str) -> None:
        """Strike a key where the focus is: a letter or figure, or a name of ``KEYS``."""
        if name in KEYS:
            self._strike(self._focused(), KEYS[name].value, "")
        else:
            self._strike(self._focused(), ord(name.upper()), name)
        self.settle()

    def picture(self, path: Path) -> None:
        """Take a picture of the window in front as it is at rest."""
        self.rest()
        self._front.grab().save(str(path))

    def sees(self, name: str) -> bool:
        """Say whether a button of these words is in sight."""
        return any(
            button.accessibleName() == name or button.text().strip() == name for button in self._seen(QAbstractButton)
        )

    def _focused(self) -> QWidget:
        """Return who has the keyboard; off screen, the window knows it where the application does not."""
        everywhere: QWidget | None = QApplication.focusWidget()
        inside: QWidget | None = self._front.focusWidget()
        return everywhere or inside or self._front

    def _find(self, kind: type[W], name: str) -> W:
        for widget in self._seen(kind):
            words = widget.text().strip() if isinstance(widget, QAbstractButton) else ""
            if name in {widget.accessibleName(), words} and widget.isEnabled():
                return widget
        raise NotInSightError(name)

    def _seen(self, kind: type[W]) -> list[W]:
        return [widget for widget in self._front.findChildren(kind) if widget.isVisible()]

    def _strike(self, target: QWidget, key: int, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(target, event)
