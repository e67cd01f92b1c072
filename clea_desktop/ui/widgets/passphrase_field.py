"""A passphrase: hidden unless asked, with a warning when the keyboard is in capitals."""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.button import IconButton
from clea_desktop.ui.widgets.form_field import FormField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class _SecretEdit(QLineEdit):
    """A hidden line that guesses the capitals lock from a letter and Shift: Qt does not tell the state of the lock."""

    capitals = Signal(bool)

    def keyPressEvent(self, event: "QKeyEvent") -> None:  # noqa: N802 - Qt's name
        """Look at the letter, then take it."""
        text = event.text()
        if text.isalpha() and text.upper() != text.lower():
            shifted = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(text.isupper() != shifted)
        elif event.key() == QtCore.Qt.Key.Key_CapsLock:
            self.capitals.emit(False)  # noqa: FBT003 - a signal's value
        super().keyPressEvent(event)


class PassphraseField(FormField):
    """A field for a secret. What is typed leaves it through ``text()`` only, and ``forget`` empties it."""

    def __init__(self, tr: Translate, label: str, *, help_text: str = "") -> None:
        editor = _SecretEdit()
        editor.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(label, help_text=help_text, editor=editor)
        self._tr = tr
        self._capitals: QWidget | None = None
        editor.capitals.connect(lambda locked: self.show_capitals(locked=locked))
        self._show = IconButton("eye", tr("Afficher la phrase secrète"))
        self._show.clicked.connect(self._turn)
        row = QHBoxLayout()
        theme.space(row, gap=4)
        self._column.removeWidget(self.editor)
        row.addWidget(self.editor, 1)
        row.addWidget(self._show)
        self._column.insertLayout(1, row)

    def forget(self) -> None:
        """Empty the field and hide what will be typed next."""
        self.set_text("")
        if self.editor.echoMode() == QLineEdit.EchoMode.Normal:
            self._turn()

    def show_capitals(self, *, locked: bool) -> None:
        """Warn that the keyboard is in capitals, or no longer."""
        if locked and self._capitals is None:
            from clea_desktop.ui.widgets.error_row import WarningRow  # noqa: PLC0415 - rarely needed

            self._capitals = WarningRow(self._tr("Le clavier est en majuscules."), "caps-lock")
            self._column.insertWidget(2, self._capitals)
        if self._capitals is not None:
            self._capitals.setVisible(locked)

    def _turn(self) -> None:
        hidden = self.editor.echoMode() == QLineEdit.EchoMode.Password
        self.editor.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.show_icon("eye-off" if hidden else "eye")
        self._show.rename(self._tr("Cacher la phrase secrète") if hidden else self._tr("Afficher la phrase secrète"))
