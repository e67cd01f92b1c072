"""The library, as pixels: rows, then one exercise with its parts in a column."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.exercises.state import EditField, ExerciseRow, ExercisesState, Line, Part
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.screens.writing import WritingView
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import Pill
from clea_desktop.ui.widgets.side_list import SideItem, SideList
from clea_desktop.ui.widgets.text import Label, Prose

_TEXT_LIMIT = 400


class ExercisesView(WritingView):
    """Shows an ExercisesState; decides nothing."""

    opened = Signal(str)
    section_chosen = Signal(str)
    edited = Signal(str, str)
    closed = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._state: ExercisesState | None = None
        self.list_button = Button(tr("La liste"), icon="arrow-left")
        self.list_button.clicked.connect(self.closed)
        self.statement = Button(tr("Consignes en PDF"), kind="primary", icon="printer")
        self.sheet = Button(tr("Grille d'observation en PDF"), icon="printer")
        self.copy = Button(tr("En faire une copie"), icon="plus")
        self.retire = Button(tr("Retirer du choix"), icon="trash")
        self._pill = Pill(tr("Proposition à relire"), "info")
        self._header = PageHeader(buttons=(self.list_button, self.statement), pill=self._pill)
        self.trouble = TroubleLine()
        self.rows = ItemList()
        self.side = SideList(tr("Parties"))
        self.side.chosen.connect(self.section_chosen)
        self._lead = Prose(role="lead")
        self.fields: dict[str, FormField] = {}
        self._made: list[QWidget] = []
        self._lay_out()
        self.resting = Resting(self, (self.statement, self.sheet, self.copy, self.retire))

    def show_state(self, state: ExercisesState) -> None:
        """Show the list, or one part of an exercise."""
        before, self._state = self._state, state
        self._header.show_text(state.title, state.subtitle)
        inside = bool(state.exercise)
        for widget in (self._detail, self.list_button, self.statement):
            widget.setVisible(inside)
        self.rows.setVisible(not inside)
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

    def focus_first(self) -> None:
        """Go to the first exercise, or to the one filled button."""
        if self._state is not None and self._state.exercise:
            self.statement.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.rows.rows():
            self.rows.rows()[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the list on Échap."""
        if event.key() == Qt.Key.Key_Escape and self._state is not None and self._state.exercise:
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
        same = before is not None and (before.exercise, before.section) == (state.exercise, state.section)
        if same and [f.id for f in state.fields] == list(self.fields) and before and before.parts == state.parts:
            for field in state.fields:
                self.fields[field.id].set_text(field.value)
            return
        for widget in self._made:
            self._parts.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._made, self.fields = [], {}
        for field in state.fields:
            self._add(self._make_field(field))
        for part in state.parts:
            self._add(_part(part))

    def _make_field(self, field: EditField) -> FormField:
        made = FormField(field.label, limit=_TEXT_LIMIT)
        made.set_text(field.value)
        made.editor.setCursorPosition(0)
        made.editor.editingFinished.connect(partial(self._edited, field.id))
        self.fields[field.id] = made
        return made

    def _edited(self, field_id: str) -> None:
        field = self.fields.get(field_id)
        if field is not None and field.editor.isModified():
            field.editor.setModified(False)
            self.edited.emit(field_id, field.text())

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
        column.addWidget(Flow((self.sheet, self.copy, self.retire)))
        column.addWidget(self._lead)
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
