"""Durations of the trade, as settings: indicative ones warn, the five years are a rule; no such number is in code."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class YearsFrom(Enum):
    """What starts the five years (assumed: the feedback interview)."""

    FEEDBACK = "feedback"
    LAST_FINDING = "last-finding"


@dataclass(frozen=True, slots=True)
class TradeSettings:
    """What an organisation may correct; the defaults are the public texts' (and "assumed" where they are silent)."""

    evaluation_hours: int = 6
    evaluation_days: int = 10
    years_valid: int = 5
    years_kept: int = 5
    days_ahead: int = 7
    """How far ahead appointments are shown at home."""
    closing_days: int = 2
    """How long before the end of the evaluation's days it is said."""
    thinking_weeks: int = 2
    """After how many weeks somebody who thinks it over is asked after."""
    deadline_days: int = 180
    """How long before the end of the years it is said; they run from the feedback interview (assumed)."""
    years_from: YearsFrom = YearsFrom.FEEDBACK


def years_later(day: date, years: int) -> date:
    """Return the same day some years later; 29 February becomes 28 where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
