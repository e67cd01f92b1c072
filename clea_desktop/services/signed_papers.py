"""The papers of a dossier that carry signatures: as a bundle carries them, and as a sheet for the candidate."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.signature import Signer
from clea_desktop.core.strokes import Strokes, read_signed
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.views import DossierView
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.documents import DocumentRecord, Documents
from clea_desktop.storage.repositories.evidence import Evidence, EvidenceRecord
from clea_desktop.storage.repositories.signatures import SignatureRecord, Signatures
from clea_desktop.storage.unit_of_work import Work

if TYPE_CHECKING:
    from clea_desktop.documents.signature_sheet import SignedLine


SCAN = "scan"
"""The kind of evidence that a paper signed by hand is kept as."""
_NEVER_ALONE = frozenset({PaperKind.AGREEMENT.value, PaperKind.SIGNATURES.value})
"""An agreement counts once it is signed; the sheet of signatures only repeats what a dossier says anyway."""


def strokes_of(record: SignatureRecord) -> Strokes | None:
    """Read the line of a signature; None when it is on paper."""
    return None if record.strokes is None else read_signed(record.strokes, record.document_sha256, record.signer)


def standing_papers(work: Work, view: DossierView) -> tuple[DocumentRecord, ...]:
    """Return the papers that count, for a bundle as well: the agreement's, and those that still say what is so."""
    stands = {one.id for one in view.documents if one.is_current and one.kind not in _NEVER_ALONE}
    if view.agreement is not None and view.agreement.document_id is not None:
        stands.add(view.agreement.document_id)
    return tuple(one for one in Documents(work).of_dossier(view.dossier_id) if one.id in stands)


def carried_evidence(
    work: Work, view: DossierView, documents: tuple[DocumentRecord, ...]
) -> tuple[EvidenceRecord, ...]:
    """Return the evidence a bundle carries: all that was not set aside, but no scan of a paper that does not stand."""
    standing = {one.id for one in documents}
    scans = {one.evidence_id for one in Signatures(work).of_dossier(view.dossier_id) if one.document_id in standing}
    agreement = view.agreement.evidence_id if view.agreement is not None else None
    return tuple(
        one
        for one in Evidence(work).of_dossier(view.dossier_id)
        if one.removed_at is None and (one.kind != SCAN or one.reasons or one.id in {*scans, agreement})
    )


def signature_sheet(vault: OpenedVault, work: Work, view: DossierView) -> bytes:
    """Print the signatures of the papers that stand; NOT_FOUND when nobody signed any."""
    from clea_desktop.documents.signature_sheet import (  # noqa: PLC0415 - reportlab comes with the first document
        SheetOfSignatures,
        SignedPaper,
        make_signature_sheet,
    )

    signatures = Signatures(work).of_dossier(view.dossier_id)
    names = {one.id: one.display_name for one in Accounts(work).everyone()}
    papers = []
    for paper in standing_papers(work, view):
        lines = tuple(_line(one, view, names) for one in signatures if one.document_id == paper.id)
        if lines:
            kind = PaperKind(paper.kind)
            papers.append(SignedPaper(kind, paper.attachment.sha256.hex(), paris_day(paper.made_at), lines))
    if not papers:
        raise CleaError(Trouble.NOT_FOUND)
    sheet = SheetOfSignatures(view.code, vault.organisation, tuple(papers), paris_day(work.now), view.practice)
    return make_signature_sheet(sheet, vault.around.tr)


def _line(record: SignatureRecord, view: DossierView, names: Mapping[str, str]) -> "SignedLine":
    from clea_desktop.documents.signature_sheet import SignedLine  # noqa: PLC0415 - as above

    candidate = f"{view.identity.first_name} {view.identity.birth_name}"
    name = candidate if record.signer is Signer.CANDIDATE else names.get(record.by, "")
    return SignedLine(record.signer, name, record.signed_on, strokes_of(record))
