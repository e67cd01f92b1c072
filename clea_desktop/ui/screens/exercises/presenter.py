"""Reads the library, shows one exercise, and keeps what the organisation writes of its own, line by line."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.exercise import Exercise
from clea_desktop.services.exercise_views import ExerciseView
from clea_desktop.ui.desk import Desk, pdf_files
from clea_desktop.ui.screens.exercises.state import ABOUT, ExercisesState, Shelf, edited, exercises_state, with_view
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.session_port import SessionPort


class ExercisesPresenter(ScreenPresenter):
    """Shows the library as a state."""

    shown = Signal(ExercisesState)

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._session = session
        self._shelf: Shelf | None = None
        self._undos: list[Callable[[], None]] = []

    def load(self, ready: Callable[[], None] = stay) -> None:
        """Read the library."""
        self.enter(self._read, self._take, ready)

    def open(self, exercise_id: str) -> None:
        """Show one exercise."""
        if self._shelf is not None:
            self._take(replace(self._shelf, exercise_id=exercise_id, section=ABOUT))

    def show_section(self, section: str) -> None:
        """Show another part of it."""
        if self._shelf is not None:
            self._take(replace(self._shelf, section=section))

    def close(self) -> None:
        """Go back to the list."""
        if self._shelf is not None:
            self._take(replace(self._shelf, exercise_id=""))

    def save_statement(self) -> None:
        """Write what the candidate is given."""
        self._save(self.tr("consignes"), self._session.exercises.save_statement)

    def save_sheet(self) -> None:
        """Write the evaluator's sheet."""
        self._save(self.tr("grille-observation"), self._session.exercises.save_sheet)

    def copy(self) -> None:
        """Make an exercise of one's own from the one shown."""
        view = self._shown()
        if view is not None and self.desk.may_evaluate:
            self.do_once(lambda: self._session.exercises.copy(view.exercise.id), self._copied)

    def edit(self, field_id: str, text: str) -> None:
        """Keep one thing written again; an empty text is none."""
        view = self._shown()
        if view is None or not view.is_own or not text.strip():
            self._show()
            return
        written = edited(view.exercise, field_id, text.strip())
        if written != view.exercise:
            self._undos.append(lambda: self._rewrite(view.exercise))
            self._rewrite(written)

    def retire(self) -> None:
        """Take the exercise out of what can be chosen, or put it back."""
        view = self._shown()
        if view is None or not self.desk.may_evaluate:
            return
        retired = not view.is_retired
        exercise_id = view.exercise.id
        self.do_once(
            lambda: self._session.exercises.retire(exercise_id, retired=retired),
            lambda _none: self._retired(view, retired=retired),
        )

    def undo(self) -> None:
        """Take the last act back; one that is on its way to the disk is the last."""
        self.when_written(self._undo_last)

    def _undo_last(self) -> None:
        if self._undos:
            self._undos.pop()()

    def _read(self) -> Shelf:
        views = self._session.exercises.library()
        framework = self._session.frameworks.current().framework
        before = self._shelf
        return Shelf(framework, views, before.exercise_id, before.section) if before else Shelf(framework, views)

    def _take(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._show()

    def _show(self) -> None:
        if self._shelf is not None:
            self.shown.emit(exercises_state(self._shelf, self.tr, may_edit=self.desk.may_evaluate))

    def _shown(self) -> ExerciseView | None:
        return self._shelf.shown if self._shelf else None

    def _save(self, kind: str, write: Callable[[Exercise, Path], None]) -> None:
        view = self._shown()
        if view is None:
            return
        exercise = view.exercise
        name = exercise.id if not view.is_own else self.tr("mise-en-situation")
        self.desk.dialogs.save_file(
            self.tr("Enregistrer le PDF"),
            f"{name}-{kind}.pdf",
            pdf_files(self.desk),
            lambda target: self.do_once(lambda: write(exercise, target), lambda _none: self._saved()),
        )

    def _saved(self) -> None:
        self.desk.toasts.say(self.tr("PDF enregistré : il est prêt à imprimer."), icon="printer")

    def _copied(self, view: ExerciseView) -> None:
        if self._shelf is not None:
            self._take(replace(with_view(self._shelf, view), section=ABOUT))
            self.desk.toasts.say(self.tr("Copie faite : elle est à vous, changez-la."), icon="plus")

    def _rewrite(self, exercise: Exercise) -> None:
        self.run(lambda: self._session.exercises.rewrite(exercise), self._rewritten)

    def _rewritten(self, view: ExerciseView) -> None:
        if self._shelf is not None:
            self._take(with_view(self._shelf, view))

    def _retired(self, view: ExerciseView, *, retired: bool) -> None:
        if self._shelf is None:
            return
        self._take(with_view(self._shelf, replace(view, is_retired=retired)))
        words = self.tr("Mise en situation retirée.") if retired else self.tr("Mise en situation remise.")
        self.desk.toasts.say(words, undo=self.retire if retired else None)
