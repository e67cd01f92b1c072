"""Signatures on exact documents: what is signed is the document that was shown, by its digest, and nothing else.

On the screen the line is kept; on paper, its scan: both are as good. Once the two people have signed the contrat
d'adhésion, the agreement stands, in the same transaction as the second signature.
"""

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.pathway import DossierState, check_agreement_day, check_may_edit
from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.core.strokes import NotASignatureError, Strokes, checked, signed_bytes
from clea_desktop.services.agreements import agreement_pdf
from clea_desktop.services.dossiers import dossier_view
from clea_desktop.services.evidence import Newcomer, keep_evidence
from clea_desktop.services.files import captured_file, write_bytes
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.papers import keep_paper, readable_paper
from clea_desktop.services.signature_rules import check_may_withdraw, is_current
from clea_desktop.services.signed_papers import SCAN, signature_sheet
from clea_desktop.services.views import DossierView, Target
from clea_desktop.storage.repositories.documents import DocumentRecord, Documents
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.evidence import Evidence
from clea_desktop.storage.repositories.signatures import NewSignature, SignatureRecord, Signatures
from clea_desktop.storage.unit_of_work import Work


class SignaturesService:
    """Who signs what."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def agreement_to_sign(self, dossier_id: str) -> str:
        """Return the id of the agreement to show and sign; it is made when there is none yet, or none as it is today.

        One that somebody has begun to sign stays the one to sign, unless the person's identity changed. DOSSIER_SEALED.
        """
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            view = self._editable(work, dossier_id)
            if view.agreement is not None and view.agreement.document_id is not None:
                return view.agreement.document_id
            kept = _last(work, view, PaperKind.AGREEMENT)
            if kept is not None and is_current(view, kept.id):
                begun = any(one.document_id == kept.id for one in view.signatures)
                if begun or self._would_be_the_same(work, view, kept):
                    return kept.id
            data = agreement_pdf(self._vault, work, view, on_screen=True)
            return keep_paper(self._vault, work, dossier_id, PaperKind.AGREEMENT, data).id

    def document_bytes(self, document_id: str) -> bytes:
        """Return a kept document, to be shown from memory; NOT_FOUND, ATTACHMENT_DAMAGED, ROLE_REFUSED: a synthesis."""
        with self._vault.unit_of_work.reading() as work:
            row = readable_paper(self._vault, work, document_id).attachment
        return b"".join(self._vault.unit_of_work.attachments.open(row))

    def sign_on_screen(
        self, dossier_id: str, document_id: str, signer: Signer, strokes: Strokes, shown_sha256: str
    ) -> None:
        """Keep a line drawn under a document that was shown.

        SIGNATURE_EMPTY, SIGNATURE_OTHER_DOCUMENT, SIGNATURE_OUT_OF_DATE, SIGNATURE_THERE, DOSSIER_SEALED.
        """
        self._vault.require_evaluator()
        try:
            drawn = checked(strokes)
        except NotASignatureError as error:
            raise CleaError(Trouble.SIGNATURE_EMPTY) from error
        with self._vault.unit_of_work() as work:
            document = self._check(work, dossier_id, document_id, (signer,))
            digest = document.attachment.sha256.hex()
            if shown_sha256 != digest:
                raise CleaError(Trouble.SIGNATURE_OTHER_DOCUMENT)
            signed = signed_bytes(digest, signer, drawn)
            self._keep(work, document, NewSignature(document_id, digest, signer, paris_day(work.now), strokes=signed))
            self._complete(work, document)

    def sign_on_paper(
        self, dossier_id: str, document_id: str, signers: Sequence[Signer], signed_on: date, scan: Path
    ) -> None:
        """Keep the scan of a document signed on paper; troubles of a date, of a file, and as on the screen.

        SIGNATURE_NOBODY when no one is said to have signed.
        """
        self._vault.require_evaluator()
        if not signers:
            raise CleaError(Trouble.SIGNATURE_NOBODY)
        with self._vault.unit_of_work.reading() as work:
            self._check(work, dossier_id, document_id, signers)
            check_agreement_day(signed_on, paris_day(work.now))
        tr, store = self._vault.around.tr, self._vault.unit_of_work.attachments
        with captured_file(store, scan, scan=True) as (captured, media), self._vault.unit_of_work() as work:
            document = self._check(work, dossier_id, document_id, signers)
            label = tr("Signatures sur papier")
            if document.kind == PaperKind.AGREEMENT.value:
                label = tr("Contrat d'adhésion signé")
            newcomer = Newcomer(captured, media, SCAN, label, scan.name, {})
            evidence_id = keep_evidence(self._vault, work, dossier_id, newcomer)
            digest = document.attachment.sha256.hex()
            for signer in signers:
                new = NewSignature(document_id, digest, signer, signed_on, evidence_id=evidence_id)
                self._keep(work, document, new)
            self._complete(work, document)

    def withdraw(self, dossier_id: str, document_id: str, signer: Signer) -> None:
        """Take a signature back; SIGNATURE_STAYS once the evaluation rests on the agreement, DOSSIER_SEALED.

        A sheet of paper that several people signed shows them all: it falls whole, with every signature on it.
        """
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            view = self._editable(work, dossier_id)
            signatures = _of(work, dossier_id, document_id)
            found = needed(next((one for one in signatures if one.signer is signer), None))
            stands = view.agreement is not None and view.agreement.document_id == document_id
            if stands:
                check_may_withdraw(self._vault, work, view)
                Dossiers(work).drop_agreement(dossier_id)
            scan = found.evidence_id
            falling = [one for one in signatures if one.id == found.id or (scan and one.evidence_id == scan)]
            kind = needed(Documents(work).find(document_id)).kind
            for one in falling:
                self._take_back(work, dossier_id, one, kind, stands=stands)
            if scan is not None:
                self._drop_scan(work, dossier_id, scan)

    def save_sheet(self, dossier_id: str, target: Target) -> None:
        """Write the sheet that shows the signatures where the person chose; NOT_FOUND when nobody signed anything.

        While the dossier is a draft it is kept among its papers too, once for what it says.
        """
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            view = dossier_view(self._vault, work, dossier_id)
            data = signature_sheet(self._vault, work, view)
            kept = _last(work, view, PaperKind.SIGNATURES)
            is_new = kept is None or kept.attachment.sha256 != hashlib.sha256(data).digest()
            if is_new and view.state is DossierState.DRAFT:
                keep_paper(self._vault, work, dossier_id, PaperKind.SIGNATURES, data)
        write_bytes(target, data)

    def _would_be_the_same(self, work: Work, view: DossierView, kept: DocumentRecord) -> bool:
        """Say whether an agreement made again on its own day would be the same bytes."""
        made_on = paris_day(kept.made_at)
        data = agreement_pdf(self._vault, work, view, on_screen=True, made_on=made_on)
        return kept.attachment.sha256 == hashlib.sha256(data).digest()

    def _editable(self, work: Work, dossier_id: str) -> DossierView:
        view = dossier_view(self._vault, work, dossier_id)
        check_may_edit(view.progress())
        return view

    def _check(self, work: Work, dossier_id: str, document_id: str, signers: Sequence[Signer]) -> DocumentRecord:
        """Return a document these people may sign now."""
        view = self._editable(work, dossier_id)
        document = needed(Documents(work).find(document_id))
        if document.dossier_id != dossier_id:
            raise CleaError(Trouble.NOT_FOUND)
        if {one.signer for one in _of(work, dossier_id, document_id)} & set(signers):
            raise CleaError(Trouble.SIGNATURE_THERE)
        if document.kind == PaperKind.AGREEMENT.value and view.agreement is not None:
            raise CleaError(Trouble.AGREEMENT_THERE)
        if not is_current(view, document_id):
            raise CleaError(Trouble.SIGNATURE_OUT_OF_DATE)
        return document

    def _keep(self, work: Work, document: DocumentRecord, new: NewSignature) -> None:
        """Keep a signature and what the journal commits to: the digests of the document and of the line, no name."""
        by = self._vault.account.account_id
        Signatures(work).add(document.dossier_id, new, by)
        facts: dict[str, JsonValue] = {
            "document": new.document_id,
            "kind": document.kind,
            "sha256": new.document_sha256,
            "signer": new.signer.value,
            "mode": new.mode.value,
            "signed_on": new.signed_on.isoformat(),
            "evidence": new.evidence_id,
            "line_sha256": None if new.strokes is None else hashlib.sha256(new.strokes).hexdigest(),
        }
        work.journal(document.dossier_id, Act.DOCUMENT_SIGNED, by, facts)

    def _complete(self, work: Work, document: DocumentRecord) -> None:
        """Make the agreement stand once both people have signed it."""
        signatures = _of(work, document.dossier_id, document.id)
        if document.kind != PaperKind.AGREEMENT.value or {one.signer for one in signatures} != set(Signer):
            return
        by = self._vault.account.account_id
        scan = next((one.evidence_id for one in signatures if one.evidence_id is not None), None)
        mode = SignatureMode.SCREEN if scan is None else SignatureMode.PAPER
        signed_on = max(one.signed_on for one in signatures)
        Dossiers(work).put_agreement(document.dossier_id, signed_on, by, evidence_id=scan, document_id=document.id)
        facts: dict[str, JsonValue] = {"document": document.id, "mode": mode.value, "signed_on": signed_on.isoformat()}
        work.journal(document.dossier_id, Act.AGREEMENT_SIGNED, by, facts | ({"evidence": scan} if scan else {}))

    def _take_back(self, work: Work, dossier_id: str, one: SignatureRecord, kind: str, *, stands: bool) -> None:
        Signatures(work).remove(one.id)
        facts: dict[str, JsonValue] = {
            "document": one.document_id,
            "kind": kind,
            "signer": one.signer.value,
            "agreement": stands,
        }
        work.journal(dossier_id, Act.SIGNATURE_WITHDRAWN, self._vault.account.account_id, facts)

    def _drop_scan(self, work: Work, dossier_id: str, scan: str) -> None:
        """Set a scan aside that no signature is on any more."""
        number = needed(Evidence(work).find(scan)).number
        if Evidence(work).remove(scan):
            by = self._vault.account.account_id
            work.journal(dossier_id, Act.EVIDENCE_REMOVED, by, {"evidence": scan, "number": number})


def _of(work: Work, dossier_id: str, document_id: str) -> tuple[SignatureRecord, ...]:
    return Signatures(work).of_document(dossier_id, document_id)


def _last(work: Work, view: DossierView, kind: PaperKind) -> DocumentRecord | None:
    """Return the paper of a kind made last, as the journal tells."""
    found = [one.id for one in view.documents if one.kind == kind.value]
    return Documents(work).find(found[-1]) if found else None
