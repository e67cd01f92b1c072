"""The card of the appointments: those that are, and in its place the few fields of a new one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clea_desktop.core.appointment import PLACE_LIMIT
from clea_desktop.core.text import Translate
from clea_desktop.ui import labels, theme
from clea_desktop.ui.screens.dossier.agenda_state import STEPS, AgendaState, AppointmentLine, Draft, Faults
from clea_desktop.ui.screens.resting import Resting
from clea_desktop.ui.widgets.button import Button
from clea_desktop.ui.widgets.choice_field import ChoiceField
from clea_desktop.ui.widgets.flow import Flow
from clea_desktop.ui.widgets.form_field import FormField
from clea_desktop.ui.widgets.hairline import Hairline
from clea_desktop.ui.widgets.text import Label, Prose


class AgendaBox(QWidget):
    """Shows an AgendaState; decides nothing."""

    add_asked = Signal()
    change_asked = Signal(str)
    removed = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.add = Button(tr("Ajouter"), kind="link", icon="plus")
        self.add.setAccessibleName(tr("Ajouter un rendez-vous"))
        self.add.clicked.connect(self.add_asked)
        self._none = Prose(tr("Pas encore de rendez-vous."), tone="muted")
        self.form = AppointmentForm(tr)
        self.form.hide()
        self._may_change = self._may_remove = False
        self.next_words = self.note = ""
        self._rows: list[QWidget] = []
        self._listed = QVBoxLayout()
        theme.space(self._listed, gap=4)
        head = QHBoxLayout()
        theme.space(head, gap=8)
        head.addWidget(Label(tr("Rendez-vous"), role="lead"))
        head.addStretch(1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        theme.space(column, gap=4)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self.form)
        column.addLayout(self._listed)

    def show_state(self, state: AgendaState) -> None:
        """Show the appointments."""
        self._may_change, self._may_remove = state.may_change, state.may_remove
        self.next_words, self.note = state.next_words, state.note
        for widget in self._rows:
            self._listed.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows = []
        for line in state.lines:
            if self._rows:
                self._add(Hairline())
            self._add(self._row(line))
        self._arrange(bool(state.lines))

    def show_draft(self, draft: Draft | None) -> None:
        """Open the form on a draft, or close it and go back to where it was opened."""
        was_open = not self.form.isHidden()
        self.form.setVisible(draft is not None)
        self._arrange(bool(self._rows))
        if draft is not None:
            self.form.show_draft(draft)
        elif was_open and self.isVisible():
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, any_line: bool) -> None:  # noqa: FBT001 - private to this card
        writing = not self.form.isHidden()
        self.add.setVisible(self._may_change and not writing)
        self._none.setVisible(not any_line and not writing)

    def _add(self, widget: QWidget) -> None:
        self._rows.append(widget)
        self._listed.addWidget(widget)

    def _row(self, line: AppointmentLine) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        theme.space(column, gap=2, margins=(0, 4, 0, 0))
        column.addWidget(Prose(line.title, role="strong", tone="muted" if line.is_past else "ink"))
        column.addWidget(Prose(line.detail, tone="muted"))
        acts = []
        if self._may_change:
            acts.append((self._tr("Déplacer"), self.change_asked.emit))
        if self._may_remove:
            acts.append((self._tr("Retirer"), self.removed.emit))
        if acts:
            column.addWidget(Flow([self._act(words, told, line) for words, told in acts], gap=8))
        return row

    def _act(self, words: str, told: Callable[[str], None], line: AppointmentLine) -> Button:
        button = Button(words, kind="link")
        button.setAccessibleName(f"{button.accessibleName()} {line.title}")
        button.clicked.connect(lambda: told(line.id))
        return button


class AppointmentForm(QWidget):
    """What is written of an appointment. Entrée keeps it, Échap gives it up."""

    kept = Signal(Draft)
    given_up = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._id = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.day = FormField(tr("Jour"), placeholder=tr("24/11"), help_text=tr("24/11, demain, mardi"))
        self.at = FormField(tr("Heure"), placeholder=tr("9h"), help_text=tr("9h, 14h30"))
        self.place = FormField(tr("Lieu"), limit=PLACE_LIMIT)
        self.step = ChoiceField(tr("Pour"), [(step.value, labels.step_name(step, tr)) for step in STEPS])
        self.act = Button(tr("Noter"), icon="check")
        self.act.setAccessibleName(tr("Noter le rendez-vous"))
        self.act.clicked.connect(self._keep)
        self.back = Button(tr("Annuler"), kind="link")
        self.back.clicked.connect(self.given_up)
        for field in (self.day, self.at, self.place):
            field.entered.connect(self._keep)
        self._lay_out((self.day, self.at))
        self.resting = Resting(self, (self.act,))

    def show_draft(self, draft: Draft) -> None:
        """Show what is being written, and begin with the day."""
        self._id = draft.id
        self.day.set_text(draft.day)
        self.at.set_text(draft.at)
        self.place.set_text(draft.place)
        self.step.set_value(draft.step)
        self.show_faults(Faults())
        self.day.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.editor.selectAll()

    def show_faults(self, faults: Faults) -> None:
        """Say under its field what is not understood, and go there."""
        self.day.show_error(faults.day)
        self.at.show_error(faults.at)
        wrong = self.day if faults.day else self.at if faults.at else None
        if wrong is not None:
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give up on Échap."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        step = self.step.value() or STEPS[0].value
        self.kept.emit(Draft(self._id, step, self.day.text(), self.at.text(), self.place.text()))

    def _lay_out(self, when: Sequence[FormField]) -> None:
        for field, width in zip(when, (176, 144), strict=True):
            theme.fix_width(field, width)
        column = QVBoxLayout(self)
        theme.space(column, gap=12, margins=(0, 4, 0, 12))
        column.addWidget(Flow(when, gap=16))
        column.addWidget(self.place)
        column.addWidget(self.step)
        column.addWidget(Flow((self.act, self.back)))
