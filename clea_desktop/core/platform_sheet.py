"""What an evaluation body types into the national platform for one person: 26 cells, in the platform's order.

Nothing here blocks: a cell that is empty or doubtful says so, and where to mend it. The sheet is the body's own. A
birth date of which only the year or the month is known is written as just that: an invented day would pass for true.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from clea_desktop.core.birth import Birth
from clea_desktop.core.dossier import BirthKnown, Identity
from clea_desktop.core.identity import remark
from clea_desktop.core.organisation import Organisation, Setting
from clea_desktop.core.pathway import Step
from clea_desktop.core.platform_columns import Column, Passage, Problem, passage_words
from clea_desktop.core.text import Translate
from clea_desktop.core.welcome import Answers, Field
from clea_desktop.core.welcome_words import answer_words, yes_no

Mend = Setting | Field | Step
"""Where a cell comes from: a setting of the organisation, an answer of the welcome, a step of the path."""

_SETTINGS = {Column.SIREN: Setting.SIREN, Column.SIRET: Setting.SIRET, Column.CCPI: Setting.CCPI}
_ANSWERS = {
    Column.STATUS: Field.STATUS,
    Column.EDUCATION: Field.EDUCATION,
    Column.ORIGIN: Field.ORIGIN,
    Column.FUNDER: Field.FUNDER,
    Column.TITLE: Field.SEX,
    Column.USED_NAME: Field.USED_NAME,
    Column.EMAIL: Field.EMAIL,
    Column.PHONE: Field.PHONE,
    Column.ADDRESS: Field.ADDRESS,
    Column.COMPLEMENT: Field.COMPLEMENT,
    Column.CITY: Field.CITY,
    Column.POSTAL_CODE: Field.POSTAL_CODE,
    Column.BIRTH_DATE: Field.BIRTH_KNOWN,
    Column.BORN_ABROAD: Field.BORN_ABROAD,
    Column.BIRTH_ZONE: Field.BIRTH_ZONE,
    Column.BORN_COM: Field.BORN_COM,
    Column.BIRTH_PLACE: Field.BIRTH_PLACE,
    Column.BIRTH_POSTAL_CODE: Field.BIRTH_POSTAL_CODE,
}
_STEPS = {Column.PASSAGE_DAY: Step.FEEDBACK, Column.PASSAGE: Step.RATING, Column.OBTAINED: Step.RATING}
MENDS: Mapping[Column, Mend] = MappingProxyType({**_SETTINGS, **_ANSWERS, **_STEPS})
"""Where each cell is mended; the names a dossier was opened under are nowhere to change."""


@dataclass(frozen=True, slots=True)
class PlatformFacts:
    """What the sheet is read from. ``passed_on`` is the end of the evaluation, ``told`` whether it was fed back."""

    organisation: Organisation
    identity: Identity
    answers: Answers
    passage: Passage
    passed_on: date | None
    told: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what to type, and what is worth a look first."""

    column: Column
    text: str
    problem: Problem | None = None


def passage_of(*, is_acquired: bool, is_finished: bool, outcome: str) -> Passage:
    """Say how an evaluation ended; whoever stops before its end leaves, whatever was found until then."""
    if is_finished:
        return Passage.ACQUIRED if is_acquired else Passage.PARTIAL
    return Passage.STOPPED if outcome in {"stopped", "elsewhere"} else Passage.IN_HAND


def platform_cells(facts: PlatformFacts, tr: Translate) -> tuple[Cell, ...]:
    """Return the 26 cells in order."""
    texts = _texts(facts, tr)
    return tuple(Cell(column, texts[column], _problem(column, texts[column], facts)) for column in Column)


def _texts(facts: PlatformFacts, tr: Translate) -> dict[Column, str]:
    texts = {column: facts.organisation[setting] for column, setting in _SETTINGS.items()}
    texts |= {column: answer_words(field, facts.answers[field], tr) for column, field in _ANSWERS.items()}
    obtained = dict(yes_no(tr))["yes" if facts.passage is Passage.ACQUIRED else "no"]
    return texts | {
        Column.TITLE: {"F": tr("Madame"), "M": tr("Monsieur")}.get(facts.answers[Field.SEX], ""),
        Column.BIRTH_NAME: facts.identity.birth_name,
        Column.FIRST_NAME: facts.identity.first_name,
        Column.BIRTH_DATE: Birth(facts.identity.birth_date, facts.identity.birth_known).written(),
        Column.PASSAGE_DAY: "" if facts.passed_on is None else short_day(facts.passed_on),
        Column.PASSAGE: passage_words(facts.passage, tr),
        Column.OBTAINED: "" if facts.passage is Passage.IN_HAND else obtained,
    }


def short_day(day: date) -> str:
    """Write a day as forms want it: 07/03/1988."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _problem(column: Column, text: str, facts: PlatformFacts) -> Problem | None:
    if not text:
        return None if _may_be_empty(column, facts) else Problem.MISSING
    doubts = {
        Column.SIRET: (Problem.SIRET_OF_ANOTHER, not text.startswith(facts.organisation[Setting.SIREN])),
        Column.BIRTH_DATE: (Problem.BIRTH_DAY, facts.identity.birth_known is not BirthKnown.DAY),
        Column.PASSAGE_DAY: (Problem.NO_RESTITUTION, not facts.told),
        Column.PASSAGE: (Problem.IN_HAND, facts.passage is Passage.IN_HAND),
    }
    doubt, is_so = doubts.get(column, (Problem.FORM, _has_a_remark(column, facts)))
    return doubt if is_so else None


def _has_a_remark(column: Column, facts: PlatformFacts) -> bool:
    field = _ANSWERS.get(column)
    return field is not None and remark(field, facts.answers) is not None


def _may_be_empty(column: Column, facts: PlatformFacts) -> bool:
    """Say whether nothing is a good answer; one way to reach somebody is enough."""
    answers = facts.answers
    reachable = bool(answers[Field.EMAIL] or answers[Field.PHONE])
    return {
        Column.USED_NAME: True,
        Column.COMPLEMENT: True,
        Column.EMAIL: reachable,
        Column.PHONE: reachable,
        Column.BIRTH_POSTAL_CODE: answers[Field.BORN_ABROAD] == "yes",
    }.get(column, False)
