"""An appointment: a day and an hour of the wall clock in France, for a step of the path, as people say them."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from clea_desktop.core.clock import MONTHS
from clea_desktop.core.pathway import Step
from clea_desktop.core.text import NBSP, Translate

PLACE_LIMIT = 120
"""Characters of the place."""
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_HOUR = re.compile(r"(\d{1,2})\s*(?:h|:|\.|heures?)?\s*(\d{2})?\s*(?:mn|min)?", re.IGNORECASE)
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")
_DAY = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?")
_NAMED = {"aujourd'hui": 0, "aujourd’hui": 0, "demain": 1, "après-demain": 2}


@dataclass(frozen=True, slots=True)
class Appointment:
    """When somebody comes, where, and for which step; ``at`` carries no zone: it is what the clock on the wall says."""

    id: str
    dossier_id: str
    step: Step
    day: date
    at: time
    place: str = ""

    @property
    def moment(self) -> tuple[date, time]:
        """Return what appointments are ordered by."""
        return self.day, self.at


@dataclass(frozen=True, slots=True)
class Planned:
    """What a person writes of an appointment."""

    step: Step
    day: date
    at: time
    place: str = ""


def read_time(text: str) -> time | None:
    """Read an hour: ``9h``, ``9:30``, ``14 h 30``, ``1430``, ``9``; None when it is no hour of the day."""
    typed = text.replace(NBSP, " ").replace("\N{NARROW NO-BREAK SPACE}", " ").strip()
    found = (_DIGITS if typed.isdigit() and len(typed) > 2 else _HOUR).fullmatch(typed)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def read_day_ahead(text: str, today: date) -> date | None:
    """Read a day to come: ``24/11``, ``24/11/26``, ``demain``, ``mardi``; without a year, the next such day."""
    typed = text.strip().lower()
    if typed in _NAMED:
        return today + timedelta(days=_NAMED[typed])
    if typed in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(typed) - today.weekday() - 1) % 7 + 1)
    found = _DAY.fullmatch(typed)
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[2]), found[3]
    if year:
        return _possible(int(year) + (2000 if len(year) <= len("26") else 0), month, day)
    this = _possible(today.year, month, day)
    return this if this is not None and this >= today else _possible(today.year + 1, month, day)


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def time_text(at: time) -> str:
    """Say an hour: ``9 h``, ``14 h 30``."""
    whole = f"{at.hour}{NBSP}h"
    return f"{whole}{NBSP}{at.minute:02}" if at.minute else whole


def day_text(day: date) -> str:
    """Say a day without its year: ``mardi 24 novembre``."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{WEEKDAYS[day.weekday()]} {number}{NBSP}{MONTHS[day.month - 1]}"


def moment_text(day: date, at: time, today: date, tr: Translate) -> str:
    """Say when: ``mardi 24 novembre à 9 h``; the year is said when it is another one."""
    said = day_text(day) if day.year == today.year else f"{day_text(day)} {day.year}"
    return tr("{day} à {hour}", day=said, hour=time_text(at))


def next_of(appointments: tuple[Appointment, ...], today: date) -> Appointment | None:
    """Return the one that comes next, one of today included."""
    ahead = [one for one in appointments if one.day >= today]
    return min(ahead, key=lambda one: one.moment, default=None)
