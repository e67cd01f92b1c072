"""One clue of a task, to be written: its criterion, its sentence, seen or told, and its place among the others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.exercise_edits import Part, Place
from clea_desktop.core.exercise_limits import LINE_LIMIT
from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.exercises.criterion_field import CriterionField
from clea_desktop.ui.screens.exercises.editing_state import ClueLine, EditAct, EditField, EditorState, Height
from clea_desktop.ui.screens.exercises.written_field import WrittenField
from clea_desktop.ui.widgets.button import Button, IconButton
from clea_desktop.ui.widgets.hairline import Hairline


class ClueEditor(QWidget):
    """``written`` carries a Place and its text; ``acted`` what a button does."""

    written = Signal(object, str)
    acted = Signal(object)

    def __init__(self, tr: Translate, task: str, rank: int, line: ClueLine) -> None:
        super().__init__()
        self._tr, self.rank = tr, rank
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        number = rank + 1
        self.criterion = CriterionField(tr, number)
        self.criterion.chosen.connect(lambda code: self.written.emit(Place(Part.CRITERION, task, rank), code))
        place = Place(Part.CLUE, task, rank)
        label = tr("Indice {number}", number=number)
        self.words = WrittenField(EditField(place, label, line.words, Height.LINE, LINE_LIMIT))
        self.words.given.connect(lambda text: self.written.emit(place, text))
        self.turn = Button("", kind="link", icon="eye")
        self.up = IconButton("arrow-up", tr("Monter l'indice {number}", number=number))
        self.down = IconButton("arrow-down", tr("Descendre l'indice {number}", number=number))
        self.remove = IconButton("trash", tr("Retirer l'indice {number}", number=number))
        for button, act in (
            (self.turn, EditAct.TURN_CLUE),
            (self.up, EditAct.CLUE_UP),
            (self.down, EditAct.CLUE_DOWN),
            (self.remove, EditAct.REMOVE_CLUE),
        ):
            button.clicked.connect(lambda _on=False, act=act: self.acted.emit(act))
        self._lay_out()
        self.restyle()

    def show_line(self, line: ClueLine, state: EditorState) -> None:
        """Show the clue as it is kept."""
        others = [one.code for at, one in enumerate(state.clues) if at != self.rank and one.code]
        self.criterion.show_criterion(line.code, line.title, state.criteria, others)
        self.words.show_text(line.words)
        said = self._tr("Dit par la personne") if line.is_told else self._tr("Vu directement")
        self.turn.show_icon("speech" if line.is_told else "eye")
        self.turn.show_text(said)
        self.turn.setAccessibleName(self._tr("Indice {number} : {state}. Changer", number=self.rank + 1, state=said))

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in order."""
        return [self.criterion.field.editor, self.words.editor, self.turn, self.up, self.down, self.remove]

    def restyle(self) -> None:
        """Put the criterion over the sentence in large type."""
        large = theme.is_large()
        self._fields.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._column.removeWidget(self.criterion.words)
        self._fields.removeWidget(self.criterion.words)
        (self._fields if large else self._column).insertWidget(1, self.criterion.words)

    def _lay_out(self) -> None:
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._fields, gap=16)
        self._fields.addWidget(self.criterion, 2, Qt.AlignmentFlag.AlignTop)
        self._fields.addWidget(self.words, 5, Qt.AlignmentFlag.AlignTop)
        acts = QHBoxLayout()
        theme.space(acts, gap=4)
        acts.addWidget(self.turn)
        acts.addStretch(1)
        for button in (self.up, self.down, self.remove):
            acts.addWidget(button)
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=4)
        self._column.addLayout(self._fields)
        self._column.addLayout(acts)
        self._column.addWidget(Hairline())
