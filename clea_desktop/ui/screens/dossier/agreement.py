"""The card of the contrat d'adhésion: print it, then say when it was signed and attach its scan."""

from datetime import date

from PySide6.QtCore import Signal

from clea_desktop.core.text import Translate
from clea_desktop.ui.screens.dossier.state import AgreementCard
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.date_field import DateField


class AgreementBox(Card):
    """Shows an AgreementCard. ``signed`` carries the day written in the field."""

    print_asked = Signal()
    signed = Signal(date)

    def __init__(self, tr: Translate) -> None:
        super().__init__(tr("Contrat d'adhésion"), icon="document-signed", subtitle=" ")
        self._tr = tr
        self.print = Button(tr("Imprimer le contrat"), icon="printer")
        self.print.clicked.connect(lambda: self.print_asked.emit())
        self.day = DateField(tr, tr("Signé le"), help_text=tr("Le jour écrit sur le papier."))
        self.day.entered.connect(self._sign)
        self.sign = Button("", kind="primary", icon="paperclip")
        self.sign.clicked.connect(self._sign)
        for widget in (self.print, self.day, self.sign):
            self.body.addWidget(widget)
        self._offered: date | None = None

    def show_state(self, state: AgreementCard) -> None:
        """Show whether it is signed, and what is left to do."""
        self.show_head(self._tr("Contrat d'adhésion"), state.sentence)
        for widget in (self.print, self.day, self.sign):
            widget.setVisible(state.may_sign)
        if state.may_sign and self._offered != state.signed_on:
            self._offered = state.signed_on
            self.day.set_day(state.signed_on)

    def _sign(self) -> None:
        day = self.day.day()
        if day is None:
            self.day.show_error(self._tr("Écrivez le jour de la signature : jour, mois, année."))
        else:
            self.signed.emit(day)
