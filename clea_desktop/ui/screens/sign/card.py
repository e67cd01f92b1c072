"""The card where people sign: whose turn it is, the pad, or the way of paper for whoever prefers it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.sign.state import SignState
from clea_desktop.ui.widgets.button import Button, IconButton, ReasonedButton
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.date_field import DateField
from clea_desktop.ui.widgets.flow import Pair
from clea_desktop.ui.widgets.signature_pad import SignaturePad
from clea_desktop.ui.widgets.text import Prose


class SigningCard(Card):
    """Shows the turn of a SignState. ``scanned`` carries the day written beside the scan."""

    signed = Signal()
    scanned = Signal(date)
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__(" ", icon="pencil", subtitle=" ", padding=20)
        self._tr = tr
        self._may_sign, self._reason = False, ""
        self._offered: date | None = None
        self.pad = SignaturePad(tr)
        self.pad.changed.connect(self._allow)
        self.sign = Button(tr("Je signe"), kind="primary", icon="check")
        self.sign.clicked.connect(self.signed)
        self._signing = ReasonedButton(self.sign)
        self.clear = Button(tr("Effacer"), icon="undo")
        self.clear.clicked.connect(self._clear)
        self.paper = Button(tr("Signer sur papier…"), kind="link", icon="printer")
        self.paper.clicked.connect(lambda: self.show_paper(paper=True))
        self.print = Button(tr("Imprimer le document"), icon="printer")
        self.print.clicked.connect(self.print_asked)
        self.save = IconButton("save", tr("Enregistrer pour imprimer…"))
        self.save.clicked.connect(self.save_asked)
        self.day = DateField(tr, tr("Signé le"))
        self.day.entered.connect(self._scan)
        self.scan = Button(tr("Joindre le scan signé…"), icon="paperclip")
        self.scan.clicked.connect(self._scan)
        self.screen_way = Button(tr("Signer à l'écran"), kind="link", icon="pencil")
        self.screen_way.clicked.connect(lambda: self.show_paper(paper=False))
        self._ways = (self._screen_way(), self._paper_way())
        for way in self._ways:
            self.body.addWidget(way)
        self.show_paper(paper=False)

    def show_state(self, state: SignState) -> None:
        """Show whose turn it is, and what keeps them from signing."""
        self.setVisible(state.turn is not None)
        self.show_head(state.turn_title, state.turn_advice)
        self._may_sign, self._reason = state.may_sign, state.reason
        self._allow()
        if self._offered != state.today:
            self._offered = state.today
            self.day.set_day(state.today)

    def show_paper(self, *, paper: bool) -> None:
        """Show one way or the other; a line begun is not kept for later."""
        focused: QWidget | None = self.window().focusWidget()
        self.pad.forget()
        for place, way in enumerate(self._ways):
            way.setVisible(place == int(paper))
        if focused is not None and self.isAncestorOf(focused):
            (self.print if paper else self.pad).setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self, _enough: object = None) -> None:
        if self._may_sign and self.pad.has_enough():
            self._signing.allow()
        else:
            self._signing.refuse(self._reason)
        self.clear.setEnabled(bool(self.pad.strokes()))

    def _clear(self) -> None:
        self.pad.forget()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scan(self) -> None:
        day = self.day.day()
        if day is None:
            self.day.show_error(self._tr("Écrivez le jour de la signature : jour, mois, année."))
        else:
            self.scanned.emit(day)

    def _screen_way(self) -> QWidget:
        way = QWidget()
        column = QVBoxLayout(way)
        theme.space(column, gap=12)
        column.addWidget(self.pad)
        row = QHBoxLayout()
        theme.space(row, gap=12)
        row.addWidget(self._signing, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.paper)
        return way

    def _paper_way(self) -> QWidget:
        way = QWidget()
        column = QVBoxLayout(way)
        theme.space(column, gap=12)
        words = self._tr(
            "Imprimez ce document, faites-le signer, puis joignez-en la photo ou le scan : c'est aussi bien."
        )
        column.addWidget(Prose(words))
        theme.fix_width(self.day, 176)
        for widget in (Pair(self.print, self.save), self.day, self.scan, self.screen_way):
            column.addWidget(widget)
        return way
