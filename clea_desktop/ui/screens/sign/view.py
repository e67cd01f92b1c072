"""A document to read together and sign, as pixels: its pages on one side, who signs on the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.signature import Signer
from clea_desktop.core.strokes import Strokes
from clea_desktop.core.text import Translate, how_many
from clea_desktop.ui import theme
from clea_desktop.ui.pages import PageImage
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.sign.card import SigningCard
from clea_desktop.ui.screens.sign.state import SignerLine, SignState
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.banner import Banner
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.empty_state import EmptyState
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.page_reader import PageReader
from clea_desktop.ui.widgets.pill import practice_pill
from clea_desktop.ui.widgets.text import Label

_SIDE = 432


class SignView(QWidget):
    """Shows a SignState; decides nothing."""

    signed = Signal(object)
    withdrawn = Signal(object)
    sheet_asked = Signal()
    sheet_printed = Signal()
    correction_asked = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.path = Button(tr("Revenir"), icon="arrow-left")
        self.path.clicked.connect(self.left)
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.path,), pill=self._pill)
        self.trouble = TroubleLine()
        self.where = Label(tone="muted")
        self.pages = PageReader(tr)
        self.pages.moved.connect(self._show_where)
        self.card = SigningCard(tr)
        self.card.signed.connect(self._sign)
        self._done = Banner("", tone="ok", icon="circle-check")
        self.sealed = Banner("", icon="seal")
        self.sealed.acted.connect(self.correction_asked)
        self.people = ItemList()
        self._lines: tuple[SignerLine, ...] = ()
        self.sheet = Button(tr("Enregistrer la feuille de signatures…"), kind="primary", icon="save")
        self.sheet.clicked.connect(self.sheet_asked)
        self.print_sheet = Button(tr("Imprimer la feuille de signatures"), icon="printer")
        self.print_sheet.clicked.connect(self.sheet_printed)
        self.empty = EmptyState("document-signed", " ", " ", tr("Revenir"), action_icon="arrow-left")
        self.empty.acted.connect(self.left)
        self._lay_out()
        card = self.card
        acts = (card.pad, card.clear, card.scan, card.print, card.save, self.sheet, self.print_sheet)
        self.resting = Resting(self, acts)

    def show_state(self, state: SignState) -> None:
        """Show the document's people; its pages come by themselves."""
        self._header.show_text(state.name, state.subtitle)
        self._pill.setVisible(state.practice)
        self._reading.setVisible(not state.missing)
        self._side.setVisible(not state.missing)
        self.empty.setVisible(bool(state.missing))
        if state.missing:
            self.empty.show_text(state.missing, state.missing_advice)
        was_here = self.card.isAncestorOf(focused) if (focused := self._focused()) is not None else False
        self.card.show_state(state)
        self._done.setVisible(bool(state.done))
        self._done.show_text(state.done)
        self.sealed.setVisible(bool(state.sealed))
        self.sealed.show_text(state.sealed, action=state.correct)
        if state.lines != self._lines:  # what has the focus keeps it when only the pages have come
            self._lines = state.lines
            self.people.show_rows([self._row(line) for line in state.lines])
        self.sheet.setVisible(state.has_sheet)
        self.print_sheet.setVisible(state.has_sheet)
        if was_here and state.turn is None:
            (self.sheet if state.has_sheet else self.path).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_no_page(self) -> None:
        """Forget the pages of another document."""
        self.pages.forget()
        self.where.setText(self._tr("Les pages arrivent…"))

    def add_page(self, page: PageImage) -> None:
        """Show one more page."""
        self.pages.add_page(page)

    def show_ended(self, is_whole: bool) -> None:  # noqa: FBT001 - a signal's value
        """Say that no page comes any more, when some are missing."""
        if not is_whole:
            self.where.setText(self._tr("Aperçu incomplet. Le document est gardé tel quel."))

    def forget(self) -> None:
        """Keep neither a line nor a page once nobody is here."""
        self.card.show_paper(paper=False)
        self.pages.forget()

    def focus_first(self) -> None:
        """Begin with reading."""
        for widget in (self.empty.button, self.pages, self.path):
            if widget.isVisible():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _focused(self) -> QWidget | None:
        return self.window().focusWidget()

    def _sign(self) -> None:
        line: Strokes = self.card.pad.strokes()
        self.signed.emit(line)

    def _show_where(self, number: int, total: int) -> None:
        tr = self._tr
        here = tr("Page {number} sur {total}", number=number, total=total)
        self.where.setText(
            here if number else how_many(total, tr("{total} page", total=total), tr("{total} pages", total=total))
        )

    def _row(self, line: SignerLine) -> ItemRow:
        icon = "circle-check" if line.is_signed else "circle-dashed"
        row = ItemRow(icon, line.name, line.detail, action=self._tr("Retirer") if line.may_withdraw else "")
        signer: Signer = line.signer
        row.acted.connect(lambda: self.withdrawn.emit(signer))
        return row

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (KeyHint(("↑", "↓"), tr("lire")), KeyHint((tr("Échap"),), tr("revenir")))
        page = Page(self._header, keys=keys)
        page.lead_in.addWidget(self.trouble)
        self._reading = QWidget()
        reading = QVBoxLayout(self._reading)
        theme.space(reading, gap=8)
        reading.addWidget(self.where)
        reading.addWidget(self.pages, 1)
        self._side = QWidget()
        beside = QVBoxLayout(self._side)
        theme.space(beside, gap=12)
        for widget in (self.card, self._done, self.sealed, self.people, self.sheet, self.print_sheet):
            beside.addWidget(widget)
        beside.addStretch(1)
        page.body.addWidget(self.empty)
        page.body.addWidget(Columns(self._reading, self._side, side_width=_SIDE, gap=32), 1)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)
