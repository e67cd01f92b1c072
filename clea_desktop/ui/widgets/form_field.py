"""A field of a form: its label above, its help below, and the error in its place as a whole sentence."""

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.restyle import set_kind
from clea_desktop.ui.widgets.text import Label, Prose


class FormField(QWidget):
    """One line to fill in. ``entered`` is Entrée; an error is an icon, a sentence and a thicker border."""

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self, label: str, *, help_text: str = "", placeholder: str = "", editor: QLineEdit | None = None
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.editor = editor or QLineEdit()
        self.editor.setPlaceholderText(placeholder)
        self.editor.setAccessibleName(label)
        self.editor.textChanged.connect(self._text_changed)
        self.editor.returnPressed.connect(self.entered)
        self.label = Label(label, role="strong")
        self.label.setBuddy(self.editor)
        self._help_text = help_text
        self._help = Prose(help_text, tone="muted")
        self._error = Prose(tone="bad")
        self._error_row = self._make_error_row()
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=6)
        self._column.addWidget(self.label)
        self._column.addWidget(self.editor)
        self._column.addWidget(self._help)
        self._column.addWidget(self._error_row)
        self.setFocusProxy(self.editor)
        self._help.setVisible(bool(help_text))
        self._error_row.hide()
        self._describe()

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
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text) and self._error_row.isHidden())
        self._describe()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong, in the place of the help; an empty sentence clears it."""
        self._error.setText(sentence)
        self._error_row.setVisible(bool(sentence))
        self._help.setVisible(bool(self._help_text) and not sentence)
        set_kind(self.editor, "wrong", "true" if sentence else "false")
        self._describe()

    def error(self) -> str:
        """Return the error shown, or nothing."""
        return "" if self._error_row.isHidden() else self._error.text()

    def _text_changed(self, text: str) -> None:
        if self.error():
            self.show_error("")
        self.changed.emit(text)

    def _describe(self) -> None:
        self.editor.setAccessibleDescription(self.error() or self._help_text)

    def _make_error_row(self) -> QWidget:
        row_widget = QWidget()
        row = QHBoxLayout(row_widget)
        theme.space(row, gap=8)
        row.addWidget(Picture("octagon", 20, "bad"), 0, QtCore.Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._error, 1)
        return row_widget
