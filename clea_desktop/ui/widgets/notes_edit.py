"""Free notes: as large as the page lets it, every key told, and one Ctrl Z for the keys and for the acts around."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.undo_keys import UndoPieces

_LOWEST = 280


class NotesEdit(QPlainTextEdit):
    """``written`` carries the whole text and the cursor (UTF-16 units), after each key and each move."""

    written = Signal(str, int)

    def __init__(self, name: str, placeholder: str = "", *, lowest: int = _LOWEST) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lowest = lowest
        self._defers_undo = False
        self._is_placing = False
        self._pieces = UndoPieces(self)
        self.textChanged.connect(self._typed)
        self.cursorPositionChanged.connect(self._tell)

    def show_text(self, text: str, cursor: int) -> None:
        """Show notes at their exact place; nothing is told, and nothing before can be undone."""
        self._is_placing = True
        self.setPlainText(text)
        place = QTextCursor(self.document())
        place.setPosition(min(cursor, self.document().characterCount() - 1))
        self.setTextCursor(place)
        self._is_placing = False
        self._defers_undo = False
        self.ensureCursorVisible()

    def selected(self) -> str:
        """Return what is selected, line ends included."""
        return self.textCursor().selectedText().replace("\u2029", "\n")

    def line(self) -> str:
        """Return the line one is on."""
        return self.textCursor().block().text()

    def defer_undo(self) -> None:
        """Let Ctrl Z undo what was just done around the notes, until the next key."""
        self._defers_undo = True

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a comfortable page."""
        return QSize(theme.px(400), theme.gap(self._lowest))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be a mere slit."""
        return QSize(theme.px(200), theme.gap(self._lowest))

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl Z to the window when the last act was not a key."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_theirs(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do the same when a key is sent straight here."""
        if self._is_theirs(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _is_theirs(self, event: QKeyEvent) -> bool:
        undoes = event.matches(QKeySequence.StandardKey.Undo)
        return undoes and (self._defers_undo or not self.document().isUndoAvailable())

    def _typed(self) -> None:
        self._defers_undo = False
        self._tell()

    def _tell(self) -> None:
        if not self._is_placing:
            self.written.emit(self.toPlainText(), self.textCursor().position())
