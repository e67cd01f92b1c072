"""Signatures: who signed which exact document, and with what line or on what paper."""

from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.storage.driver import Row
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_SELECT = (
    "SELECT id, document_id, signer, mode, strokes, evidence_id, document_sha256, signed_on, recorded_at, by"
    " FROM signature WHERE dossier_id = ? ORDER BY recorded_at, signer, id"
)


@dataclass(frozen=True, slots=True)
class SignatureRecord:
    """One signature. ``strokes`` is what was signed on the screen, ``evidence_id`` the scan of a paper."""

    id: str
    document_id: str
    signer: Signer
    mode: SignatureMode
    strokes: bytes | None
    evidence_id: str | None
    document_sha256: str
    signed_on: date
    recorded_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class NewSignature:
    """A signature about to be kept: of a document known by its id and its digest."""

    document_id: str
    document_sha256: str
    signer: Signer
    signed_on: date
    strokes: bytes | None = None
    evidence_id: str | None = None

    @property
    def mode(self) -> SignatureMode:
        """Say how it was made."""
        return SignatureMode.PAPER if self.strokes is None else SignatureMode.SCREEN


class Signatures:
    """The signatures of the dossiers."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, dossier_id: str, new: NewSignature, by: str) -> str:
        """Keep a signature; return its id."""
        signature_id = self._work.new_id()
        self._work.insert(
            "signature",
            {
                "id": signature_id,
                "dossier_id": dossier_id,
                "document_id": new.document_id,
                "signer": new.signer.value,
                "mode": new.mode.value,
                "strokes": new.strokes,
                "evidence_id": new.evidence_id,
                "document_sha256": new.document_sha256,
                "signed_on": new.signed_on.isoformat(),
                "recorded_at": self._work.at,
                "by": by,
            },
        )
        return signature_id

    def of_dossier(self, dossier_id: str) -> tuple[SignatureRecord, ...]:
        """Return a dossier's signatures, in the order they were kept."""
        rows = (read(row, days=(7,), instants=(8,)) for row in self._work.read(_SELECT, (dossier_id,)))
        return tuple(_record(row) for row in rows)

    def of_document(self, dossier_id: str, document_id: str) -> tuple[SignatureRecord, ...]:
        """Return the signatures of one document."""
        return tuple(one for one in self.of_dossier(dossier_id) if one.document_id == document_id)

    def remove(self, signature_id: str) -> None:
        """Take a signature back: its line is erased, the journal keeps that it was there."""
        self._work.execute("DELETE FROM signature WHERE id = ?", (signature_id,))


def _record(row: Row) -> SignatureRecord:
    signature_id, document_id, signer, mode, *others = row
    return SignatureRecord(signature_id, document_id, Signer(signer), SignatureMode(mode), *others)
