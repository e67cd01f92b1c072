"""Durations of the trade, as settings: indicative ones warn, the five years are a rule; no such number is in code."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TradeSettings:
    """What an organisation may correct; the defaults are the public texts' (and "assumed" where they are silent)."""

    evaluation_hours: int = 6
    evaluation_days: int = 10
    years_valid: int = 5
    years_kept: int = 5


def years_later(day: date, years: int) -> date:
    """Return the same day some years later; 29 February becomes 28 where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
