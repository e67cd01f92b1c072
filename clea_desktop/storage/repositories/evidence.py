"""Evidence: a file, its label, and the criteria it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from clea_desktop.storage.attachments import StoredAttachment
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_SELECT = """
SELECT e.id, e.dossier_id, e.number, e.kind, e.label, e.original_name, e.added_at, e.added_by, e.removed_at,
    a.id, a.sha256, a.crc32, a.size, a.media_type, a.file_name, a.key
FROM evidence e JOIN attachment a ON a.id = e.attachment_id
"""
_LINKS = """
SELECT l.evidence_id, l.criterion_code, l.reason FROM evidence e JOIN evidence_link l ON l.evidence_id = e.id
"""


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """A piece of evidence. ``reasons`` says, by criterion, why it speaks of it."""

    id: str
    dossier_id: str
    number: int
    kind: str
    label: str
    original_name: str
    added_at: datetime
    added_by: str
    removed_at: datetime | None
    attachment: StoredAttachment
    reasons: Mapping[str, str]


class Evidence:
    """The evidence of the dossiers."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(  # noqa: PLR0913  # what a piece of evidence is
        self,
        dossier_id: str,
        attachment_id: str,
        by: str,
        *,
        kind: str,
        label: str,
        original_name: str,
        reasons: Mapping[str, str],
    ) -> str:
        """Add a piece of evidence under the dossier's next number; return its id."""
        evidence_id = self._work.new_id()
        row = self._work.read(
            "SELECT coalesce(max(number), 0) + 1 FROM evidence WHERE dossier_id = ?", (dossier_id,)
        ).fetchone()
        self._work.insert(
            "evidence",
            {
                "id": evidence_id,
                "dossier_id": dossier_id,
                "attachment_id": attachment_id,
                "number": row[0] if row else 1,
                "kind": kind,
                "label": label,
                "original_name": original_name,
                "added_at": self._work.at,
                "added_by": by,
            },
        )
        for criterion_code, reason in reasons.items():
            self._work.insert(
                "evidence_link", {"evidence_id": evidence_id, "criterion_code": criterion_code, "reason": reason}
            )
        return evidence_id

    def remove(self, evidence_id: str) -> bool:
        """Take a piece of evidence out of the dossier, restorable; False when it was out already."""
        return bool(
            self._work.execute(
                "UPDATE evidence SET removed_at = ? WHERE id = ? AND removed_at IS NULL", (self._work.at, evidence_id)
            ).rowcount
        )

    def restore(self, evidence_id: str) -> bool:
        """Put a piece of evidence back; False when it was not out."""
        return bool(
            self._work.execute(
                "UPDATE evidence SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL", (evidence_id,)
            ).rowcount
        )

    def find(self, evidence_id: str) -> EvidenceRecord | None:
        """Return a piece of evidence, also one that was taken out."""
        found = self._records("WHERE e.id = ?", evidence_id)
        return found[0] if found else None

    def of_dossier(self, dossier_id: str) -> tuple[EvidenceRecord, ...]:
        """Return all evidence of a dossier in the order of its numbers, also what was taken out."""
        return self._records("WHERE e.dossier_id = ? ORDER BY e.number", dossier_id)

    def _records(self, where: str, value: str) -> tuple[EvidenceRecord, ...]:
        """Read the pieces in one query and what links them in another, however many there are."""
        rows = self._work.read(_SELECT + where, (value,)).fetchall()
        links = self._work.read(_LINKS + where.partition(" ORDER")[0] + " ORDER BY l.criterion_code", (value,))
        reasons: dict[str, dict[str, str]] = {}
        for evidence_id, code, reason in links:
            reasons.setdefault(evidence_id, {})[code] = reason
        return tuple(
            EvidenceRecord(
                *read(
                    (*row[:9], StoredAttachment(*row[9:]), MappingProxyType(reasons.get(row[0], {}))), instants=(6, 8)
                )
            )
            for row in rows
        )
