"""The encrypting half of the attachment store: what is written to it reaches the disk sealed, chunk by chunk."""

import hashlib
import os
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from clea_desktop.disk import sync_file
from clea_desktop.security.durable_file import refusal
from clea_desktop.storage.chunks import CHUNK, TAG, header, nonce

_WORTH_A_THREAD = 256 * 1024


@dataclass(frozen=True, slots=True)
class Captured:
    """A content that lies encrypted and whole on disk, under a name of its own until a row claims it."""

    part: Path
    file_name: str
    key: bytes = field(repr=False)
    sha256: bytes
    crc32: int
    size: int


class AttachmentWriter:
    """Encrypts what it is given into an unfinished file; abandoned unless it is finished."""

    def __init__(self, part: Path, name_of: Callable[[bytes, bytes], str], key: bytes, prefix: bytes) -> None:
        self._part = part
        self._name_of = name_of
        self._key = key
        self._cipher = AESGCM(key)
        self._header = header(prefix)
        self._prefix = prefix
        self._number = 0
        self._held = bytearray(CHUNK)
        self._fill = 0
        self._sealed = bytearray(CHUNK + TAG)
        self._digest = hashlib.sha256()
        self._pool = ThreadPoolExecutor(1)  # the digest is computed while the disk writes
        self._crc = 0
        self.size = 0
        self._finished = False
        try:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            self._file = os.fdopen(descriptor, "wb", buffering=0)
        except OSError as error:
            raise refusal(error) from error

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        """Take the next bytes of the content."""
        digesting = self._pool.submit(self._digest.update, data) if len(data) >= _WORTH_A_THREAD else None
        self._crc = zlib.crc32(data, self._crc)
        self.size += len(data)
        self._take(memoryview(data))
        if digesting is None:
            self._digest.update(data)
        else:
            digesting.result()
        return len(data)

    def finish(self) -> Captured:
        """Close the content and wait until the disk holds it."""
        self._seal_chunk(is_last=True)
        try:
            sync_file(self._file.fileno())
            self._file.close()
        except OSError as error:
            raise refusal(error) from error
        self._finished = True
        self._pool.shutdown()
        sha256 = self._digest.digest()
        return Captured(self._part, self._name_of(sha256, self._key), self._key, sha256, self._crc, self.size)

    def abandon(self) -> None:
        """Drop what was written, unless it was finished."""
        if not self._finished:
            self._pool.shutdown()
            self._file.close()
            self._part.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.abandon()

    def _take(self, view: memoryview) -> None:
        while view:
            if self._fill == CHUNK:  # more follows, so the chunk that is held is not the last
                self._seal_chunk(is_last=False)
            taken = min(CHUNK - self._fill, len(view))
            self._held[self._fill : self._fill + taken] = view[:taken]
            self._fill += taken
            view = view[taken:]

    def _seal_chunk(self, *, is_last: bool) -> None:
        number_used_once = nonce(self._prefix, self._number, is_last=is_last)
        sealed = memoryview(self._sealed)[: self._fill + TAG]
        self._cipher.encrypt_into(number_used_once, memoryview(self._held)[: self._fill], self._header, sealed)
        try:
            if self._number == 0:
                self._put(self._header)
            self._put(sealed)
        except OSError as error:
            raise refusal(error) from error
        self._number += 1
        self._fill = 0

    def _put(self, data: bytes | memoryview) -> None:
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) or 0 :]
