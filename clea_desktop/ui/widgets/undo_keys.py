"""Ctrl Z in a field: it goes back piece by piece, and goes to the page once the field has nothing left to undo."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_PAUSE_MS = 800
_LONG = 60
"""A piece as long as this ends with its word, when neither a pause nor a full stop ended it before."""
_STOPS = ".!?…"


class UndoKeys(QObject):
    """Leaves Ctrl Z to the page while a field has nothing of its own to undo."""

    def __init__(self, editor: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the key pass over the field, both when Qt asks whose it is and when it is struck."""
        if event.type() in _KEYS and isinstance(event, QKeyEvent) and self._is_for_the_page(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _is_for_the_page(self, event: QKeyEvent) -> bool:
        editor = self._editor
        if not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if isinstance(editor, QPlainTextEdit):
            return not editor.document().isUndoAvailable()
        is_secret = editor.echoMode() is not QLineEdit.EchoMode.Normal
        return not editor.isUndoAvailable() and not (is_secret and editor.text())


class UndoPieces(QObject):
    """Cuts a long typing into pieces that are undone one by one: at a pause, a new line, the end of a sentence.

    Qt goes on with the last piece only while the document counts as modified: that is what ends one here.
    """

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._document = editor.document()
        self._length = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.end_piece)
        self._document.contentsChange.connect(self._changed)
        self._ends = False
        editor.textChanged.connect(self._settled)

    def end_piece(self) -> None:
        """Let the next key begin another piece; what can be undone and done again stays."""
        self._pause.stop()
        self._length = 0
        self._document.setModified(False)

    def _changed(self, position: int, removed: int, added: int) -> None:
        self._length += added
        self._ends = self._ends or (added == 1 and not removed and self._ends_at(position))

    def _settled(self) -> None:
        self._pause.start()
        if self._ends:
            self._ends = False
            self.end_piece()

    def _ends_at(self, position: int) -> bool:
        typed = self._document.characterAt(position)
        if typed == "\u2029":
            return True
        return typed.isspace() and (
            self._length >= _LONG or (position > 0 and self._document.characterAt(position - 1) in _STOPS)
        )
