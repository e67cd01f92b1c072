"""What an organisation says of itself once: what its papers carry and what the national platform asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.limits import LABEL_LIMIT, ORGANISATION_LIMIT, tidied


class Setting(Enum):
    """One thing the organisation says, by the name the vault keeps it under."""

    NAME = "organisation"
    SIREN = "siren"
    SIRET = "siret"
    ADDRESS = "organisation-address"
    PHONE = "organisation-phone"
    EMAIL = "organisation-email"
    CCPI = "ccpi"
    ATTESTATION_LABEL = "attestation-label"


_DIGITS = {Setting.SIREN: 9, Setting.SIRET: 14}


@dataclass(frozen=True, slots=True)
class Organisation:
    """Everything that was said; what nobody said is an empty text."""

    values: Mapping[Setting, str]

    def __getitem__(self, setting: Setting) -> str:
        """Return what was said."""
        return self.values.get(setting, "")


def contact_of(organisation: Organisation) -> str:
    """Say how to reach the body, as its papers do: its name, then what it gave of address, telephone and e-mail."""
    said = (organisation[one] for one in (Setting.NAME, Setting.ADDRESS, Setting.PHONE, Setting.EMAIL))
    return ", ".join(text for text in said if text)


def checked_setting(setting: Setting, typed: str) -> str:
    """Tidy what was typed.

    ORGANISATION_NUMBER for a SIREN or SIRET that cannot be one, IDENTITY_INCOMPLETE for no name.
    Both numbers end in a Luhn key (INSEE); La Poste's SIRETs follow another sum, so theirs are taken by their start.
    """
    if setting in _DIGITS:
        digits = "".join(typed.split())
        if digits and not _is_number(digits, _DIGITS[setting]):
            raise CleaError(Trouble.ORGANISATION_NUMBER)
        return digits
    text = tidied(typed, ORGANISATION_LIMIT if setting is Setting.NAME else LABEL_LIMIT)
    if setting is Setting.NAME and not text:
        raise CleaError(Trouble.IDENTITY_INCOMPLETE)
    return text


def _is_number(digits: str, length: int) -> bool:
    if len(digits) != length or not (digits.isascii() and digits.isdigit()):
        return False
    return _luhn(digits) or digits.startswith("356000000")


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
