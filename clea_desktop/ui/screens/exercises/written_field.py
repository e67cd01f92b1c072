"""A text of an exercise that keeps itself while one types: a moment after the last key, or when it is left."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.screens.exercises.editing_state import EditField, Height
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.notes_edit import NotesEdit
from clea_desktop.ui.widgets.text import Label, Prose

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_PAUSE_MS, _LONGEST_MS = 350, 2000
_LOWEST, _FIGURES_WIDTH = {Height.LINES: 112, Height.PAGE: 280}, 160


class WrittenField(QWidget):
    """``given`` carries the text to keep. What is kept otherwise than typed waits until the field is left."""

    given = Signal(str)

    def __init__(self, field: EditField) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._is_giving = False
        self._limit, self._kept = field.limit, field.value
        column = QVBoxLayout(self)
        theme.space(column, gap=6)
        if field.height in _LOWEST:
            self.editor: QLineEdit | NotesEdit = self._make_lines(field, column)
        else:
            made = FormField(field.label, help_text=field.help_text, limit=field.limit)
            if field.height is Height.FIGURES:
                theme.fix_width(made.editor, _FIGURES_WIDTH)
            column.addWidget(made)
            self.editor = made.editor
            made.editor.textChanged.connect(self._typed)
        self.setFocusProxy(self.editor)
        self.pause, self._longest = self._timer(_PAUSE_MS), self._timer(_LONGEST_MS)
        self._set(field.value)
        self.editor.installEventFilter(self)

    def text(self) -> str:
        """Return what is written, as far as it may be kept."""
        editor = self.editor
        words = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
        return words[: self._limit] if self._limit else words

    def show_text(self, text: str) -> None:
        """Show what is kept: not over what is being typed, and never another way of writing the same."""
        changed, self._kept = text != self._kept, text
        if self._is_giving or self.pause.isActive() or (self.editor.hasFocus() and not changed):
            return
        if not _same(self.text(), text):
            self._set(text)

    def flush(self) -> None:
        """Say what was typed and not yet said."""
        self.pause.stop()
        self._longest.stop()
        if not _same(self.text(), self._kept):
            self._is_giving = True
            self.given.emit(self.text())
            self._is_giving = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep what was typed when the field is left, and show then what was kept."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
            QTimer.singleShot(0, self, self._settle)
        if event.type() in _KEYS and isinstance(event, QKeyEvent) and self._is_for_the_page(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _is_for_the_page(self, event: QKeyEvent) -> bool:
        """Leave Ctrl Z to the page where nothing was typed here."""
        editor = self.editor
        is_fresh = isinstance(editor, QLineEdit) and not editor.isUndoAvailable()
        return is_fresh and event.matches(QKeySequence.StandardKey.Undo)

    def _settle(self) -> None:
        if not self.editor.hasFocus() and not _same(self.text(), self._kept):
            self._set(self._kept)

    def _make_lines(self, field: EditField, column: QVBoxLayout) -> NotesEdit:
        editor = NotesEdit(field.label, lowest=_LOWEST[field.height])
        editor.setAccessibleDescription(field.help_text)
        title = Label(field.label, role="strong")
        title.setBuddy(editor)
        column.addWidget(title)
        column.addWidget(editor)
        if field.help_text:
            column.addWidget(Prose(field.help_text, tone="muted"))
        editor.textChanged.connect(self._typed)
        return editor

    def _set(self, text: str) -> None:
        self.editor.blockSignals(True)  # noqa: FBT003 - Qt's signature
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
            self.editor.setCursorPosition(0)
        else:
            self.editor.show_text(text, 0)
        self.editor.blockSignals(False)  # noqa: FBT003 - same

    def _typed(self) -> None:
        self.pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _timer(self, after_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(self.flush)
        return timer


def _same(one: str, other: str) -> bool:
    """Say whether two texts are kept alike: spaces around and doubled, and empty lines, do not count."""
    return [line.split() for line in one.splitlines() if line.strip()] == [
        line.split() for line in other.splitlines() if line.strip()
    ]
