"""Step times: seconds spent on a step, added up day by day."""

from datetime import date

from clea_desktop.core.pathway import Step
from clea_desktop.core.step_times import StepTime
from clea_desktop.storage.unit_of_work import Work


class StepTimes:
    """The time spent on the dossiers."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, dossier_id: str, spent: StepTime) -> None:
        """Add a stretch to its day."""
        self._work.execute(
            "INSERT INTO step_time (dossier_id, step, day, seconds) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (dossier_id, step, day) DO UPDATE SET seconds = seconds + excluded.seconds",
            (dossier_id, spent.step.value, spent.day.isoformat(), spent.seconds),
        )

    def of_dossier(self, dossier_id: str) -> tuple[StepTime, ...]:
        """Return every day of every step."""
        rows = self._work.read(
            "SELECT step, day, seconds FROM step_time WHERE dossier_id = ? ORDER BY day, step", (dossier_id,)
        )
        return tuple(StepTime(Step(step), date.fromisoformat(day), seconds) for step, day, seconds in rows)
