"""A verdict in words, laid out once for screen and paper: the answer, who signed, how far the dossier has come."""

from dataclasses import dataclass
from enum import Enum


class Answer(Enum):
    """The three answers of a verification, and one before any: nobody known here answers for the file."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"


class Standing(Enum):
    """How one point of a verdict stands."""

    HOLDS = "holds"
    TO_KNOW = "to-know"
    FAILS = "fails"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Said:
    """One point: what it is about, what is found in a few words, how that stands, perhaps a sentence more."""

    label: str
    value: str
    standing: Standing
    note: str = ""


@dataclass(frozen=True, slots=True)
class VerdictText:
    """The whole verdict. What was not established before a refusal is empty.

    ``facts`` are names and values; ``judged`` says when, with which authority and for which stage it was judged.
    """

    answer: Answer
    practice: bool
    title: str
    sentence: str
    judged: str
    facts: tuple[tuple[str, str], ...] = ()
    signatures: tuple[Said, ...] = ()
    times: tuple[Said, ...] = ()
    stages: tuple[Said, ...] = ()
    jury: tuple[Said, ...] = ()
    warnings: tuple[str, ...] = ()
