"""Begins an exercise, keeps what is seen clue by clue, undoes the last act. What is shown is already on the disk."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal

from clea_desktop.core.exercise import Seen
from clea_desktop.services.exercise_views import ObservationChange, RunView
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.block import may_change
from clea_desktop.ui.screens.exercise import state as states
from clea_desktop.ui.screens.exercise.state import ClueAddress, ExerciseScreenState, Facts, exercise_state
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.session_port import SessionPort


class ExercisePresenter(ScreenPresenter):
    """Shows a dossier's exercise as a state; it is read once, then follows what is durable."""

    shown = Signal(ExerciseScreenState)

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._session = session
        self._facts: Facts | None = None
        self._undos: list[Callable[[], None]] = []

    def load(self, dossier_id: str, place: str, ready: Callable[[], None] = stay) -> None:
        """Read a dossier with its exercises and stand where one was."""
        if self._facts is not None and self._facts.view.dossier_id != dossier_id:
            self._undos.clear()
        self.enter(lambda: self._read(dossier_id), lambda facts: self._take(states.placed(facts, place)), ready)

    def choose(self, choice_id: str) -> None:
        """Open a run of this dossier, or begin an exercise."""
        facts = self._facts
        if facts is None:
            return
        run = next((run for run in facts.runs if run.id == choice_id), None)
        if run is not None:
            self._move(states.at_run(facts, run))
        elif self._may_change():
            self.do_once(lambda: self._session.exercises.start(facts.view.dossier_id, choice_id), self._begun)

    def show_choices(self) -> None:
        """Go back to the choice of an exercise; the one under way stays under way."""
        if self._facts is not None:
            self._move(Facts(self._facts.view, self._facts.library, self._facts.runs))

    def show_task(self, task_id: str) -> None:
        """Show another task."""
        if self._facts is not None:
            self._move(states.at_task(self._facts, task_id))

    def show_neighbour(self, step: int) -> None:
        """Show the next or previous task."""
        if self._facts is not None:
            self._move(states.at_neighbour(self._facts, step))

    def stand_on(self, criterion: str) -> None:
        """Remember the clue under the hand."""
        if self._facts is not None and criterion != self._facts.criterion:
            self._facts = replace(self._facts, criterion=criterion)
            self.remember()

    def see(self, clue: ClueAddress, seen: Seen | None) -> None:
        """Keep what was seen of a clue; its note stays with it."""
        if self._may_change():
            self.run(lambda: self._session.exercises.see(*clue, seen), self._observed)

    def note(self, clue: ClueAddress, words: str) -> None:
        """Keep a note beside what was seen of a clue, wherever one stands by now."""
        if self._may_change():
            self.run(lambda: self._session.exercises.note(*clue, words), self._observed)

    def refuse_note(self) -> None:
        """Say that a note waits for what was seen."""
        self.desk.toasts.say(self.tr("Dites d'abord si l'indice est vu : O, P ou N."), icon="info")

    def end(self) -> None:
        """End the exercise, or go on with it."""
        run = self._facts.run if self._facts else None
        if run is not None and self._may_change():
            over = run.ended_at is None
            self.do_once(lambda: self._session.exercises.end(run.id, ended=over), self._ended)

    def undo(self) -> None:
        """Take the last act back; one that is on its way to the disk is the last."""
        self.when_written(self._undo_last)

    def back(self) -> None:
        """Walk back to the path."""
        if self._facts is not None:
            self.desk.go(Spot(Screen.DOSSIER, self._facts.view.dossier_id))

    def _read(self, dossier_id: str) -> Facts:
        view = self._session.dossiers.open(dossier_id)
        return Facts(view, self._session.exercises.library(), self._session.exercises.runs(dossier_id))

    def _take(self, facts: Facts) -> None:
        self._facts = facts
        self._show()

    def _move(self, facts: Facts) -> None:
        self._take(facts)
        self.remember()

    def _show(self) -> None:
        if self._facts is not None:
            may = self.desk.may_evaluate
            self.shown.emit(exercise_state(self._facts, self.desk.clock(), self.tr, may_evaluate=may))

    def remember(self) -> None:
        """Keep the exact place, so that an interruption gives it back."""
        if self._facts is None:
            return
        place = f"{self._facts.task_id} {self._facts.criterion}".strip()
        self.desk.remember(self._facts.view.dossier_id, place)

    def forget_undo(self) -> None:
        """Keep everything as it is: another dossier is in sight."""
        self._undos.clear()

    def _undo_last(self) -> None:
        if self._undos:
            self._undos.pop()()

    def _may_change(self) -> bool:
        return self._facts is not None and may_change(self._facts.view, may_evaluate=self.desk.may_evaluate)

    def _observed(self, change: ObservationChange) -> None:
        if change.before != change.after:
            self._undos.append(lambda: self._take_back(change))
        self._carry(change)

    def _take_back(self, change: ObservationChange) -> None:
        def undone(back: ObservationChange) -> None:
            if self._facts is not None:
                self._facts = states.at_change(self._facts, back)
            self._carry(back)
            self.desk.toasts.say(self.tr("{code} : comme avant", code=back.criterion), icon="undo")

        self.run(
            lambda: self._session.exercises.observe(change.run_id, change.task_id, change.criterion, change.before),
            undone,
        )

    def _carry(self, change: ObservationChange) -> None:
        if self._facts is not None:
            self._facts = states.with_change(self._facts, change)
            self._show()

    def _begun(self, run: RunView) -> None:
        if self._facts is not None:
            self._move(states.at_run(self._facts, run))
            self.desk.changes.tell(Fact.DOSSIER)

    def _ended(self, run: RunView) -> None:
        self._begun(run)
        if run.ended_at is None:
            self.desk.toasts.say(self.tr("La mise en situation reprend."), icon="undo")
        else:
            self._undos.append(self.end)
            self.desk.toasts.say(self.tr("Mise en situation terminée."), undo=self.undo)
