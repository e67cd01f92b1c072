"""Time as an argument: instants are aware UTC, days are dates, and what is printed is Paris time."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
PARIS = ZoneInfo("Europe/Paris")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def to_text(instant: datetime) -> str:
    """Write an aware instant as ``2026-11-21T20:51:43.123456Z``: sortable, always UTC."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_text(text: str) -> datetime:
    """Read an instant written by :func:`to_text`; ValueError when it is anything else."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def french_day(day: date) -> str:
    """Say a day as people do: ``1er mars 2026``."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def paris_day(instant: datetime) -> date:
    """Return the calendar day this instant falls on in France."""
    return _in_paris(instant).date()


def french_hour(instant: datetime) -> str:
    """Say the hour of an instant in France: ``10 h 42``."""
    local = _in_paris(instant)
    return f"{local.hour}\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}{local.minute:02}"


def _in_paris(instant: datetime) -> datetime:
    """Return the instant on Paris's clocks; where that would leave the calendar (year 9999), as it is."""
    try:
        return instant.astimezone(PARIS)
    except OverflowError:
        return instant
