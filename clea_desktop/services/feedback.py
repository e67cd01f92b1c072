"""The restitution: the findings said to the candidate, on the screen and on paper, from one text."""

from pathlib import Path

from clea_desktop.core.acts import Act
from clea_desktop.core.clock import paris_day
from clea_desktop.core.pathway import check_may_rate
from clea_desktop.core.restitution import RestitutionFacts, RestitutionText, restitution_text
from clea_desktop.core.trade import years_later
from clea_desktop.services.dossiers import dossier_view
from clea_desktop.services.files import write_bytes
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.views import DocumentView, DossierView
from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.repositories.documents import Documents
from clea_desktop.storage.repositories.ratings import Ratings
from clea_desktop.storage.unit_of_work import Work

RESTITUTION = "restitution"
_PDF = "application/pdf"
_LIMIT = 64 * 1024 * 1024


class FeedbackService:
    """What the candidate is told and given."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def text(self, dossier_id: str) -> RestitutionText:
        """Say the findings to the candidate, strengths first."""
        with self._vault.unit_of_work.reading() as work:
            return self._text(work, dossier_view(self._vault, work, dossier_id))

    def make(self, dossier_id: str) -> DocumentView:
        """Make the restitution's PDF and keep it: that very document is what the bundle will hold."""
        from clea_desktop.documents.restitution import make_restitution  # noqa: PLC0415 - reportlab, only here

        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            view = dossier_view(self._vault, work, dossier_id)
            check_may_rate(view.progress())
            data = make_restitution(self._text(work, view), self._vault.around.tr)
            captured = work.attachments.capture((data,), _LIMIT)
            row = Attachments(work).claim(captured, _PDF)
            by = self._vault.account.account_id
            name = f"{RESTITUTION}-{view.code}.pdf"
            document_id = Documents(work).add(dossier_id, row.id, by, kind=RESTITUTION, file_name=name)
            facts = {"document": document_id, "kind": RESTITUTION, "sha256": row.sha256.hex()}
            work.journal(dossier_id, Act.DOCUMENT_MADE, by, facts)
        return DocumentView(document_id, RESTITUTION, work.now, row.size, is_current=True)

    def save(self, document_id: str, target: Path) -> None:
        """Write a kept document where the person chose."""
        with self._vault.unit_of_work.reading() as work:
            row = needed(Documents(work).find(document_id)).attachment
        write_bytes(target, b"".join(self._vault.unit_of_work.attachments.open(row)))

    def _text(self, work: Work, view: DossierView) -> RestitutionText:
        findings = Ratings(work).findings(view.dossier_id)
        today = paris_day(work.now)
        evaluated_on = max((paris_day(finding.rated_at) for finding in findings), default=today)
        about = RestitutionFacts(
            candidate=view.identity,
            code=view.code,
            evaluation_body=self._vault.organisation,
            evaluator=self._vault.account.display_name,
            evaluated_on=evaluated_on,
            valid_until=years_later(evaluated_on, self._vault.trade.years_valid),
            made_on=today,
            practice=view.practice,
        )
        return restitution_text(about, view.framework, view.ratings, self._vault.around.tr)
