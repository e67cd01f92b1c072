"""Documents made for a dossier, as they were handed over."""

from dataclasses import dataclass
from datetime import datetime

from clea_desktop.storage.attachments import StoredAttachment
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_SELECT = """
SELECT o.id, o.dossier_id, o.kind, o.file_name, o.made_at, o.by,
    a.id, a.sha256, a.crc32, a.size, a.media_type, a.file_name, a.key
FROM document o JOIN attachment a ON a.id = o.attachment_id
"""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document; ``file_name`` is what it is called when a person saves it."""

    id: str
    dossier_id: str
    kind: str
    file_name: str
    made_at: datetime
    by: str
    attachment: StoredAttachment


class Documents:
    """The documents of the dossiers."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, dossier_id: str, attachment_id: str, by: str, *, kind: str, file_name: str) -> str:
        """Keep a document; return its id."""
        document_id = self._work.new_id()
        self._work.insert(
            "document",
            {
                "id": document_id,
                "dossier_id": dossier_id,
                "kind": kind,
                "attachment_id": attachment_id,
                "file_name": file_name,
                "made_at": self._work.at,
                "by": by,
            },
        )
        return document_id

    def find(self, document_id: str) -> DocumentRecord | None:
        """Return a document."""
        found = self._records("WHERE o.id = ?", document_id)
        return found[0] if found else None

    def of_dossier(self, dossier_id: str) -> tuple[DocumentRecord, ...]:
        """Return a dossier's documents, the oldest first."""
        return self._records("WHERE o.dossier_id = ? ORDER BY o.made_at, o.id", dossier_id)

    def _records(self, where: str, value: str) -> tuple[DocumentRecord, ...]:
        rows = self._work.read(_SELECT + where, (value,))
        return tuple(DocumentRecord(*read((*row[:6], StoredAttachment(*row[6:])), instants=(4,))) for row in rows)
