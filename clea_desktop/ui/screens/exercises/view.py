"""The library, as pixels: rows, then one exercise with its parts in a column."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.exercises.editor import ExerciseEditor
from clea_desktop.ui.screens.exercises.parts import Line, Part
from clea_desktop.ui.screens.exercises.state import ExerciseRow, ExercisesState
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.screens.writing import WritingView
from clea_desktop.ui.widgets.button import Button, IconButton
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.flow import Flow, Pair
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import Pill
from clea_desktop.ui.widgets.side_list import SideItem, SideList
from clea_desktop.ui.widgets.text import Label, Prose


class ExercisesView(WritingView):
    """Shows an ExercisesState; decides nothing."""

    opened = Signal(str)
    section_chosen = Signal(str)
    closed = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._state: ExercisesState | None = None
        self.list_button = Button(tr("La liste"), icon="arrow-left")
        self.list_button.clicked.connect(self.closed)
        self.statement = Button(tr("Imprimer les consignes"), kind="primary", icon="printer")
        self.statement_file = IconButton("save", tr("Enregistrer les consignes…"))
        self.sheet = Button(tr("Imprimer la grille"), icon="printer")
        self.sheet_file = IconButton("save", tr("Enregistrer la grille…"))
        self.copy = Button(tr("Copier"), icon="plus")
        self.retire = Button(tr("Retirer du choix"), icon="trash")
        self.hand_out = Button(tr("Exporter"), icon="export")
        self.begin = Button(tr("Écrire la vôtre"), kind="primary", icon="plus")
        self.take_in = Button(tr("Importer"), icon="folder")
        self._pill = Pill(tr("Proposition à relire"), "info")
        acts = (self.list_button, self.statement_file, self.statement, self.take_in, self.begin)
        self._header = PageHeader(buttons=acts, pill=self._pill)
        self.trouble = TroubleLine()
        self.rows = ItemList()
        self.side = SideList(tr("Parties"))
        self.side.chosen.connect(self._choose_section)
        self._lead = Prose(role="lead")
        self.editor = ExerciseEditor(tr)
        self._made: list[QWidget] = []
        self._lay_out()
        papers = (self.statement, self.statement_file, self.sheet, self.sheet_file)
        self.resting = Resting(self, (*papers, self.copy, self.retire, self.hand_out, self.begin, self.take_in))

    def show_state(self, state: ExercisesState) -> None:
        """Show the list, or one part of an exercise."""
        before, self._state = self._state, state
        self._header.show_text(state.title, state.subtitle)
        inside = bool(state.exercise)
        for widget in (self._detail, self.list_button, self.statement, self.statement_file):
            widget.setVisible(inside)
        self.rows.setVisible(not inside)
        for button in (self.begin, self.take_in):
            button.setVisible(state.may_begin)
        self._show_pill(state)
        if inside:
            self._show_part(before, state)
        else:
            self.rows.show_rows([self._row(row) for row in state.rows])
        moved = before is None or (before.exercise, before.section) != (state.exercise, state.section)
        if moved:
            self._page.scroll_to_top()
        if self.isVisible() and (before is None or before.exercise != state.exercise):
            self.focus_first()
        elif self.isVisible() and before and before.section != state.section and state.editor and before.editor:
            self._follow(before, state)

    def focus_first(self) -> None:
        """Go to the first exercise, or to the one filled button."""
        if self._state is not None and self._state.editor is not None and not self._state.editor.fields[0].value:
            self.editor.focus_first()
        elif self._state is not None and self._state.exercise:
            self.statement.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.rows.rows():
            self.rows.rows()[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the list on Échap."""
        if event.key() == Qt.Key.Key_Escape and self._state is not None and self._state.exercise:
            self.keep_now()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_pill(self, state: ExercisesState) -> None:
        self._pill.setVisible(bool(state.pill))
        if state.pill:
            self._pill.show_state(state.pill, "info", "neutral")

    def _show_part(self, before: ExercisesState | None, state: ExercisesState) -> None:
        self.side.show_items([SideItem(s.id, s.code, s.label, s.value, level=s.level) for s in state.sections])
        self.side.select(state.section)
        self._lead.setText(state.lead)
        self.copy.setVisible(state.may_copy)
        self.retire.setVisible(state.may_retire)
        self.retire.show_text(self._tr("Remettre au choix") if state.is_retired else self._tr("Retirer du choix"))
        self.editor.setVisible(state.editor is not None)
        if state.editor is not None:
            self.editor.show_state(state.editor, f"{state.exercise} {state.section}")
        if before is not None and before.exercise and before.parts == state.parts:
            return
        for widget in self._made:
            self._parts.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._made = []
        for part in state.parts:
            self._add(_part(part))

    def keep_now(self) -> None:
        """Hand in what is half written."""
        self.editor.keep_now()
        super().keep_now()

    def _follow(self, before: ExercisesState, state: ExercisesState) -> None:
        """Go to what was just added; stay in the column when one came by it."""
        if len(state.sections) > len(before.sections):
            QTimer.singleShot(0, self, self.editor.focus_first)

    def _choose_section(self, section: str) -> None:
        self.editor.keep_now()
        self.section_chosen.emit(section)

    def _add(self, widget: QWidget) -> None:
        self._made.append(widget)
        self._parts.addWidget(widget)

    def _row(self, row: ExerciseRow) -> ItemRow:
        tr = self._tr
        detail = tr("{detail} · {coverage} · {pill}", detail=row.detail, coverage=row.coverage, pill=row.pill)
        made = ItemRow("document", row.title, detail, action=tr("Ouvrir"))
        made.acted.connect(lambda: self.opened.emit(row.id))
        return made

    def _lay_out(self) -> None:
        tr = self._tr
        page = self._page = Page(self._header, keys=(KeyHint((tr("Échap"),), tr("revenir à la liste")),))
        page.lead_in.addWidget(self.trouble)
        page.body.addWidget(self.rows)
        main = QWidget()
        column = QVBoxLayout(main)
        theme.space(column, gap=12)
        column.addWidget(Flow((Pair(self.sheet, self.sheet_file), self.copy, self.hand_out, self.retire)))
        column.addWidget(self._lead)
        column.addWidget(self.editor)
        self._parts = QVBoxLayout()
        theme.space(self._parts, gap=16)
        column.addLayout(self._parts)
        column.addStretch(1)
        self._detail = Columns(main, self.side, side_width=280, side_first=True, gap=32)
        page.body.addWidget(self._detail)
        page.body.addStretch(1)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        outer.addWidget(page)


def _part(part: Part) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    theme.space(column, gap=4)
    if part.title:
        column.addWidget(Prose(part.title, role="strong"))
    for line in part.lines:
        column.addLayout(_line(line))
    return widget


def _line(line: Line) -> QHBoxLayout:
    row = QHBoxLayout()
    theme.space(row, gap=12)
    if line.code:
        code = Label(line.code, tone="muted")
        theme.fix_width(code, 52)
        row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Prose(line.text), 1)
    if line.note:
        row.addWidget(Label(line.note, tone="muted"), 0, Qt.AlignmentFlag.AlignTop)
    return row
