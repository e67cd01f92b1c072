"""The part where one decides together: when one talked, which way on, what to work on and where."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.screens.restitution.next_state import NextState
from clea_desktop.ui.screens.restitution.recommendation_row import RecommendationRow
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.choice_field import ChoiceField
from clea_desktop.ui.widgets.date_field import DateField
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.text import Prose


class NextPart(QWidget):
    """``outcome_given`` and ``day_given`` carry texts to keep ("" takes back); ``wanted`` a sub-domain to prepare."""

    outcome_given = Signal(str)
    day_given = Signal(str)
    wanted = Signal(str)
    all_wanted = Signal()
    withdrawn = Signal(str)
    recommended = Signal(object)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._state: NextState | None = None
        self._editable = False
        self._open, self._to_focus = "", ""
        self._rows: dict[str, RecommendationRow] = {}
        self._others: list[QWidget] = []
        self.outcome = ChoiceField("", ())
        self.outcome.changed.connect(self.outcome_given)
        theme.limit_width(self.outcome, 480)
        self.empty = Button(tr("Effacer la réponse"), kind="link", icon="undo")
        self.empty.clicked.connect(lambda: self.outcome_given.emit(""))
        self.held_on = DateField(tr, tr("Entretien tenu le"))
        theme.limit_width(self.held_on, 240)
        self.held_on.editor.editingFinished.connect(self._say_day)
        self._until = Prose(tone="muted")
        self._heading = Prose(role="lead")
        self.propose = Button(tr("Proposer pour chaque sous-domaine"), icon="plus")
        self.propose.clicked.connect(self.all_wanted)
        self._lay_out()

    def show_next(self, state: NextState, *, editable: bool, anew: bool) -> None:
        """Show what comes next; ``anew`` for another person."""
        before, self._state, self._editable = self._state, state, editable
        if anew:
            self._open = ""
        if before is None or before.choices != state.choices:
            self.outcome.show_choices(state.choices)
        self.outcome.show_label(state.title)
        self._choose(state)
        self.outcome.setEnabled(editable)
        self.empty.setVisible(bool(state.outcome) and editable)
        self.held_on.setEnabled(editable)
        if anew or not self.held_on.editor.hasFocus():
            self.held_on.set_day(state.held_on)
        self._until.setText(state.until)
        self._heading.setText(state.heading)
        self._heading.setVisible(bool(state.heading))
        self.propose.setVisible(editable and state.may_propose_all)
        self._show_rows(state)

    def flush(self) -> None:
        """Say everything half written."""
        if self.held_on.editor.hasFocus():
            self._say_day()
        for row in self._rows.values():
            row.flush()

    def open_row(self, code: str) -> None:
        """Open a sub-domain to write in it, as soon as it is kept."""
        self._to_focus = self._open = code

    def row(self, code: str) -> RecommendationRow:
        """Return the row of a sub-domain still to acquire."""
        return self._rows[code]

    def _choose(self, state: NextState) -> None:
        if state.outcome:
            self.outcome.set_value(state.outcome)
        elif self.outcome.value():
            focused: QWidget | None = self.window().focusWidget()
            was_here = focused is self.empty or (focused is not None and self.outcome.isAncestorOf(focused))
            self.outcome.show_choices(state.choices)
            if was_here:
                self.outcome.focus_chosen()

    def _show_rows(self, state: NextState) -> None:
        if list(self._rows) != [line.code for line in state.lines]:
            self._rebuild([line.code for line in state.lines])
        for line in state.lines:
            self._rows[line.code].show_line(line, is_open=line.code == self._open, editable=self._editable)
        if self._to_focus in self._rows and self._rows[self._to_focus].form is not None:
            self._rows[self._to_focus].focus_form()
            self._to_focus = ""

    def _rebuild(self, codes: list[str]) -> None:
        for widget in [*self._rows.values(), *self._others]:
            self._list.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows, self._others = {}, []
        for code in codes:
            if self._rows:
                self._others.append(Hairline())
                self._list.addWidget(self._others[-1])
            row = RecommendationRow(self._tr, code)
            row.wanted.connect(self.wanted)
            row.withdrawn.connect(self.withdrawn)
            row.given.connect(self.recommended)
            row.turned.connect(self._turn)
            self._rows[code] = row
            self._list.addWidget(row)

    def _turn(self, code: str) -> None:
        """Open a row, or close it; one is open at a time, and what it says is handed in first."""
        for row in self._rows.values():
            row.flush()
        self._open = "" if self._open == code else code
        self._to_focus = self._open
        if self._state is not None:
            self._show_rows(self._state)

    def _say_day(self) -> None:
        day, typed = self.held_on.day(), self.held_on.text().strip()
        self.held_on.show_error(self._tr("Ce jour n'existe pas.") if typed and day is None else "")
        said = "" if day is None else day.isoformat()
        known = self._state.held_on.isoformat() if self._state and self._state.held_on else ""
        if (day is not None or not typed) and said != known:
            self.day_given.emit(said)

    def _lay_out(self) -> None:
        chosen = QHBoxLayout()
        theme.space(chosen, gap=8)
        chosen.addWidget(self.outcome, 100)
        chosen.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        chosen.addStretch(1)
        self._list = QVBoxLayout()
        theme.space(self._list, gap=0)
        column = QVBoxLayout(self)
        theme.space(column, gap=16)
        column.addLayout(chosen)
        column.addWidget(self.held_on)
        column.addWidget(self._until)
        column.addWidget(self._heading)
        column.addWidget(self.propose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._list)
