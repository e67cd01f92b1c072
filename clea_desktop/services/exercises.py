"""Practical exercises: the library, a candidate at one of them, and what was observed, durable click by click."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue, to_canonical
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.exercise import ClueKey, Exercise, Observation, Seen
from clea_desktop.core.exercise_checks import is_ready
from clea_desktop.core.exercise_edits import begun
from clea_desktop.core.exercise_file import FILE_LIMIT, checked, exercise_file, read_exercise_file, taken_in
from clea_desktop.core.exercise_limits import TITLE_LIMIT
from clea_desktop.core.exercise_reading import parse_exercise
from clea_desktop.core.exercise_writing import exercise_json
from clea_desktop.core.framework import Framework
from clea_desktop.core.limits import REASON_LIMIT, tidied
from clea_desktop.resource_files import resource_path
from clea_desktop.services.exercise_views import ExerciseView, ObservationChange, ObservedClue, RunView
from clea_desktop.services.files import write_bytes
from clea_desktop.services.gate import framework_to_rate
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.views import Target
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.exercises import ExerciseRecord, Exercises, RunRecord, Runs
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.unit_of_work import Work


class ExercisesService:
    """The exercises of the vault; supplied ones come in by their digest, so that a dossier keeps the one it had."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault
        self._parsed: dict[str, Exercise] = {}
        self._are_supplied_in = False

    def library(self) -> tuple[ExerciseView, ...]:
        """Return the last version of every exercise: one's own first."""
        self._take_supplied_in()
        with self._vault.unit_of_work.reading() as work:
            found = [self._view(record) for record in Exercises(work).newest()]
        return tuple(sorted(found, key=lambda view: (view.is_retired, not view.is_own, view.exercise.title)))

    def begin(self) -> ExerciseView:
        """Begin an exercise of one's own, all to be written, for the framework in use."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            framework = needed(Frameworks(work).in_use())
            status = self._vault.around.tr("écrite par votre organisme")
            exercise = begun(work.new_id(), framework.id, status)
            self._keep(work, exercise)
            return ExerciseView(exercise, is_own=True, is_retired=False)

    def take_in(self, source: Path) -> ExerciseView:
        """Make an exercise of one's own from a file; EXERCISE_UNREADABLE, FILE_UNREADABLE."""
        self._vault.require_evaluator()
        read = read_exercise_file(_file_bytes(source))
        with self._vault.unit_of_work() as work:
            exercise = taken_in(read, work.new_id())
            self._keep(work, exercise)
            return ExerciseView(exercise, is_own=True, is_retired=False)

    def hand_out(self, exercise: Exercise, target: Path) -> None:
        """Write an exercise as a file other organisations can take in; EXPORT_REFUSED."""
        write_bytes(target, exercise_file(exercise))

    def copy(self, exercise_id: str) -> ExerciseView:
        """Make an exercise of one's own from another."""
        self._vault.require_evaluator()
        self._take_supplied_in()
        with self._vault.unit_of_work() as work:
            source = self._newest(work, exercise_id).exercise
            title = self._vault.around.tr("{title} (copie)", title=source.title)
            exercise = replace(source, id=work.new_id(), version=1, title=title[:TITLE_LIMIT])
            self._keep(work, exercise)
            return ExerciseView(exercise, is_own=True, is_retired=False)

    def rewrite(self, exercise: Exercise) -> ExerciseView:
        """Change an exercise of one's own: what a candidate already worked on stays, and a new version begins.

        EXERCISE_SUPPLIED, EXERCISE_UNREADABLE.
        """
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            now = self._newest(work, exercise.id)
            if not now.is_own:
                raise CleaError(Trouble.EXERCISE_SUPPLIED)
            shelf, version = Exercises(work), now.exercise.version
            if shelf.is_used(exercise.id, version):
                written = replace(exercise, version=version + 1)
                self._keep(work, written)
            else:
                written = replace(exercise, version=version)
                document, digest = _written(written)
                shelf.rewrite(written.id, version, document, digest)
            return replace(now, exercise=written)

    def retire(self, exercise_id: str, *, retired: bool) -> None:
        """Take an exercise out of what can be chosen, or put it back."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            self._newest(work, exercise_id)
            Exercises(work).retire(exercise_id, retired=retired)

    def save_statement(self, exercise: Exercise, target: Target) -> None:
        """Write what the candidate is given."""
        from clea_desktop.documents.exercise_statement import make_statement  # noqa: PLC0415 - reportlab, only here

        write_bytes(target, make_statement(exercise, self._today(), self._vault.around.tr))

    def save_sheet(self, exercise: Exercise, target: Target) -> None:
        """Write the evaluator's sheet, to observe on paper."""
        from clea_desktop.documents.observation_sheet import make_observation_sheet  # noqa: PLC0415 - same

        write_bytes(target, make_observation_sheet(exercise, self._today(), self._vault.around.tr))

    def runs(self, dossier_id: str) -> tuple[RunView, ...]:
        """Return a dossier's exercises, the oldest first; none to whoever does not evaluate. NOT_FOUND."""
        if not self._vault.may_evaluate:
            return ()
        with self._vault.unit_of_work.reading() as work:
            self._vault.dossier(work, dossier_id)
            return tuple(self._run(work, record) for record in Runs(work).of_dossier(dossier_id))

    def start(self, dossier_id: str, exercise_id: str) -> RunView:
        """Begin an exercise with a candidate; what the gate refuses, EXERCISE_ELSEWHERE, EXERCISE_UNFINISHED."""
        self._take_supplied_in()
        with self._vault.unit_of_work() as work:
            framework = self._check(work, dossier_id)
            exercise = self._newest(work, exercise_id).exercise
            if framework.id != exercise.framework:
                raise CleaError(Trouble.EXERCISE_ELSEWHERE)
            if not is_ready(exercise):
                raise CleaError(Trouble.EXERCISE_UNFINISHED)
            by = self._vault.account.account_id
            run_id = Runs(work).start(dossier_id, exercise_id, exercise.version, by)
            Dossiers(work).start_evaluation(dossier_id)
            facts: dict[str, JsonValue] = {"run": run_id, "exercise": exercise_id, "version": exercise.version}
            work.journal(dossier_id, Act.EXERCISE_STARTED, by, facts)
            return self._run(work, needed(Runs(work).find(run_id)))

    def end(self, run_id: str, *, ended: bool = True) -> RunView:
        """Note that an exercise is over, or that it goes on."""
        with self._vault.unit_of_work() as work:
            record = needed(Runs(work).find(run_id))
            self._check(work, record.dossier_id)
            if (record.ended_at is not None) is not ended:
                Runs(work).end(run_id, ended=ended)
                act = Act.EXERCISE_ENDED if ended else Act.EXERCISE_STARTED
                work.journal(record.dossier_id, act, self._vault.account.account_id, {"run": run_id})
            return self._run(work, needed(Runs(work).find(run_id)))

    def observe(self, run_id: str, task_id: str, criterion: str, observation: Observation | None) -> ObservationChange:
        """Set all that is kept of a clue, or empty it with None; NOT_FOUND for a clue the exercise has not."""
        return self._change(run_id, (task_id, criterion), lambda _: observation)

    def see(self, run_id: str, task_id: str, criterion: str, seen: Seen | None) -> ObservationChange:
        """Keep what was seen of a clue beside the note already there, or empty both with None; NOT_FOUND."""

        def seeing(before: Observation | None) -> Observation | None:
            return Observation(seen, before.note if before else "") if seen else None

        return self._change(run_id, (task_id, criterion), seeing)

    def note(self, run_id: str, task_id: str, criterion: str, words: str) -> ObservationChange:
        """Keep a note beside what was seen of a clue; NOT_FOUND when nothing was."""
        return self._change(run_id, (task_id, criterion), lambda before: replace(needed(before), note=words))

    def _change(
        self, run_id: str, clue: ClueKey, wish: Callable[[Observation | None], Observation | None]
    ) -> ObservationChange:
        """Keep what is wished of what stands there: read and written as one, so that no quick hand loses a part."""
        task_id, criterion = clue
        with self._vault.unit_of_work() as work:
            runs = Runs(work)
            record = needed(runs.find(run_id))
            self._check(work, record.dossier_id)
            needed(self._exercise(work, record).clue(task_id, criterion))
            before = runs.observations(run_id).get(clue)
            wished = wish(before)
            after = wished and replace(wished, note=tidied(wished.note, REASON_LIMIT))
            if after != before:
                by = self._vault.account.account_id
                runs.observe(run_id, clue, after, by)
                facts: dict[str, JsonValue] = {
                    "run": run_id,
                    "task": task_id,
                    "criterion": criterion,
                    "seen": after.seen.value if after else None,
                    "length": len(after.note) if after else 0,
                }
                work.journal(record.dossier_id, Act.OBSERVED, by, facts)
            return ObservationChange(run_id, task_id, criterion, before, after, work.now)

    def observed(self, dossier_id: str) -> tuple[ObservedClue, ...]:
        """Return every clue looked at in a dossier, in the order of its exercises."""
        return tuple(clue for run in self.runs(dossier_id) for clue in observed_in(run))

    def _take_supplied_in(self) -> None:
        """Put in the vault what the product supplies and the vault has not yet."""
        if self._are_supplied_in:
            return
        supplied = [parse_exercise(json.loads(path.read_bytes())) for path in _supplied_files()]
        with self._vault.unit_of_work.reading() as work:
            known = Exercises(work).digests()
        missing = [exercise for exercise in supplied if known.get(exercise.id) != _written(exercise)[1]]
        if missing:
            with self._vault.unit_of_work() as work:
                for exercise in missing:
                    version = Exercises(work).last_version(exercise.id) + 1
                    document, digest = _written(exercise)
                    Exercises(work).add(exercise.id, version, document, digest, is_own=False)
        self._are_supplied_in = True

    def _keep(self, work: Work, exercise: Exercise) -> None:
        document, digest = _written(exercise)
        Exercises(work).add(exercise.id, exercise.version, document, digest, is_own=True)

    def _newest(self, work: Work, exercise_id: str) -> ExerciseView:
        shelf = Exercises(work)
        return self._view(needed(shelf.find(exercise_id, shelf.last_version(exercise_id))))

    def _view(self, record: ExerciseRecord) -> ExerciseView:
        return ExerciseView(self._parse(record), record.origin == "own", record.retired_at is not None)

    def _parse(self, record: ExerciseRecord) -> Exercise:
        if record.sha256 not in self._parsed:
            self._parsed[record.sha256] = parse_exercise(record.document, is_draft=record.origin == "own")
        return replace(self._parsed[record.sha256], version=record.version)

    def _exercise(self, work: Work, record: RunRecord) -> Exercise:
        return self._parse(needed(Exercises(work).find(record.exercise_id, record.exercise_version)))

    def _run(self, work: Work, record: RunRecord) -> RunView:
        return RunView(
            id=record.id,
            dossier_id=record.dossier_id,
            exercise=self._exercise(work, record),
            started_at=record.started_at,
            ended_at=record.ended_at,
            observations=Runs(work).observations(record.id),
        )

    def _check(self, work: Work, dossier_id: str) -> Framework:
        self._vault.require_evaluator()
        return framework_to_rate(self._vault, work, dossier_id)

    def _today(self) -> date:
        return paris_day(self._vault.around.clock())


def observed_in(run: RunView) -> tuple[ObservedClue, ...]:
    """Return the clues looked at in one exercise, in its order."""
    return tuple(
        ObservedClue(clue.criterion, clue.clue, observation.seen, observation.note)
        for task in run.exercise.tasks
        for clue in task.clues
        if (observation := run.observations.get((task.id, clue.criterion))) is not None
    )


def _supplied_files() -> list[Path]:
    return sorted(resource_path("exercises").glob("*.json"))


def _file_bytes(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            return file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error


def _written(exercise: Exercise) -> tuple[dict[str, object], str]:
    """Return an exercise's file and the digest of its canonical form."""
    document = exercise_json(checked(parse_exercise(exercise_json(exercise), is_draft=True)))
    return document, hashlib.sha256(to_canonical(document)).hexdigest()
