"""The second interview of a vault in memory: the same rules and refusals, papers that are only their first bytes."""

from dataclasses import replace

from clea_desktop.core.acts import Act
from clea_desktop.core.attestation import Attestable, attestable, attestation_label
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import (
    Feedback,
    FeedbackPart,
    Outcome,
    check_feedback_day,
    check_outcome,
    checked_talk,
    standing_outcome,
)
from clea_desktop.core.organisation import Organisation
from clea_desktop.core.papers import SAID_IN, PaperKind
from clea_desktop.core.recommendations import Recommendation, check_recommended, checked_recommendation, standing
from clea_desktop.core.restitution import RestitutionFacts, RestitutionText, restitution_text
from clea_desktop.core.restitution_talk import Said
from clea_desktop.core.roles import StaffRole
from clea_desktop.core.text import translator
from clea_desktop.services.feedback_views import FeedbackChange, FeedbackView, RecommendationChange
from clea_desktop.services.views import Account, DocumentView, Target
from tests.fakes.vault import FakeVault, Kept

_TALK = frozenset({FeedbackPart.COMMENT, FeedbackPart.SYNTHESIS})


class FakeFeedback:
    """The second interviews."""

    def __init__(self, vault: FakeVault, account: Account) -> None:
        self._vault, self._account = vault, account

    def open(self, dossier_id: str) -> FeedbackView:
        kept = self._vault.kept(dossier_id)
        feedback, recommendations = self._stands(kept)
        return FeedbackView(
            dossier=self._vault.view(kept),
            text=self.text(dossier_id),
            feedback=feedback if self._may_evaluate else replace(feedback, synthesis=""),
            recommendations=recommendations,
            said=dict(kept.self_answers),
            attestation=attestation_label(Organisation(self._vault.said), translator()),
            valid_until=self._vault.until(kept),
        )

    def text(self, dossier_id: str) -> RestitutionText:
        kept = self._vault.kept(dossier_id)
        feedback, recommendations = self._stands(kept)
        today = paris_day(self._vault.clock())
        facts = RestitutionFacts(
            candidate=kept.identity,
            code=kept.code,
            evaluation_body=self._vault.organisation,
            evaluator=self._account.display_name,
            evaluated_on=today,
            valid_until=self._vault.until(kept),
            made_on=today,
            practice=True,
        )
        said = Said(feedback.comment, feedback.outcome, recommendations)
        return restitution_text(facts, self._vault.framework, kept.ratings, translator(), said=said)

    def write(self, dossier_id: str, part: FeedbackPart, text: str) -> FeedbackChange:
        kept = self._ratable(dossier_id)
        asked = checked_talk(text) if part in _TALK else text
        said = Feedback().with_text(part, asked)
        if said.held_on is not None:
            agreed_on = kept.agreement.signed_on if kept.agreement else None
            check_feedback_day(said.held_on, agreed_on, paris_day(self._vault.clock()))
        if said.outcome is not Outcome.NOT_SAID:
            check_outcome(said.outcome, self._vault.view(kept).result())
        before = kept.feedback.text(part)
        if asked != before:
            if part is FeedbackPart.HELD_ON and kept.bundles:
                kept.feedback = kept.feedback.corrected(paris_day(kept.bundles[0].sealed_at))
            kept.feedback = kept.feedback.with_text(part, asked)
            self._vault.outdate(kept, Act.FEEDBACK_WRITTEN, part.value)
        return FeedbackChange(dossier_id, part, before, asked, self._vault.changed(kept))

    def recommend(self, dossier_id: str, recommendation: Recommendation) -> RecommendationChange:
        checked = checked_recommendation(recommendation)
        kept = self._ratable(dossier_id)
        check_recommended(checked.subdomain_code, self._vault.framework, kept.ratings)
        before = kept.recommendations.get(checked.subdomain_code)
        if checked != before:
            kept.recommendations[checked.subdomain_code] = checked
            self._vault.outdate(kept, Act.RECOMMENDED)
        return RecommendationChange(dossier_id, checked.subdomain_code, before, checked, self._vault.changed(kept))

    def withdraw(self, dossier_id: str, subdomain_code: str) -> RecommendationChange:
        kept = self._ratable(dossier_id)
        before = kept.recommendations.pop(subdomain_code, None)
        if before is not None:
            self._vault.outdate(kept, Act.RECOMMENDATION_WITHDRAWN)
        return RecommendationChange(dossier_id, subdomain_code, before, None, self._vault.changed(kept))

    def make(self, dossier_id: str, kind: PaperKind = PaperKind.RESTITUTION) -> DocumentView:
        kept = self._ratable(dossier_id)
        if kind not in SAID_IN:
            raise ValueError(kind)
        if kind is PaperKind.ATTESTATION and attestable(self._vault.view(kept).result()) is not Attestable.YES:
            raise CleaError(Trouble.ATTESTATION_NEEDLESS)
        if kept.feedback.held_on is None:
            self.write(dossier_id, FeedbackPart.HELD_ON, paris_day(self._vault.clock()).isoformat())
        made = DocumentView(self._vault.new_id("document"), kind.value, self._vault.clock(), 48_200, is_current=True)
        others = (replace(one, is_current=one.is_current and one.kind != kind.value) for one in kept.documents)
        kept.documents = [*others, made]
        self._vault.changed(kept)
        return made

    def save(self, document_id: str, target: Target) -> None:
        documents = (d for kept in self._vault.dossiers.values() for d in kept.documents)
        found = next((d for d in documents if d.id == document_id), None)
        if found is None:
            raise CleaError(Trouble.NOT_FOUND)
        if found.kind == PaperKind.SYNTHESIS.value and not self._may_evaluate:
            raise CleaError(Trouble.ROLE_REFUSED)
        target.write_bytes(b"%PDF-1.7 restitution")

    def save_signed(self, document_id: str, passphrase: str, target: Target) -> None:
        documents = (d for kept in self._vault.dossiers.values() for d in kept.documents)
        found = next((d for d in documents if d.id == document_id), None)
        if found is None:
            raise CleaError(Trouble.NOT_FOUND)
        if found.kind != PaperKind.ATTESTATION.value:
            raise ValueError(found.kind)
        if not self._may_evaluate:
            raise CleaError(Trouble.ROLE_REFUSED)
        if self._vault.passphrases[self._account.account_id] != passphrase:
            raise CleaError(Trouble.WRONG_PASSPHRASE)
        target.write_bytes(b"%PDF-1.7 attestation /SubFilter/ETSI.CAdES.detached")

    @property
    def _may_evaluate(self) -> bool:
        return StaffRole(self._account.role).may_evaluate

    def _ratable(self, dossier_id: str) -> Kept:
        if not self._may_evaluate:
            raise CleaError(Trouble.ROLE_REFUSED)
        return self._vault.ratable(dossier_id)

    def _stands(self, kept: Kept) -> tuple[Feedback, tuple[Recommendation, ...]]:
        result = self._vault.view(kept).result()
        feedback = replace(kept.feedback, outcome=standing_outcome(kept.feedback.outcome, result))
        return feedback, standing(kept.recommendations.values(), self._vault.framework, result)
