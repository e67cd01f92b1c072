"""A text of a few lines that keeps itself while one types: a moment after the last key, or when the field is left."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.notes_edit import NotesEdit
from clea_desktop.ui.widgets.text import Label, Prose

PAUSE_MS = 350
_LONGEST_MS = 2000
"""Somebody who never stops typing is kept all the same."""
_NOT_KEPT = "\0"


class TalkField(QWidget):
    """``given`` carries the text to keep."""

    given = Signal(str)

    def __init__(self, label: str, help_text: str, *, placeholder: str = "", lowest: int = 160, limit: int = 0) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._kept, self._limit = "", limit
        self.editor = NotesEdit(label, placeholder, lowest=lowest)
        self.editor.setAccessibleDescription(help_text)
        title = Label(label, role="strong")
        title.setBuddy(self.editor)
        column = QVBoxLayout(self)
        theme.space(column, gap=6)
        for widget in (title, self.editor):
            column.addWidget(widget)
        if help_text:
            column.addWidget(Prose(help_text, tone="muted"))
        self.setFocusProxy(self.editor)
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(_LONGEST_MS)
        self.editor.textChanged.connect(self._typed)
        self.editor.installEventFilter(self)

    def text(self) -> str:
        """Return what is written, as far as it may be kept."""
        words = self.editor.toPlainText()
        return words[: self._limit] if self._limit else words

    def show_text(self, text: str, *, anew: bool) -> None:
        """Show what is kept, unless somebody is writing there; ``anew`` for another person."""
        is_written = self.editor.hasFocus() and not anew
        if is_written and not _same(self.text(), self._kept):
            return
        self._rest()
        self._kept = text
        if not _same(self.editor.toPlainText(), text):
            self.editor.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.editor.show_text(text, len(text))
            self.editor.blockSignals(False)  # noqa: FBT003 - same

    def flush(self) -> None:
        """Say what was typed and not yet said."""
        self._rest()
        words = self.text()
        if not _same(words, self._kept):
            self._kept = words
            self.given.emit(words)

    def say_again(self) -> None:
        """Forget that it was said: it could not be kept, and is worth another try."""
        self._kept = _NOT_KEPT

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep what was typed when the field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _rest(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def _timer(self, after_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(self.flush)
        return timer


def _same(one: str, other: str) -> bool:
    """Say whether two texts are kept alike: spaces around and doubled do not count."""
    return [line.split() for line in one.strip().splitlines()] == [line.split() for line in other.strip().splitlines()]
