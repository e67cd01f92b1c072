"""A file for as long as somebody looks at it: encrypted on disk, its key in memory only, gone when it is closed.

For what was decrypted on arrival and may be a gigabyte: it must be read in any order, and never lie anywhere in clear.
Where the system allows it the file has no name from the start, so that not even a crash leaves it behind; whatever
happens, nobody can read it once this program has ended. The form is the attachments' own (``storage.chunks``).
"""

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.ids import Randomness
from clea_desktop.security.durable_file import refusal
from clea_desktop.storage.chunks import CHUNK, KEY_BYTES, PREFIX_BYTES, TAG, header, nonce

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_PART = ".part"
_SEALED = CHUNK + TAG


class Spool:
    """What is written once, then read in any order; a chunk proves itself before it is given out."""

    def __init__(self, folder: Path, randomness: Randomness) -> None:
        path = folder / (randomness(16).hex() + _PART)
        self._cipher = AESGCM(randomness(KEY_BYTES))
        self._prefix = randomness(PREFIX_BYTES)
        self._header = header(self._prefix)
        self._held = bytearray()
        self._chunks = 0
        self.size = 0
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
        if sys.platform == "win32":
            flags |= os.O_BINARY | os.O_TEMPORARY | os.O_NOINHERIT
        try:
            self._file = os.fdopen(os.open(path, flags, 0o600), "r+b", buffering=0)
            if sys.platform != "win32":
                path.unlink()
        except OSError as error:
            raise refusal(error) from error

    def write(self, data: bytes, /) -> int:
        """Take the next bytes; DISK_FULL, DISK_REFUSES."""
        self._held += data
        self.size += len(data)
        while len(self._held) > CHUNK:  # more follows, so the chunk is not the last
            self._seal(is_last=False)
        return len(data)

    def finish(self) -> "SpoolReader":
        """Write what is left and return a raw file to read, to be buffered; the spool lives as long as it is open."""
        self._seal(is_last=True)
        return SpoolReader(self)

    def close(self) -> None:
        """Let go of the file: its content is gone."""
        self._file.close()

    def chunk(self, number: int) -> bytes:
        """Return a chunk in clear; ATTACHMENT_DAMAGED when it is not what was written."""
        try:
            self._file.seek(number * _SEALED)
            sealed = self._file.read(_SEALED)
            used_once = nonce(self._prefix, number, is_last=number == self._chunks - 1)
            return self._cipher.decrypt(used_once, sealed, self._header)
        except InvalidTag as error:
            raise CleaError(Trouble.ATTACHMENT_DAMAGED) from error
        except OSError as error:
            raise refusal(error) from error

    def _seal(self, *, is_last: bool) -> None:
        used_once = nonce(self._prefix, self._chunks, is_last=is_last)
        sealed = memoryview(self._cipher.encrypt(used_once, bytes(self._held[:CHUNK]), self._header))
        try:
            while sealed:
                sealed = sealed[self._file.write(sealed) or 0 :]
        except OSError as error:
            raise refusal(error) from error
        del self._held[:CHUNK]
        self._chunks += 1


class SpoolReader(io.RawIOBase):
    """The content of a spool, as a file that is read and nothing else; closing it ends the spool."""

    def __init__(self, spool: Spool) -> None:
        super().__init__()
        self._spool = spool
        self._at = 0
        self._number, self._clear = -1, b""

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def tell(self) -> int:
        """Return where the next byte is read."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._spool.size}[whence]
        if start + offset < 0:
            message = "before the beginning"
            raise ValueError(message)
        self._at = start + offset
        return self._at

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read up to the end of a chunk."""
        if self._at >= self._spool.size:
            return 0
        number, inside = divmod(self._at, CHUNK)
        if number != self._number:
            self._clear = self._spool.chunk(number)
            self._number = number
        view = memoryview(buffer).cast("B")
        taken = self._clear[inside : inside + len(view)]
        view[: len(taken)] = taken
        self._at += len(taken)
        return len(taken)

    def close(self) -> None:
        """End the spool."""
        if not self.closed:
            self._clear = b""
            self._spool.close()
        super().close()
