"""The second interview: the findings said to the candidate, what they say of them, what comes next, and the papers."""

from dataclasses import replace

from clea_desktop.core.acts import Act
from clea_desktop.core.attestation import Attestable, attestable, attestation_label, attestation_text
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import (
    Feedback,
    FeedbackPart,
    Outcome,
    check_feedback_day,
    check_outcome,
    checked_talk,
    feedback_to_json,
)
from clea_desktop.core.papers import SAID_IN, PaperKind
from clea_desktop.core.recommendations import Recommendation, check_recommended, checked_recommendation
from clea_desktop.core.restitution import RestitutionText, restitution_text
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.synthesis import synthesis_text
from clea_desktop.services.dossiers import dossier_view
from clea_desktop.services.feedback_facts import (
    SaidTogether,
    restitution_facts,
    said_in,
    synthesis_facts,
    until,
    written_in,
)
from clea_desktop.services.feedback_views import FeedbackChange, FeedbackView, RecommendationChange
from clea_desktop.services.files import write_bytes
from clea_desktop.services.gate import framework_to_rate
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.organisation import organisation_of
from clea_desktop.services.papers import keep_paper, readable_paper
from clea_desktop.services.signed_copies import signed_copy
from clea_desktop.services.views import DocumentView, DossierView, Target
from clea_desktop.storage.repositories.bundles import Bundles
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.ratings import Ratings
from clea_desktop.storage.repositories.recommendations import Recommendations
from clea_desktop.storage.repositories.self_answers import SelfAnswers
from clea_desktop.storage.repositories.sheets import Sheets
from clea_desktop.storage.unit_of_work import Work

RESTITUTION = PaperKind.RESTITUTION.value


class FeedbackService:
    """What the candidate is told and given, and what they answer."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def open(self, dossier_id: str) -> FeedbackView:
        """Return all that the interview shows; NOT_FOUND. The evaluator's own conclusion is for whoever evaluates."""
        with self._vault.unit_of_work.reading() as work:
            view = dossier_view(self._vault, work, dossier_id)
            said = said_in(work, view)
            return FeedbackView(
                dossier=view,
                text=self._text(work, view, said),
                feedback=said.feedback if self._vault.may_evaluate else replace(said.feedback, synthesis=""),
                recommendations=said.recommendations,
                said=SelfAnswers(work).values(dossier_id),
                attestation=attestation_label(organisation_of(work), self._vault.around.tr),
                valid_until=until(self._vault, work, dossier_id, said.feedback),
            )

    def text(self, dossier_id: str) -> RestitutionText:
        """Say the findings to the candidate, strengths first."""
        with self._vault.unit_of_work.reading() as work:
            view = dossier_view(self._vault, work, dossier_id)
            return self._text(work, view, said_in(work, view))

    def write(self, dossier_id: str, part: FeedbackPart, text: str) -> FeedbackChange:
        """Keep one part of what is said; the same again changes nothing.

        TEXT_TOO_LONG, OUTCOME_REFUSED, FEEDBACK_DAY, AGREEMENT_MISSING, DOSSIER_SEALED, NOT_FOUND. An outcome or a day
        that cannot be read is a bug and raises.
        """
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            framework_to_rate(self._vault, work, dossier_id)
            kept = self._checked(work, dossier_id, part, text)
            before = written_in(work, dossier_id).text(part)
            if kept != before:
                self._put(work, dossier_id, part, kept)
        return FeedbackChange(dossier_id, part, before, kept, work.now)

    def recommend(self, dossier_id: str, recommendation: Recommendation) -> RecommendationChange:
        """Keep what is recommended for a sub-domain, in the place of what was; the same again changes nothing.

        SUBDOMAIN_ACQUIRED, RECOMMENDATION_HOURS, RECOMMENDATION_DAYS, TEXT_TOO_LONG, AGREEMENT_MISSING, DOSSIER_SEALED.
        """
        self._vault.require_evaluator()
        kept, by = checked_recommendation(recommendation), self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            framework = framework_to_rate(self._vault, work, dossier_id)
            check_recommended(kept.subdomain_code, framework, Ratings(work).values(dossier_id))
            recommendations = Recommendations(work)
            before = recommendations.find(dossier_id, kept.subdomain_code)
            if kept != before:
                recommendations.put(dossier_id, kept, by)
                work.journal(dossier_id, Act.RECOMMENDED, by, {"subdomain": kept.subdomain_code})
        return RecommendationChange(dossier_id, kept.subdomain_code, before, kept, work.now)

    def withdraw(self, dossier_id: str, subdomain_code: str) -> RecommendationChange:
        """Take a recommendation back; AGREEMENT_MISSING, DOSSIER_SEALED, NOT_FOUND."""
        self._vault.require_evaluator()
        by = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            framework_to_rate(self._vault, work, dossier_id)
            recommendations = Recommendations(work)
            before = recommendations.find(dossier_id, subdomain_code)
            if before is not None:
                recommendations.remove(dossier_id, subdomain_code)
                work.journal(dossier_id, Act.RECOMMENDATION_WITHDRAWN, by, {"subdomain": subdomain_code})
        return RecommendationChange(dossier_id, subdomain_code, before, None, work.now)

    def make(self, dossier_id: str, kind: PaperKind = PaperKind.RESTITUTION) -> DocumentView:
        """Make a paper and keep it: that very document is what is signed, given, and sealed.

        The first paper says when the interview was held, unless somebody did: that day starts the five years.
        ATTESTATION_NEEDLESS when nothing is acquired yet, or everything is. A kind made elsewhere is a bug and raises.
        """
        self._vault.require_evaluator()
        if kind not in SAID_IN:
            raise ValueError(kind)
        with self._vault.unit_of_work() as work:
            framework_to_rate(self._vault, work, dossier_id)
            if written_in(work, dossier_id).held_on is None:
                self._put(work, dossier_id, FeedbackPart.HELD_ON, paris_day(work.now).isoformat())
            view = dossier_view(self._vault, work, dossier_id)
            made = keep_paper(self._vault, work, dossier_id, kind, self._pdf(work, view, kind))
        return DocumentView(made.id, kind.value, work.now, made.attachment.size, is_current=True)

    def save(self, document_id: str, target: Target) -> None:
        """Write a kept document where the person chose; NOT_FOUND, ROLE_REFUSED for a synthesis."""
        with self._vault.unit_of_work.reading() as work:
            row = readable_paper(self._vault, work, document_id).attachment
        write_bytes(target, b"".join(self._vault.unit_of_work.attachments.open(row)))

    def save_signed(self, document_id: str, passphrase: str, target: Target) -> None:
        """Write a copy of an attestation with one's own signature in the file; WRONG_PASSPHRASE, and as sealing does.

        The signature of practice, for a dossier of practice; a key that may not sign for real now does not.
        """
        write_bytes(target, signed_copy(self._vault, document_id, passphrase))

    def _pdf(self, work: Work, view: DossierView, kind: PaperKind) -> bytes:
        from clea_desktop.documents.attestation import make_attestation  # noqa: PLC0415 - reportlab, only here
        from clea_desktop.documents.restitution import make_restitution  # noqa: PLC0415 - same
        from clea_desktop.documents.synthesis import make_synthesis  # noqa: PLC0415 - same

        said, tr = said_in(work, view), self._vault.around.tr
        about = restitution_facts(self._vault, work, view, said.feedback)
        if kind is PaperKind.ATTESTATION:
            if attestable(view.result()) is not Attestable.YES:
                raise CleaError(Trouble.ATTESTATION_NEEDLESS)
            label = attestation_label(organisation_of(work), tr)
            told = attestation_text(about, view.framework, view.ratings, said.told, tr, label=label)
            return make_attestation(told, tr)
        if kind is PaperKind.SYNTHESIS:
            return make_synthesis(synthesis_text(about, view.framework, synthesis_facts(work, view, said), tr), tr)
        return make_restitution(self._text(work, view, said), tr)

    def _text(self, work: Work, view: DossierView, said: SaidTogether) -> RestitutionText:
        about = restitution_facts(self._vault, work, view, said.feedback)
        return restitution_text(about, view.framework, view.ratings, self._vault.around.tr, said=said.told)

    def _checked(self, work: Work, dossier_id: str, part: FeedbackPart, text: str) -> str:
        """Return a part as it is kept, if it may be."""
        if part in (FeedbackPart.COMMENT, FeedbackPart.SYNTHESIS):
            return checked_talk(text)
        asked = Feedback().with_text(part, text)
        if asked.held_on is not None:
            agreement = Dossiers(work).agreement(dossier_id)
            check_feedback_day(asked.held_on, agreement.signed_on if agreement else None, paris_day(work.now))
        if asked.outcome is not Outcome.NOT_SAID:
            check_outcome(asked.outcome, dossier_view(self._vault, work, dossier_id).result())
        return text

    def _put(self, work: Work, dossier_id: str, part: FeedbackPart, text: str) -> None:
        """Write one part, and that it was written: the journal knows choices by their code, never the words."""
        by = self._vault.account.account_id
        before, sealed_on = written_in(work, dossier_id), Bundles(work).first_sealed_on(dossier_id)
        if part is FeedbackPart.HELD_ON and sealed_on is not None:
            before = before.corrected(sealed_on)
        value = feedback_to_json(before.with_text(part, text))
        Sheets(work).write(dossier_id, SheetKind.FEEDBACK, value, by)
        is_code = part in (FeedbackPart.OUTCOME, FeedbackPart.HELD_ON)
        facts: dict[str, JsonValue] = {"part": part.value}
        facts |= {"value": text} if is_code else {"length": len(text)}
        work.journal(dossier_id, Act.FEEDBACK_WRITTEN, by, facts)
