"""One dossier as the window shows it, read in one transaction."""

from collections.abc import Mapping

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue, from_canonical
from clea_desktop.core.dossier import Identity
from clea_desktop.core.identity import full_identity
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.sheets import SheetKind
from clea_desktop.core.welcome import Field, parse_answers
from clea_desktop.services.interview import quotation_views
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.views import AgreementView, BundleView, DocumentView, DossierView, EvidenceView, Reached
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.bundles import Bundles
from clea_desktop.storage.repositories.candidates import CandidateRecord, Candidates
from clea_desktop.storage.repositories.documents import Documents
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.evidence import Evidence, EvidenceRecord
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.ratings import Ratings
from clea_desktop.storage.repositories.sheets import Sheets
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
        agreement=AgreementView(agreement.signed_on, agreement.evidence_id) if agreement else None,
        documents=_documents(work, dossier_id),
        bundles=_bundles(work, dossier_id),
        opened_at=record.opened_at,
        saved_at=record.saved_at,
        reached=_reached(work, dossier_id),
        quotations=quotation_views(work, dossier_id) if vault.may_evaluate else (),
    )


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


def _documents(work: Work, dossier_id: str) -> tuple[DocumentView, ...]:
    records = {one.id: one for one in Documents(work).of_dossier(dossier_id)}
    made, current = _documents_made(work, dossier_id) if records else ([], None)
    return tuple(
        DocumentView(
            one, records[one].kind, records[one].made_at, records[one].attachment.size, is_current=one == current
        )
        for one in made
    )


def current_document(work: Work, dossier_id: str) -> str | None:
    """Return the last document made, unless a finding or the identity changed after it."""
    return _documents_made(work, dossier_id)[1]


def _documents_made(work: Work, dossier_id: str) -> tuple[list[str], str | None]:
    """Return the documents in the order they were made, and the one still current: the journal knows, clocks do not."""
    made: list[str] = []
    current: str | None = None
    for entry in Journals(work).of_dossier(dossier_id):
        act = entry.payload["act"] if entry.payload else None
        if entry.payload and act == Act.DOCUMENT_MADE.value:
            facts = entry.payload["facts"]
            current = str(facts["document"]) if isinstance(facts, dict) else None
            made += [current] if current else []
        elif entry.payload and _outdates(entry.payload):
            current = None
    return made, current


def _outdates(payload: Mapping[str, JsonValue]) -> bool:
    """Say whether an act changed what a restitution prints: a finding, or who the person is."""
    facts = payload["facts"]
    sheet = facts.get("sheet") if isinstance(facts, Mapping) else None
    return payload["act"] == Act.CRITERION_RATED.value or sheet == SheetKind.IDENTITY.value


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
