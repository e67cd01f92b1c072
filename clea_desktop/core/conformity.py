"""What is looked at before a dossier is sealed, item by item.

An item that is missing blocks; one that is only worth a look is said and lets the evaluator go on.
"""

from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.evaluation import EvaluationResult


class Check(Enum):
    """What is looked at."""

    AGREEMENT = "agreement"
    ALL_EVALUATED = "all-evaluated"
    EVIDENCE = "evidence"
    RESTITUTION = "restitution"
    RULES_CONFIRMED = "rules-confirmed"
    SIGNING_KEY = "signing-key"


class Finding(Enum):
    """How an item stands."""

    OK = "ok"
    TO_KNOW = "to-know"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the check; ``count`` and ``total`` fill its sentence where it has numbers."""

    check: Check
    finding: Finding
    count: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Conformity:
    """The whole check."""

    items: tuple[Item, ...]

    @property
    def may_seal(self) -> bool:
        """Say whether nothing is missing."""
        return all(item.finding is not Finding.MISSING for item in self.items)


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """What the check needs to know about a dossier."""

    practice: bool
    agreement_signed: bool
    restitution_is_current: bool
    acquired_without_evidence: int
    rules_confirmed: bool
    signing_key_ready: bool


def check_conformity(facts: DossierFacts, result: EvaluationResult) -> Conformity:
    """Look at everything; the rules must have been confirmed once before a real (non-practice) dossier is sealed."""
    acquired = sum(domain.acquired for domain in result.domains)
    return Conformity(
        (
            Item(Check.AGREEMENT, _needed(facts.agreement_signed)),
            Item(
                Check.ALL_EVALUATED,
                Finding.OK if result.evaluated == result.total else Finding.TO_KNOW,
                result.evaluated,
                result.total,
            ),
            Item(
                Check.EVIDENCE,
                Finding.TO_KNOW if facts.acquired_without_evidence else Finding.OK,
                acquired - facts.acquired_without_evidence,
                acquired,
            ),
            Item(Check.RESTITUTION, _needed(facts.restitution_is_current)),
            Item(
                Check.RULES_CONFIRMED,
                Finding.OK if facts.rules_confirmed else Finding.TO_KNOW if facts.practice else Finding.MISSING,
            ),
            Item(Check.SIGNING_KEY, _needed(facts.signing_key_ready)),
        )
    )


def _needed(present: bool) -> Finding:  # noqa: FBT001 - a predicate turned into a finding, private to this room
    return Finding.OK if present else Finding.MISSING
