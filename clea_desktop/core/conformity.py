"""What is looked at before a dossier is sealed, item by item.

An item that is missing blocks: only what the trade makes a rule (the signed agreement, the five years, the confirmed
rules of a real dossier), and what a bundle cannot be made or believed without (a restitution that says what is found, a
key to sign with, a clock under which its certificate stands). All the rest is said, with the place to go, and lets the
evaluator go on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from clea_desktop.core.attestation import Attestable, attestable
from clea_desktop.core.dossier import Identity
from clea_desktop.core.enrolment import SignatureStanding
from clea_desktop.core.evaluation import EvaluationResult
from clea_desktop.core.evidence_map import EvidenceMap, Proof
from clea_desktop.core.feedback import Outcome
from clea_desktop.core.register import RegisterField, missing_in_register
from clea_desktop.core.trade import TradeSettings


class Check(Enum):
    """What is looked at, in the order of the path."""

    IDENTITY = "identity"
    AGREEMENT = "agreement"
    ALL_EVALUATED = "all-evaluated"
    EVIDENCE = "evidence"
    REASONS = "reasons"
    RESTITUTION = "restitution"
    SIGNATURES = "signatures"
    OUTCOME = "outcome"
    ATTESTATION = "attestation"
    TIMES = "times"
    FIVE_YEARS = "five-years"
    AMENDMENT = "amendment"
    RULES_CONFIRMED = "rules-confirmed"
    SIGNING_KEY = "signing-key"
    ENROLMENT = "enrolment"
    CLOCK = "clock"


class Finding(Enum):
    """How an item stands."""

    OK = "ok"
    TO_KNOW = "to-know"
    MISSING = "missing"


class Standing(Enum):
    """How a paper stands, or its signature: there is none, it is older than what it says, it is current."""

    NONE = "none"
    OUTDATED = "outdated"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the check.

    ``count`` and ``total`` fill its sentence where it has numbers (seconds and days for the times), ``criteria`` are
    the ones to look at, ``missing`` what the register lacks, ``standing`` how a paper stands, ``day`` the one a rule
    or a clock stops at, ``enrolment`` how a real signature stands.
    """

    check: Check
    finding: Finding
    count: int = 0
    total: int = 0
    criteria: tuple[str, ...] = ()
    missing: tuple[RegisterField, ...] = ()
    standing: Standing = Standing.CURRENT
    day: date | None = None
    enrolment: SignatureStanding = SignatureStanding.STANDS


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
    """What the check needs to know about a dossier, beside its map.

    ``signing_key_ready`` is asked of a dossier of practice; of a real one, ``enrolment``: how the real signature of
    whoever seals stands. ``restitution_signed`` is the candidate's signature of the restitution; ``amendment_changed``
    is None outside an amendment; ``seconds`` and ``days`` are the time spent and the days since the first act of
    evaluation. ``years_over`` is the last of the five years once it has passed; ``clock_behind`` the day of the last
    act when no certificate would stand both then and by the clock of now.
    """

    practice: bool
    identity: Identity
    agreement_signed: bool
    restitution: Standing
    restitution_signed: Standing
    outcome: Outcome
    recommendations: int
    attestation: Standing
    seconds: int
    days: int
    amendment_changed: bool | None
    rules_confirmed: bool
    signing_key_ready: bool
    years_over: date | None = None
    clock_behind: date | None = None
    enrolment: SignatureStanding = SignatureStanding.NONE


def check_conformity(
    facts: DossierFacts, found: EvidenceMap, result: EvaluationResult, trade: TradeSettings
) -> Conformity:
    """Look at everything; the rules must have been confirmed once before a real (non-practice) dossier is sealed."""
    return Conformity(tuple(_items(facts, found, result, trade)))


def _items(facts: DossierFacts, found: EvidenceMap, result: EvaluationResult, trade: TradeSettings) -> Iterator[Item]:
    missing = missing_in_register(facts.identity)
    yield Item(Check.IDENTITY, _wished(not missing), missing=missing)
    yield Item(Check.AGREEMENT, _needed(facts.agreement_signed))
    yield from _of_the_map(found, result)
    is_current = facts.restitution is Standing.CURRENT
    yield Item(Check.RESTITUTION, _needed(is_current), standing=facts.restitution)
    signed = facts.restitution_signed
    yield Item(Check.SIGNATURES, _wished(signed is Standing.CURRENT), standing=signed)
    advised = facts.outcome is not Outcome.TRAINING or facts.recommendations > 0
    said = facts.outcome is not Outcome.NOT_SAID and advised
    standing = Standing.NONE if facts.outcome is Outcome.NOT_SAID else Standing.CURRENT
    yield Item(Check.OUTCOME, _wished(said), facts.recommendations, standing=standing)
    if attestable(result) is Attestable.YES:
        made = facts.attestation is Standing.CURRENT
        yield Item(Check.ATTESTATION, _wished(made), standing=facts.attestation)
    usual = facts.seconds <= trade.evaluation_hours * 3600 and facts.days < trade.evaluation_days
    yield Item(Check.TIMES, _wished(usual), facts.seconds, facts.days)
    if facts.years_over is not None:
        yield Item(Check.FIVE_YEARS, Finding.MISSING, day=facts.years_over)
    if facts.amendment_changed is not None:
        yield Item(Check.AMENDMENT, _wished(facts.amendment_changed))
    rules = Finding.OK if facts.rules_confirmed else Finding.TO_KNOW if facts.practice else Finding.MISSING
    yield Item(Check.RULES_CONFIRMED, rules)
    if facts.practice:
        yield Item(Check.SIGNING_KEY, _needed(facts.signing_key_ready))
    else:
        stands = facts.enrolment is SignatureStanding.STANDS
        yield Item(Check.ENROLMENT, _needed(stands), enrolment=facts.enrolment)
    if facts.clock_behind is not None:
        yield Item(Check.CLOCK, Finding.MISSING, day=facts.clock_behind)


def _of_the_map(found: EvidenceMap, result: EvaluationResult) -> Iterator[Item]:
    """Look at the criteria: those nobody evaluated, those nothing shows, those whose proof nobody explains."""
    cells = list(found.cells())
    left = tuple(cell.code for cell in cells if cell.rating is None)
    yield Item(Check.ALL_EVALUATED, _wished(not left), result.evaluated, result.total, left)
    acquired = [cell for cell in cells if cell.is_acquired]
    bare = tuple(cell.code for cell in acquired if cell.proof < Proof.SEEN)
    if acquired:
        yield Item(Check.EVIDENCE, _wished(not bare), len(acquired) - len(bare), len(acquired), bare)
    attached = [cell for cell in cells if cell.pieces]
    silent = tuple(cell.code for cell in attached if cell.lacks_reason)
    if attached:
        yield Item(Check.REASONS, _wished(not silent), len(attached) - len(silent), len(attached), silent)


def _needed(present: bool) -> Finding:  # noqa: FBT001 - a predicate turned into a finding, private to this room
    return Finding.OK if present else Finding.MISSING


def _wished(present: bool) -> Finding:  # noqa: FBT001 - same
    return Finding.OK if present else Finding.TO_KNOW
