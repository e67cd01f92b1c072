"""What the window asks of an opened vault: small protocols, so that a screen runs on the real services or on fakes.

Every method is called inside a job, on the one worker thread; the plain attributes are read anywhere.
"""

from datetime import date
from pathlib import Path
from typing import Protocol

from clea_desktop.core.conformity import Conformity
from clea_desktop.core.rating import Rating
from clea_desktop.services.views import (
    Account,
    Attached,
    BundleView,
    Cancelled,
    DossierView,
    EvidenceView,
    RatingChange,
    ReasonChange,
    Report,
    Resumption,
    Source,
    Target,
)
from clea_desktop.ui.accounts_port import AccountsPort
from clea_desktop.ui.candidates_port import CandidatesPort
from clea_desktop.ui.cosigning_port import CosigningPort
from clea_desktop.ui.enrolment_port import EnrolmentPort
from clea_desktop.ui.evidence_map_port import AmendmentsPort, EvidenceMapPort
from clea_desktop.ui.exercises_port import ExercisesPort
from clea_desktop.ui.feedback_port import FeedbackPort
from clea_desktop.ui.frameworks_port import FrameworksPort
from clea_desktop.ui.home_port import AppointmentsPort, HomePort
from clea_desktop.ui.interview_port import InterviewPort, StepTimesPort
from clea_desktop.ui.organisation_port import OrganisationPort
from clea_desktop.ui.platform_port import PlatformPort
from clea_desktop.ui.practice_port import PracticePort
from clea_desktop.ui.received_port import CarryingPort, ReceivedPort
from clea_desktop.ui.self_assessment_port import SelfAssessmentPort
from clea_desktop.ui.signatures_port import SignaturesPort
from clea_desktop.ui.welcome_port import WelcomePort


class DossiersPort(Protocol):
    """One candidate's dossier."""

    def open(self, dossier_id: str) -> DossierView:
        """Return all that is shown of it."""
        ...


class AgreementsPort(Protocol):
    """The contrat d'adhésion."""

    def form_pdf(self, dossier_id: str, target: Target) -> None:
        """Write the paper to sign."""
        ...

    def sign_on_paper(self, dossier_id: str, signed_on: date, scan: Path) -> None:
        """Keep the scan of the signed paper."""
        ...


class RatingsPort(Protocol):
    """Findings."""

    def rate(self, dossier_id: str, criterion_code: str, rating: Rating | None, reason: str = "") -> RatingChange:
        """Make a finding durable, or empty it; another finding has no reason, unless one is given back."""
        ...

    def explain(self, dossier_id: str, criterion_code: str, reason: str) -> ReasonChange:
        """Make the reason of a finding durable, or empty it."""
        ...


class EvidencePort(Protocol):
    """Proofs."""

    def attach_all(
        self, dossier_id: str, sources: tuple[Source, ...], label: str, criteria: tuple[str, ...], reason: str
    ) -> Attached:
        """Keep several files, each durable on its own."""
        ...

    def attach(self, dossier_id: str, path: Source, label: str, criteria: tuple[str, ...], reason: str) -> EvidenceView:
        """Keep a file as a proof of criteria."""
        ...

    def remove(self, evidence_id: str) -> None:
        """Set a proof aside."""
        ...

    def restore(self, evidence_id: str) -> None:
        """Bring a proof back."""
        ...

    def read(self, evidence_id: str) -> bytes:
        """Return a proof's bytes, to be shown from memory."""
        ...

    def save_copy(self, evidence_id: str, target: Path) -> None:
        """Write a copy of a proof, in clear."""
        ...


class SealingPort(Protocol):
    """Sealed bundles."""

    def check(self, dossier_id: str) -> Conformity:
        """Look at everything before sealing."""
        ...

    def seal(self, dossier_id: str, passphrase: str, report: Report, cancelled: Cancelled) -> BundleView:
        """Seal the dossier."""
        ...

    def export(self, bundle_id: str, target: Path, report: Report, cancelled: Cancelled) -> None:
        """Write a copy of a sealed bundle."""
        ...

    def export_trust(self, folder: Path, *, practice: bool = True) -> None:
        """Write the certificates that whoever verifies needs, for practice or for real."""
        ...


class PlacesPort(Protocol):
    """Where a person is, so that they come back there."""

    def remember(self, dossier_id: str, screen: str, criterion_code: str) -> None:
        """Keep the place."""
        ...

    def resume(self) -> Resumption | None:
        """Return the last place."""
        ...


class SessionPort(Protocol):
    """An opened vault."""

    @property
    def account(self) -> Account:
        """Who opened it."""
        ...

    @property
    def organisation(self) -> str:
        """The evaluation body's name."""
        ...

    @property
    def organisation_settings(self) -> OrganisationPort:
        """What the evaluation body says of itself."""
        ...

    @property
    def platform(self) -> PlatformPort:
        """The national platform's sheet."""
        ...

    @property
    def candidates(self) -> CandidatesPort:
        """The list."""
        ...

    @property
    def dossiers(self) -> DossiersPort:
        """The dossiers."""
        ...

    @property
    def agreements(self) -> AgreementsPort:
        """The agreements."""
        ...

    @property
    def ratings(self) -> RatingsPort:
        """The findings."""
        ...

    @property
    def evidence(self) -> EvidencePort:
        """The proofs."""
        ...

    @property
    def feedback(self) -> FeedbackPort:
        """The second interviews."""
        ...

    @property
    def sealing(self) -> SealingPort:
        """The sealing."""
        ...

    @property
    def received(self) -> ReceivedPort:
        """The files that came from elsewhere."""
        ...

    @property
    def cosigning(self) -> CosigningPort:
        """The signature under those that a dossier carries already."""
        ...

    @property
    def carrying(self) -> CarryingPort:
        """What travels encrypted."""
        ...

    @property
    def signatures(self) -> SignaturesPort:
        """The signatures."""
        ...

    @property
    def evidence_map(self) -> EvidenceMapPort:
        """What the findings rest on."""
        ...

    @property
    def amendments(self) -> AmendmentsPort:
        """The corrections of sealed dossiers."""
        ...

    @property
    def self_assessment(self) -> SelfAssessmentPort:
        """The self-assessments."""
        ...

    @property
    def exercises(self) -> ExercisesPort:
        """The practical exercises."""
        ...

    @property
    def accounts(self) -> AccountsPort:
        """The people."""
        ...

    @property
    def frameworks(self) -> FrameworksPort:
        """The frameworks."""
        ...

    @property
    def places(self) -> PlacesPort:
        """The places."""
        ...

    @property
    def practice(self) -> PracticePort:
        """The invented people."""
        ...

    @property
    def interview(self) -> InterviewPort:
        """The first interview."""
        ...

    @property
    def times(self) -> StepTimesPort:
        """The time spent."""
        ...

    @property
    def welcome(self) -> WelcomePort:
        """The first contact."""
        ...

    @property
    def home(self) -> HomePort:
        """What must be done today."""
        ...

    @property
    def enrolment(self) -> EnrolmentPort:
        """The real signature of whoever is here."""
        ...

    @property
    def appointments(self) -> AppointmentsPort:
        """When candidates come."""
        ...

    def examine(self) -> None:
        """Look for damage nobody has met yet; DATABASE_DAMAGED."""
        ...

    def lock(self) -> None:
        """Close, but keep the place to come back to."""
        ...

    def close(self) -> None:
        """Forget the keys and close the database."""
        ...
