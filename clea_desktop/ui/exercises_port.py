"""What the window asks about practical exercises; every method is called inside a job."""

from pathlib import Path
from typing import Protocol

from clea_desktop.core.exercise import Exercise, Observation, Seen
from clea_desktop.services.exercise_views import ExerciseView, ObservationChange, ObservedClue, RunView
from clea_desktop.services.views import Target


class ExercisesPort(Protocol):
    """The library, and candidates at its exercises."""

    def library(self) -> tuple[ExerciseView, ...]:
        """Return the last version of every exercise."""
        ...

    def begin(self) -> ExerciseView:
        """Begin an exercise of one's own, all to be written."""
        ...

    def take_in(self, source: Path) -> ExerciseView:
        """Make an exercise of one's own from a file."""
        ...

    def hand_out(self, exercise: Exercise, target: Path) -> None:
        """Write an exercise as a file other organisations can take in."""
        ...

    def copy(self, exercise_id: str) -> ExerciseView:
        """Make an exercise of one's own from another."""
        ...

    def rewrite(self, exercise: Exercise) -> ExerciseView:
        """Change an exercise of one's own."""
        ...

    def retire(self, exercise_id: str, *, retired: bool) -> None:
        """Take an exercise out of what can be chosen, or put it back."""
        ...

    def save_statement(self, exercise: Exercise, target: Target) -> None:
        """Write what the candidate is given."""
        ...

    def save_sheet(self, exercise: Exercise, target: Target) -> None:
        """Write the evaluator's sheet."""
        ...

    def runs(self, dossier_id: str) -> tuple[RunView, ...]:
        """Return a dossier's exercises."""
        ...

    def start(self, dossier_id: str, exercise_id: str) -> RunView:
        """Begin an exercise with a candidate."""
        ...

    def end(self, run_id: str, *, ended: bool = True) -> RunView:
        """Note that an exercise is over, or that it goes on."""
        ...

    def observe(self, run_id: str, task_id: str, criterion: str, observation: Observation | None) -> ObservationChange:
        """Set all that is kept of a clue, or empty it: what goes back on an act."""
        ...

    def see(self, run_id: str, task_id: str, criterion: str, seen: Seen | None) -> ObservationChange:
        """Keep what was seen of a clue beside its note, or empty both."""
        ...

    def note(self, run_id: str, task_id: str, criterion: str, words: str) -> ObservationChange:
        """Keep a note beside what was seen of a clue."""
        ...

    def observed(self, dossier_id: str) -> tuple[ObservedClue, ...]:
        """Return every clue looked at in a dossier."""
        ...
