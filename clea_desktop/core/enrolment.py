"""How somebody's real signature stands, and when its end must be said: decided here, from dates and facts alone.

A real signature comes from the certifying body by enrolment. What it lacks is told early and often enough that nobody
discovers it in front of a candidate: sixty days before its end, then thirty, then seven.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class SignatureStanding(Enum):
    """How somebody's real signature stands on this laptop."""

    NONE = "none"
    STANDS = "stands"
    LOST = "lost"
    OVER = "over"
    NOT_YET = "not-yet"
    WITHDRAWN = "withdrawn"
    OTHER_ROLE = "other-role"
    UNUSABLE = "unusable"


class Ending(Enum):
    """How near the end of a signature is; the number is the days from which on it is said."""

    EARLY = 60
    SOON = 30
    NOW = 7


class Notice(Enum):
    """What home says about a signature, for whoever evaluates in a body that is enrolled."""

    NONE = "none"
    WAITING = "waiting"
    LOST = "lost"
    ENDS = "ends"
    OVER = "over"
    NOT_YET = "not-yet"
    WITHDRAWN = "withdrawn"
    UNUSABLE = "unusable"


_UNWELL = {
    SignatureStanding.LOST: Notice.LOST,
    SignatureStanding.OVER: Notice.OVER,
    SignatureStanding.NOT_YET: Notice.NOT_YET,
    SignatureStanding.WITHDRAWN: Notice.WITHDRAWN,
    SignatureStanding.OTHER_ROLE: Notice.UNUSABLE,
    SignatureStanding.UNUSABLE: Notice.UNUSABLE,
}


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """What is known of somebody's signature. ``until`` is its last day, ``asked_on`` the day of a waiting request."""

    standing: SignatureStanding
    body_is_enrolled: bool
    until: date | None = None
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What home says: the matter, the day it turns on, and how near that is."""

    notice: Notice
    day: date | None = None
    ending: Ending | None = None


def ending(until: date, today: date) -> Ending | None:
    """Say how near the last day is, or None while nobody needs to think of it."""
    left = (until - today).days
    return next((one for one in (Ending.NOW, Ending.SOON, Ending.EARLY) if left <= one.value), None)


def notice(facts: SignatureFacts, today: date) -> Said | None:
    """Say what whoever evaluates must know today; None when all is well, or when nobody began to enrol.

    A renewal that waits for its answer is enough done: nothing is said but in the last week.
    """
    if facts.standing is SignatureStanding.STANDS:
        near = ending(facts.until, today) if facts.until is not None else None
        if near is None or (facts.asked_on is not None and near is not Ending.NOW):
            return None
        return Said(Notice.ENDS, facts.until, near)
    if facts.standing is not SignatureStanding.NONE:
        return Said(_UNWELL[facts.standing], facts.until)
    if facts.asked_on is not None:
        return Said(Notice.WAITING, facts.asked_on)
    return Said(Notice.NONE) if facts.body_is_enrolled else None


def must_renew(facts: SignatureFacts, today: date) -> bool:
    """Say whether it is time to ask for the next signature: from sixty days on, or when there is none that stands."""
    if facts.standing is SignatureStanding.STANDS:
        return facts.until is not None and ending(facts.until, today) is not None
    return facts.standing is not SignatureStanding.NONE
