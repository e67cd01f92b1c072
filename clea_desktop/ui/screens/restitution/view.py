"""The restitution, as pixels: the text as the candidate will read it, and how its paper stands."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.restitution_html import restitution_html
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.restitution.reading import Reading
from clea_desktop.ui.screens.restitution.state import RestitutionState
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.check_list import CheckLine, CheckList, CheckTone
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import practice_pill


class RestitutionView(QWidget):
    """Shows a RestitutionState; decides nothing."""

    made = Signal()
    saved = Signal()
    went_on = Signal()
    rate_asked = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.path = Button(tr("Le parcours"), icon="arrow-left")
        self.path.clicked.connect(self.left)
        self.findings = Button(tr("Les constats"), icon="check")
        self.findings.clicked.connect(self.rate_asked)
        self.next = Button("", kind="primary", icon="seal")
        self.next.clicked.connect(self.went_on)
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.path, self.findings, self.next), pill=self._pill)
        self.trouble = TroubleLine()
        self.reading = Reading(tr("Texte de la restitution"))
        self._card = Card(tr("Le PDF à remettre"), icon="document", subtitle=tr("Le même texte, sur papier"))
        self._paper = CheckList()
        self.make = Button("", kind="primary", icon="document")
        self.make.clicked.connect(self.made)
        self.save = Button("", icon="save")
        self.save.clicked.connect(self.saved)
        for widget in (self._paper, self.make, self.save):
            self._card.body.addWidget(widget)
        self._lay_out()
        self.resting = Resting(self, (self.make, self.save))

    def show_state(self, state: RestitutionState) -> None:
        """Show the text and its paper."""
        self._header.show_text(state.name, state.subtitle)
        self._pill.setVisible(state.practice)
        self.next.setVisible(bool(state.next_label))
        self.next.show_text(state.next_label)
        self.reading.show_html(restitution_html(replace(state.text, facts=()), self._tr))
        paper = state.paper
        tone: CheckTone = "ok" if paper.is_current else "warn" if paper.document_id else "todo"
        self._paper.show_lines([CheckLine(paper.sentence, "", tone, paper.detail)])
        self.make.setVisible(state.may_make)
        self.make.show_text(state.make_label)
        self.save.setVisible(bool(paper.document_id))
        self.save.show_text(state.save_label)

    def focus_first(self) -> None:
        """Go to what comes next."""
        for button in (self.make, self.next, self.save, self.path):
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the path on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _sheet(self) -> QWidget:
        """Keep the text at a readable measure, against the left."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=0)
        sheet = Card(padding=32)
        sheet.body.addWidget(self.reading)
        theme.limit_width(sheet, 720)
        row.addWidget(sheet, 100)
        row.addStretch(1)
        return holder

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (KeyHint((tr("Page"), "↓"), tr("lire la suite")), KeyHint((tr("Échap"),), tr("le parcours")))
        page = Page(self._header, keys=keys)
        page.lead_in.addWidget(self.trouble)
        side = QWidget()
        beside = QVBoxLayout(side)
        theme.space(beside, gap=0)
        beside.addWidget(self._card)
        beside.addStretch(1)
        page.body.addWidget(Columns(self._sheet(), side))
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)
