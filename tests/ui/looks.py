"""What makes a screen right whatever it says: nothing cut, nothing out of its box, nothing too small, nothing nameless.

One checker for every screen: ``check_looks(window)`` returns the problems, in words; an empty list is a pass.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QToolButton,
    QWidget,
)

from clea_desktop.core.text import NBSP, Translate, french
from clea_desktop.ui import theme
from clea_desktop.ui.theme import ThemeName
from clea_desktop.ui.widgets.painted import Painted

WINDOW = (1366, 768)
TARGET = 44
MODES = tuple((name, scale) for name in ThemeName for scale in (1.0, 2.0))
OPEN, CLOSE = "⟦", "⟧"


def modes() -> tuple[tuple[ThemeName, float], ...]:
    """Return the themes and scales every screen is looked at in."""
    return MODES


@contextmanager
def mode(name: ThemeName, scale: float) -> Iterator[None]:
    """Dress the application for a while, and go back to usual afterwards."""
    theme.set_mode(name, scale)
    try:
        yield
    finally:
        theme.set_mode(ThemeName.LIGHT, 1.0)


def marking_translator() -> Translate:
    """Return a translator that puts every sentence between marks: a sentence without them never passed through it."""

    def tr(sentence: str, /, **facts: object) -> str:
        words = french(sentence)
        return f"{OPEN}{words.format(**facts) if facts else words}{CLOSE}"

    return tr


def settle(window: QWidget) -> None:
    """Show a window and let its layouts come to rest."""
    window.show()
    for _ in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def check_looks(window: QWidget, *, size: tuple[int, int] = WINDOW) -> list[str]:
    """Return what is wrong with a shown window, as one sentence each."""
    settle(window)
    problems = [] if (window.width(), window.height()) == size else [f"the window became {window.size().toTuple()}"]
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not _belongs_to_qt(widget):
            problems.extend(f"{_called(widget)}: {problem}" for problem in _problems(widget))
    return problems


def check_words(window: QWidget, data: tuple[str, ...] = ()) -> list[str]:
    """Return the visible words that never passed through the (marking) translator; ``data`` are facts, not words."""
    settle(window)
    bare: list[str] = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not _belongs_to_qt(widget):
            bare.extend(f"{_called(widget)}: {text!r}" for text in _texts(widget) if _is_bare(text, data))
    return bare


def _is_bare(text: str, data: tuple[str, ...]) -> bool:
    return any(letter.isalpha() for letter in text) and OPEN not in text and text not in data


def _problems(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QPushButton | QLineEdit | Painted):
        yield from _cut(widget)
    yield from _outside(widget)
    if isinstance(widget, QAbstractButton) and not isinstance(widget, QToolButton) and widget.isEnabled():
        small = min(widget.width(), widget.height()) < TARGET
        if small:
            yield f"only {widget.width()} × {widget.height()}, less than {TARGET}"
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None and not _name(widget):
        yield "takes the focus but has no accessible name"
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        yield f"hides {widget.horizontalScrollBar().maximum()} px at the right"


def _cut(widget: QWidget) -> Iterator[str]:
    needed = widget.minimumSizeHint() if isinstance(widget, QLineEdit) else widget.sizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        held = widget.minimumHeight()
        widget.setMinimumHeight(0)  # what a label holds would count in its own measure
        high = widget.heightForWidth(widget.width())
        widget.setMinimumHeight(held)
        if widget.height() < high:
            yield f"{widget.height()} high, needs {high}"
        return
    if widget.hasHeightForWidth():
        if widget.height() < widget.heightForWidth(widget.width()):
            yield f"{widget.height()} high, needs {widget.heightForWidth(widget.width())}"
        return
    if widget.width() < needed.width() and not isinstance(widget, QLineEdit):
        yield f"{widget.width()} wide, needs {needed.width()}"
    if widget.height() < needed.height():
        yield f"{widget.height()} high, needs {needed.height()}"


def _outside(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        return
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    if not parent.rect().contains(QRect(QPoint(widget.x(), widget.y()), widget.size())):
        yield f"{widget.geometry().getRect()} is outside its parent {parent.rect().getRect()}"


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def _texts(widget: QWidget) -> list[str]:
    texts = [widget.accessibleName(), *widget.toolTip().removeprefix("<qt>").removesuffix("</qt>").split("<br>")]
    if isinstance(widget, QLabel | QAbstractButton):
        texts.append(widget.text())
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        texts.append(widget.placeholderText())
    return [text.strip(NBSP + " ") for text in texts if text]


def _belongs_to_qt(widget: QWidget) -> bool:
    return isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")


def _called(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {text[:40]!r}"
