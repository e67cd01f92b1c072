"""Time spent on the steps of an evaluation: counted while somebody works, and told when it grows beyond the usual.

Six hours over ten days are indicative: they warn, in a sentence, and never block. A pause does not count; neither does
a closed lid, because no stretch between two signs of life counts for more than ``LONGEST_STRETCH``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clea_desktop.core.clock import paris_day
from clea_desktop.core.pathway import Step
from clea_desktop.core.text import NBSP, Translate
from clea_desktop.core.trade import TradeSettings

LONGEST_STRETCH = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class StepTime:
    """Whole seconds spent on a step, one day (of France)."""

    step: Step
    day: date
    seconds: int


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Runs while ``since`` is set; ``carried`` is the part of a second not told yet."""

    since: datetime | None = None
    carried: timedelta = timedelta()

    @property
    def is_running(self) -> bool:
        """Say whether time is being counted."""
        return self.since is not None


def started(watch: Stopwatch, now: datetime) -> Stopwatch:
    """Begin to count; a watch that runs goes on running."""
    return watch if watch.is_running else Stopwatch(now, watch.carried)


def lapped(watch: Stopwatch, now: datetime) -> tuple[Stopwatch, int]:
    """Return the whole seconds since the last sign of life, and the watch running on from now."""
    if watch.since is None:
        return watch, 0
    stretch = min(max(now - watch.since, timedelta()), LONGEST_STRETCH) + watch.carried
    seconds = stretch // timedelta(seconds=1)
    return Stopwatch(now, stretch - timedelta(seconds=seconds)), seconds


def stopped(watch: Stopwatch, now: datetime) -> tuple[Stopwatch, int]:
    """Return the whole seconds since the last sign of life, and the watch at rest."""
    lap, seconds = lapped(watch, now)
    return Stopwatch(None, lap.carried), seconds


def time_spent(step: Step, seconds: int, now: datetime) -> StepTime:
    """Return a stretch that ends now; one that crosses midnight counts for the day it ends."""
    return StepTime(step, paris_day(now), seconds)


def total_seconds(times: Iterable[StepTime], step: Step | None = None) -> int:
    """Add up the time of one step, or of all of them."""
    return sum(one.seconds for one in times if step is None or one.step is step)


def duration_words(seconds: int, tr: Translate) -> str:
    """Say a duration: ``0 h 42``; minutes are enough, and begun ones do not count."""
    minutes = seconds // 60
    return tr("{hours} h {minutes}", hours=minutes // 60, minutes=f"{minutes % 60:02}").replace(" ", NBSP)


def duration_warnings(
    times: Sequence[StepTime], first_day: date | None, today: date, settings: TradeSettings, tr: Translate
) -> tuple[str, ...]:
    """Say what grew beyond the indicative limits, then that it stops nobody.

    ``first_day`` starts the days; None: they have not begun.
    """
    warnings = []
    spent = total_seconds(times)
    if spent > settings.evaluation_hours * 3600:
        warnings.append(
            tr(
                "L'évaluation dure depuis {spent}, pour {hours} h indicatives.",
                spent=duration_words(spent, tr),
                hours=settings.evaluation_hours,
            )
        )
    if first_day is not None and (today - first_day).days >= settings.evaluation_days:
        warnings.append(
            tr(
                "L'évaluation a commencé il y a {days} jours, pour {limit} jours indicatifs.",
                days=(today - first_day).days,
                limit=settings.evaluation_days,
            )
        )
    return (*warnings, tr("Vous pouvez continuer.")) if warnings else ()


def duration_notes(
    times: Sequence[StepTime], first_day: date | None, today: date, settings: TradeSettings, tr: Translate
) -> tuple[str, ...]:
    """Say the same in a few words, for a line that is always in sight."""
    notes = []
    spent = total_seconds(times)
    if spent > settings.evaluation_hours * 3600:
        notes.append(tr("{spent} sur {hours} h", spent=duration_words(spent, tr), hours=settings.evaluation_hours))
    if first_day is not None and (today - first_day).days >= settings.evaluation_days:
        days = (today - first_day).days
        notes.append(tr("{days} jours sur {limit}", days=days, limit=settings.evaluation_days))
    return tuple(notes)
