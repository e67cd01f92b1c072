"""The card of the contrat d'adhésion: print it, then say when it was signed and attach its scan."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.dossier.state import AgreementCard
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.date_field import DateField
from clea_desktop.ui.widgets.flow import Flow


class AgreementBox(Card):
    """Shows an AgreementCard. ``signed`` carries the day written in the field."""

    print_asked = Signal()
    save_asked = Signal()
    screen_asked = Signal()
    signed = Signal(date)

    def __init__(self, tr: Translate) -> None:
        super().__init__(tr("Contrat d'adhésion"), icon="document-signed", subtitle=" ")
        self._tr = tr
        self.print = Button(tr("Imprimer le contrat"), icon="printer")
        self.print.clicked.connect(self.print_asked)
        self.save = Button(tr("Enregistrer le contrat…"), kind="link", icon="save")
        self.save.clicked.connect(self.save_asked)
        self.day = DateField(tr, tr("Signé le"))
        self.day.entered.connect(self._sign)
        self.sign = Button(tr("Joindre le contrat signé…"), kind="primary", icon="paperclip")
        self.sign.clicked.connect(self._sign)
        self.on_screen = Button("", kind="link", icon="pencil")
        self.on_screen.clicked.connect(self.screen_asked)
        self._acts = QWidget()
        self.body.addWidget(self._acts)
        self._ways = Flow((self.on_screen, self.save))
        self.body.addWidget(self._ways)
        self._lay_out()
        self._offered: date | None = None

    def show_state(self, state: AgreementCard) -> None:
        """Show whether it is signed, and what is left to do."""
        self.show_head(self._tr("Contrat d'adhésion"), state.sentence)
        self._acts.setVisible(state.may_sign)
        self.save.setVisible(state.may_sign)
        self.on_screen.show_text(state.screen_label)
        self.on_screen.setVisible(bool(state.screen_label))
        self._ways.setVisible(state.may_sign or bool(state.screen_label))  # empty, it would still take its gap
        if state.may_sign and self._offered != state.signed_on:
            self._offered = state.signed_on
            self.day.set_day(state.signed_on)

    def show_main(self, *, main: bool) -> None:
        """Say whether signing is what comes next: the one filled button of the screen."""
        self.sign.set_kind("primary" if main else "outlined")

    def restyle(self) -> None:
        """Put the acts one under the other in large type."""
        self._arrange()

    def _lay_out(self) -> None:
        """Put the two acts in the order they are done: print, then the day and the scan."""
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._acts)
        theme.space(self._row, gap=12)
        theme.fix_width(self.day, 176)
        bottom = Qt.AlignmentFlag.AlignBottom
        self._row.addWidget(self.print, 0, bottom)
        self._row.addWidget(self.day, 0, bottom)
        self._row.addWidget(self.sign, 0, bottom)
        self._row.addStretch(1)
        self._arrange()

    def _arrange(self) -> None:
        large = theme.is_large()
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)

    def _sign(self) -> None:
        day = self.day.day()
        if day is None:
            self.day.show_error(self._tr("Écrivez le jour de la signature : jour, mois, année."))
        else:
            self.signed.emit(day)
