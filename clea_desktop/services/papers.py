"""Keeping a paper this program made: its bytes encrypted, its row, its entry in the journal, in one transaction."""

from clea_desktop.core.acts import Act
from clea_desktop.core.papers import PaperKind, body_digest
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.repositories.documents import DocumentRecord, Documents
from clea_desktop.storage.unit_of_work import Work

PDF_TYPE = "application/pdf"
PDF_LIMIT = 64 * 1024 * 1024


def keep_paper(vault: OpenedVault, work: Work, dossier_id: str, kind: PaperKind, data: bytes) -> DocumentRecord:
    """Keep a PDF as a document of a dossier: those very bytes are what will be shown, signed and sealed."""
    captured = work.attachments.capture((data,), PDF_LIMIT)
    row = Attachments(work).claim(captured, PDF_TYPE)
    by = vault.account.account_id
    name = f"{kind.value}-{vault.dossier(work, dossier_id).code}.pdf"
    document_id = Documents(work).add(dossier_id, row.id, by, kind=kind.value, file_name=name)
    body = body_digest(vault.organisation)
    facts = {"document": document_id, "kind": kind.value, "sha256": row.sha256.hex(), "body": body}
    work.journal(dossier_id, Act.DOCUMENT_MADE, by, facts)
    return needed(Documents(work).find(document_id))


def readable_paper(vault: OpenedVault, work: Work, document_id: str) -> DocumentRecord:
    """Return a kept paper; NOT_FOUND, and ROLE_REFUSED for a synthesis: what it says is for whoever evaluates."""
    found = needed(Documents(work).find(document_id))
    if found.kind == PaperKind.SYNTHESIS.value:
        vault.require_evaluator()
    return found
