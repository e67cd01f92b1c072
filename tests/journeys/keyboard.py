"""A person who owns no mouse: every key goes to whoever has the focus, and the focus must be in sight.

Keys are sent with their text (é, ñ, œ), shortcuts first, as the system does. Nothing here touches a widget in any
other way: what cannot be done with these keys cannot be done by somebody who has nothing else.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from clea_desktop.core.text import NBSP, french
from clea_desktop.ui.application import Application
from clea_desktop.ui.widgets.focus_ring import FocusRing

CTRL = Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
_TEXTS = {Qt.Key.Key_Tab: "\t", Qt.Key.Key_Return: "\r", Qt.Key.Key_Space: " ", Qt.Key.Key_Escape: "\x1b"}
_LONGEST_ROUND = 60
_LAPTOP = QSize(1366, 768)


class Keyboard:
    """The keys of one window. ``press`` and ``type`` wait until the window has answered; ``strike`` does not."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._window: QWidget = application.window
        self.settle()

    @property
    def window(self) -> QWidget:
        """Return the window the keys go to."""
        return self._window

    def follow(self) -> None:
        """Type in the window that is in front from now on: the keys go where the system sends them."""
        for _ in range(3):
            self._application.jobs.wait()
            QApplication.processEvents()
        front: QWidget | None = QApplication.activeWindow()
        assert front is not None, "no window has the keyboard"
        if front.isFullScreen():  # a screen without a display is smaller than that of any laptop
            front.showNormal()
            front.resize(_LAPTOP)
        self._window = front
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way, then look: somebody must have the focus, with the ring around it."""
        for _ in range(3):
            self._application.jobs.wait()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()
        ring, focused = self._window.findChild(FocusRing), self._focused()
        assert isinstance(ring, FocusRing)
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
        self.strike(key_of(letter), text=letter)

    def go_to(self, name: str) -> None:
        """Go to a control by the words one reads on it, with Tab alone."""
        wanted = french(name)
        self._walk(Qt.Key.Key_Tab, lambda words: words == wanted, wanted)

    def open_part(self, parts: Sequence[str], wanted: str) -> None:
        """Go to a column of parts, which counts what is done in each, travel it with the arrows, and open one."""
        names = tuple(french(part) for part in parts)
        self._walk(Qt.Key.Key_Tab, lambda words: words.startswith(names), " | ".join(names))
        here = next(place for place, name in enumerate(names) if self.focused().startswith(name))
        way = Qt.Key.Key_Down if names.index(french(wanted)) >= here else Qt.Key.Key_Up
        self._walk(way, lambda words: words.startswith(french(wanted)), wanted)
        self.press(Qt.Key.Key_Return)

    def choose(self, first: str, wanted: str) -> None:
        """Choose one of several answers: Tab to the first, arrows to the one wanted, the space bar."""
        self.go_to(first)
        self._walk(Qt.Key.Key_Down, lambda words: words == french(wanted), wanted)
        self.press(Qt.Key.Key_Space)

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

    def _walk(self, key: Qt.Key, is_there: Callable[[str], bool], wanted: str) -> None:
        met = []
        for _ in range(_LONGEST_ROUND):
            if is_there(self.focused()):
                return
            met.append(self.focused())
            self.press(key)
        message = f"{key.name} never reaches « {wanted} », only {met}"
        raise AssertionError(message)

    def _focused(self) -> QWidget:
        focused: QWidget | None = QApplication.focusWidget()
        assert focused is not None, "nobody has the keyboard"
        assert self._window.isAncestorOf(focused), "another window has the keyboard"
        return focused


def key_of(letter: str) -> Qt.Key:
    """Return the key of a letter; one of another keyboard comes with its text alone."""
    if letter.isascii() and letter.isprintable():
        return Qt.Key(ord(letter.upper()))
    return Qt.Key.Key_unknown
