"""What the first start shows, page by page, and what it makes of what is typed. No passphrase is part of a state."""

from enum import Enum
from typing import NamedTuple

from clea_desktop.core.limits import ORGANISATION_LIMIT
from clea_desktop.core.names import tidy
from clea_desktop.core.text import Translate, how_many

SHORTEST = 12
"""As the vault asks; here only to advise while one types: the vault decides."""
_CONFUSED = str.maketrans({"O": "0", "I": "1", "L": "1"})


class Stage(Enum):
    """The four pages, in order."""

    IDENTITY = 1
    SECRET = 2
    CODE = 3
    CHECK = 4


class Place(Enum):
    """Where a trouble is told."""

    PAGE = "page"
    ORGANISATION = "organisation"
    NAME = "name"
    FIRST = "first"
    AGAIN = "again"
    CODE = "code"


class Trouble(NamedTuple):
    """What went wrong, and where it is told."""

    place: Place
    sentence: str


class Identity(NamedTuple):
    """Whose vault it is."""

    organisation: str = ""
    name: str = ""
    role: str = ""


class FirstStartState(NamedTuple):
    """All that is shown. The recovery code is here because it must be read; it goes when the screen does."""

    stage: Stage = Stage.IDENTITY
    identity: Identity = Identity()
    code: str = ""
    kept: bool = False
    waiting: str = ""
    trouble: Trouble | None = None


def missing(identity: Identity, tr: Translate) -> Trouble | None:
    """Return what the first page still lacks."""
    if not identity.organisation.strip():
        return Trouble(Place.ORGANISATION, tr("Écrivez le nom de l'organisme : il figure sur les papiers remis."))
    if too_long(identity.organisation, tr):
        return Trouble(Place.ORGANISATION, too_long(identity.organisation, tr))
    if not identity.name.strip():
        return Trouble(Place.NAME, tr("Écrivez votre prénom et votre nom."))
    return None


def too_long(organisation: str, tr: Translate) -> str:
    """Say that the organisation's name holds too many signs; "" when it fits. Nothing is cut without a word."""
    if len(tidy(organisation)) <= ORGANISATION_LIMIT:
        return ""
    return tr("Ce nom est trop long : il tient en {limit} caractères au plus.", limit=ORGANISATION_LIMIT)


def advice(passphrase: str, tr: Translate) -> str:
    """Say, while it is typed, whether a passphrase is long enough."""
    left = SHORTEST - len(passphrase.strip())
    if not passphrase:
        return tr("Au moins {count} caractères : quatre mots au hasard, faciles à retenir.", count=SHORTEST)
    if left > 0:
        words = how_many(left, tr("Encore {left} caractère au moins."), tr("Encore {left} caractères au moins."))
        return words.format(left=left)
    if len(passphrase.split()) > 3:
        return tr("Assez longue, et en plusieurs mots : très bien.")
    return tr("Assez longue. Plus elle compte de mots, mieux elle protège.")


def same_code(shown: str, typed: str) -> bool:
    """Compare as the vault will read it: case, dashes and spaces do not count, nor letters taken for digits."""
    return _plain(shown) == _plain(typed) and bool(_plain(typed))


def _plain(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum()).translate(_CONFUSED)
