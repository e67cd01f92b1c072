"""An opened vault in memory: passes the same contract as the real session (tests/services/contract.py)."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from clea_desktop.core.clock import paris_day
from clea_desktop.core.conformity import Conformity, DossierFacts, check_conformity
from clea_desktop.core.dossier import Identity
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.ids import dossier_code
from clea_desktop.core.names import same_person_key, tidy
from clea_desktop.core.pathway import DossierState, check_agreement_day
from clea_desktop.core.rating import Rating
from clea_desktop.core.restitution import RestitutionFacts, RestitutionText, restitution_text
from clea_desktop.core.text import translator
from clea_desktop.services.views import (
    Account,
    AgreementView,
    BundleView,
    Cancelled,
    CandidateRow,
    DocumentView,
    DossierView,
    RatingChange,
    Report,
)
from tests.fakes.evidence import FakeEvidence
from tests.fakes.exercises import FakeExercises
from tests.fakes.household import FakeAccounts, FakeFrameworks, FakePlaces
from tests.fakes.interview import FakeInterview, FakeTimes
from tests.fakes.self_assessment import FakeSelfAssessment
from tests.fakes.vault import FakeVault, Kept
from tests.fakes.welcome import FakeWelcome


class FakeCandidates:
    """The list."""

    def __init__(self, vault: FakeVault) -> None:
        self._vault = vault

    def rows(self) -> tuple[CandidateRow, ...]:
        found = sorted(self._vault.dossiers.values(), key=lambda kept: kept.identity.birth_name)
        return tuple(_row(kept) for kept in found)

    def register(self, birth_name: str, first_name: str, birth_date: date) -> str:
        identity = Identity(tidy(birth_name), tidy(first_name), birth_date)
        if not (identity.birth_name and identity.first_name):
            raise CleaError(Trouble.IDENTITY_INCOMPLETE)
        now = self._vault.clock()
        dossier_id = self._vault.new_id("dossier")
        code = dossier_code(now.year, len(self._vault.dossiers) + 1)
        self._vault.dossiers[dossier_id] = Kept(dossier_id, code, identity, now, now)
        return dossier_id

    def twins(self, birth_name: str, first_name: str, birth_date: date) -> tuple[CandidateRow, ...]:
        key = same_person_key(birth_name, first_name)
        return tuple(
            row
            for row in self.rows()
            if same_person_key(row.birth_name, row.first_name) == key and row.birth_date == birth_date
        )


def _row(kept: Kept) -> CandidateRow:
    return CandidateRow(
        dossier_id=kept.dossier_id,
        candidate_id=f"candidate-of-{kept.dossier_id}",
        code=kept.code,
        birth_name=kept.identity.birth_name,
        first_name=kept.identity.first_name,
        birth_date=kept.identity.birth_date,
        state=kept.state,
        practice=True,
        agreement_signed=kept.agreement is not None,
        evaluated=len(kept.ratings),
        saved_at=kept.saved_at,
    )


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

    def form_pdf(self, dossier_id: str, target: Path) -> None:
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

    def rate(self, dossier_id: str, criterion_code: str, rating: Rating | None) -> RatingChange:
        kept = self._vault.ratable(dossier_id)
        self._vault.framework.subdomain_of(criterion_code)
        before = kept.ratings.get(criterion_code)
        if rating is None:
            kept.ratings.pop(criterion_code, None)
        else:
            kept.ratings[criterion_code] = rating
        kept.documents = [replace(document, is_current=False) for document in kept.documents]
        return RatingChange(dossier_id, criterion_code, before, rating, self._vault.changed(kept))


class FakeFeedback:
    """The restitutions."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account

    def text(self, dossier_id: str) -> RestitutionText:
        kept = self._vault.kept(dossier_id)
        today = paris_day(self._vault.clock())
        facts = RestitutionFacts(
            candidate=kept.identity,
            code=kept.code,
            evaluation_body=self._vault.organisation,
            evaluator=self._account.display_name,
            evaluated_on=today,
            valid_until=today + timedelta(days=5 * 365),
            made_on=today,
            practice=True,
        )
        return restitution_text(facts, self._vault.framework, kept.ratings, translator())

    def make(self, dossier_id: str) -> DocumentView:
        kept = self._vault.ratable(dossier_id)
        made = DocumentView(self._vault.new_id("document"), "restitution", self._vault.clock(), 48_200, is_current=True)
        kept.documents = [*(replace(document, is_current=False) for document in kept.documents), made]
        self._vault.changed(kept)
        return made

    def save(self, document_id: str, target: Path) -> None:
        if not any(d.id == document_id for kept in self._vault.dossiers.values() for d in kept.documents):
            raise CleaError(Trouble.NOT_FOUND)
        target.write_bytes(b"%PDF-1.7 restitution")


class FakeSealing:
    """The sealed bundles."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account

    def check(self, dossier_id: str) -> Conformity:
        view = self._vault.view(self._vault.kept(dossier_id))
        shown = {code for proof in view.evidence for code in proof.criteria}
        acquired = {code for code, rating in view.ratings.items() if rating is Rating.ACQUIRED}
        facts = DossierFacts(
            practice=True,
            agreement_signed=view.agreement is not None,
            restitution_is_current=view.progress().restitution_made,
            acquired_without_evidence=len(acquired - shown),
            rules_confirmed=self._vault.rules_confirmed,
            signing_key_ready=True,
        )
        return check_conformity(facts, view.result())

    def seal(self, dossier_id: str, passphrase: str, report: Report, cancelled: Cancelled) -> BundleView:
        kept = self._vault.draft(dossier_id)
        if self._vault.passphrases[self._account.account_id] != passphrase:
            raise CleaError(Trouble.WRONG_PASSPHRASE)
        if not self.check(dossier_id).may_seal:
            raise CleaError(Trouble.NOT_CONFORM)
        size = sum(proof.view.size for proof in kept.proofs)
        for part in range(4):
            if cancelled():
                raise CleaError(Trouble.CANCELLED)
            report(size * part // 4, size)
        now = self._vault.clock()
        digest = hashlib.sha256(kept.dossier_id.encode()).hexdigest()
        bundle = BundleView(
            id=self._vault.new_id("bundle"),
            sequence=len(kept.bundles) + 1,
            manifest_sha256=digest,
            sealed_at=now,
            sealed_by=self._account.display_name,
            practice=True,
            size=size + 9_000,
        )
        kept.bundles.append(bundle)
        kept.state = DossierState.SEALED
        kept.saved_at = now
        return bundle

    def export(self, bundle_id: str, target: Path, report: Report, cancelled: Cancelled) -> None:
        if not any(b.id == bundle_id for kept in self._vault.dossiers.values() for b in kept.bundles):
            raise CleaError(Trouble.NOT_FOUND)
        if cancelled():
            raise CleaError(Trouble.CANCELLED)
        report(1, 1)
        target.write_bytes(b"PK bundle")

    def export_trust(self, folder: Path) -> None:
        for name in ("root.pem", "issuing.pem", "crls.pem"):
            (folder / name).write_bytes(b"-----BEGIN")


class FakeSession:
    """An opened vault."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self.vault = vault
        self.account = account
        self.organisation = vault.organisation
        self.candidates = FakeCandidates(vault)
        self.dossiers = FakeDossiers(vault)
        self.evidence = FakeEvidence(vault)
        self.agreements = FakeAgreements(vault, self.evidence)
        self.ratings = FakeRatings(vault)
        self.feedback = FakeFeedback(vault, account)
        self.sealing = FakeSealing(vault, account)
        self.self_assessment = FakeSelfAssessment(vault, account)
        self.exercises = FakeExercises(vault, account)
        self.accounts = FakeAccounts(vault, account)
        self.frameworks = FakeFrameworks(vault)
        self.places = FakePlaces(vault, account)
        self.interview = FakeInterview(vault)
        self.times = FakeTimes(vault)
        self.welcome = FakeWelcome(vault, account)
        self.closed = False
        self.examined = False

    def examine(self) -> None:
        self.examined = True

    def lock(self) -> None:
        self.closed = True

    def close(self) -> None:
        self.closed = True
        self.vault.places.pop(self.account.account_id, None)
