"""The invented people of the practice centre, as a file tells them: who they are, and how far each one has come.

Nobody here exists. What a story does not say criterion by criterion (answers, observations) follows from what it says
the person can do, always the same way.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from clea_desktop.core.exercise import Observation, Seen
from clea_desktop.core.framework import Framework
from clea_desktop.core.pathway import Step
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.welcome import Field


class Drawing(Enum):
    """What a proof of a story is made as."""

    PHOTO = "photo"
    PDF = "pdf"


class Manner(Enum):
    """How a person speaks of what they can do."""

    MODEST = "modest"
    FAIR = "fair"
    SURE = "sure"


@dataclass(frozen=True, slots=True)
class Proof:
    """Something to attach."""

    label: str
    reason: str
    criteria: tuple[str, ...]
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Advised:
    """What is recommended for a sub-domain."""

    subdomain: str
    objective: str
    hours: int
    place: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One step of a story, some days ago; only what its step needs is filled in.

    ``share`` is how much of the step was done, in hundredths.
    """

    step: Step
    days_ago: int
    minutes: int
    share: int = 100
    answers: tuple[tuple[Field, str], ...] = ()
    notes: str = ""
    prompt: str = ""
    quotations: tuple[tuple[str, str, str], ...] = ()
    exercise: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
    proofs: tuple[Proof, ...] = ()
    manner: Manner = Manner.FAIR
    on_screen: bool = False
    comment: str = ""
    synthesis: str = ""
    advised: tuple[Advised, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """When the person comes next."""

    step: Step
    in_days: int
    at: time
    place: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody nobody met. ``gaps`` are the criteria, or the sub-domains, they do not master yet."""

    birth_name: str
    first_name: str
    birth_date: date
    gaps: frozenset[str]
    chapters: tuple[Chapter, ...]
    meeting: Meeting | None

    def rating(self, criterion: str) -> Rating:
        """Return what an evaluator finds."""
        missing = criterion in self.gaps or criterion.rpartition(".")[0] in self.gaps
        return Rating.NOT_ACQUIRED if missing else Rating.ACQUIRED

    def ratings(self, framework: Framework) -> dict[str, Rating]:
        """Return every finding, in the order of the framework."""
        return {criterion.code: self.rating(criterion.code) for criterion in framework.criteria()}

    def self_answer(self, criterion: str, manner: Manner) -> SelfAnswer:
        """Return what the person says of themselves: near the finding, and now and then not."""
        chance = self._chance(criterion)
        if chance == 0:
            return SelfAnswer.NOT_UNDERSTOOD
        if self.rating(criterion) is Rating.NOT_ACQUIRED:
            surest = 6 if manner is Manner.SURE else 2
            return SelfAnswer.CAN if chance < surest else SelfAnswer.NOT_YET
        shy = {Manner.MODEST: 6, Manner.FAIR: 3, Manner.SURE: 1}[manner]
        if chance < shy:
            return SelfAnswer.NOT_YET if chance % 2 else SelfAnswer.A_LITTLE
        return SelfAnswer.CAN

    def observation(self, criterion: str, remark: str = "") -> Observation:
        """Return what is seen of the person at work."""
        if self.rating(criterion) is Rating.ACQUIRED:
            return Observation(Seen.PARTLY if self._chance(criterion) == 1 else Seen.YES, remark)
        return Observation(Seen.NO if self._chance(criterion) % 2 else Seen.PARTLY, remark)

    def _chance(self, criterion: str) -> int:
        """Draw a number from 0 to 29, always the same for a person and a criterion."""
        return zlib.crc32(f"{self.birth_name}/{criterion}".encode()) % 30


def read_people(value: object) -> tuple[Person, ...]:
    """Read the file of the practice centre; a fault in it is a bug of ours and is raised as it comes."""
    return tuple(_person(item) for item in _list(_map(value)["people"]))


def _person(value: object) -> Person:
    data = _map(value)
    meeting = _map(data.get("meeting", {}))
    return Person(
        birth_name=str(data["birth_name"]),
        first_name=str(data["first_name"]),
        birth_date=date.fromisoformat(str(data["birth_date"])),
        gaps=frozenset(_texts(data.get("gaps", []))),
        chapters=tuple(_chapter(item) for item in _list(data["chapters"])),
        meeting=Meeting(
            Step(meeting["step"]),
            _number(meeting["in_days"]),
            time.fromisoformat(str(meeting["time"])),
            str(meeting["place"]),
        )
        if meeting
        else None,
    )


def _chapter(value: object) -> Chapter:
    data = _map(value)
    return Chapter(
        step=Step(data["step"]),
        days_ago=_number(data["days_ago"]),
        minutes=_number(data["minutes"]),
        share=_number(data.get("share", 100)),
        answers=tuple((Field(name), str(text)) for name, text in _map(data.get("answers", {})).items()),
        notes="\n".join(_texts(data.get("notes", []))),
        prompt=str(data.get("prompt", "")),
        quotations=tuple(_three(item) for item in _list(data.get("quotations", []))),
        exercise=str(data.get("exercise", "")),
        remarks=tuple((place, str(words)) for place, words in _map(data.get("remarks", {})).items()),
        proofs=tuple(_proof(item) for item in _list(data.get("proofs", []))),
        manner=Manner(data.get("manner", Manner.FAIR.value)),
        on_screen=data.get("on_screen") is True,
        comment=str(data.get("comment", "")),
        synthesis=str(data.get("synthesis", "")),
        advised=tuple(_advised(item) for item in _list(data.get("advised", []))),
        reason=str(data.get("reason", "")),
    )


def _proof(value: object) -> Proof:
    data = _map(value)
    return Proof(str(data["label"]), str(data["reason"]), _texts(data["criteria"]), Drawing(data["drawing"]))


def _advised(value: object) -> Advised:
    data = _map(value)
    return Advised(str(data["subdomain"]), str(data["objective"]), _number(data["hours"]), str(data["place"]))


def _three(value: object) -> tuple[str, str, str]:
    first, second, third = _texts(value)
    return first, second, third


def _map(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError
    return value


def _list(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in _list(value))


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value
