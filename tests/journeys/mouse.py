"""A person who uses the mouse alone: what is not in sight is brought there with the wheel, what is covered is refused.

Every press goes to the window, at a place: the system's own way decides who gets it. Letters come from the keyboard,
once a field was clicked.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from clea_desktop.core.text import NBSP, french
from clea_desktop.ui.application import Application
from tests.journeys.keyboard import CTRL, key_of

_LEFT = Qt.MouseButton.LeftButton
_NOTCH = 120
_LONGEST_ROLL = 80
_RESTS, _REST_MS = 10, 30
_PLACES = ((0.5, 0.5), (0.2, 0.5), (0.8, 0.5), (0.5, 0.25), (0.5, 0.75))


class Mouse:
    """The mouse over whatever window is in front. Every act waits until the window has answered."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self.settle()

    @property
    def window(self) -> QWidget:
        """Return the window in front."""
        front: QWidget | None = QApplication.activeWindow()
        assert front is not None, "no window is in front"
        return front

    def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(3):
            self._application.jobs.wait()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()

    def click(self, words: str, *, across: float | None = None, lowest: bool = False) -> None:
        """Press what reads so, or begins so before a count; ``across`` is where, for what has several parts."""
        found = self.find(words, lowest=lowest)
        QTest.mouseClick(self._screen(), _LEFT, pos=self._reach(found, across))
        self.settle()

    def fill(self, words: str, text: str) -> None:
        """Press in a field and write over what is there."""
        self.click(words)
        self._strike(Qt.Key.Key_A, "", CTRL)
        self.type(text)

    def type(self, text: str) -> None:
        """Write where one has clicked."""
        for letter in text:
            self._strike(key_of(letter), letter)
        self.settle()

    def draw(self, words: str, line: Sequence[tuple[float, float]]) -> None:
        """Press in a pad, draw through places given in parts of its size, lift."""
        pad = self.find(words)
        self._reach(pad, None)
        begin, *through = (self._place(pad, *part) for part in line)
        QTest.mousePress(self._screen(), _LEFT, pos=begin)
        for place in through:
            QTest.mouseMove(self._screen(), place)
        QTest.mouseRelease(self._screen(), _LEFT, pos=through[-1])
        self.settle()

    def roll_to_the_end(self, words: str) -> None:
        """Turn the wheel over what scrolls until its last line is in sight."""
        page = next(one for one in self.window.findChildren(QAbstractScrollArea) if french(words) in _words(one))
        bar = page.verticalScrollBar()
        over = page.viewport().mapTo(self.window, page.viewport().rect().center())
        while bar.value() < bar.maximum():
            before = bar.value()
            QTest.wheelEvent(self._screen(), over, QPoint(0, -_NOTCH))
            QApplication.processEvents()
            assert bar.value() > before, f"« {words} » does not scroll under the wheel"
        self.settle()

    def find(self, words: str, *, lowest: bool = False) -> QWidget:
        """Return what reads so and can be pressed; the highest on the page when several do, or the lowest."""
        wanted = french(words)
        seen = [one for one in self.window.findChildren(QWidget) if _takes_presses(one)]
        exact = [one for one in seen if wanted in _words(one)]
        begun = [one for one in seen if any(said.startswith(wanted) for said in _words(one))]
        found = exact or begun
        assert found, f"nothing reads « {wanted} »: {sorted({said for one in seen for said in _words(one)})}"
        by_height = sorted(found, key=lambda one: one.mapTo(self.window, QPoint(0, 0)).y())
        return by_height[-1 if lowest else 0]

    def may(self, words: str) -> bool:
        """Say whether something that reads so can be pressed."""
        return any(french(words) in _words(one) for one in self.window.findChildren(QWidget) if _takes_presses(one))

    def _reach(self, widget: QWidget, across: float | None) -> QPoint:
        """Return a place of a widget that nothing covers, rolled into sight if it must be."""
        rest = 0
        for _ in range(_LONGEST_ROLL):
            places = [(across, 0.5)] if across is not None else _PLACES
            for part in places:
                place = self._place(widget, *part)
                under = self.window.childAt(place)
                if under is not None and (under is widget or widget.isAncestorOf(under)):
                    return place
            if not self._roll(widget):
                rest += 1
                if rest > _RESTS:
                    break
                QTest.qWait(_REST_MS)  # the page may still be laying itself out: a person waits for it to be still
        under = self.window.childAt(self._place(widget, 0.5, 0.5))
        message = f"{_words(widget)} is covered, or out of every page: there lies {under}"
        raise AssertionError(message)

    def _roll(self, widget: QWidget) -> bool:
        """Turn the wheel one notch towards a widget, over the page that hides it; tell whether anything moved."""
        for page in _pages(widget):
            port = page.viewport()
            middle = widget.mapTo(port, widget.rect().center())
            bar = page.verticalScrollBar()
            before, below = bar.value(), middle.y() > 0  # in sight and covered, by a toast: down, from under it
            over = port.mapTo(self.window, port.rect().center())
            QTest.wheelEvent(self._screen(), over, QPoint(0, -_NOTCH if below else _NOTCH))
            QApplication.processEvents()
            if bar.value() != before:
                return True
        return False

    def _place(self, widget: QWidget, across: float, down: float) -> QPoint:
        inside = QPoint(round(across * (widget.width() - 1)), round(down * (widget.height() - 1)))
        return widget.mapTo(self.window, inside)

    def _screen(self) -> QWindow:
        return self.window.windowHandle()

    def _strike(self, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused: QWidget | None = QApplication.focusWidget()
        assert focused is not None, "nobody has the keyboard"
        QTest.sendKeyEvent(QTest.KeyAction.Click, focused, key, text, modifiers)


def _takes_presses(widget: QWidget) -> bool:
    clickable = isinstance(widget, QAbstractButton) or bool(widget.focusPolicy() & Qt.FocusPolicy.ClickFocus)
    return widget.isVisible() and widget.isEnabled() and clickable


def _words(widget: QWidget) -> set[str]:
    said = {widget.accessibleName()}
    if isinstance(widget, QAbstractButton):
        said.add(widget.text())
    return {words.strip(NBSP + " ") for words in said} - {""}


def _pages(widget: QWidget) -> Iterator[QAbstractScrollArea]:
    """Return what scrolls around a widget, from the nearest."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QAbstractScrollArea):
            yield holder
        holder = holder.parentWidget()
