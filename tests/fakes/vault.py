"""A vault in memory: what the window needs of one, with the same refusals as the real one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from clea_desktop.core.acts import Act
from clea_desktop.core.appointment import Appointment
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.clock import paris_day
from clea_desktop.core.dossier import Identity
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import NOTHING_SAID, Feedback, check_within_years, valid_until
from clea_desktop.core.framework import Framework, parse_framework
from clea_desktop.core.identity import full_identity
from clea_desktop.core.organisation import Setting
from clea_desktop.core.papers import outdates
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.rating import Rating
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.step_times import StepTime
from clea_desktop.core.trade import TradeSettings
from clea_desktop.core.welcome import Field, parse_answers
from clea_desktop.resource_files import read_resource
from clea_desktop.services.cosign_views import CosignOffer
from clea_desktop.services.enrolment_views import EnrolmentView
from clea_desktop.services.exercise_views import ExerciseView, RunView
from clea_desktop.services.interview_views import QuotationView
from clea_desktop.services.views import (
    Account,
    AgreementView,
    AmendmentView,
    BundleView,
    DocumentView,
    DossierView,
    EvidenceView,
    Reached,
    Resumption,
    SignatureView,
)

START = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)


class TickingClock:
    """A clock that a test moves; aware UTC."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **step: int) -> None:
        """Let time pass."""
        self.now += timedelta(**step)


@dataclass
class Proof:
    """One kept file."""

    view: EvidenceView
    data: bytes
    removed: bool = False
    reason: str = ""


@dataclass
class Kept:
    """One dossier as the fake keeps it."""

    dossier_id: str
    code: str
    identity: Identity
    opened_at: datetime
    saved_at: datetime
    state: DossierState = DossierState.DRAFT
    framework: Framework | None = None
    ratings: dict[str, Rating] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    feedback: Feedback = NOTHING_SAID
    recommendations: dict[str, Recommendation] = field(default_factory=dict)
    proofs: list[Proof] = field(default_factory=list)
    agreement: AgreementView | None = None
    sheets: dict[SheetKind, JsonValue] = field(default_factory=dict)
    reached: Reached = field(default_factory=Reached)
    self_answers: dict[str, SelfAnswer] = field(default_factory=dict)
    self_page: str = ""
    documents: list[DocumentView] = field(default_factory=list)
    signatures: list[SignatureView] = field(default_factory=list)
    bundles: list[BundleView] = field(default_factory=list)
    amendment: AmendmentView | None = None
    quotations: list[QuotationView] = field(default_factory=list)
    times: list[StepTime] = field(default_factory=list)
    started_on: date | None = None
    appointments: dict[str, Appointment] = field(default_factory=dict)


@dataclass
class FakeVault:
    """Everything of one vault, shared by the sessions opened one after the other."""

    framework: Framework
    clock: TickingClock
    organisation: str = "Greta de l'Estuaire"
    accounts: list[Account] = field(default_factory=list)
    passphrases: dict[str, str] = field(default_factory=dict)
    recovery_code: str = ""
    next_recovery_code: str = ""
    recovery_confirmed: bool = True
    dossiers: dict[str, Kept] = field(default_factory=dict)
    places: dict[str, Resumption] = field(default_factory=dict)
    rules_confirmed: bool = False
    shelf: dict[str, Framework] = field(default_factory=dict)
    exercises: dict[str, ExerciseView] = field(default_factory=dict)
    runs: dict[str, RunView] = field(default_factory=dict)
    said: dict[Setting, str] = field(default_factory=dict)
    entered: dict[str, date] = field(default_factory=dict)
    made: int = 0
    invented: list[str] = field(default_factory=list)
    real: set[str] = field(default_factory=set)
    signature: EnrolmentView | None = None
    answer: EnrolmentView | None = None
    cosign: CosignOffer | None = None
    cosigned: dict[str, list[str]] = field(default_factory=dict)

    def new_id(self, kind: str) -> str:
        """Return an id never given before."""
        self.made += 1
        return f"{kind}-{self.made}"

    @property
    def body_enrolled(self) -> bool:
        """Say whether what is opened now is real."""
        return self.signature is not None and self.signature.facts.body_is_enrolled

    def recovery_codes(self) -> tuple[str, ...]:
        """Return the codes that open: the one in use, and one made since and not yet typed back."""
        return tuple(code for code in (self.recovery_code, self.next_recovery_code) if code)

    def kept(self, dossier_id: str) -> Kept:
        """Return a dossier, or say that it is not there."""
        try:
            return self.dossiers[dossier_id]
        except KeyError as error:
            raise CleaError(Trouble.NOT_FOUND) from error

    def draft(self, dossier_id: str) -> Kept:
        """Return a dossier that may still change."""
        kept = self.kept(dossier_id)
        if kept.state is DossierState.SEALED:
            raise CleaError(Trouble.DOSSIER_SEALED)
        return kept

    def ratable(self, dossier_id: str) -> Kept:
        """Return a dossier whose criteria may be rated."""
        kept = self.draft(dossier_id)
        if kept.agreement is None:
            raise CleaError(Trouble.AGREEMENT_MISSING)
        return kept

    def until(self, kept: Kept) -> date:
        """Return the last of the years."""
        today = paris_day(self.clock())
        sealed_on = paris_day(kept.bundles[0].sealed_at) if kept.bundles else None
        return valid_until(kept.feedback.starts_on or sealed_on, today, today, TradeSettings())

    def check_years(self, kept: Kept) -> None:
        """Refuse what the end of the years refuses."""
        check_within_years(self.until(kept), paris_day(self.clock()))

    def begin_evaluation(self, kept: Kept) -> None:
        """Note the day of the first act of evaluation; later ones change nothing."""
        kept.started_on = kept.started_on or paris_day(self.clock())

    def changed(self, kept: Kept) -> datetime:
        """Write down that the findings or proofs of a dossier changed."""
        kept.saved_at = self.clock()
        if kept.amendment is not None:
            kept.amendment = replace(kept.amendment, may_give_up=False)
        return kept.saved_at

    def view(self, kept: Kept) -> DossierView:
        """Return what the window shows of a dossier."""
        return DossierView(
            dossier_id=kept.dossier_id,
            code=kept.code,
            candidate_id=f"candidate-of-{kept.dossier_id}",
            identity=full_identity(kept.identity, parse_answers(kept.sheets.values())),
            practice=kept.dossier_id not in self.real,
            body_enrolled=self.body_enrolled,
            invented=kept.dossier_id in self.invented,
            state=kept.state,
            framework=kept.framework or self.framework,
            ratings=_frozen(kept.ratings),
            evidence=tuple(proof.view for proof in kept.proofs if not proof.removed),
            agreement=kept.agreement,
            documents=tuple(kept.documents),
            bundles=tuple(kept.bundles),
            opened_at=kept.opened_at,
            saved_at=kept.saved_at,
            reached=_reached(kept),
            quotations=tuple(kept.quotations),
            amendment=kept.amendment,
            signatures=tuple(kept.signatures),
            reasons=dict(kept.reasons),
        )

    def outdate(self, kept: Kept, act: Act, about: str = "") -> None:
        """Put the papers that an act contradicts out of date."""
        kept.documents = [
            replace(one, is_current=one.is_current and not outdates(one.kind, act, about)) for one in kept.documents
        ]


def _reached(kept: Kept) -> Reached:
    """Count what is there; a test may have put more there by hand."""
    answers = parse_answers(kept.sheets.values())
    given = kept.reached
    return replace(
        given,
        sheets=given.sheets | frozenset(kept.sheets),
        quotations=max(given.quotations, len(kept.quotations)),
        self_answers=max(given.self_answers, len(kept.self_answers)),
        told=max(given.told, answers.told),
        outcome=answers[Field.OUTCOME],
    )


def _frozen(ratings: Mapping[str, Rating]) -> dict[str, Rating]:
    return dict(ratings)


def real_framework() -> Framework:
    """Load the framework the product ships."""
    return parse_framework(json.loads(read_resource("frameworks", "clea-socle-2018.json")))


def people_vault(clock: TickingClock | None = None) -> FakeVault:
    """Return a vault with one account per role and nobody evaluated yet."""
    vault = FakeVault(real_framework(), clock or TickingClock())
    for role, name in (
        ("evaluator", "Claire Évrard"),
        ("trainer", "Thomas Lebœuf"),
        ("jury-secretary", "Inès Garcia"),
    ):
        account = Account(vault.new_id("account"), name, role)
        vault.accounts.append(account)
        vault.passphrases[account.account_id] = f"quatre mots pour {role}"
    vault.recovery_code = "ABCDE-FGHJK-MNPQR-STVWX-YZ012"
    return vault


def somebody(birth_name: str = "Lefèvre", first_name: str = "Zoé") -> Identity:
    """Return a person with accents."""
    return Identity(birth_name, first_name, date(1984, 3, 1))
