"""A candidate's identity as the certification register wants it, read from what was typed at the welcome.

Nothing here blocks: people type what they have, a remark under the field says what the register will want, and only
what has the register's form goes to the sealed dossier. Contact, accommodations and diagnosis never do.
"""

import re
from dataclasses import replace
from enum import Enum

from clea_desktop.core.clock import MONTHS, french_day
from clea_desktop.core.dossier import BirthKnown, BirthPlace, Identity
from clea_desktop.core.names import tidy
from clea_desktop.core.welcome import Answers, Field

HOME_COUNTRY = "France"
_INSEE = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}")
_POSTAL_CODE = re.compile(r"[0-9]{5}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"\+?[0-9]{8,15}")
_BETWEEN_FIGURES = re.compile(r"[\s().\-/]")


class Remark(Enum):
    """What is worth a second look; the person goes on typing."""

    INSEE = "insee"
    POSTAL_CODE = "postal-code"
    EMAIL = "email"
    PHONE = "phone"
    COUNTRY = "country"


def insee_code(text: str) -> str:
    """Return an INSEE commune code (5 characters, 2A and 2B for Corsica), or an empty text."""
    code = _BETWEEN_FIGURES.sub("", text).upper()
    return code if _INSEE.fullmatch(code) else ""


def postal_code(text: str) -> str:
    """Return a French postal code (5 figures), or an empty text."""
    code = _BETWEEN_FIGURES.sub("", text)
    return code if _POSTAL_CODE.fullmatch(code) else ""


def remark(field: Field, answers: Answers) -> Remark | None:
    """Return what to look at again in one answer; an empty one is never remarked on, but for a country abroad."""
    text = answers[field].strip()
    abroad = answers[Field.BORN_ABROAD] == "yes"
    if field is Field.BIRTH_COUNTRY and abroad:
        return None if text and text.casefold() != HOME_COUNTRY.casefold() else Remark.COUNTRY
    if not text:
        return None
    wrong = {
        Field.BIRTH_INSEE: (Remark.INSEE, not insee_code(text)),
        Field.BIRTH_POSTAL_CODE: (Remark.POSTAL_CODE, not abroad and not postal_code(text)),
        Field.POSTAL_CODE: (Remark.POSTAL_CODE, not postal_code(text)),
        Field.EMAIL: (Remark.EMAIL, not _EMAIL.fullmatch(text)),
        Field.PHONE: (Remark.PHONE, not _PHONE.fullmatch(_BETWEEN_FIGURES.sub("", text))),
    }
    found = wrong.get(field)
    return found[0] if found and found[1] else None


def full_identity(known: Identity, answers: Answers) -> Identity:
    """Complete an identity with what the register has a field for, in the form it has it."""
    sex = answers[Field.SEX]
    return replace(
        known,
        used_name=tidy(answers[Field.USED_NAME]),
        first_name_2=tidy(answers[Field.FIRST_NAME_2]),
        first_name_3=tidy(answers[Field.FIRST_NAME_3]),
        sex=sex if sex in {"F", "M"} else "",
        birth_known=BirthKnown(answers[Field.BIRTH_KNOWN] or BirthKnown.DAY.value),
        birth_place=_birth_place(answers),
    )


def birth_words(identity: Identity) -> str:
    """Say what is known of a birth date: « 1er mars 1984 », « mars 1984 » or « 1984 »."""
    day = identity.birth_date
    match identity.birth_known:
        case BirthKnown.DAY:
            return french_day(day)
        case BirthKnown.MONTH:
            return f"{MONTHS[day.month - 1]} {day.year}"
        case BirthKnown.YEAR:
            return str(day.year)


def _birth_place(answers: Answers) -> BirthPlace | None:
    """Return where the person was born, once both the place and the country are known."""
    label = tidy(answers[Field.BIRTH_PLACE])
    abroad = answers[Field.BORN_ABROAD] == "yes"
    country = tidy(answers[Field.BIRTH_COUNTRY]) if abroad else HOME_COUNTRY
    if not label or not country:
        return None
    insee = insee_code(answers[Field.BIRTH_INSEE])
    postal = "" if insee or abroad else postal_code(answers[Field.BIRTH_POSTAL_CODE])
    return BirthPlace(label, country, insee, postal)
