"""The second interview, as pixels: a column of parts, one of them in sight; no save button, everything keeps itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.feedback import TALK_LIMIT, FeedbackPart
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.block_line import BlockLine
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.restitution.next_part import NextPart
from clea_desktop.ui.screens.restitution.papers_part import PapersPart
from clea_desktop.ui.screens.restitution.parts import Part
from clea_desktop.ui.screens.restitution.state import RestitutionState
from clea_desktop.ui.screens.restitution.talk_field import TalkField
from clea_desktop.ui.screens.restitution.talk_parts import PointsPart, ResultsPart
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import practice_pill
from clea_desktop.ui.widgets.side_list import SideItem, SideList
from clea_desktop.ui.widgets.text import Prose


class RestitutionView(QWidget):
    """Shows a RestitutionState; decides nothing. ``written`` carries a part of what is said and its text."""

    written = Signal(object, str)
    part_chosen = Signal(str)
    make_asked = Signal()
    went_on = Signal()
    rate_asked = Signal()
    way_out_taken = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._dossier_id = ""
        self._shown: Part | None = None
        self.path = Button(tr("Le parcours"), icon="arrow-left")
        self.path.clicked.connect(self.left)
        self.findings = Button(tr("Les constats"), icon="check")
        self.findings.clicked.connect(self.rate_asked)
        self.make = Button("", kind="primary", icon="document")
        self.make.clicked.connect(self.make_asked)
        self.next = Button("", kind="primary", icon="seal")
        self.next.clicked.connect(self.went_on)
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.path, self.findings, self.make, self.next), pill=self._pill)
        self.trouble, self.block = TroubleLine(), BlockLine()
        self.block.acted.connect(self.way_out_taken)
        self.sections = SideList(tr("Entretien de restitution"))
        self.sections.chosen.connect(self.part_chosen)
        self._title, self._help = Prose(role="lead"), Prose(tone="muted")
        self.points, self.results = PointsPart(tr), ResultsPart()
        self.comment, self.synthesis = self._make_talk()
        self.next_part, self.papers = NextPart(tr), PapersPart(tr)
        self.next_part.outcome_given.connect(lambda text: self.written.emit(FeedbackPart.OUTCOME, text))
        self.next_part.day_given.connect(lambda text: self.written.emit(FeedbackPart.HELD_ON, text))
        self._parts = self._make_parts()
        self._lay_out()
        self.resting = Resting(self, (self.make, *self.papers.buttons()))

    def show_state(self, state: RestitutionState) -> None:
        """Show one part, with everything as it is kept; what is only read waits until it is looked at."""
        self._header.show_text(state.name, state.subtitle)
        self._pill.setVisible(state.practice)
        for button, label in ((self.make, state.make_label), (self.next, state.next_label)):
            button.setVisible(bool(label))
            button.show_text(label)
        self.block.show_block(state.block)
        self.sections.show_items([SideItem(p.part, "", p.label, p.value, done=p.done) for p in state.parts])
        self.sections.select(state.part)
        self._title.setText(state.title)
        self._help.setText(state.help)
        anew = state.dossier_id != self._dossier_id
        self._dossier_id = state.dossier_id
        if state.part is Part.POINTS:
            self.points.show_points(state.points, has_said=state.has_said)
        if state.part is Part.RESULTS:
            self.results.show_results(state.results)
        self.comment.show_text(state.feedback.comment, anew=anew)
        self.synthesis.show_text(state.feedback.synthesis, anew=anew)
        for field in (self.comment, self.synthesis):
            field.editor.setReadOnly(not state.editable)
        self.next_part.show_next(state.next, editable=state.editable, anew=anew)
        if state.part is Part.PAPERS:
            self.papers.show_papers(state.papers, state.text)
        for part, widget in self._parts.items():
            widget.setVisible(part is state.part)
        if state.part is not self._shown:
            self._shown = state.part
            self._page.scroll_to_top()

    def flush(self) -> None:
        """Say everything that was typed and not yet said."""
        self.comment.flush()
        self.synthesis.flush()
        self.next_part.flush()

    def say_again(self, part: FeedbackPart) -> None:
        """Forget that a text was kept: it was not."""
        fields = {FeedbackPart.COMMENT: self.comment, FeedbackPart.SYNTHESIS: self.synthesis}
        if part in fields:
            fields[part].say_again()

    def focus_first(self) -> None:
        """Go to the column of parts, or to what comes next once the papers are made."""
        if self._shown is Part.PAPERS and not self.next.isHidden():
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sections.focus_selected()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the path on Échap: nothing is lost by it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _make_talk(self) -> tuple[TalkField, TalkField]:
        tr = self._tr
        comment = TalkField(
            tr("Ce que la personne dit de son évaluation"),
            tr("Des faits et ses mots. Jamais la santé, ni ce qui relève de sa vie intime."),
            placeholder=tr("Écrivez ce qu'elle dit, avec ses mots."),
            lowest=200,
            limit=TALK_LIMIT,
        )
        synthesis = TalkField(
            tr("Votre conclusion, pour la synthèse"),
            tr("Des faits observés. La personne peut la lire : écrivez ce que vous pourriez lui dire."),
            placeholder=tr("Ce que vous retenez, en quelques phrases."),
            limit=TALK_LIMIT,
        )
        comment.given.connect(lambda text: self.written.emit(FeedbackPart.COMMENT, text))
        synthesis.given.connect(lambda text: self.written.emit(FeedbackPart.SYNTHESIS, text))
        return comment, synthesis

    def _make_parts(self) -> dict[Part, QWidget]:
        words = QWidget()
        column = QVBoxLayout(words)
        theme.space(column, gap=24)
        column.addWidget(self.comment)
        column.addWidget(self.synthesis)
        return {
            Part.POINTS: self.points,
            Part.RESULTS: self.results,
            Part.COMMENT: words,
            Part.NEXT: self.next_part,
            Part.PAPERS: self.papers,
        }

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (
            KeyHint(("↑", "↓"), tr("partie")),
            KeyHint((tr("Page"), "↓"), tr("lire la suite")),
            KeyHint((tr("Ctrl"), tr("Z")), tr("annuler")),
            KeyHint((tr("Échap"),), tr("le parcours")),
        )
        page = self._page = Page(self._header, keys=keys)
        page.lead_in.addWidget(self.trouble)
        page.lead_in.addWidget(self.block)
        main = QWidget()
        column = QVBoxLayout(main)
        theme.space(column, gap=16)
        column.addWidget(self._title)
        column.addWidget(self._help)
        for part in self._parts.values():
            part.hide()
            column.addWidget(part)
        column.addStretch(1)
        theme.limit_width(main, 784)
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=0)
        row.addWidget(main, 100)
        row.addStretch(1)
        page.body.addWidget(Columns(holder, self.sections, side_width=232, side_first=True, gap=32))
        page.body.addStretch(1)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        outer.addWidget(page)
