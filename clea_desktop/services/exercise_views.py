"""The frozen values of practical exercises that the service hands to the window."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.exercise import ClueKey, Exercise, Observation, Seen, counts


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """One exercise of the library; ``exercise.version`` is the version kept in the vault."""

    exercise: Exercise
    is_own: bool
    is_retired: bool


@dataclass(frozen=True, slots=True)
class RunView:
    """A candidate at an exercise, on the version it began with."""

    id: str
    dossier_id: str
    exercise: Exercise
    started_at: datetime
    ended_at: datetime | None
    observations: Mapping[ClueKey, Observation]

    def counts(self, task_id: str = "") -> tuple[int, int]:
        """Count the clues looked at and all of them."""
        return counts(self.exercise, self.observations, task_id)


@dataclass(frozen=True, slots=True)
class ObservationChange:
    """An observation that is now durable, and what stood there before (for undo)."""

    run_id: str
    task_id: str
    criterion: str
    before: Observation | None
    after: Observation | None
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class ObservedClue:
    """A clue of a criterion that was looked at in one of the dossier's exercises."""

    criterion: str
    clue: str
    seen: Seen
    note: str
