"""The observation, as pixels: choose an exercise, then tasks at the side and the clues of one task as rows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.block_line import BlockLine
from clea_desktop.ui.screens.exercise.clue_list import ClueList
from clea_desktop.ui.screens.exercise.state import Choice, ExerciseScreenState
from clea_desktop.ui.screens.keys import on_key
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.screens.trouble import TroubleLine
from clea_desktop.ui.screens.writing import WritingView
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.columns import Columns
from clea_desktop.ui.widgets.item_row import ItemList, ItemRow
from clea_desktop.ui.widgets.key_hints import KeyHint
from clea_desktop.ui.widgets.page import Page
from clea_desktop.ui.widgets.page_header import PageHeader
from clea_desktop.ui.widgets.pill import practice_pill
from clea_desktop.ui.widgets.side_list import SideItem, SideList
from clea_desktop.ui.widgets.text import Prose


class ExerciseView(WritingView):
    """Shows an ExerciseScreenState; decides nothing."""

    chosen = Signal(str)
    task_chosen = Signal(str)
    neighbour_chosen = Signal(int)
    others_asked = Signal()
    ended = Signal()
    way_out_taken = Signal()
    left = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._state: ExerciseScreenState | None = None
        self.path = Button(tr("Le parcours"), icon="arrow-left")
        self.path.clicked.connect(self.left)
        self.others = Button(tr("Autre exercice"), icon="list")
        self.others.clicked.connect(self.keep_now)
        self.others.clicked.connect(self.others_asked)
        self.end = Button(tr("Terminer"), kind="primary", icon="check")
        self.end.clicked.connect(self.ended)
        self._pill = practice_pill(tr)
        self._header = PageHeader(buttons=(self.path, self.others, self.end), pill=self._pill)
        self.trouble = TroubleLine()
        self.block = BlockLine()
        self.block.acted.connect(self.way_out_taken)
        self._invitation = Prose(tr("Choisissez une mise en situation."), role="lead")
        self.choices = ItemList()
        self.side = SideList(tr("Tâches"))
        self.side.chosen.connect(self.keep_now)
        self.side.chosen.connect(self.task_chosen)
        self._heading = Prose(role="lead")
        self._progress = Prose(tone="muted", role="strong")
        self._told = Prose()
        self._expected = Prose(tone="muted")
        self.clues = ClueList(tr)
        self._lay_out()
        on_key(self, Qt.Key.Key_PageDown, lambda: self._turn(1))
        on_key(self, Qt.Key.Key_PageUp, lambda: self._turn(-1))
        self.resting = Resting(self, (self.end,))

    def show_state(self, state: ExerciseScreenState) -> None:
        """Show the chooser, or one task."""
        before, self._state = self._state, state
        self._header.show_text(state.name, state.subtitle)
        self._pill.setVisible(state.practice)
        self.block.show_block(state.block)
        under_way = bool(state.run_id)
        self._chooser.setVisible(not under_way)
        self._observing.setVisible(under_way)
        self.others.setVisible(under_way)
        self.end.setVisible(under_way and state.block is None)
        self.end.show_text(self._tr("Reprendre") if state.is_ended else self._tr("Terminer"))
        self.end.show_icon("undo" if state.is_ended else "check")
        if under_way:
            self._show_task(state)
        else:
            self.choices.show_rows([self._choice_row(choice, state) for choice in state.choices])
        moved = before is None or (before.run_id, before.task) != (state.run_id, state.task)
        if moved:
            self._page.scroll_to_top()
        if moved and self.isVisible():
            self.focus_first()

    def focus_first(self) -> None:
        """Go to the clue under the hand, or to the first exercise that can be chosen."""
        if self._state is None:
            return
        if self._state.run_id:
            self.clues.focus_clue(self._state.criterion)
            return
        buttons = [row.button for row in self.choices.rows() if not row.button.isHidden()]
        (buttons[0] if buttons else self.path).setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_now(self) -> None:
        """Hand in the note half written, and stay on its clue."""
        self.clues.keep_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the path on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _turn(self, step: int) -> None:
        self.keep_now()
        self.neighbour_chosen.emit(step)

    def _show_task(self, state: ExerciseScreenState) -> None:
        self.side.show_items([SideItem(t.id, t.code, t.label, t.value, t.done) for t in state.tasks])
        self.side.select(state.task)
        self._heading.setText(state.heading)
        self._progress.setText(state.progress)
        self._told.setText(state.told)
        self._expected.setText(state.expected)
        self._expected.setVisible(bool(state.expected))
        self.clues.show_lines(state.clues)
        self.clues.set_locked(locked=state.block is not None)

    def _choice_row(self, choice: Choice, state: ExerciseScreenState) -> ItemRow:
        tr = self._tr
        may_begin = state.block is None
        action = tr("Ouvrir") if choice.is_run else tr("Commencer") if may_begin else ""
        detail = tr("{state} · {detail}", state=choice.state, detail=choice.detail) if choice.state else choice.detail
        row = ItemRow("check" if choice.is_run else "document", choice.title, detail, action=action)
        row.acted.connect(lambda: self.chosen.emit(choice.id))
        return row

    def _lay_out(self) -> None:
        tr = self._tr
        keys = (
            KeyHint((tr("O"),), tr("vu")),
            KeyHint((tr("P"),), tr("en partie")),
            KeyHint((tr("N"),), tr("pas vu")),
            KeyHint((tr("Suppr"),), tr("vider")),
            KeyHint((tr("M"),), tr("noter")),
            KeyHint(("↑", "↓"), tr("indice")),
            KeyHint((tr("Page"), "↓"), tr("tâche suivante")),
        )
        page = self._page = Page(self._header, keys=keys)
        page.lead_in.addWidget(self.trouble)
        page.lead_in.addWidget(self.block)
        self._chooser = QWidget()
        chooser = QVBoxLayout(self._chooser)
        theme.space(chooser, gap=12)
        chooser.addWidget(self._invitation)
        chooser.addWidget(self.choices)
        page.body.addWidget(self._chooser)
        self._observing = Columns(self._main(), self.side, side_width=280, side_first=True, gap=32)
        page.body.addWidget(self._observing)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(page)

    def _main(self) -> QWidget:
        main = QWidget()
        main.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(main)
        theme.space(column, gap=8)
        for widget in (self._heading, self._progress, self._told, self._expected, self.clues):
            column.addWidget(widget)
        column.addStretch(1)
        return main
