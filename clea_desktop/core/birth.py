"""A birth date as people know it and type it: 12/03/1984, 12 mars 1984, mars 1984, 03/1984, or the year alone."""

import re
from dataclasses import dataclass
from datetime import date

from clea_desktop.core.clock import MONTHS
from clea_desktop.core.dossier import BirthKnown
from clea_desktop.core.names import fold

_FIGURES = re.compile(r"(?:(?:(\d{1,2})[/. \-])?(\d{1,2})[/. \-])?(\d{4})")
_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})")
_MONTHS = {fold(name): number for number, name in enumerate(MONTHS, start=1)}


@dataclass(frozen=True, slots=True)
class Birth:
    """What is known: the part of ``day`` that is not is written as 1."""

    day: date
    known: BirthKnown = BirthKnown.DAY

    def written(self) -> str:
        """Write it as it may be typed."""
        match self.known:
            case BirthKnown.DAY:
                return f"{self.day:%d/%m/%Y}"
            case BirthKnown.MONTH:
                return f"{self.day:%m/%Y}"
            case BirthKnown.YEAR:
                return f"{self.day:%Y}"


def read_birth(text: str) -> Birth | None:
    """Read what was typed; None when there is no such date."""
    typed = re.sub(r"\s*([/.\-])\s*", r"\1", _months_in_figures(text).strip())
    found = _TOGETHER.fullmatch(typed) or _FIGURES.fullmatch(typed)
    if found is None:
        return None
    day, month, year = (int(part) if part else 0 for part in found.groups())
    known = BirthKnown.DAY if day else BirthKnown.MONTH if month else BirthKnown.YEAR
    if (found[1] and not day) or (found[2] and not month):
        return None
    try:
        return Birth(date(year, month or 1, day or 1), known)
    except ValueError:
        return None


def _months_in_figures(text: str) -> str:
    """Write the months people spell out as figures, and « 1er » as 1."""
    words = text.replace("1er", "1").split()
    return " ".join(str(_MONTHS.get(fold(word), word)) for word in words)
