"""The evidence map, as pixels: cells, legend, the criterion one stands on, and what the jury will ask."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.map.detail_card import DetailCard
from clea_desktop.ui.screens.map.detail_state import Detail
from clea_desktop.ui.screens.map.heat_cell import CellSample
from clea_desktop.ui.screens.map.heat_map import HeatMap
from clea_desktop.ui.screens.map.questions import QuestionList
from clea_desktop.ui.screens.map.state import CellState, MapState
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import practice_pill
from clea_desktop.ui.widgets.text import Label, Prose


class MapView(QWidget):
    """Shows a MapState; decides nothing."""

    stood_on = Signal(str)
    opened = Signal(str)
    sealing = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.path = Button(tr("Le parcours"), icon="arrow-left")
        self.path.clicked.connect(self.left)
        self.seal = Button(tr("Le scellement"), icon="seal")
        self.seal.clicked.connect(self.sealing)
        self.grid = Button(tr("Ouvrir les constats"), kind="primary", icon="check")
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.path, self.seal, self.grid), pill=self._pill)
        self.trouble = TroubleLine()
        self.heat = HeatMap(tr("Critères, par domaine"))
        self.heat.current_changed.connect(self.stood_on)
        self.heat.opened.connect(self.opened)
        self.grid.clicked.connect(lambda: self.opened.emit(self.heat.current()))
        self.detail = DetailCard(tr)
        self.detail.opened.connect(self.opened)
        self._summary = Prose(tone="muted")
        self.questions = QuestionList(tr)
        self.questions.opened.connect(self.opened)
        self._lay_out()

    def show_state(self, state: MapState) -> None:
        """Show the map; what the jury will ask comes with :meth:`show_questions`."""
        self._header.show_text(state.title, state.subtitle)
        self._pill.setVisible(state.practice)
        self.heat.show_domains(state.domains, state.current)
        self._summary.setText(state.summary)

    def show_questions(self, state: MapState) -> None:
        """Show what the jury will ask, below what is in sight first."""
        self.questions.show_groups(state.groups)

    def show_detail(self, detail: Detail) -> None:
        """Show the criterion one stands on."""
        self.detail.show_detail(detail)

    def focus_first(self) -> None:
        """Go to the cell one stands on."""
        self.heat.focus_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the path on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        tr = self._tr
        arrows = KeyHint(("←", "→", "↑", "↓"), tr("d'un critère à l'autre"))
        domain = KeyHint((tr("1, 2…"),), tr("un domaine"))
        keys = (arrows, domain, KeyHint((tr("Entrée"),), tr("ouvrir")), KeyHint((tr("Échap"),), tr("le parcours")))
        page = Page(self._header, keys=keys)
        page.lead_in.addWidget(self.trouble)
        main = QWidget()
        column = QVBoxLayout(main)
        theme.space(column, gap=16)
        column.addWidget(self.heat)
        column.addWidget(self._legend())
        head = QVBoxLayout()
        theme.space(head, gap=2)
        head.addWidget(Label(tr("Ce que le jury demandera"), role="lead"))
        head.addWidget(self._summary)
        column.addLayout(head)
        column.addWidget(self.questions)
        column.addStretch(1)
        side = QWidget()
        beside = QVBoxLayout(side)
        theme.space(beside, gap=16)
        beside.addWidget(self.detail)
        beside.addStretch(1)
        page.body.addWidget(Columns(main, side, side_width=328, gap=24))
        page.body.addStretch(1)
        whole = QVBoxLayout(self)
        theme.space(whole, gap=0)
        whole.addWidget(page)

    def _legend(self) -> QWidget:
        """Say what each cell means; the words are those of the cells' names."""
        tr = self._tr
        acquired, missed = tr("A"), tr("N")
        firsts = (
            (CellState("", acquired, is_acquired=True, proof=0, has_gap=False, name=""), tr("acquis sans preuve")),
            (CellState("", acquired, is_acquired=True, proof=1, has_gap=False, name=""), tr("sur parole")),
            (CellState("", acquired, is_acquired=True, proof=2, has_gap=False, name=""), tr("observé")),
            (CellState("", acquired, is_acquired=True, proof=3, has_gap=False, name=""), tr("pièce jointe")),
        )
        others = (
            (CellState("", missed, is_acquired=False, proof=0, has_gap=False, name=""), tr("non acquis")),
            (CellState("", "", is_acquired=False, proof=0, has_gap=False, name=""), tr("à évaluer")),
            (
                CellState("", acquired, is_acquired=True, proof=3, has_gap=True, name=""),
                tr("écart avec l'auto-évaluation"),
            ),
        )
        legend = QWidget()
        column = QVBoxLayout(legend)
        theme.space(column, gap=0)
        for row in (firsts, others):
            column.addWidget(Flow([_sample(cell, words) for cell, words in row], gap=20))
        return legend


def _sample(cell: CellState, words: str) -> QWidget:
    sample = QWidget()
    row = QHBoxLayout(sample)
    theme.space(row, gap=8)
    row.addWidget(CellSample(cell))
    row.addWidget(Label(words, tone="muted"))
    row.addStretch(1)
    return sample
