"""Reads the library, shows one exercise, and keeps what the organisation writes of its own, line by line."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.exercise import Exercise
from clea_desktop.core.exercise_edits import Place, written
from clea_desktop.services.exercise_views import ExerciseView
from clea_desktop.services.views import Target
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.ports import FileKind
from clea_desktop.ui.screens.exercises.editing_state import ABOUT, EditAct, acted
from clea_desktop.ui.screens.exercises.state import (
    ExercisesState,
    Shelf,
    exercises_state,
    with_exercise,
    with_version,
    with_view,
)
from clea_desktop.ui.screens.papers import Paper, print_paper, save_paper
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.session_port import SessionPort

_AGAIN_MS = 3000
_MAY_PASS = frozenset({Trouble.DISK_FULL, Trouble.DISK_REFUSES})


class ExercisesPresenter(ScreenPresenter):
    """Shows the library as a state."""

    shown = Signal(ExercisesState)

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._session = session
        self._shelf: Shelf | None = None
        self._undos: list[tuple[Exercise, str]] = []
        self._last: Place | None = None
        self._unsaved: Exercise | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.try_again)

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

    def print_statement(self) -> None:
        """Print what the candidate is given."""
        self._print(self.tr("consignes"), self._session.exercises.save_statement)

    def save_statement(self) -> None:
        """Write what the candidate is given."""
        self._save(self.tr("consignes"), self._session.exercises.save_statement)

    def print_sheet(self) -> None:
        """Print the evaluator's sheet."""
        self._print(self.tr("grille-observation"), self._session.exercises.save_sheet)

    def save_sheet(self) -> None:
        """Write the evaluator's sheet."""
        self._save(self.tr("grille-observation"), self._session.exercises.save_sheet)

    def copy(self) -> None:
        """Make an exercise of one's own from the one shown."""
        view = self._shown()
        if view is not None and self.desk.may_evaluate:
            said = self.tr("Copie faite : elle est à vous, changez-la.")
            copy, exercise_id = self._session.exercises.copy, view.exercise.id
            self.do_once(lambda: copy(exercise_id), lambda made: self._came(made, said))

    def begin(self) -> None:
        """Begin an exercise in which everything is to be written."""
        if self.desk.may_evaluate:
            said = self.tr("C'est la vôtre : tout ce que vous écrivez est gardé.")
            self.do_once(self._session.exercises.begin, lambda view: self._came(view, said))

    def take_in(self) -> None:
        """Make an exercise of one's own from a file another organisation gave."""
        if self.desk.may_evaluate:
            take = self._session.exercises.take_in
            said = self.tr("Elle est à vous : relisez-la avant de la proposer.")
            self.desk.dialogs.open_file(
                self.tr("Prendre une mise en situation"),
                self._files(),
                lambda path: self.do_once(lambda: take(path), lambda view: self._came(view, said)),
            )

    def hand_out(self) -> None:
        """Write the exercise as a file other organisations can take in."""
        view = self._shown()
        if view is None:
            return
        exercise, said = view.exercise, self.tr("Fichier enregistré : il peut être donné à un autre organisme.")
        self.desk.dialogs.save_file(
            self.tr("Donner cette mise en situation"),
            self.tr("mise-en-situation.json"),
            self._files(),
            lambda target: self.do_once(
                lambda: self._session.exercises.hand_out(exercise, target),
                lambda _none: self.desk.toasts.say(said, icon="export"),
            ),
        )

    def write(self, place: Place, text: str) -> None:
        """Keep one thing as it is written now."""
        view = self._shown()
        if view is not None and self._may_write(view):
            self._change(view.exercise, written(view.exercise, place, text), place)

    def act(self, act: EditAct, rank: int = -1) -> None:
        """Add, order or take away in the part shown."""
        view = self._shown()
        if view is None or self._shelf is None or not self._may_write(view):
            return
        changed, section = acted(view.exercise, self._shelf.section, act, rank)
        self._change(view.exercise, changed, None, section)
        if act in {EditAct.REMOVE, EditAct.REMOVE_CLUE}:
            self.desk.toasts.say(self.tr("Retiré."), undo=self.undo, icon="trash")

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

    def try_again(self) -> None:
        """Write what the disk refused."""
        if self._unsaved is not None:
            self._put(self._unsaved)

    def _undo_last(self) -> None:
        self._last = None
        if self._undos and self._shelf is not None:
            exercise, section = self._undos.pop()
            self._shelf = replace(self._shelf, exercise_id=exercise.id, section=section)
            self._put(exercise)

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

    def _print(self, kind: str, write: Callable[[Exercise, Target], None]) -> None:
        view = self._shown()
        if view is not None:
            print_paper(self, self._paper(view, kind, write))

    def _save(self, kind: str, write: Callable[[Exercise, Target], None]) -> None:
        view = self._shown()
        if view is not None:
            title, saved = self.tr("Enregistrer le PDF"), self.tr("PDF enregistré : il est prêt à imprimer.")
            save_paper(self, self._paper(view, kind, write), title, saved)

    def _paper(self, view: ExerciseView, kind: str, write: Callable[[Exercise, Target], None]) -> Paper:
        name = self.tr("mise-en-situation") if view.is_own else view.exercise.id
        return Paper(f"{name}-{kind}", lambda target: write(view.exercise, target))

    def _came(self, view: ExerciseView, said: str) -> None:
        if self._shelf is not None:
            self._take(replace(with_view(self._shelf, view), section=ABOUT))
            self.desk.toasts.say(said, icon="plus")

    def _may_write(self, view: ExerciseView) -> bool:
        return view.is_own and self.desk.may_evaluate

    def _files(self) -> tuple[FileKind, ...]:
        return (FileKind(self.tr("Mise en situation"), ("*.json",)),)

    def _change(self, before: Exercise, after: Exercise, place: Place | None, section: str = "") -> None:
        """Show a change at once and make it durable; typing on in one text is one thing to undo."""
        if after == before or self._shelf is None:
            self._show()
            return
        if place is None or place != self._last:
            self._undos.append((before, self._shelf.section))
        self._last = place
        self._shelf = replace(self._shelf, section=section or self._shelf.section)
        self._put(after)

    def _put(self, exercise: Exercise) -> None:
        if self._shelf is None:
            return
        self._take(with_exercise(self._shelf, exercise))
        self._unsaved = exercise
        rewrite = self._session.exercises.rewrite
        self.desk.jobs.run(
            lambda: rewrite(exercise), lambda view: self._kept(exercise, view), self._failed, self.hold()
        )

    def _kept(self, exercise: Exercise, view: ExerciseView) -> None:
        if self._unsaved is exercise:
            self._unsaved = None
        self.troubled.emit(None)
        if view.exercise.version > exercise.version:
            self.desk.toasts.say(self.tr("Nouvelle version : qui a commencé garde celle d'avant."), icon="copy")
        if self._shelf is not None:
            self._take(with_version(self._shelf, view.exercise))

    def _failed(self, error: CleaError) -> None:
        """Say it; what a full disk refused is tried again, as whole as it stands by then."""
        self.fail(error)
        if error.trouble in _MAY_PASS:
            self._again.start(_AGAIN_MS)

    def _retired(self, view: ExerciseView, *, retired: bool) -> None:
        if self._shelf is None:
            return
        self._take(with_view(self._shelf, replace(view, is_retired=retired)))
        words = self.tr("Mise en situation retirée.") if retired else self.tr("Mise en situation remise.")
        self.desk.toasts.say(words, undo=self.retire if retired else None)
