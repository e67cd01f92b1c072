"""Practical exercises by version, candidates at them, and what was observed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.canonical import to_canonical
from clea_desktop.core.exercise import ClueKey, Observation, Seen
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class ExerciseRecord:
    """One version of an exercise; ``document`` is the JSON value of its file."""

    id: str
    version: int
    document: object
    sha256: str
    origin: str
    retired_at: datetime | None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A candidate at one version of an exercise."""

    id: str
    dossier_id: str
    exercise_id: str
    exercise_version: int
    started_at: datetime
    ended_at: datetime | None


class Exercises:
    """The library of the vault."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def newest(self) -> tuple[ExerciseRecord, ...]:
        """Return the last version of every exercise."""
        return self._records("WHERE version = (SELECT max(version) FROM exercise n WHERE n.id = e.id) ORDER BY id")

    def find(self, exercise_id: str, version: int) -> ExerciseRecord | None:
        """Return a version of an exercise."""
        return next(iter(self._records("WHERE id = ? AND version = ?", exercise_id, version)), None)

    def last_version(self, exercise_id: str) -> int:
        """Return the number of the last version; 0 when there is none."""
        row = self._work.read("SELECT max(version) FROM exercise WHERE id = ?", (exercise_id,)).fetchone()
        return (row[0] or 0) if row else 0

    def digests(self) -> Mapping[str, str]:
        """Return the digest of the last version of every exercise."""
        return {record[0]: record[1] for record in self._work.read(_DIGESTS).fetchall()}

    def add(self, exercise_id: str, version: int, document: object, sha256: str, *, is_own: bool) -> None:
        """Keep a version."""
        self._work.insert(
            "exercise",
            {
                "id": exercise_id,
                "version": version,
                "document": to_canonical(document),
                "sha256": sha256,
                "origin": "own" if is_own else "supplied",
                "added_at": self._work.at,
                "retired_at": None,
            },
        )

    def rewrite(self, exercise_id: str, version: int, document: object, sha256: str) -> None:
        """Replace a version nobody has worked on."""
        self._work.execute(
            "UPDATE exercise SET document = ?, sha256 = ? WHERE id = ? AND version = ?",
            (to_canonical(document), sha256, exercise_id, version),
        )

    def is_used(self, exercise_id: str, version: int) -> bool:
        """Say whether a candidate ever began this version."""
        found = self._work.read(
            "SELECT 1 FROM exercise_run WHERE exercise_id = ? AND exercise_version = ? LIMIT 1", (exercise_id, version)
        ).fetchone()
        return found is not None

    def retire(self, exercise_id: str, *, retired: bool) -> None:
        """Take an exercise out of what can be chosen, or put it back; the dossiers keep theirs."""
        self._work.execute(
            "UPDATE exercise SET retired_at = ? WHERE id = ?", (self._work.at if retired else None, exercise_id)
        )

    def _records(self, where: str, *values: str | int) -> tuple[ExerciseRecord, ...]:
        rows = self._work.read(_SELECT + where, values).fetchall()
        return tuple(
            ExerciseRecord(row[0], row[1], json.loads(row[2]), row[3], row[4], read(row, instants=(5,))[5])
            for row in rows
        )


_SELECT = "SELECT e.id, e.version, e.document, e.sha256, e.origin, e.retired_at FROM exercise e "
_SELECT_RUN = "SELECT id, dossier_id, exercise_id, exercise_version, started_at, ended_at FROM exercise_run "
_DIGESTS = "SELECT id, sha256 FROM exercise e WHERE version = (SELECT max(version) FROM exercise n WHERE n.id = e.id)"


class Runs:
    """Candidates at exercises."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def start(self, dossier_id: str, exercise_id: str, version: int, by: str) -> str:
        """Begin; return the run's id."""
        run_id = self._work.new_id()
        self._work.insert(
            "exercise_run",
            {
                "id": run_id,
                "dossier_id": dossier_id,
                "exercise_id": exercise_id,
                "exercise_version": version,
                "started_at": self._work.at,
                "started_by": by,
                "ended_at": None,
                "removed_at": None,
            },
        )
        return run_id

    def end(self, run_id: str, *, ended: bool) -> None:
        """Note that it is over, or that it goes on."""
        self._work.execute(
            "UPDATE exercise_run SET ended_at = ? WHERE id = ?", (self._work.at if ended else None, run_id)
        )

    def remove(self, run_id: str, *, removed: bool) -> None:
        """Set a run aside, or bring it back; what was observed stays with it."""
        self._work.execute(
            "UPDATE exercise_run SET removed_at = ? WHERE id = ?", (self._work.at if removed else None, run_id)
        )

    def find(self, run_id: str) -> RunRecord | None:
        """Return a run, also one that was set aside."""
        return next(iter(self._records("WHERE id = ?", run_id)), None)

    def of_dossier(self, dossier_id: str) -> tuple[RunRecord, ...]:
        """Return the runs of a dossier, the oldest first."""
        return self._records("WHERE dossier_id = ? AND removed_at IS NULL ORDER BY started_at, id", dossier_id)

    def observations(self, run_id: str) -> dict[ClueKey, Observation]:
        """Return what was observed."""
        rows = self._work.read(
            "SELECT task_id, criterion_code, seen, note FROM observation WHERE run_id = ?"
            " ORDER BY task_id, criterion_code",
            (run_id,),
        ).fetchall()
        return {(row[0], row[1]): Observation(Seen(row[2]), row[3]) for row in rows}

    def observe(self, run_id: str, clue: ClueKey, observation: Observation | None, by: str) -> None:
        """Keep what was seen of a clue, or empty it."""
        if observation is None:
            self._work.execute(
                "DELETE FROM observation WHERE run_id = ? AND task_id = ? AND criterion_code = ?", (run_id, *clue)
            )
            return
        self._work.execute(
            "INSERT INTO observation (run_id, task_id, criterion_code, seen, note, observed_at, observed_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run_id, task_id, criterion_code) DO UPDATE SET"
            " seen = excluded.seen, note = excluded.note, observed_at = excluded.observed_at,"
            " observed_by = excluded.observed_by",
            (run_id, *clue, observation.seen.value, observation.note, self._work.at, by),
        )

    def _records(self, where: str, value: str) -> tuple[RunRecord, ...]:
        rows = self._work.read(
            _SELECT_RUN + where,
            (value,),
        ).fetchall()
        return tuple(RunRecord(*read(row, instants=(4, 5))) for row in rows)
