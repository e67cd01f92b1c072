"""Where one part of an exercise of one's own is written: its texts, its clues, and what orders them."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.exercise_edits import Place
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.exercises.clue_editor import ClueEditor
from clea_desktop.ui.screens.exercises.editing_state import EditAct, EditorState, Height
from clea_desktop.ui.screens.exercises.written_field import WrittenField
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.text import Prose


class ExerciseEditor(QWidget):
    """Shows an EditorState. ``written`` carries a Place and its text; ``acted`` an act and a rank."""

    written = Signal(object, str)
    acted = Signal(object, int)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.fields: dict[Place, WrittenField] = {}
        self.clues: list[ClueEditor] = []
        self._shape: object = None
        self.add_clue = self._button(EditAct.ADD_CLUE, tr("Ajouter un indice"), "plus")
        self.adds = {
            EditAct.ADD_TASK: self._button(EditAct.ADD_TASK, tr("Ajouter une tâche"), "plus"),
            EditAct.ADD_TEXT: self._button(EditAct.ADD_TEXT, tr("Ajouter un texte"), "plus"),
            EditAct.ADD_TABLE: self._button(EditAct.ADD_TABLE, tr("Ajouter un tableau"), "plus"),
        }
        self.up = self._button(EditAct.UP, tr("Monter"), "arrow-up")
        self.down = self._button(EditAct.DOWN, tr("Descendre"), "arrow-down")
        self.remove = self._button(EditAct.REMOVE, "", "trash")
        self._body = QVBoxLayout()
        theme.space(self._body, gap=16)
        column = QVBoxLayout(self)
        theme.space(column, gap=16)
        column.addLayout(self._body)
        column.addWidget(self.add_clue, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Flow((*self.adds.values(), self.up, self.down, self.remove), gap=4))

    def show_state(self, state: EditorState, section: str) -> None:
        """Show the texts where they stand; another part, or other clues, are built anew."""
        shape = (section, [field.place for field in state.fields], len(state.clues))
        if shape != self._shape:
            self._build(state, grown=self._has_one_clue_more(section, state))
            self._shape = shape
        for field in state.fields:
            self.fields[field.place].show_text(field.value)
        for clue, line in zip(self.clues, state.clues, strict=True):
            clue.show_line(line, state)
        self.add_clue.setVisible(bool(state.task))
        for act, button in self.adds.items():
            button.setVisible(act in state.adds)
        for button in (self.up, self.down, self.remove):
            button.setVisible(bool(state.removes))
        self.remove.show_text(state.removes)

    def focus_first(self) -> None:
        """Go to the first text, or to what adds something."""
        adds = (button for button in self.adds.values() if button.isVisible())
        first: QWidget | None = next(iter(self.fields.values()), None) or next(adds, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_now(self) -> None:
        """Hand in what is half written."""
        for field in (*self.fields.values(), *(clue.words for clue in self.clues)):
            field.flush()

    def _has_one_clue_more(self, section: str, state: EditorState) -> bool:
        same = isinstance(self._shape, tuple) and self._shape[0] == section
        return same and len(state.clues) == len(self.clues) + 1

    def _build(self, state: EditorState, *, grown: bool) -> None:
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        while item := self._body.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.blockSignals(True)  # noqa: FBT003 - Qt's signature; it was handed in, and says nothing more
                widget.hide()
                widget.deleteLater()
        self.fields, self.clues = {}, []
        self._build_fields(state)
        if state.task:
            self._body.addWidget(Prose(self._tr("Indices à observer"), role="strong"))
        for rank, line in enumerate(state.clues):
            clue = ClueEditor(self._tr, state.task, rank, line)
            clue.written.connect(self.written)
            clue.acted.connect(partial(self._clue_acted, rank))
            self.clues.append(clue)
            self._body.addWidget(clue)
        self._order_tabs()
        if grown:
            QTimer.singleShot(0, self, lambda: self._focus_clue(len(self.clues) - 1))
        elif had_focus:
            QTimer.singleShot(0, self, self.focus_first)

    def _order_tabs(self) -> None:
        """Let Tab go down the page: what is built anew would come after the buttons under it."""
        stops: list[QWidget] = [field.editor for field in self.fields.values()]
        for clue in self.clues:
            stops += clue.stops()
        stops += [self.add_clue, *self.adds.values(), self.up, self.down, self.remove]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _build_fields(self, state: EditorState) -> None:
        figures: list[QWidget] = []
        for field in state.fields:
            made = WrittenField(field)
            made.given.connect(partial(self.written.emit, field.place))
            self.fields[field.place] = made
            if field.height is Height.FIGURES:
                figures.append(made)
                continue
            self._add_figures(figures)
            self._body.addWidget(made)
        self._add_figures(figures)

    def _add_figures(self, figures: list[QWidget]) -> None:
        if figures:
            self._body.addWidget(Flow(tuple(figures), gap=16))
            figures.clear()

    def _focus_clue(self, rank: int) -> None:
        if 0 <= rank < len(self.clues):
            self.clues[rank].criterion.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clue_acted(self, rank: int, act: EditAct) -> None:
        self.keep_now()
        self.acted.emit(act, rank)
        step = {EditAct.CLUE_UP: -1, EditAct.CLUE_DOWN: 1}.get(act, 0)
        if step and 0 <= rank + step < len(self.clues):
            moved = self.clues[rank + step]
            (moved.up if step < 0 else moved.down).setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, act: EditAct, words: str, icon: str) -> Button:
        button = Button(words, kind="link", icon=icon)
        button.clicked.connect(lambda: self._acted(act))
        return button

    def _acted(self, act: EditAct) -> None:
        self.keep_now()
        self.acted.emit(act, -1)
