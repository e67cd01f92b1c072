"""A passphrase: hidden unless asked, with a warning when the keyboard is in capitals."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.widgets.button import IconButton
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.picture import Picture
from clea_desktop.ui.widgets.text import Prose


class PassphraseField(FormField):
    """A field for a secret. What is typed leaves it through ``text()`` only, and ``forget`` empties it."""

    def __init__(self, tr: Translate, label: str, *, help_text: str = "") -> None:
        super().__init__(label, help_text=help_text)
        self._tr = tr
        self.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.editor.setInputMethodHints(QtCore.Qt.InputMethodHint.ImhSensitiveData | QtCore.Qt.InputMethodHint.ImhNoPredictiveText)
        self.editor.installEventFilter(self)
        self._show = IconButton("eye", tr("Afficher la phrase secrète"))
        self._show.clicked.connect(self._turn)
        row = QHBoxLayout()
        theme.space(row, gap=4)
        self._column.removeWidget(self.editor)
        row.addWidget(self.editor, 1)
        row.addWidget(self._show)
        self._column.insertLayout(1, row)
        self._capitals = self._make_capitals()
        self._column.insertWidget(2, self._capitals)
        self._capitals.hide()

    def forget(self) -> None:
        """Empty the field and hide what will be typed next."""
        self.set_text("")
        if self.editor.echoMode() == QLineEdit.EchoMode.Normal:
            self._turn()

    def show_capitals(self, *, locked: bool) -> None:
        """Warn that the keyboard is in capitals, or no longer."""
        self._capitals.setVisible(locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Guess the capitals lock from a letter and Shift: Qt does not tell the state of the lock."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = event.text()
            if text.isalpha() and text.upper() != text.lower():
                shifted = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
                self.show_capitals(locked=text.isupper() != shifted)
            elif event.key() == QtCore.Qt.Key.Key_CapsLock:
                self.show_capitals(locked=False)
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        hidden = self.editor.echoMode() == QLineEdit.EchoMode.Password
        self.editor.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.show_icon("eye-off" if hidden else "eye")
        self._show.rename(self._tr("Cacher la phrase secrète") if hidden else self._tr("Afficher la phrase secrète"))

    def _make_capitals(self) -> QWidget:
        row_widget = QWidget()
        row = QHBoxLayout(row_widget)
        theme.space(row, gap=8)
        row.addWidget(Picture("caps-lock", 20, "warn"))
        row.addWidget(Prose(self._tr("Le clavier est en majuscules."), tone="warn"), 1)
        return row_widget
