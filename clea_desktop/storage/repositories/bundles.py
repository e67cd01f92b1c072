"""Sealed bundles, kept encrypted like every attachment."""

from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.clock import paris_day
from clea_desktop.storage.attachments import StoredAttachment
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_SELECT = """
SELECT b.id, b.dossier_id, b.sequence, b.previous_manifest_sha256, b.manifest_sha256, b.recipient, b.practice,
    b.sealed_at, b.sealed_by, a.id, a.sha256, a.crc32, a.size, a.media_type, a.file_name, a.key
FROM bundle b JOIN attachment a ON a.id = b.attachment_id
"""


@dataclass(frozen=True, slots=True)
class BundleRecord:
    """A sealed dossier. Digests of manifests are 64 hexadecimal characters."""

    id: str
    dossier_id: str
    sequence: int
    previous_manifest_sha256: str | None
    manifest_sha256: str
    recipient: str
    practice: bool
    sealed_at: datetime
    sealed_by: str
    attachment: StoredAttachment


class Bundles:
    """The sealed bundles of the dossiers."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(  # noqa: PLR0913  # what a sealed bundle is
        self,
        bundle_id: str,
        dossier_id: str,
        attachment_id: str,
        by: str,
        *,
        sequence: int,
        previous_manifest_sha256: str | None,
        manifest_sha256: str,
        recipient: str,
        practice: bool,
    ) -> None:
        """Keep a sealed bundle."""
        self._work.insert(
            "bundle",
            {
                "id": bundle_id,
                "dossier_id": dossier_id,
                "sequence": sequence,
                "previous_manifest_sha256": previous_manifest_sha256,
                "manifest_sha256": manifest_sha256,
                "attachment_id": attachment_id,
                "recipient": recipient,
                "practice": int(practice),
                "sealed_at": self._work.at,
                "sealed_by": by,
            },
        )

    def put_longer(self, bundle_id: str, attachment_id: str) -> None:
        """Keep a bundle with one more signature; what it was before stays, in an attachment that nothing names."""
        self._work.execute("UPDATE bundle SET attachment_id = ? WHERE id = ?", (attachment_id, bundle_id))

    def find(self, bundle_id: str) -> BundleRecord | None:
        """Return a bundle."""
        found = self._records("WHERE b.id = ?", bundle_id)
        return found[0] if found else None

    def of_dossier(self, dossier_id: str) -> tuple[BundleRecord, ...]:
        """Return a dossier's bundles in their sequence."""
        return self._records("WHERE b.dossier_id = ? ORDER BY b.sequence", dossier_id)

    def first_sealed_on(self, dossier_id: str) -> date | None:
        """Return the day a dossier was sealed for the first time."""
        row = self._work.read(
            "SELECT sealed_at FROM bundle WHERE dossier_id = ? ORDER BY sequence LIMIT 1", (dossier_id,)
        ).fetchone()
        return paris_day(datetime.fromisoformat(row[0])) if row else None

    def _records(self, where: str, value: str) -> tuple[BundleRecord, ...]:
        return tuple(
            BundleRecord(*read((*row[:9], StoredAttachment(*row[9:])), flags=(6,), instants=(7,)))
            for row in self._work.read(_SELECT + where, (value,))
        )
