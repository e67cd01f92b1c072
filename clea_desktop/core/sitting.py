"""A sitting of the self-assessment: the code that ends it, and how long a wrong one makes wait."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from clea_desktop.core.ids import Randomness

_CODE = re.compile(r"[0-9]{4,6}")
FREE_TRIES = 5
_FIRST_WAIT, _LONGEST_WAIT = 5, 300


def is_sitting_code(text: str) -> bool:
    """Say whether a text can be the code of a sitting: four to six figures."""
    return _CODE.fullmatch(text) is not None


def new_sitting_code(randomness: Randomness) -> str:
    """Draw four figures, each as likely as the others."""
    return f"{int.from_bytes(randomness(8), 'big') % 10_000:04}"


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong codes of a sitting, and until when the next one is not looked at."""

    wrong: int = 0
    until: datetime | None = None

    def wait(self, now: datetime) -> int:
        """Return how many seconds are left to wait."""
        if self.until is None:
            return 0
        seconds = max(0, -(-(self.until - now) // timedelta(seconds=1)))
        return seconds if seconds <= _LONGEST_WAIT else 0  # the clock was set back: nobody is locked in for days

    def missed(self, now: datetime) -> "Tries":
        """Count one more wrong code: from the fifth on, each makes wait twice as long as the one before."""
        wrong = self.wrong + 1
        if wrong < FREE_TRIES:
            return replace(self, wrong=wrong)
        seconds = min(_FIRST_WAIT << min(wrong - FREE_TRIES, 10), _LONGEST_WAIT)
        return Tries(wrong, now + timedelta(seconds=seconds))
