"""What the unlock screen shows. No secret is ever part of a state."""

from enum import Enum
from typing import NamedTuple


class Stage(Enum):
    """The two ways in."""

    DAILY = "daily"
    RECOVERY = "recovery"


class Place(Enum):
    """Where a trouble is told: under the field it is about, or at the top."""

    PAGE = "page"
    DAILY = "daily"
    CODE = "code"
    NEW = "new"
    AGAIN = "again"


class Person(NamedTuple):
    """Somebody who may come in."""

    account_id: str
    name: str


class Trouble(NamedTuple):
    """What went wrong, and where it is told."""

    place: Place
    sentence: str


class UnlockState(NamedTuple):
    """All that is shown. ``waiting`` is what is being done, in words, while the fields rest."""

    people: tuple[Person, ...]
    chosen: str
    stage: Stage = Stage.DAILY
    waiting: str = ""
    trouble: Trouble | None = None


def first_state(people: tuple[Person, ...], chosen: str = "") -> UnlockState:
    """Return the state of a door nobody has touched: one person alone is already chosen."""
    known = [person.account_id for person in people]
    return UnlockState(people, chosen if chosen in known or not known else known[0])
