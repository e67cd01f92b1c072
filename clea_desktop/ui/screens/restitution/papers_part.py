"""The part of the papers: each with how it stands and what can be done with it, then the text the candidate reads."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.papers import PaperKind
from clea_desktop.core.restitution import RestitutionText
from clea_desktop.core.restitution_html import restitution_html
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.restitution.papers_state import KINDS, PaperCard
from clea_desktop.ui.screens.restitution.reading import Reading
from clea_desktop.ui.widgets.button import Button, IconButton
from clea_desktop.ui.widgets.card import Card
from clea_desktop.ui.widgets.check_list import CheckLine, CheckList, CheckTone
from clea_desktop.ui.widgets.flow import Flow, Pair
from clea_desktop.ui.widgets.text import Prose


class PaperRow(QWidget):
    """One paper."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._title, self._subtitle = Prose(role="lead"), Prose(tone="muted")
        self._stands = CheckList()
        self.make = Button("", kind="primary", icon="document")
        self.print = Button("", icon="printer")
        self.save = IconButton("save", " ")
        self._giving = Pair(self.print, self.save)
        self.sign = Button("", icon="document-signed")
        self.signed_file = Button("", icon="key")
        column = QVBoxLayout(self)
        theme.space(column, gap=4)
        for widget in (self._title, self._subtitle, self._stands):
            column.addWidget(widget)
        acts = QVBoxLayout()
        theme.space(acts, gap=8)
        for act in (Flow((self.make, self._giving, self.sign)), self.signed_file):  # too wide for one row
            acts.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(acts)

    def show_paper(self, paper: PaperCard) -> None:
        """Show how it stands; the restitution alone is asked for in full colour."""
        self._title.setText(paper.title)
        self._subtitle.setText(paper.subtitle)
        tone: CheckTone = "ok" if paper.is_current else "warn" if paper.document_id else "todo"
        self._stands.show_lines([CheckLine(paper.sentence, "", tone, paper.detail)])
        self.make.set_kind("primary" if paper.kind is PaperKind.RESTITUTION else "outlined")
        for button, label in (
            (self.make, paper.make_label),
            (self.print, paper.print_label),
            (self.sign, paper.sign_label),
            (self.signed_file, paper.signed_file_label),
        ):
            button.setVisible(bool(label))
            button.show_text(label)
            button.setAccessibleDescription(paper.title)
        self._giving.setVisible(bool(paper.print_label))
        self.save.setVisible(bool(paper.save_label))
        self.save.rename(paper.save_label)


class PapersPart(QWidget):
    """Every signal carries the kind of a paper."""

    made = Signal(object)
    saved = Signal(object)
    printed = Signal(object)
    signed = Signal(object)
    signed_file_asked = Signal(object)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.rows = {kind: PaperRow() for kind in KINDS}
        self.reading = Reading(tr("Texte de la restitution"))
        column = QVBoxLayout(self)
        theme.space(column, gap=24)
        for kind, row in self.rows.items():
            row.make.clicked.connect(lambda _checked=False, kind=kind: self.made.emit(kind))
            row.print.clicked.connect(lambda _checked=False, kind=kind: self.printed.emit(kind))
            row.save.clicked.connect(lambda _checked=False, kind=kind: self.saved.emit(kind))
            row.sign.clicked.connect(lambda _checked=False, kind=kind: self.signed.emit(kind))
            row.signed_file.clicked.connect(lambda _checked=False, kind=kind: self.signed_file_asked.emit(kind))
            column.addWidget(row)
        column.addWidget(Prose(tr("Le texte de la restitution"), role="lead"))
        sheet = Card(padding=32)
        sheet.body.addWidget(self.reading)
        column.addWidget(sheet)

    def show_papers(self, papers: tuple[PaperCard, ...], text: RestitutionText) -> None:
        """Show the papers and the text."""
        for paper in papers:
            self.rows[paper.kind].show_paper(paper)
        self.reading.show_html(restitution_html(replace(text, facts=()), self._tr))

    def buttons(self) -> list[QWidget]:
        """Return everything that can be pressed."""
        rows = self.rows.values()
        return [one for row in rows for one in (row.make, row.print, row.save, row.sign, row.signed_file)]
