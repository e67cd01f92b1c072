"""One dossier as the window shows it, read in one transaction."""

from clea_desktop.core.canonical import from_canonical
from clea_desktop.core.dossier import Identity
from clea_desktop.core.identity import full_identity
from clea_desktop.core.papers import Papers, body_digest, papers
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.welcome import Field, parse_answers
from clea_desktop.services.amendments import amendment_view
from clea_desktop.services.interview import quotation_views
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.views import (
    AgreementView,
    BundleView,
    DocumentView,
    DossierView,
    EvidenceView,
    Reached,
    SignatureView,
)
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.bundles import Bundles
from clea_desktop.storage.repositories.candidates import CandidateRecord, Candidates
from clea_desktop.storage.repositories.documents import Documents
from clea_desktop.storage.repositories.dossiers import AgreementRecord, Dossiers
from clea_desktop.storage.repositories.enrolment import TrustAnchors
from clea_desktop.storage.repositories.evidence import Evidence, EvidenceRecord
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.practice import PracticePeople
from clea_desktop.storage.repositories.ratings import Ratings
from clea_desktop.storage.repositories.sheets import Sheets
from clea_desktop.storage.repositories.signatures import Signatures
from clea_desktop.storage.unit_of_work import Work


class DossiersService:
    """The dossiers of the vault."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def open(self, dossier_id: str) -> DossierView:
        """Return all that is shown of a dossier; NOT_FOUND."""
        with self._vault.unit_of_work.reading() as work:
            return dossier_view(self._vault, work, dossier_id)


def dossier_view(vault: OpenedVault, work: Work, dossier_id: str) -> DossierView:
    """Read a dossier within a transaction."""
    record = vault.dossier(work, dossier_id)
    candidate = needed(Candidates(work).find(record.candidate_id))
    agreement = Dossiers(work).agreement(dossier_id)
    return DossierView(
        dossier_id=dossier_id,
        code=record.code,
        candidate_id=candidate.id,
        identity=_identity(work, dossier_id, candidate),
        practice=record.practice,
        state=DossierState(record.state),
        framework=vault.frameworks.take(work, record.framework_id, record.framework_version),
        ratings=Ratings(work).values(dossier_id),
        evidence=tuple(evidence_view(one) for one in Evidence(work).of_dossier(dossier_id) if not one.removed_at),
        agreement=_agreement(agreement) if agreement else None,
        documents=_documents(vault, work, dossier_id),
        bundles=_bundles(work, dossier_id),
        opened_at=record.opened_at,
        saved_at=record.saved_at,
        reached=_reached(work, dossier_id),
        quotations=quotation_views(work, dossier_id) if vault.may_evaluate else (),
        amendment=amendment_view(work, dossier_id),
        signatures=tuple(
            SignatureView(one.document_id, one.signer, one.mode, one.signed_on)
            for one in Signatures(work).of_dossier(dossier_id)
        ),
        reasons=Ratings(work).reasons(dossier_id) if vault.may_evaluate else {},
        invented=PracticePeople(work).holds(candidate.id),
        body_enrolled=TrustAnchors(work).is_there(),
    )


def _agreement(record: AgreementRecord) -> AgreementView:
    return AgreementView(record.signed_on, record.evidence_id, record.mode, record.document_id)


def _identity(work: Work, dossier_id: str, candidate: CandidateRecord) -> Identity:
    """Complete what was registered with what was said at the welcome."""
    known = Identity(candidate.birth_name, candidate.first_name, candidate.birth_date)
    return full_identity(known, parse_answers([Sheets(work).read(dossier_id, SheetKind.IDENTITY)]))


def _reached(work: Work, dossier_id: str) -> Reached:
    """Count what the guided path has left in the dossier, in one query."""
    row = work.read(
        "SELECT (SELECT group_concat(kind) FROM sheet WHERE dossier_id = ?1),"
        " (SELECT count(*) FROM quotation WHERE dossier_id = ?1 AND removed_at IS NULL),"
        " (SELECT count(*) FROM exercise_run WHERE dossier_id = ?1 AND ended_at IS NOT NULL AND removed_at IS NULL),"
        " (SELECT count(*) FROM self_answer WHERE dossier_id = ?1),"
        " (SELECT document FROM sheet WHERE dossier_id = ?1 AND kind = 'welcome'),"
        " (SELECT document FROM sheet WHERE dossier_id = ?1 AND kind = 'strategy')",
        (dossier_id,),
    ).fetchone()
    if row is None:
        return Reached()
    kinds = frozenset(SheetKind(kind) for kind in (row[0] or "").split(",") if kind)
    answers = parse_answers(from_canonical(document) for document in row[4:] if document)
    return Reached(kinds, row[1], row[2], row[3], answers.told, answers[Field.OUTCOME])


def evidence_view(record: EvidenceRecord) -> EvidenceView:
    """Return what is shown of a piece of evidence."""
    return EvidenceView(
        id=record.id,
        number=record.number,
        kind=record.kind,
        label=record.label,
        media_type=record.attachment.media_type,
        size=record.attachment.size,
        criteria=tuple(sorted(record.reasons)),
    )


def _documents(vault: OpenedVault, work: Work, dossier_id: str) -> tuple[DocumentView, ...]:
    records = {one.id: one for one in Documents(work).of_dossier(dossier_id)}
    if not records:
        return ()
    found = papers_of(vault, work, dossier_id)
    current = frozenset(found.current.values())
    return tuple(
        DocumentView(
            one, records[one].kind, records[one].made_at, records[one].attachment.size, is_current=one in current
        )
        for one in found.made
    )


def papers_of(vault: OpenedVault, work: Work, dossier_id: str) -> Papers:
    """Return the papers in the order they were made, and the current one of each kind: the journal knows.

    What is sealed stays what it is, whatever name the evaluation body takes since.
    """
    is_draft = vault.dossier(work, dossier_id).state == DossierState.DRAFT.value
    return papers(Journals(work).payloads(dossier_id), body_digest(vault.organisation) if is_draft else "")


def _bundles(work: Work, dossier_id: str) -> tuple[BundleView, ...]:
    names = {one.id: one.display_name for one in Accounts(work).everyone()}
    return tuple(
        BundleView(
            id=one.id,
            sequence=one.sequence,
            manifest_sha256=one.manifest_sha256,
            sealed_at=one.sealed_at,
            sealed_by=names.get(one.sealed_by, ""),
            practice=one.practice,
            size=one.attachment.size,
        )
        for one in Bundles(work).of_dossier(dossier_id)
    )
