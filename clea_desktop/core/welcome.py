"""What is asked at the welcome: the points explained, identity, contact, where the person comes from, what they choose.

Every answer is optional and kept as it was typed; choices are closed lists. None of it leaves the laptop but the
identity the register wants (``core.identity`` says which).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.limits import LABEL_LIMIT, NAME_LIMIT, REASON_LIMIT
from clea_desktop.core.sheets import SheetKind


class Field(Enum):
    """One thing asked, by the name it is kept under."""

    TOLD_PATH = "told-path"
    TOLD_BENEFITS = "told-benefits"
    TOLD_TIME = "told-time"
    TOLD_FUNDING = "told-funding"
    TOLD_DATA = "told-data"
    TOLD_FREEDOM = "told-freedom"
    TOLD_NEEDS = "told-needs"
    USED_NAME = "used-name"
    FIRST_NAME_2 = "first-name-2"
    FIRST_NAME_3 = "first-name-3"
    SEX = "sex"
    BIRTH_KNOWN = "birth-known"
    BORN_ABROAD = "born-abroad"
    BORN_COM = "born-com"
    BIRTH_ZONE = "birth-zone"
    BIRTH_COUNTRY = "birth-country"
    BIRTH_INSEE = "birth-insee"
    BIRTH_POSTAL_CODE = "birth-postal-code"
    BIRTH_PLACE = "birth-place"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    COMPLEMENT = "complement"
    POSTAL_CODE = "postal-code"
    CITY = "city"
    ORIGIN = "origin"
    PRESCRIBER = "prescriber"
    TRAJECTORY = "trajectory"
    STATUS = "status"
    EDUCATION = "education"
    FUNDER = "funder"
    ACCOMMODATIONS = "accommodations"
    GOAL = "goal"
    READING = "reading"
    WEAKENED = "weakened"
    STRATEGY = "strategy"
    OUTCOME = "outcome"
    OUTCOME_DAY = "outcome-day"
    OUTCOME_NOTE = "outcome-note"


POINTS = (
    Field.TOLD_PATH,
    Field.TOLD_BENEFITS,
    Field.TOLD_TIME,
    Field.TOLD_FUNDING,
    Field.TOLD_DATA,
    Field.TOLD_FREEDOM,
    Field.TOLD_NEEDS,
)
"""What is explained at the first contact; each is kept with its day."""

CHOICES: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {
        Field.SEX: ("F", "M"),
        Field.BIRTH_KNOWN: ("day", "month", "year"),
        Field.BORN_ABROAD: ("no", "yes"),
        Field.BORN_COM: ("no", "yes"),
        Field.ORIGIN: ("own", "employer", "france-travail", "mission-locale", "cep", "opco", "region", "other"),
        Field.TRAJECTORY: ("1", "2", "3"),
        Field.STATUS: ("employee", "job-seeker", "integration", "self-employed", "civil-servant", "other"),
        Field.EDUCATION: ("none", "brevet", "3", "4", "5", "6"),
        Field.FUNDER: ("opco", "cpf", "france-travail", "region", "employer", "own", "other"),
        Field.GOAL: ("certificate", "job", "keep-job", "training", "confidence"),
        Field.READING: ("easy", "effort", "not-yet"),
        Field.WEAKENED: ("no", "yes"),
        Field.STRATEGY: ("direct", "stages"),
        Field.OUTCOME: ("goes-on", "thinking", "elsewhere", "stopped"),
    }
)
"""The closed lists; an empty answer is always possible."""

LONG = frozenset({Field.ACCOMMODATIONS, Field.OUTCOME_NOTE})
_NAMES = frozenset({Field.USED_NAME, Field.FIRST_NAME_2, Field.FIRST_NAME_3})
_OF_THE_DIAGNOSIS = frozenset({Field.GOAL, Field.READING, Field.WEAKENED})
_OF_THE_PLATFORM = frozenset({Field.BORN_COM, Field.BIRTH_ZONE})
_OF_THE_STRATEGY = frozenset({Field.STRATEGY, Field.OUTCOME, Field.OUTCOME_DAY, Field.OUTCOME_NOTE})
_OF_THE_IDENTITY = _NAMES | {
    Field.SEX,
    Field.BIRTH_KNOWN,
    Field.BORN_ABROAD,
    Field.BIRTH_COUNTRY,
    Field.BIRTH_INSEE,
    Field.BIRTH_POSTAL_CODE,
    Field.BIRTH_PLACE,
    Field.EMAIL,
    Field.PHONE,
    Field.ADDRESS,
    Field.COMPLEMENT,
    Field.POSTAL_CODE,
    Field.CITY,
}
SHEETS = (SheetKind.WELCOME, SheetKind.IDENTITY, SheetKind.DIAGNOSIS, SheetKind.STRATEGY, SheetKind.PLATFORM)
"""Where the answers are kept."""


def sheet_of(field: Field) -> SheetKind:
    """Return the sheet an answer is kept in."""
    if field in _OF_THE_IDENTITY:
        return SheetKind.IDENTITY
    if field in _OF_THE_DIAGNOSIS:
        return SheetKind.DIAGNOSIS
    if field in _OF_THE_PLATFORM:
        return SheetKind.PLATFORM
    return SheetKind.STRATEGY if field in _OF_THE_STRATEGY else SheetKind.WELCOME


def limit_of(field: Field) -> int:
    """Return how many characters an answer may hold."""
    if field in LONG:
        return REASON_LIMIT
    return NAME_LIMIT if field in _NAMES else LABEL_LIMIT


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered; a question nobody answered is an empty text."""

    values: Mapping[Field, str]

    def __getitem__(self, field: Field) -> str:
        """Return an answer."""
        return self.values.get(field, "")

    @property
    def told(self) -> int:
        """Return how many points were explained."""
        return sum(1 for point in POINTS if self[point])

    def with_answer(self, field: Field, text: str) -> "Answers":
        """Return the answers with one changed, or emptied."""
        kept = {known: value for known, value in self.values.items() if known is not field}
        return Answers(kept | ({field: text} if text else {}))

    def sheet(self, kind: SheetKind) -> JsonValue:
        """Return what one sheet holds of them."""
        return {field.value: text for field, text in self.values.items() if sheet_of(field) is kind}


NO_ANSWER = Answers(MappingProxyType({}))


def is_possible(field: Field, text: str) -> bool:
    """Say whether an answer may be kept: anything typed, one of the list where there is one, or nothing."""
    return not text or text in CHOICES.get(field, (text,))


def parse_answers(sheets: Iterable[object]) -> Answers:
    """Read sheets back; what another version of this program wrote, and this one does not know, is left out."""
    found: dict[Field, str] = {}
    for sheet in sheets:
        if not isinstance(sheet, Mapping):
            continue
        for field in Field:
            text = sheet.get(field.value)
            if isinstance(text, str) and text and is_possible(field, text):
                found[field] = text
    return Answers(found)
