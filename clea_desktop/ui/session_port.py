"""What the window asks of an opened vault: small protocols, so that a screen runs on the real services or on fakes.

Every method is called inside a job, on the one worker thread; the plain attributes are read anywhere.
"""

from datetime import date
from pathlib import Path
from typing import Protocol

from clea_desktop.core.conformity import Conformity
from clea_desktop.core.rating import Rating
from clea_desktop.core.restitution import RestitutionText
from clea_desktop.services.views import (
    Account,
    Attached,
    BundleView,
    Cancelled,
    CandidateRow,
    DocumentView,
    DossierView,
    EvidenceView,
    FrameworkView,
    RatingChange,
    Report,
    Resumption,
    Source,
)
from clea_desktop.ui.exercises_port import ExercisesPort
from clea_desktop.ui.interview_port import InterviewPort, StepTimesPort
from clea_desktop.ui.self_assessment_port import SelfAssessmentPort
from clea_desktop.ui.welcome_port import WelcomePort


class CandidatesPort(Protocol):
    """The list of candidates."""

    def rows(self) -> tuple[CandidateRow, ...]:
        """Return everyone, in the order of names."""
        ...

    def register(self, birth_name: str, first_name: str, birth_date: date) -> str:
        """Open a dossier and return its id."""
        ...

    def twins(self, birth_name: str, first_name: str, birth_date: date) -> tuple[CandidateRow, ...]:
        """Return who may already be this person."""
        ...


class DossiersPort(Protocol):
    """One candidate's dossier."""

    def open(self, dossier_id: str) -> DossierView:
        """Return all that is shown of it."""
        ...


class AgreementsPort(Protocol):
    """The contrat d'adhésion."""

    def form_pdf(self, dossier_id: str, target: Path) -> None:
        """Write the paper to sign."""
        ...

    def sign_on_paper(self, dossier_id: str, signed_on: date, scan: Path) -> None:
        """Keep the scan of the signed paper."""
        ...


class RatingsPort(Protocol):
    """Findings."""

    def rate(self, dossier_id: str, criterion_code: str, rating: Rating | None) -> RatingChange:
        """Make a finding durable, or empty it."""
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


class FeedbackPort(Protocol):
    """The restitution."""

    def text(self, dossier_id: str) -> RestitutionText:
        """Say the findings to the candidate."""
        ...

    def make(self, dossier_id: str) -> DocumentView:
        """Make the PDF and keep it."""
        ...

    def save(self, document_id: str, target: Path) -> None:
        """Write a kept document where the person chose."""
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

    def export_trust(self, folder: Path) -> None:
        """Write the practice certificates that whoever verifies needs."""
        ...


class AccountsPort(Protocol):
    """The people of this vault."""

    def people(self) -> tuple[Account, ...]:
        """Return everyone who may open it."""
        ...

    def add(self, display_name: str, role: str, passphrase: str) -> Account:
        """Let one more person in."""
        ...

    def remove(self, account_id: str) -> None:
        """Take a person's way in away."""
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """Change the passphrase of whoever is here."""
        ...

    def new_recovery_code(self) -> str:
        """Make a recovery code and return it, once; the one before opens the vault until this one is confirmed."""
        ...

    def confirm_recovery_code(self, typed: str) -> None:
        """Make the code typed back from its sheet the only one; WRONG_RECOVERY_CODE."""
        ...

    def recovery_is_confirmed(self) -> bool:
        """Say whether somebody ever typed the recovery code back."""
        ...

    def save_recovery_sheet(self, code: str, target: Path) -> None:
        """Write the sheet to print."""
        ...


class FrameworksPort(Protocol):
    """The framework in use."""

    def current(self) -> FrameworkView:
        """Return it with what is known of its rules."""
        ...

    def confirm_rules(self) -> None:
        """Write down that the organisation has read the rules."""
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
        """The restitutions."""
        ...

    @property
    def sealing(self) -> SealingPort:
        """The sealing."""
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
        """The framework."""
        ...

    @property
    def places(self) -> PlacesPort:
        """The places."""
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

    def examine(self) -> None:
        """Look for damage nobody has met yet; DATABASE_DAMAGED."""
        ...

    def lock(self) -> None:
        """Close, but keep the place to come back to."""
        ...

    def close(self) -> None:
        """Forget the keys and close the database."""
        ...
