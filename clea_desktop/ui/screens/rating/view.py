"""The findings, as pixels: the column of domains, the live sentence with its meter, and one line per criterion."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.rating import Rating
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.incoming import Incoming
from clea_desktop.ui.screens.block_line import BlockLine
from clea_desktop.ui.screens.keys import on_key
from clea_desktop.ui.screens.rating.proof_panel import ProofPanel
from clea_desktop.ui.screens.rating.state import Counts, CriterionState, RatingScreenState
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.criterion_list import CriterionList
from clea_desktop.ui.widgets.criterion_row import CriterionLine
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.live_sentence import LiveSentence
from clea_desktop.ui.widgets.meter import Meter
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import practice_pill
from clea_desktop.ui.widgets.self_said import WIDTH as SAID_WIDTH
from clea_desktop.ui.widgets.side_list import SideItem, SideList
from clea_desktop.ui.widgets.text import Label, Prose

_AZERTY = "&É\"'(-È_Ç"
"""The figures 1 to 9 of a French keyboard, without Shift."""


class RatingView(QWidget):
    """Shows a RatingScreenState; decides nothing."""

    rated = Signal(str, object)
    stood_on = Signal(str)
    proof_asked = Signal(str)
    explained = Signal(str, str)
    explaining_ended = Signal(str)
    reason_refused = Signal()
    part_chosen = Signal(str)
    domain_chosen = Signal(int)
    neighbour_chosen = Signal(int)
    way_out_taken = Signal()
    went_on = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._state: RatingScreenState | None = None
        self.path = Button(tr("Le parcours"), icon="arrow-left")
        self.path.clicked.connect(self.left)
        self.next = Button(tr("Préparer la restitution"), kind="primary", icon="speech")
        self.next.clicked.connect(self.went_on)
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.path, self.next), pill=self._pill)
        self.trouble = TroubleLine()
        self.block = BlockLine()
        self.block.acted.connect(self.way_out_taken)
        self.side = SideList(tr("Domaines"))
        self.side.chosen.connect(self.part_chosen)
        self._heading = Prose(tone="muted", role="strong")
        self.sentence = LiveSentence()
        self.meter = Meter(tr)
        self._left_to_do = Label(tone="muted")
        self.panel = ProofPanel(tr)
        self.incoming = Incoming(self)
        self.criteria = CriterionList(tr)
        self.criteria.rated.connect(self._rated)
        self.criteria.current_changed.connect(self.stood_on)
        self.criteria.proof_asked.connect(self.proof_asked)
        self.criteria.explained.connect(self.explained)
        self.criteria.explaining_ended.connect(self.explaining_ended)
        self.criteria.reason_refused.connect(self.reason_refused)
        self._said_heading = Label(tr("Auto-évaluation"), tone="muted")
        self._criterion_heading = Label(tr("Critère"), tone="muted")
        self._headings = _make_headings(tr, self._criterion_heading, self._said_heading)
        self._top = self._make_top()
        self._lay_out()
        self._bind_keys()
        self.restyle()

    def show_state(self, state: RatingScreenState) -> None:
        """Show the findings of one sub-domain."""
        moved = self._state is None or self._state.subdomain != state.subdomain
        self._state = state
        self._header.show_text(state.name, state.subtitle)
        self._pill.setVisible(state.practice)
        self.next.setVisible(bool(state.next_label))
        self.side.show_items([SideItem(s.id, s.code, s.label, s.value, s.done, s.level) for s in state.side])
        self.side.select(state.subdomain)
        self._heading.setText(state.heading)
        self.sentence.show_sentence(state.sentence)
        self._said_heading.setVisible(state.has_said)
        self._criterion_heading.setVisible(not any(line.section for line in state.lines))
        self._show_counts(state.counts)
        self.block.show_block(state.block)
        self.criteria.set_locked(locked=state.block is not None)
        self.criteria.show_lines([_line(line, has_said=state.has_said) for line in state.lines])
        if moved:
            self._page.scroll_to_top()
        if moved and self.isVisible() and self.panel.isHidden():
            self.focus_first()

    def focus_first(self) -> None:
        """Go to the criterion under the hand, or to the way out of what blocks."""
        if self._state is None:
            return
        self.criteria.focus_criterion(self._state.criterion)

    def show_panel(self, what: object) -> None:
        """Open the panel of proofs, or close it and go back to the criterion."""
        self.panel.show_panel(what)
        if what is None:
            self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the path on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Drop the headings in large type: the proofs go under the title, the sub-domain is on its button."""
        large = theme.is_large()
        for words in (self._headings, self._heading, self._left_to_do):
            words.setVisible(not large)
        self._strip_line.setVisible(large)
        if large:
            self._strip.addWidget(self._top)
        else:
            self._column.insertWidget(0, self._top)

    def _rated(self, code: str, rating: Rating | None) -> None:
        """Show what is durable until the answer comes: a letter on the screen is a letter on the disk."""
        if self._state is not None:
            durable = next(line.rating for line in self._state.lines if line.code == code)
            self.criteria.toggle(code).show_value(durable)
        self.rated.emit(code, rating)

    def _show_counts(self, counts: Counts) -> None:
        self.meter.show_counts(counts.acquired, counts.not_acquired, counts.total, counts.required)
        tr = self._tr
        left = counts.total - counts.acquired - counts.not_acquired
        words = [tr("{left} à évaluer", left=left)] if left else []
        if counts.not_acquired:
            words.append(tr("{count} non acquis", count=counts.not_acquired))
        if not words:
            words.append(tr("Tout est évalué"))
        self._left_to_do.setText(tr(", ").join(words))

    def _bind_keys(self) -> None:
        for number, azerty in enumerate(_AZERTY, start=1):
            choose = partial(self.domain_chosen.emit, number)
            on_key(self, str(number), choose)
            on_key(self, azerty, choose)
        on_key(self, "Ctrl+V", self.incoming.paste)
        on_key(self, Qt.Key.Key_PageDown, lambda: self.neighbour_chosen.emit(1))
        on_key(self, Qt.Key.Key_PageUp, lambda: self.neighbour_chosen.emit(-1))

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (
            KeyHint((tr("A"),), tr("acquis")),
            KeyHint((tr("N"),), tr("non acquis")),
            KeyHint((tr("Suppr"),), tr("vider")),
            KeyHint(("↑", "↓"), tr("critère")),
            KeyHint((tr("P"),), tr("preuve")),
            KeyHint((tr("R"),), tr("raison")),
            KeyHint((tr("1, 2…"),), tr("domaine")),
            KeyHint((tr("Page"), "↓"), tr("la suite")),
        )
        page = self._page = Page(self._header, keys=keys)
        page.lead_in.addWidget(self.trouble)
        page.lead_in.addWidget(self.block)
        page.body.addWidget(Columns(self._main(), self.side, side_width=232, side_first=True, gap=32))
        page.body.addStretch(1)
        strip = QVBoxLayout()
        theme.space(strip, gap=8, margins=(32, 0, 32, 8))
        self._strip_line = Hairline()
        self._strip_line.hide()
        strip.addWidget(self._strip_line)
        self._strip = QVBoxLayout()
        strip.addLayout(self._strip)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)
        column.addLayout(strip)

    def _main(self) -> QWidget:
        main = QWidget()
        self._column = QVBoxLayout(main)
        theme.space(self._column, gap=12)
        self._column.addWidget(self._top)
        self._column.addWidget(self.panel)
        listed = QVBoxLayout()
        theme.space(listed, gap=0)
        listed.addWidget(self._headings)
        listed.addWidget(self.criteria)
        self._column.addLayout(listed)
        self._column.addStretch(1)
        return main

    def _make_top(self) -> QWidget:
        """Lay out the live sentence and its meter; in large type they stay in sight under what scrolls."""
        said = QVBoxLayout()
        theme.space(said, gap=4)
        said.addWidget(self._heading)
        said.addWidget(self.sentence)
        counted = QVBoxLayout()
        theme.space(counted, gap=4)
        counted.addWidget(self.meter)
        counted.addWidget(self._left_to_do)
        top = QWidget()
        row = QHBoxLayout(top)
        theme.space(row, gap=24)
        row.addLayout(said, 1)
        row.addLayout(counted)
        return top


def _make_headings(tr: Translate, criterion: Label, said: Label) -> QWidget:
    """Write the headings of the columns of the criteria, at their widths."""
    headings = QWidget()
    headings.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
    row = QHBoxLayout(headings)
    theme.space(row, gap=12)
    row.addWidget(criterion)
    row.addStretch(1)
    theme.fix_width(said, SAID_WIDTH)
    said.hide()
    row.addWidget(said)
    for title, width in ((tr("Preuves"), 196), (tr("Votre constat"), 176)):
        label = Label(title, tone="muted")
        theme.fix_width(label, width)
        row.addWidget(label)
    return headings


def _line(line: CriterionState, *, has_said: bool) -> CriterionLine:
    return CriterionLine(
        line.code,
        line.title,
        line.rating,
        line.note,
        tuple(proof.label for proof in line.proofs),
        note_tone="accent" if line.is_gap else "muted",
        said=line.said,
        has_said=has_said,
        section=line.section,
        quotations=line.quotations,
        clues_label=line.clues_label,
        clues=line.clues,
        reason=line.reason,
    )
