"""The rows that give attachments their keys. One content is kept once, however often it is attached."""

from collections.abc import Iterator
from dataclasses import replace

from clea_desktop.storage.attachments import Captured, StoredAttachment
from clea_desktop.storage.unit_of_work import Work

_SELECT = "SELECT id, sha256, crc32, size, media_type, file_name, key FROM attachment "


class Attachments:
    """What is kept of files: digest, size, key."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def claim(self, captured: Captured, media_type: str) -> StoredAttachment:
        """Make a captured content lasting and return its row: the one there is, if the content is known already."""
        known = self._one("WHERE sha256 = ?", captured.sha256)
        if known is not None and self._work.attachments.proves(known):
            self._work.attachments.discard(captured)
            return known
        self._work.watch_file(captured.file_name)
        self._work.attachments.keep(captured)
        if known is not None:  # its file had been lost or damaged: the content is back, under a new name and key
            self._work.watch_file(known.file_name)
            self._work.execute(
                "UPDATE attachment SET file_name = ?, key = ? WHERE id = ?",
                (captured.file_name, captured.key, known.id),
            )
            return replace(known, file_name=captured.file_name, key=captured.key)
        row = StoredAttachment(
            self._work.new_id(),
            captured.sha256,
            captured.crc32,
            captured.size,
            media_type,
            captured.file_name,
            captured.key,
        )
        self._work.execute(
            "INSERT INTO attachment (id, sha256, crc32, size, media_type, file_name, key, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row.id,
                row.sha256,
                row.crc32,
                row.size,
                row.media_type,
                row.file_name,
                row.key,
                self._work.at,
            ),
        )
        return row

    def find(self, attachment_id: str) -> StoredAttachment | None:
        """Return what is needed to open an attachment."""
        return self._one("WHERE id = ?", attachment_id)

    def known_names(self) -> Iterator[str]:
        """Go through the names of all files that have a row."""
        return (str(row[0]) for row in self._work.read("SELECT file_name FROM attachment"))

    def everything(self) -> Iterator[StoredAttachment]:
        """Go through all attachments."""
        return (StoredAttachment(*row) for row in self._work.read(_SELECT))

    def release(self, attachment_id: str) -> StoredAttachment | None:
        """Erase an attachment's row, and so its key, if nothing uses it; its file goes once that is committed."""
        used = self._work.read(
            "SELECT EXISTS (SELECT 1 FROM evidence WHERE attachment_id = ?1)"
            " OR EXISTS (SELECT 1 FROM document WHERE attachment_id = ?1)"
            " OR EXISTS (SELECT 1 FROM bundle WHERE attachment_id = ?1)",
            (attachment_id,),
        ).fetchone()
        found = self.find(attachment_id)
        if found is None or used is None or used[0]:
            return None
        self._work.watch_file(found.file_name)
        self._work.execute("DELETE FROM attachment WHERE id = ?", (attachment_id,))
        return found

    def _one(self, where: str, value: str | bytes) -> StoredAttachment | None:
        row = self._work.read(_SELECT + where, (value,)).fetchone()
        return StoredAttachment(*row) if row else None
