"""What the certification register will ask of an identity, and what is still missing of it."""

from enum import Enum

from clea_desktop.core.dossier import Identity
from clea_desktop.core.identity import HOME_COUNTRY
from clea_desktop.core.text import Translate


class RegisterField(Enum):
    """Something the register refuses to do without; a birth date may be known in part only."""

    SEX = "sex"
    BIRTH_PLACE = "birth-place"
    BIRTH_CODE = "birth-code"


def missing_in_register(identity: Identity) -> tuple[RegisterField, ...]:
    """Return what is missing: a commune of France has its INSEE code or its postal code, one abroad its country."""
    place = identity.birth_place
    has_code = place is not None and bool(place.insee or place.postal_code or place.country != HOME_COUNTRY)
    missing = {
        RegisterField.SEX: not identity.sex,
        RegisterField.BIRTH_PLACE: place is None,
        RegisterField.BIRTH_CODE: place is not None and not has_code,
    }
    return tuple(field for field in RegisterField if missing[field])


def register_words(field: RegisterField, tr: Translate) -> str:
    """Name what is missing, within a sentence."""
    return {
        RegisterField.SEX: tr("le sexe"),
        RegisterField.BIRTH_PLACE: tr("le lieu et le pays de naissance"),
        RegisterField.BIRTH_CODE: tr("le code INSEE ou postal de la commune de naissance"),
    }[field]
