"""Signatures in memory, with the refusals of the real service."""

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import NOTHING_SAID
from clea_desktop.core.papers import SAID_IN, PaperKind
from clea_desktop.core.pathway import DossierState, check_agreement_day
from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.core.strokes import NotASignatureError, Strokes, checked
from clea_desktop.core.text import translator
from clea_desktop.documents.agreement import AgreementForm, IndicativeDurations, make_agreement
from clea_desktop.services.views import Account, AgreementView, DocumentView, SignatureView, Target
from tests.fakes.evidence import FakeEvidence
from tests.fakes.vault import FakeVault, Kept, somebody


class FakeSignatures:
    """Who signs what; no line is kept: a fake has no business with one."""

    def __init__(self, vault: FakeVault, account: Account, evidence: FakeEvidence) -> None:
        self._vault, self._account, self._evidence = vault, account, evidence
        self._scans: dict[str, str] = {}

    def agreement_to_sign(self, dossier_id: str) -> str:
        self._require_evaluator()
        kept = self._vault.draft(dossier_id)
        if kept.agreement is not None and kept.agreement.document_id is not None:
            return kept.agreement.document_id
        found = [one for one in kept.documents if one.kind == "agreement"]
        return found[-1].id if found else self._make(kept, "agreement").id

    def document_bytes(self, document_id: str) -> bytes:
        if self._find(document_id).kind == PaperKind.SYNTHESIS.value:
            self._require_evaluator()
        return a_pdf()

    def sign_on_screen(
        self, dossier_id: str, document_id: str, signer: Signer, strokes: Strokes, shown_sha256: str
    ) -> None:
        self._require_evaluator()
        try:
            checked(strokes)
        except NotASignatureError as error:
            raise CleaError(Trouble.SIGNATURE_EMPTY) from error
        kept, document = self._check(dossier_id, document_id, (signer,))
        if shown_sha256 != hashlib.sha256(a_pdf()).hexdigest():
            raise CleaError(Trouble.SIGNATURE_OTHER_DOCUMENT)
        today = paris_day(self._vault.clock())
        kept.signatures.append(SignatureView(document.id, signer, SignatureMode.SCREEN, today))
        self._complete(kept, document, None)

    def sign_on_paper(
        self, dossier_id: str, document_id: str, signers: Sequence[Signer], signed_on: date, scan: Path
    ) -> None:
        self._require_evaluator()
        if not signers:
            raise CleaError(Trouble.SIGNATURE_NOBODY)
        kept, document = self._check(dossier_id, document_id, signers)
        check_agreement_day(signed_on, paris_day(self._vault.clock()))
        proof = self._evidence.keep(kept, scan, "Contrat d’adhésion signé", (), "scan")
        self._scans[document.id] = proof.id
        for signer in signers:
            kept.signatures.append(SignatureView(document.id, signer, SignatureMode.PAPER, signed_on))
        self._complete(kept, document, proof.id)

    def withdraw(self, dossier_id: str, document_id: str, signer: Signer) -> None:
        self._require_evaluator()
        kept = self._vault.draft(dossier_id)
        found = [one for one in kept.signatures if one.document_id == document_id and one.signer is signer]
        if not found:
            raise CleaError(Trouble.NOT_FOUND)
        if kept.agreement is not None and kept.agreement.document_id == document_id:
            if _rests(kept):
                raise CleaError(Trouble.SIGNATURE_STAYS)
            kept.agreement = None
        falling = [one for one in kept.signatures if one == found[0] or _on_one_sheet(one, found[0])]
        for one in falling:
            kept.signatures.remove(one)
        if found[0].mode is SignatureMode.PAPER:
            kept.proofs = [one for one in kept.proofs if one.view.id != self._scans.get(document_id)]
        self._vault.changed(kept)

    def save_sheet(self, dossier_id: str, target: Target) -> None:
        self._require_evaluator()
        kept = self._vault.kept(dossier_id)
        if not kept.signatures:
            raise CleaError(Trouble.NOT_FOUND)
        if kept.state is DossierState.DRAFT and not any(one.kind == "signatures" for one in kept.documents):
            self._make(kept, "signatures")
        target.write_bytes(a_pdf())

    def _make(self, kept: Kept, kind: str) -> DocumentView:
        made = DocumentView(self._vault.new_id("document"), kind, self._vault.clock(), len(a_pdf()), is_current=True)
        kept.documents.append(made)
        return made

    def _check(self, dossier_id: str, document_id: str, signers: Sequence[Signer]) -> tuple[Kept, DocumentView]:
        kept = self._vault.draft(dossier_id)
        document = next((one for one in kept.documents if one.id == document_id), None)
        if document is None:
            raise CleaError(Trouble.NOT_FOUND)
        if any(one.document_id == document_id and one.signer in signers for one in kept.signatures):
            raise CleaError(Trouble.SIGNATURE_THERE)
        if document.kind == "agreement" and kept.agreement is not None:
            raise CleaError(Trouble.AGREEMENT_THERE)
        if document.kind != "agreement" and not document.is_current:
            raise CleaError(Trouble.SIGNATURE_OUT_OF_DATE)
        return kept, document

    def _complete(self, kept: Kept, document: DocumentView, scan: str | None) -> None:
        self._vault.changed(kept)
        signed = [one for one in kept.signatures if one.document_id == document.id]
        if document.kind == "agreement" and {one.signer for one in signed} == set(Signer):
            mode = SignatureMode.SCREEN if scan is None else SignatureMode.PAPER
            kept.agreement = AgreementView(max(one.signed_on for one in signed), scan, mode, document.id)

    def _find(self, document_id: str) -> DocumentView:
        for kept in self._vault.dossiers.values():
            for document in kept.documents:
                if document.id == document_id:
                    return document
        raise CleaError(Trouble.NOT_FOUND)

    def _require_evaluator(self) -> None:
        if self._account.role not in {"evaluator", "coordinator"}:
            raise CleaError(Trouble.ROLE_REFUSED)


def _rests(kept: Kept) -> bool:
    """Say whether anything is there that the agreement allows."""
    said = any(PaperKind(one.kind) in SAID_IN for one in kept.documents) or kept.feedback != NOTHING_SAID
    proofs = any(one.view.kind != "scan" and not one.removed for one in kept.proofs)
    return bool(kept.ratings or kept.self_answers or kept.reached.runs_ended or kept.recommendations or said or proofs)


def _on_one_sheet(one: SignatureView, other: SignatureView) -> bool:
    """Say whether two people signed the same paper: this fake takes every paper of a document for one sheet."""
    return one.document_id == other.document_id and one.mode is other.mode is SignatureMode.PAPER


@cache
def a_pdf() -> bytes:
    """Return the one document of every fake: a real agreement, so that it can be painted."""
    form = AgreementForm(
        candidate=somebody(),
        code="D-2026-0001",
        evaluation_body="Greta de l'Estuaire",
        evaluator="Claire Évrard",
        contact="Greta de l'Estuaire",
        durations=IndicativeDurations(6, 10, 5),
        made_on=date(2026, 11, 24),
        practice=True,
        on_screen=True,
    )
    return make_agreement(form, translator())
