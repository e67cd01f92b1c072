"""Practical exercises in memory, with the refusals of the real service."""

import json
from dataclasses import replace
from pathlib import Path

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.exercise import Exercise, Observation, Seen
from clea_desktop.core.exercise_checks import is_ready
from clea_desktop.core.exercise_edits import begun
from clea_desktop.core.exercise_file import checked, exercise_file, read_exercise_file, taken_in
from clea_desktop.core.exercise_reading import parse_exercise
from clea_desktop.core.exercise_writing import exercise_json
from clea_desktop.core.limits import REASON_LIMIT, tidied
from clea_desktop.resource_files import resource_path
from clea_desktop.services.exercise_views import ExerciseView, ObservationChange, ObservedClue, RunView
from clea_desktop.services.views import Account, Target
from tests.fakes.vault import FakeVault


class FakeExercises:
    """The library and the runs."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account

    def library(self) -> tuple[ExerciseView, ...]:
        found = self._exercises().values()
        return tuple(sorted(found, key=lambda view: (view.is_retired, not view.is_own, view.exercise.title)))

    def begin(self) -> ExerciseView:
        self._require_evaluator()
        exercise = begun(self._vault.new_id("exercise"), self._vault.framework.id, "écrite par votre organisme")
        return self._keep(ExerciseView(exercise, is_own=True, is_retired=False))

    def take_in(self, source: Path) -> ExerciseView:
        self._require_evaluator()
        try:
            data = source.read_bytes()
        except OSError as error:
            raise CleaError(Trouble.FILE_UNREADABLE) from error
        exercise = taken_in(read_exercise_file(data), self._vault.new_id("exercise"))
        return self._keep(ExerciseView(exercise, is_own=True, is_retired=False))

    def hand_out(self, exercise: Exercise, target: Path) -> None:
        target.write_bytes(exercise_file(exercise))

    def copy(self, exercise_id: str) -> ExerciseView:
        self._require_evaluator()
        source = self._view(exercise_id).exercise
        exercise = replace(source, id=self._vault.new_id("exercise"), version=1, title=f"{source.title} (copie)")
        return self._keep(ExerciseView(exercise, is_own=True, is_retired=False))

    def rewrite(self, exercise: Exercise) -> ExerciseView:
        self._require_evaluator()
        now = self._view(exercise.id)
        if not now.is_own:
            raise CleaError(Trouble.EXERCISE_SUPPLIED)
        used = any(run.exercise == now.exercise for run in self._vault.runs.values())
        version = now.exercise.version + 1 if used else now.exercise.version
        written = checked(parse_exercise(exercise_json(replace(exercise, version=version)), is_draft=True))
        return self._keep(replace(now, exercise=written))

    def retire(self, exercise_id: str, *, retired: bool) -> None:
        self._require_evaluator()
        self._keep(replace(self._view(exercise_id), is_retired=retired))

    def save_statement(self, exercise: Exercise, target: Target) -> None:
        assert exercise.id
        target.write_bytes(b"%PDF-1.7 statement")

    def save_sheet(self, exercise: Exercise, target: Target) -> None:
        assert exercise.id
        target.write_bytes(b"%PDF-1.7 sheet")

    def runs(self, dossier_id: str) -> tuple[RunView, ...]:
        self._vault.kept(dossier_id)
        return tuple(run for run in self._vault.runs.values() if run.dossier_id == dossier_id)

    def start(self, dossier_id: str, exercise_id: str) -> RunView:
        self._require_evaluator()
        kept = self._vault.ratable(dossier_id)
        exercise = self._view(exercise_id).exercise
        if (kept.framework or self._vault.framework).id != exercise.framework:
            raise CleaError(Trouble.EXERCISE_ELSEWHERE)
        if not is_ready(exercise):
            raise CleaError(Trouble.EXERCISE_UNFINISHED)
        self._vault.begin_evaluation(kept)
        run = RunView(self._vault.new_id("run"), dossier_id, exercise, self._vault.changed(kept), None, {})
        self._vault.runs[run.id] = run
        return run

    def end(self, run_id: str, *, ended: bool = True) -> RunView:
        run = self._run(run_id)
        kept = self._vault.ratable(run.dossier_id)
        at = self._vault.changed(kept)
        self._vault.runs[run_id] = replace(run, ended_at=at if ended else None)
        over = sum(one.ended_at is not None for one in self.runs(run.dossier_id))
        kept.reached = replace(kept.reached, runs_ended=over)
        return self._vault.runs[run_id]

    def observe(self, run_id: str, task_id: str, criterion: str, observation: Observation | None) -> ObservationChange:
        self._require_evaluator()
        run = self._run(run_id)
        kept = self._vault.ratable(run.dossier_id)
        if run.exercise.clue(task_id, criterion) is None:
            raise CleaError(Trouble.NOT_FOUND)
        after = observation and replace(observation, note=tidied(observation.note, REASON_LIMIT))
        before = run.observations.get((task_id, criterion))
        observations = {key: value for key, value in run.observations.items() if key != (task_id, criterion)}
        if after is not None:
            observations[task_id, criterion] = after
        self._vault.runs[run_id] = replace(run, observations=observations)
        return ObservationChange(run_id, task_id, criterion, before, after, self._vault.changed(kept))

    def see(self, run_id: str, task_id: str, criterion: str, seen: Seen | None) -> ObservationChange:
        before = self._run(run_id).observations.get((task_id, criterion))
        after = Observation(seen, before.note if before else "") if seen else None
        return self.observe(run_id, task_id, criterion, after)

    def note(self, run_id: str, task_id: str, criterion: str, words: str) -> ObservationChange:
        before = self._run(run_id).observations.get((task_id, criterion))
        if before is None:
            raise CleaError(Trouble.NOT_FOUND)
        return self.observe(run_id, task_id, criterion, replace(before, note=words))

    def observed(self, dossier_id: str) -> tuple[ObservedClue, ...]:
        return tuple(
            ObservedClue(clue.criterion, clue.clue, found.seen, found.note)
            for run in self.runs(dossier_id)
            for task in run.exercise.tasks
            for clue in task.clues
            if (found := run.observations.get((task.id, clue.criterion))) is not None
        )

    def _exercises(self) -> dict[str, ExerciseView]:
        """Return the library, with what the product supplies put in at first."""
        if not self._vault.exercises:
            for path in sorted(resource_path("exercises").glob("*.json")):
                self._vault.exercises[path.stem] = ExerciseView(
                    parse_exercise(json.loads(path.read_bytes())), is_own=False, is_retired=False
                )
        return self._vault.exercises

    def _require_evaluator(self) -> None:
        if self._account.role not in {"evaluator", "coordinator"}:
            raise CleaError(Trouble.ROLE_REFUSED)

    def _run(self, run_id: str) -> RunView:
        if run_id not in self._vault.runs:
            raise CleaError(Trouble.NOT_FOUND)
        return self._vault.runs[run_id]

    def _view(self, exercise_id: str) -> ExerciseView:
        if exercise_id not in self._exercises():
            raise CleaError(Trouble.NOT_FOUND)
        return self._exercises()[exercise_id]

    def _keep(self, view: ExerciseView) -> ExerciseView:
        self._exercises()[view.exercise.id] = view
        return view
