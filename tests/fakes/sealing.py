"""The sealed bundles of a vault in memory, with the refusals of the real service."""

import hashlib
from pathlib import Path

from clea_desktop.core.clock import paris_day
from clea_desktop.core.conformity import Conformity, DossierFacts, check_conformity
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import standing_outcome
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.recommendations import standing
from clea_desktop.core.step_times import total_seconds
from clea_desktop.core.trade import TradeSettings
from clea_desktop.services.conformity import agreement_is_whole, days_spent, paper_standing, signed_standing
from clea_desktop.services.views import Account, BundleView, Cancelled, Report
from tests.fakes.enrolment import FakeEnrolment
from tests.fakes.evidence_map import FakeEvidenceMap
from tests.fakes.vault import FakeVault


class FakeSealing:
    """The sealing."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account

    def check(self, dossier_id: str) -> Conformity:
        kept = self._vault.kept(dossier_id)
        view, until = self._vault.view(kept), self._vault.until(kept)
        facts = DossierFacts(
            practice=view.practice,
            enrolment=FakeEnrolment(self._vault, self._account).standing().facts.standing,
            identity=view.identity,
            agreement_signed=agreement_is_whole(view),
            restitution=paper_standing(view, PaperKind.RESTITUTION),
            restitution_signed=signed_standing(view),
            outcome=standing_outcome(kept.feedback.outcome, view.result()),
            recommendations=len(standing(kept.recommendations.values(), view.framework, view.result())),
            attestation=paper_standing(view, PaperKind.ATTESTATION),
            seconds=total_seconds(kept.times),
            days=days_spent(view, kept.started_on, paris_day(self._vault.clock())),
            amendment_changed=None if view.amendment is None else not view.amendment.may_give_up,
            rules_confirmed=self._vault.rules_confirmed,
            signing_key_ready=True,
            years_over=until if until < paris_day(self._vault.clock()) else None,
        )
        found = FakeEvidenceMap(self._vault, self._account).laid_out(kept)
        return check_conformity(facts, found, view.result(), TradeSettings())

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
        digest = hashlib.sha256(f"{kept.dossier_id}{len(kept.bundles)}".encode()).hexdigest()
        bundle = BundleView(
            id=self._vault.new_id("bundle"),
            sequence=len(kept.bundles) + 1,
            manifest_sha256=digest,
            sealed_at=now,
            sealed_by=self._account.display_name,
            practice=kept.dossier_id not in self._vault.real,
            size=size + 9_000,
        )
        kept.bundles.append(bundle)
        kept.amendment, kept.state, kept.saved_at = None, DossierState.SEALED, now
        return bundle

    def export(self, bundle_id: str, target: Path, report: Report, cancelled: Cancelled) -> None:
        if not any(b.id == bundle_id for kept in self._vault.dossiers.values() for b in kept.bundles):
            raise CleaError(Trouble.NOT_FOUND)
        if cancelled():
            raise CleaError(Trouble.CANCELLED)
        report(1, 1)
        target.write_bytes(b"PK bundle")

    def export_trust(self, folder: Path, *, practice: bool = True) -> None:
        if not practice and not self._vault.body_enrolled:
            raise CleaError(Trouble.ENROLMENT_MISSING)
        for name in ("root.pem", "issuing.pem", "crls.pem"):
            (folder / name).write_bytes(b"-----BEGIN")
