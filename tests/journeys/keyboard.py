"""A person who owns no mouse: every key goes to whoever has the focus, and the focus must be in sight.

Keys are sent with their text (é, ñ, œ), shortcuts first, as the system does. Nothing here touches a widget in any
other way: what cannot be done with these keys cannot be done by somebody who has nothing else.
"""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from clea_desktop.core.text import NBSP, french
from clea_desktop.ui.application import Application

CTRL = Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
_TEXTS = {Qt.Key.Key_Tab: "\t", Qt.Key.Key_Return: "\r", Qt.Key.Key_Space: " ", Qt.Key.Key_Escape: "\x1b"}
_LONGEST_ROUND = 60


class Keyboard:
    """The keys of one window. ``press`` and ``type`` wait until the window has answered; ``strike`` does not."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._window = application.window
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way, then look: somebody must have the focus, with the ring around it."""
        for _ in range(3):
            self._application.jobs.wait()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()
        ring, focused = self._window.ring, self._focused()
        if focused.property("no_ring"):  # a list: its current row shows the focus
            assert focused.isVisible()
            return
        assert ring.target() is focused, "the ring is not around what has the focus"
        assert ring.isVisible(), f"the focus is out of sight: {self.focused()}"

    def strike(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _PLAIN, text: str = "") -> None:
        """Strike one key, and do not wait."""
        said = text or _TEXTS.get(key, "")
        QTest.sendKeyEvent(QTest.KeyAction.Click, self._focused(), key, said, modifiers)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _PLAIN) -> None:
        """Strike one key and wait for what comes of it."""
        self.strike(key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """Write, letter by letter."""
        for letter in text:
            self.strike_letter(letter)
        self.settle()

    def strike_letter(self, letter: str) -> None:
        """Strike the key of a letter, and do not wait."""
        self.strike(_key_of(letter), text=letter)

    def go_to(self, name: str) -> None:
        """Go to a control by the words one reads on it, with Tab alone."""
        wanted, met = french(name), []
        for _ in range(_LONGEST_ROUND):
            if self.focused() == wanted:
                return
            met.append(self.focused())
            self.press(Qt.Key.Key_Tab)
        message = f"Tab never reaches « {wanted} », only {met}"
        raise AssertionError(message)

    def act(self, name: str) -> None:
        """Go to a button and press it."""
        self.go_to(name)
        self.press(Qt.Key.Key_Return)

    def fill(self, name: str, text: str) -> None:
        """Go to a field and write over what is there."""
        self.go_to(name)
        self.press(Qt.Key.Key_A, CTRL)
        self.type(text)

    def is_on(self, name: str) -> bool:
        """Tell whether these words are those of what has the focus."""
        return self.focused() == french(name)

    def focused(self) -> str:
        """Return the words of what has the focus, as they are read aloud."""
        widget = self._focused()
        words = widget.accessibleName()
        return words or (widget.text().strip(NBSP + " ") if isinstance(widget, QAbstractButton) else "")

    def _focused(self) -> QWidget:
        focused: QWidget | None = QApplication.focusWidget()
        assert focused is not None, "nobody has the keyboard"
        assert self._window.isAncestorOf(focused), "another window has the keyboard"
        return focused


def _key_of(letter: str) -> Qt.Key:
    """Return the key of a letter; one of another keyboard comes with its text alone."""
    if letter.isascii() and letter.isprintable():
        return Qt.Key(ord(letter.upper()))
    return Qt.Key.Key_unknown
