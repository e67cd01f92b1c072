"""What a window says: to whoever looks at it, and to whoever would search everything it still holds."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from clea_desktop.core.text import NBSP, french

_OWN = int(Qt.ItemDataRole.UserRole)
_ROLES = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole), *range(_OWN, _OWN + 8))


def seen(window: QWidget) -> str:
    """Return all the words in sight in a window."""
    return "\n".join(_said(widget for widget in window.findChildren(QWidget) if widget.isVisible()))


def says(window: QWidget, words: str) -> bool:
    """Tell whether these words are in sight, wherever the lines fall, apostrophes and spaces typed or printed."""
    return _flat(french(words)) in _flat(seen(window))


def held() -> str:
    """Return all the words that any widget of this process still holds, in sight or not, typed secrets included."""
    widgets = [*QApplication.topLevelWidgets(), *QApplication.allWidgets()]
    return "\n".join([*_said(widgets), *(field.text() for field in widgets if isinstance(field, QLineEdit))])


def _said(widgets: Iterable[QWidget]) -> Iterator[str]:
    for widget in widgets:
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.displayText()
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QAbstractItemView):
            yield from _rows(widget)


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model: QAbstractItemModel | None = view.model()
    if model is not None:
        for place in range(model.rowCount()):
            yield from (str(model.index(place, 0).data(role)) for role in _ROLES)


def _flat(words: str) -> str:
    return " ".join(words.replace(NBSP, " ").replace("’", "'").split())
