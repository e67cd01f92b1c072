"""What is shown, and asked, of somebody who may sign a sealed dossier after others did."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from clea_desktop.core.roles import SigningRole


class DecidedOutcome(Enum):
    """What a jury may decide."""

    CERTIFIED = "certified"
    NOT_CERTIFIED = "not-certified"
    ADJOURNED = "adjourned"


@dataclass(frozen=True, slots=True)
class DecidedDomain:
    """One domain the jury pronounces on; ``found`` says whether the evaluator's findings acquire it."""

    code: str
    title: str
    found: bool


@dataclass(frozen=True, slots=True)
class CosignOffer:
    """Whether somebody may sign the file in hand. ``why_not`` is empty when they may.

    ``domains`` are there when a college must bring a decision; none when it signs the one the other college brought, or
    for a second evaluator. ``practice`` says with which of their keys, ``encrypted`` that the copy will be encrypted,
    ``undated`` that a college would decide on a copy which carries no proof of date.
    """

    role: SigningRole
    why_not: str = ""
    domains: tuple[DecidedDomain, ...] = ()
    practice: bool = False
    encrypted: bool = False
    undated: bool = False
    suggested_name: str = ""

    @property
    def brings_decision(self) -> bool:
        """Say whether a decision must come with the signature."""
        return bool(self.domains)


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What a jury decided, as somebody typed it. ``minutes`` is read for its digest alone, ``extract`` goes in."""

    outcome: DecidedOutcome
    acquired: frozenset[str]
    reason: str
    jury: str
    held_on: date
    remote: bool
    minutes: Path
    extract: Path | None = None


@dataclass(frozen=True, slots=True)
class CosignAsked:
    """Where the signed copy goes, and the decision that comes with it."""

    target: Path
    decision: DecisionDraft | None = None


@dataclass(frozen=True, slots=True)
class KeptSignatures:
    """Who signed a bundle of this vault since it was sealed, and whether whoever is here may too."""

    since: tuple[str, ...]
    may_sign: bool
