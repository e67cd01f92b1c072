"""What a measure found, beside what was promised; and the few sums that figures need."""

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Self

FRAME = 1 / 60
"""Seconds that one picture stays on a screen."""


class Outcome(Enum):
    """What a row ends with."""

    MET = "met"
    NOT_MET = "NOT MET"
    TOLD = "for information"
    NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: its short name, what was found, what was promised."""

    name: str
    outcome: Outcome
    found: tuple[str, ...]
    bound: str = ""

    @classmethod
    def judged(cls, name: str, found: Sequence[str], bound: str, *, met: bool) -> Self:
        """Make the row of a measure that has a bound."""
        return cls(name, Outcome.MET if met else Outcome.NOT_MET, tuple(found), bound)

    @classmethod
    def told(cls, name: str, *found: str) -> Self:
        """Make the row of a measure nothing was promised about."""
        return cls(name, Outcome.TOLD, found)

    @classmethod
    def missing(cls, name: str, why: str) -> Self:
        """Make the row of a measure that could not be taken here."""
        return cls(name, Outcome.NOT_MEASURED, (why,))

    def lines(self) -> list[str]:
        """Return the row as it is printed."""
        words = [self.name, *(f"    {line}" for line in self.found)]
        if self.bound:
            words.append(f"    bound: {self.bound} — {self.outcome.value}")
        elif self.outcome is Outcome.NOT_MEASURED:
            words.append(f"    {self.outcome.value}")
        return words


def summed_up(rows: Sequence[Row]) -> str:
    """Return the one line that says it all."""
    judged = [row for row in rows if row.outcome in {Outcome.MET, Outcome.NOT_MET}]
    met = [row for row in judged if row.outcome is Outcome.MET]
    parts = [f"bench: {len(met)} of {len(judged)} bounds met"]
    for title, outcome in (("not met", Outcome.NOT_MET), ("not measured", Outcome.NOT_MEASURED)):
        names = ", ".join(row.name for row in rows if row.outcome is outcome)
        if names:
            parts.append(f"{title}: {names}")
    return "; ".join(parts)


def percentile(values: Sequence[float], part: float) -> float:
    """Return the smallest value that at least this part of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two things done in turns, so that what else the machine does weighs on both."""

    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    @classmethod
    def taken(cls, ours: Callable[[], float], theirs: Callable[[], float], count: int) -> Self:
        """Do both once for nothing, then in turns; each returns its seconds."""
        theirs()
        ours()
        taken = [(theirs(), ours()) for _ in range(count)]
        return cls(tuple(mine for _, mine in taken), tuple(other for other, _ in taken))

    @property
    def ratio(self) -> float:
        """Return the median of the ratios of each pair."""
        return statistics.median(mine / other for mine, other in zip(self.ours, self.theirs, strict=True))

    def said(self, peer: str) -> str:
        """Return the ratio and the medians in words."""
        mine, other = (statistics.median(side) for side in (self.ours, self.theirs))
        return f"{self.ratio:.2f} × {peer} ({ms(mine)} against {ms(other)}, {len(self.ours)} pairs in turns)"


def ms(seconds: float) -> str:
    """Write a time."""
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"


def mib(size: int) -> str:
    """Write an amount of memory."""
    return f"{size / 1024**2:.1f} MiB"
