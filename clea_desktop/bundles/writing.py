"""Writing a bundle's file in one pass, whoever seals or appends: the members one behind the other, then the directory.

What goes out is measured on its way: a member that is no longer what was announced stops the writing.
"""

import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from clea_desktop.bundles import zipform
from clea_desktop.bundles.digests import Hasher
from clea_desktop.bundles.limits import BLOCK
from clea_desktop.bundles.members import Member
from clea_desktop.bundles.zipform import Entry
from clea_desktop.core.errors import CleaError, Trouble

THREAD_PAYS_FROM = 4 * BLOCK
"""Bytes from which hashing in a thread costs less than it saves."""

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Sink(Protocol):
    """Takes the bundle's bytes in order; an encrypted attachment, a file, a buffer."""

    def write(self, data: bytes, /) -> object:
        """Write all of these bytes, or raise."""
        ...


class Watch:
    """Tells how far the sealing is, and stops it when asked."""

    def __init__(self, total: int, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._done, self._total = 0, total
        self._progress, self._cancelled = progress, cancelled

    def count(self, size: int) -> None:
        """Count bytes that are about to go out; CANCELLED."""
        if self._cancelled is not None and self._cancelled():
            raise CleaError(Trouble.CANCELLED)
        self._done += size
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)


class Writer:
    """Writes members one behind the other, then the directory they ask for."""

    def __init__(self, sink: Sink, hasher: Hasher, watch: Watch) -> None:
        self._sink, self._hasher, self._watch = sink, hasher, watch
        self._entries: list[Entry] = []
        self._offset = 0

    def add(self, member: Member) -> None:
        """Write one member; ATTACHMENT_DAMAGED when its bytes are not those announced."""
        entry = Entry(member.name, member.size, member.crc32)
        header = zipform.local_header(entry, self._offset)
        self._sink.write(header)
        size = crc = 0
        for block in _measured(member.open()):
            size += len(block)
            if size > member.size:
                break
            self._watch.count(len(block))
            self._hasher.update(block)
            crc = zlib.crc32(block, crc)
            self._sink.write(block)
        if (size, crc, self._hasher.finish()) != (member.size, member.crc32, member.sha256):
            raise CleaError(Trouble.ATTACHMENT_DAMAGED)
        self._entries.append(entry)
        self._offset += len(header) + size

    def finish(self) -> int:
        """Write the directory and the end; return the size of the file."""
        records, _, start = zipform.directory(self._entries)
        end = zipform.end_records(len(self._entries), len(records), start)
        self._sink.write(records)
        self._sink.write(end)
        return start + len(records) + len(end)


def _measured(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Cut blocks that are longer than ours, so that memory and cancelling do not depend on the source."""
    for block in blocks:
        for start in range(0, len(block), BLOCK):
            yield block[start : start + BLOCK] if len(block) > BLOCK else block
