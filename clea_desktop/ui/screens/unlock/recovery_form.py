"""The way in of a bad day: the recovery code, and another passphrase in place of the lost one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.unlock.state import Place, UnlockState
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.passphrase_field import PassphraseField
from clea_desktop.ui.widgets.text import Prose


class RecoveryForm(QWidget):
    """Tells the code and the two passphrases as typed."""

    asked = Signal(str, str, str)
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.code = FormField(
            tr("Code de secours"),
            help_text=tr("Il est sur la feuille imprimée à la création du coffre. Les tirets sont facultatifs."),
        )
        self.new = PassphraseField(
            tr,
            tr("Nouvelle phrase secrète"),
            help_text=tr("Au moins 12 caractères : quatre mots au hasard, par exemple."),
        )
        self.again = PassphraseField(tr, tr("Nouvelle phrase secrète, encore une fois"))
        self.open = Button(tr("Ouvrir avec le code"), kind="primary", icon="key")
        self.back = Button(tr("Revenir"), kind="link", icon="arrow-left")
        self._waiting = Prose(tone="muted")
        note = Prose(
            tr("Votre clé de signature était protégée par l'ancienne phrase : une nouvelle sera faite."), tone="muted"
        )
        self.open.clicked.connect(self._ask)
        self.back.clicked.connect(self.left)
        for field in (self.code, self.new, self.again):
            field.entered.connect(self._ask)
        column = QVBoxLayout(self)
        theme.space(column, gap=16)
        for widget in (self.code, self.new, self.again, note):
            column.addWidget(widget)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._waiting)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: UnlockState) -> None:
        """Show what is being done, and each trouble under its field."""
        self._waiting.setText(state.waiting)
        self._waiting.setVisible(bool(state.waiting))
        fields = {Place.CODE: self.code, Place.NEW: self.new, Place.AGAIN: self.again}
        for place, field in fields.items():
            told = state.trouble is not None and state.trouble.place is place
            field.show_error(state.trouble.sentence if told and state.trouble is not None else "")
            field.editor.setEnabled(not state.waiting)
            if told:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open.setEnabled(not state.waiting)
        self.back.setEnabled(not state.waiting)

    def forget(self) -> None:
        """Empty what was typed."""
        self.code.set_text("")
        self.new.forget()
        self.again.forget()

    def _ask(self) -> None:
        self.asked.emit(self.code.text(), self.new.text(), self.again.text())
