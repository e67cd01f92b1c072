"""The evidence map and the amendments of a vault in memory, with the refusals of the real services."""

from clea_desktop.core.amendment import checked_reason
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.evidence_map import EvidenceMap, Found, Observed, Piece, Quoted, Traces, evidence_map
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.roles import StaffRole
from clea_desktop.services.evidence_map import EvidenceMapView, map_view
from clea_desktop.services.exercises import observed_in
from clea_desktop.services.views import Account, AmendmentView
from tests.fakes.vault import FakeVault, Kept


class FakeEvidenceMap:
    """The map."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account

    def read(self, dossier_id: str) -> EvidenceMapView:
        require_evaluator(self._account)
        kept = self._vault.kept(dossier_id)
        return map_view(self._vault.view(kept), self._traces(kept))

    def laid_out(self, kept: Kept) -> EvidenceMap:
        return evidence_map(self._vault.framework, self._traces(kept))

    def _traces(self, kept: Kept) -> Traces:
        runs = [run for run in self._vault.runs.values() if run.dossier_id == kept.dossier_id]
        return Traces(
            findings={code: Found(rating, kept.reasons.get(code, "")) for code, rating in kept.ratings.items()},
            pieces=tuple(
                Piece(proof.view.number, proof.view.label, dict.fromkeys(proof.view.criteria, proof.reason))
                for proof in kept.proofs
                if not proof.removed and proof.view.criteria
            ),
            observed=tuple(
                Observed(one.criterion, one.clue, one.seen, one.note) for run in runs for one in observed_in(run)
            ),
            quoted=tuple(Quoted(one.criterion_code, one.words) for one in kept.quotations),
            answers=dict(kept.self_answers),
        )


class FakeAmendments:
    """Sealed dossiers opened again."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account

    def open(self, dossier_id: str, reason: str) -> AmendmentView:
        require_evaluator(self._account)
        why = checked_reason(reason)
        kept = self._vault.kept(dossier_id)
        if kept.state is not DossierState.SEALED:
            raise CleaError(Trouble.AMENDMENT_NOT_SEALED)
        self._vault.check_years(kept)
        kept.state = DossierState.DRAFT
        kept.amendment = AmendmentView(len(kept.bundles) + 1, why, self._vault.clock(), may_give_up=True)
        return kept.amendment

    def give_up(self, dossier_id: str) -> None:
        require_evaluator(self._account)
        kept = self._vault.kept(dossier_id)
        if kept.amendment is None:
            raise CleaError(Trouble.NOT_FOUND)
        if not kept.amendment.may_give_up:
            raise CleaError(Trouble.AMENDMENT_CHANGED)
        kept.amendment, kept.state = None, DossierState.SEALED


def require_evaluator(account: Account) -> None:
    """Refuse what only an evaluator may do."""
    if not StaffRole(account.role).may_evaluate:
        raise CleaError(Trouble.ROLE_REFUSED)
