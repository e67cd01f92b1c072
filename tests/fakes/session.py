"""An opened vault in memory: passes the same contract as the real session (tests/services/contract.py)."""

from datetime import date
from pathlib import Path

from clea_desktop.core.acts import Act
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.limits import REASON_LIMIT, tidied
from clea_desktop.core.pathway import check_agreement_day
from clea_desktop.core.rating import Rating
from clea_desktop.services.views import (
    Account,
    AgreementView,
    DossierView,
    RatingChange,
    ReasonChange,
    Target,
)
from tests.fakes.candidates import FakeCandidates
from tests.fakes.enrolment import FakeEnrolment
from tests.fakes.evidence import FakeEvidence
from tests.fakes.evidence_map import FakeAmendments, FakeEvidenceMap
from tests.fakes.exercises import FakeExercises
from tests.fakes.feedback import FakeFeedback
from tests.fakes.frameworks import FakeFrameworks
from tests.fakes.home import FakeAppointments, FakeHome
from tests.fakes.household import FakeAccounts, FakePlaces
from tests.fakes.interview import FakeInterview, FakeTimes
from tests.fakes.organisation import FakeOrganisation
from tests.fakes.platform import FakePlatform
from tests.fakes.practice import FakePractice
from tests.fakes.received import FakeCarrying, FakeCosigning, FakeReceived
from tests.fakes.sealing import FakeSealing
from tests.fakes.self_assessment import FakeSelfAssessment
from tests.fakes.signatures import FakeSignatures
from tests.fakes.vault import FakeVault
from tests.fakes.welcome import FakeWelcome


class FakeDossiers:
    """The dossiers."""

    def __init__(self, vault: FakeVault) -> None:
        self._vault = vault

    def open(self, dossier_id: str) -> DossierView:
        return self._vault.view(self._vault.kept(dossier_id))


class FakeAgreements:
    """The agreements."""

    def __init__(self, vault: FakeVault, evidence: FakeEvidence) -> None:
        self._vault, self._evidence = vault, evidence

    def form_pdf(self, dossier_id: str, target: Target) -> None:
        self._vault.kept(dossier_id)
        target.write_bytes(b"%PDF-1.7 form")

    def sign_on_paper(self, dossier_id: str, signed_on: date, scan: Path) -> None:
        kept = self._vault.draft(dossier_id)
        check_agreement_day(signed_on, paris_day(self._vault.clock()))
        label = "Contrat d’adhésion signé"
        proof = self._evidence.keep(kept, scan, label, (), "scan")
        kept.agreement = AgreementView(signed_on, proof.id)


class FakeRatings:
    """The findings."""

    def __init__(self, vault: FakeVault) -> None:
        self._vault = vault

    def rate(self, dossier_id: str, criterion_code: str, rating: Rating | None, reason: str = "") -> RatingChange:
        kept = self._vault.ratable(dossier_id)
        self._vault.framework.subdomain_of(criterion_code)
        before, why = kept.ratings.get(criterion_code), kept.reasons.get(criterion_code, "")
        if rating is not before:
            self._vault.check_years(kept)
        after = why if rating is before else reason if rating else ""
        self._vault.begin_evaluation(kept)
        kept.ratings.pop(criterion_code, None)
        kept.reasons.pop(criterion_code, None)
        if rating is not None:
            kept.ratings[criterion_code] = rating
        if after:
            kept.reasons[criterion_code] = after
        self._vault.outdate(kept, Act.CRITERION_RATED)
        saved_at = self._vault.changed(kept)
        return RatingChange(dossier_id, criterion_code, before, rating, saved_at, reason_before=why, reason=after)

    def explain(self, dossier_id: str, criterion_code: str, reason: str) -> ReasonChange:
        kept = self._vault.ratable(dossier_id)
        self._vault.framework.subdomain_of(criterion_code)
        if criterion_code not in kept.ratings:
            raise CleaError(Trouble.FINDING_MISSING)
        before, after = kept.reasons.pop(criterion_code, ""), tidied(reason, REASON_LIMIT)
        if after:
            kept.reasons[criterion_code] = after
        self._vault.outdate(kept, Act.FINDING_EXPLAINED)
        return ReasonChange(dossier_id, criterion_code, before, after, self._vault.changed(kept))


class FakeSession:
    """An opened vault."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self.vault = vault
        self.account = account
        self.organisation_settings = FakeOrganisation(vault, account)
        self.platform = FakePlatform(vault, account)
        self.candidates = FakeCandidates(vault, account)
        self.dossiers = FakeDossiers(vault)
        self.evidence = FakeEvidence(vault)
        self.agreements = FakeAgreements(vault, self.evidence)
        self.signatures = FakeSignatures(vault, account, self.evidence)
        self.ratings = FakeRatings(vault)
        self.feedback = FakeFeedback(vault, account)
        self.sealing = FakeSealing(vault, account)
        self.received = FakeReceived(vault, account)
        self.cosigning = FakeCosigning(vault, account, self.received)
        self.carrying = FakeCarrying(vault, account)
        self.evidence_map = FakeEvidenceMap(vault, account)
        self.amendments = FakeAmendments(vault, account)
        self.self_assessment = FakeSelfAssessment(vault, account)
        self.exercises = FakeExercises(vault, account)
        self.accounts = FakeAccounts(vault, account)
        self.frameworks = FakeFrameworks(vault, account)
        self.places = FakePlaces(vault, account)
        self.practice = FakePractice(vault, account, self.candidates)
        self.interview = FakeInterview(vault)
        self.times = FakeTimes(vault)
        self.welcome = FakeWelcome(vault, account)
        self.appointments = FakeAppointments(vault, account)
        self.home = FakeHome(vault, account)
        self.enrolment = FakeEnrolment(vault, account)
        self.closed = False
        self.examined = False

    @property
    def organisation(self) -> str:
        return self.vault.organisation

    def examine(self) -> None:
        self.examined = True

    def lock(self) -> None:
        self.closed = True

    def close(self) -> None:
        self.closed = True
        self.vault.places.pop(self.account.account_id, None)
