"""Attachments on disk: each under its own random key, sealed chunk by chunk, never in clear, whatever their size.

A file is named by an HMAC of its content's digest and of its key: whoever holds a document cannot tell whether a vault
holds it too, and no capture ever lies where another one does. So no file is written over, and one goes only once
no row that is committed names it: whatever is cut, whenever, the rows there are open the files there are.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.ids import Randomness
from clea_desktop.disk import sync_folder
from clea_desktop.security.durable_file import refusal
from clea_desktop.storage.attachment_writer import AttachmentWriter, Captured
from clea_desktop.storage.chunks import CHUNK, KEY_BYTES, PREFIX_BYTES, opened

__all__ = ["AttachmentStore", "AttachmentWriter", "Captured", "StoredAttachment", "Swept"]

_PART = ".part"


@dataclass(frozen=True, slots=True)
class StoredAttachment:
    """What the database knows of an attachment, its key included."""

    id: str
    sha256: bytes
    crc32: int
    size: int
    media_type: str
    file_name: str
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep found: unfinished files removed, and whole files no row names, which it leaves."""

    parts: int
    unclaimed: tuple[str, ...]


class AttachmentStore:
    """The folder of encrypted attachments."""

    def __init__(self, folder: Path, names_key: bytes, randomness: Randomness) -> None:
        self._folder = folder
        self._names_key = names_key
        self._randomness = randomness

    def capture(self, stream: BinaryIO | Iterable[bytes], limit: int) -> Captured:
        """Encrypt a content while it is read, 1 MiB at a time; FILE_TOO_LARGE beyond the limit, and nothing stays."""
        with self.writer() as writer:
            for piece in _pieces(stream):
                writer.write(piece)
                if writer.size > limit:
                    raise CleaError(Trouble.FILE_TOO_LARGE, limit=limit)
            return writer.finish()

    def writer(self) -> AttachmentWriter:
        """Return a sink that encrypts what is written to it; ``finish`` makes it a captured content."""
        part = self._folder / (self._randomness(16).hex() + _PART)
        return AttachmentWriter(part, self.name_of, self._randomness(KEY_BYTES), self._randomness(PREFIX_BYTES))

    def keep(self, captured: Captured) -> None:
        """Give a captured content its lasting name, durably; call it before the row is committed."""
        target = self._folder / captured.file_name
        try:
            target.parent.mkdir(mode=0o700, exist_ok=True)
            sync_folder(self._folder)
            captured.part.replace(target)
            sync_folder(target.parent)
        except OSError as error:
            raise refusal(error) from error

    def discard(self, captured: Captured) -> None:
        """Drop a captured content that no row will claim."""
        captured.part.unlink(missing_ok=True)

    def proves(self, row: StoredAttachment) -> bool:
        """Say whether the file of a row is there and, read through, still is what was captured."""
        try:
            for _ in self.open(row):
                pass
        except CleaError:
            return False
        return True

    def open(self, row: StoredAttachment) -> Iterator[bytes]:
        """Decrypt an attachment piece by piece, each authenticated before it is given out.

        ATTACHMENT_MISSING when the file is gone; ATTACHMENT_DAMAGED when it is not, to the bit, what was captured.
        """
        try:
            with (self._folder / row.file_name).open("rb", buffering=0) as file:
                yield from opened(file, row.key, row.size)
        except FileNotFoundError as error:
            raise CleaError(Trouble.ATTACHMENT_MISSING) from error
        except OSError as error:
            raise refusal(error) from error

    def remove(self, file_name: str) -> None:
        """Remove an attachment's file once the row, and the key in it, are gone for good."""
        try:
            (self._folder / file_name).unlink(missing_ok=True)
        except OSError as error:
            raise refusal(error) from error

    def sweep(self, known_names: Iterable[str]) -> Swept:
        """Remove what a crash left unfinished; tell of whole files that no row names, and leave them.

        A whole file without a row may be a crash's, and then nothing can open it; or the database is an older copy
        put back by mistake, and the newer one still needs it.
        """
        known = set(known_names)
        parts = 0
        unclaimed: list[str] = []
        try:
            for path in sorted(self._folder.iterdir()):
                if path.suffix == _PART:
                    path.unlink(missing_ok=True)
                    parts += 1
                elif path.is_dir():
                    unclaimed += [name for file in path.iterdir() if (name := f"{path.name}/{file.name}") not in known]
        except OSError as error:
            raise refusal(error) from error
        return Swept(parts, tuple(sorted(unclaimed)))

    def name_of(self, sha256: bytes, key: bytes) -> str:
        """Return where a content of this digest lies under this key, relative to the folder."""
        name = hmac.new(self._names_key, sha256 + key, hashlib.sha256).hexdigest()
        return f"{name[:2]}/{name}"


def _pieces(stream: BinaryIO | Iterable[bytes]) -> Iterator[bytes]:
    read = getattr(stream, "read", None)
    if read is None:
        yield from stream
        return
    while True:
        try:
            piece = read(CHUNK)
        except OSError as error:
            raise CleaError(Trouble.FILE_UNREADABLE) from error
        if not piece:
            return
        yield piece
