"""A field of a form: its label above, its help below, and the error in its place as a whole sentence."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.restyle import set_kind
from clea_desktop.ui.widgets.text import Label, Prose
from clea_desktop.ui.widgets.undo_keys import UndoKeys

if TYPE_CHECKING:
    from clea_desktop.ui.widgets.error_row import ErrorRow


class FormField(QWidget):
    """One line to fill in. ``entered`` is Entrée; an error is an icon, a sentence and a thicker border."""

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        label: str,
        *,
        help_text: str = "",
        placeholder: str = "",
        limit: int = 0,
        editor: QLineEdit | None = None,
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.editor = editor or QLineEdit()
        self._undo_keys = UndoKeys(self.editor)
        self.editor.setPlaceholderText(placeholder)
        if limit:
            self.editor.setMaxLength(limit)
        self.editor.setAccessibleName(label)
        self.editor.textChanged.connect(self._text_changed)
        self.editor.returnPressed.connect(self.entered)
        self.label = Label(label, role="strong")
        self.label.setBuddy(self.editor)
        self._help_text = help_text
        self._error = ""
        self._help: Prose | None = None
        self._error_row: ErrorRow | None = None
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=6)
        self._column.addWidget(self.label)
        self._column.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        self.editor.setProperty("wrong", "false")
        self._show_below()

    def text(self) -> str:
        """Return what is written, as it is written."""
        return self.editor.text()

    def set_text(self, text: str) -> None:
        """Show a text; nothing is told back."""
        if text == self.editor.text():
            return
        blocked = self.editor.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.editor.setText(text)
        self.editor.blockSignals(blocked)

    def show_help(self, help_text: str) -> None:
        """Change the help; none hides it."""
        self._help_text = help_text
        self._show_below()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong, in the place of the help; an empty sentence clears it."""
        if sentence == self._error:
            return
        self._error = sentence
        set_kind(self.editor, "wrong", "true" if sentence else "false")
        self._show_below()

    def error(self) -> str:
        """Return the error shown, or nothing."""
        return self._error

    def _text_changed(self, text: str) -> None:
        if self._error:
            self.show_error("")
        self.changed.emit(text)

    def _show_below(self) -> None:
        """Show the error, or else the help, each made when there is first something to say."""
        help_text = "" if self._error else self._help_text
        if help_text and self._help is None:
            self._help = Prose(tone="muted")
            self._column.addWidget(self._help)
        if self._error and self._error_row is None:
            from clea_desktop.ui.widgets.error_row import ErrorRow  # noqa: PLC0415 - nothing is wrong at first

            self._error_row = ErrorRow()
            self._column.addWidget(self._error_row)
        if self._help is not None:
            self._help.setText(help_text)
            self._help.setVisible(bool(help_text))
        if self._error_row is not None:
            self._error_row.say(self._error)
        self.editor.setAccessibleDescription(self._error or self._help_text)
