"""Gathers what a bundle will hold: the dossier's facts, its journal as the jury may read it, documents and evidence."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from clea_desktop import __version__
from clea_desktop.bundles.members import Member, bytes_member
from clea_desktop.core.canonical import to_canonical
from clea_desktop.core.dossier import (
    DOSSIER_FILE,
    JOURNAL_FILE,
    Actor,
    Agreement,
    Dossier,
    EvidenceLink,
    Finding,
    MemberFacts,
    Place,
    dossier_json,
)
from clea_desktop.core.dossier_signatures import SignatureFacts
from clea_desktop.core.feedback import FeedbackPart
from clea_desktop.core.journal import link_digest, write_line
from clea_desktop.core.jury_reading import Carried, open_for_the_jury
from clea_desktop.core.media import MediaKind
from clea_desktop.core.self_assessment import in_order
from clea_desktop.core.signature import SignatureMode
from clea_desktop.services.feedback_facts import said_in
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.signed_papers import carried_evidence, standing_papers, strokes_of
from clea_desktop.services.views import DossierView
from clea_desktop.storage.attachments import StoredAttachment
from clea_desktop.storage.repositories.accounts import Accounts
from clea_desktop.storage.repositories.amendments import Amendments
from clea_desktop.storage.repositories.bundles import Bundles
from clea_desktop.storage.repositories.documents import DocumentRecord
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.enrolment import TrustAnchors
from clea_desktop.storage.repositories.evidence import EvidenceRecord
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.repositories.ratings import RatingRecord, Ratings
from clea_desktop.storage.repositories.self_answers import SelfAnswers
from clea_desktop.storage.repositories.signatures import Signatures
from clea_desktop.storage.unit_of_work import Work

PRACTICE_RECIPIENT = "entraînement"
_Open = Callable[[StoredAttachment], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class SealedContent:
    """Everything a sealing writes, and the instant it claims."""

    place: Place
    sealed_at: datetime
    members: tuple[Member, ...]
    journal_length: int


def gather(vault: OpenedVault, work: Work, view: DossierView) -> SealedContent:
    """Read a dossier whole, within a transaction, and lay it out for its bundle."""
    documents = standing_papers(work, view)
    evidence = carried_evidence(work, view, documents)
    findings = Ratings(work).findings(view.dossier_id)
    agreement = _agreement(work, view, evidence, documents)
    said = said_in(work, view)
    carried = Carried(
        documents=frozenset(one.id for one in documents),
        evidence=frozenset(one.id for one in evidence),
        agreement=agreement is not None,
        said=frozenset(part.value for part in FeedbackPart if said.feedback.text(part)),
        recommendations=frozenset(one.subdomain_code for one in said.recommendations),
    )
    journal = open_for_the_jury(Journals(work).of_dossier(view.dossier_id), carried)
    place = _place(work, view)
    dossier = Dossier(
        place=place,
        code=view.code,
        sealed_at=work.now,
        software=f"CléA Desktop {__version__}",
        identity=view.identity,
        evaluation_body=vault.organisation,
        actors=_actors(vault, work, findings, evidence, documents),
        framework=view.framework,
        framework_sha256=vault.frameworks.take_with_digest(work, view.framework.id, view.framework.version)[1],
        rules_confirmed=Frameworks(work).confirmation(view.framework.id, view.framework.version) is not None,
        opened_at=view.opened_at,
        agreement=agreement,
        signatures=_signatures(work, view, evidence, documents),
        findings=tuple(_finding(one, evidence) for one in findings),
        self_assessment=tuple(in_order(view.framework, SelfAnswers(work).values(view.dossier_id))),
        evidence=tuple(_evidence_facts(one) for one in evidence),
        documents=tuple(_document_facts(one) for one in documents),
        journal_length=len(journal),
        journal_head=link_digest(journal[-1].link),
        amendment=Amendments(work).in_hand(view.dossier_id),
        feedback=said.feedback,
        recommendations=said.recommendations,
    )
    store = vault.unit_of_work.attachments
    members = (
        bytes_member(DOSSIER_FILE, to_canonical(dossier_json(dossier))),
        bytes_member(JOURNAL_FILE, b"".join(write_line(entry) + b"\n" for entry in journal)),
        *(_member(_document_name(one), one.attachment, store.open) for one in documents),
        *(_member(_evidence_name(one), one.attachment, store.open) for one in evidence),
    )
    return SealedContent(place, work.now, members, len(journal))


def _place(work: Work, view: DossierView) -> Place:
    """Put this bundle behind the dossier's earlier ones."""
    earlier = Bundles(work).of_dossier(view.dossier_id)
    return Place(
        bundle_id=work.new_id(),
        sequence=len(earlier) + 1,
        previous_manifest_sha256=earlier[-1].manifest_sha256 if earlier else None,
        recipient=PRACTICE_RECIPIENT if view.practice else needed(TrustAnchors(work).find()).recipient,
        practice=view.practice,
    )


def _actors(
    vault: OpenedVault,
    work: Work,
    findings: Iterable[RatingRecord],
    evidence: Iterable[EvidenceRecord],
    documents: Iterable[DocumentRecord],
) -> tuple[Actor, ...]:
    acted = {vault.account.account_id}
    acted |= {one.rated_by for one in findings} | {one.added_by for one in evidence} | {one.by for one in documents}
    return tuple(Actor(one.id, one.display_name, one.role) for one in Accounts(work).everyone() if one.id in acted)


def _agreement(
    work: Work, view: DossierView, evidence: Iterable[EvidenceRecord], documents: Iterable[DocumentRecord]
) -> Agreement | None:
    record = Dossiers(work).agreement(view.dossier_id)
    scans = {one.id: _evidence_name(one) for one in evidence}
    if record is None or (record.mode is SignatureMode.PAPER and record.evidence_id not in scans):
        return None
    signed_here = {one.id: _document_name(one) for one in documents}
    return Agreement(
        record.mode,
        record.signed_on,
        scans.get(record.evidence_id or ""),
        signed_here.get(record.document_id or ""),
    )


def _signatures(
    work: Work, view: DossierView, evidence: Iterable[EvidenceRecord], documents: Iterable[DocumentRecord]
) -> tuple[SignatureFacts, ...]:
    """Return the signatures of the documents that are carried."""
    scans = {one.id: _evidence_name(one) for one in evidence}
    papers = {one.id: one for one in documents}
    return tuple(
        SignatureFacts(
            _document_name(papers[one.document_id]),
            one.document_sha256,
            one.signer,
            one.mode,
            one.signed_on,
            strokes_of(one),
            scans.get(one.evidence_id or ""),
        )
        for one in Signatures(work).of_dossier(view.dossier_id)
        if one.document_id in papers
    )


def _finding(record: RatingRecord, evidence: Iterable[EvidenceRecord]) -> Finding:
    proofs = tuple(_evidence_name(one) for one in evidence if record.criterion_code in one.reasons)
    return Finding(record.criterion_code, record.value, record.reason, proofs, record.rated_at, record.rated_by)


def _evidence_facts(record: EvidenceRecord) -> MemberFacts:
    facts = _facts(_evidence_name(record), record.kind, record.label, record.attachment, record.added_at)
    return replace(facts, links=_links(record.reasons))


def _links(reasons: Mapping[str, str]) -> tuple[EvidenceLink, ...]:
    return tuple(EvidenceLink(code, reason) for code, reason in sorted(reasons.items()))


def _document_facts(record: DocumentRecord) -> MemberFacts:
    return _facts(_document_name(record), record.kind, record.kind, record.attachment, record.made_at)


def _facts(file: str, kind: str, label: str, attachment: StoredAttachment, at: datetime) -> MemberFacts:
    return MemberFacts(file, kind, label, attachment.media_type, attachment.sha256.hex(), attachment.size, at)


def _evidence_name(record: EvidenceRecord) -> str:
    return f"evidence/{record.number:04}.{MediaKind(record.attachment.media_type).extension}"


def _document_name(record: DocumentRecord) -> str:
    return f"documents/{record.kind}.pdf"


def _member(name: str, row: StoredAttachment, open_row: _Open) -> Member:
    return Member(name, row.size, row.crc32, row.sha256, lambda: open_row(row))
