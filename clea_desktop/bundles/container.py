"""The strict reader of the container: end record, directory, names, order, then every member once, in file order.

Nothing lies before, between or after the members; local header, directory and end record have one form (zipform). One
pass gives every member's digest; only the small members that decide are kept, and only within their limits.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from clea_desktop.bundles import limits, zipform
from clea_desktop.bundles.arrangement import check_order, understand
from clea_desktop.bundles.digests import Hasher
from clea_desktop.bundles.layout import KEPT, MIMETYPE, MIMETYPE_FILE, Kind, Placed, is_safe
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.zipform import Entry

_THREAD_PAYS_FROM = 4 * limits.BLOCK


@dataclass(frozen=True, slots=True)
class Located:
    """A member whose place in the file is known: ``offset`` is that of its local header."""

    placed: Placed
    entry: Entry
    offset: int

    @property
    def start(self) -> int:
        """Return where the member's bytes begin."""
        return self.offset + zipform.local_length(self.entry.name)


@dataclass(frozen=True, slots=True)
class Contents:
    """What one pass over the members gave: every digest, and the bytes of the small members that decide."""

    members: tuple[Located, ...]
    digests: dict[str, bytes]
    kept: dict[str, bytes]

    def digested(self, *, before: str | None = None) -> list[tuple[Placed, bytes]]:
        """Return (member, digest) pairs but the mimetype's, in file order, up to the member named."""
        found: list[tuple[Placed, bytes]] = []
        for member in self.members:
            if member.entry.name == before:
                break
            if member.placed.kind is not Kind.MIMETYPE:
                found.append((member.placed, self.digests[member.entry.name]))
        return found

    def numbers(self, kind: Kind) -> list[int]:
        """Return the numbers of the manifests, signatures or time assertions that there are, in order."""
        return [member.placed.number for member in self.members if member.placed.kind is kind]


def locate(source: BinaryIO) -> tuple[Located, ...]:
    """Read the end record and the directory; RefusedError unless they have the one form and the format's names."""
    size = source.seek(0, 2)
    if size > limits.BUNDLE_SIZE:
        raise RefusedError(Reason.BUNDLE_TOO_LARGE)
    end = _read_end(source, size)
    source.seek(end.directory_offset)
    found = source.read(end.directory_size)
    records = list(_records(found, end.entries))
    entries = [_believe(record) for record in records]
    members = understand(entries)
    expected, offsets, directory_offset = zipform.directory(entries)
    if directory_offset != end.directory_offset or [record.offset for record in records] != offsets:
        raise RefusedError(Reason.NOT_CONTIGUOUS)
    if expected != found:
        raise RefusedError(Reason.HEADERS_REWRITTEN)
    check_order(members)
    source.seek(end.directory_offset + end.directory_size)
    if source.read(end.size + 1) != zipform.end_records(len(entries), len(found), directory_offset):
        raise RefusedError(Reason.END_DIFFERS)
    return tuple(Located(*each) for each in zip(members, entries, offsets, strict=True))


def read_members(source: BinaryIO, members: tuple[Located, ...]) -> Contents:
    """Go through every member once: header, CRC, digest; RefusedError at the first that does not fit."""
    digests: dict[str, bytes] = {}
    kept: dict[str, bytes] = {}
    threaded = sum(member.entry.size for member in members) >= _THREAD_PAYS_FROM
    source.seek(0)
    with Hasher(threaded=threaded) as hasher:
        for member in members:
            entry = member.entry
            header = zipform.local_header(entry, member.offset)
            if source.read(len(header)) != header:
                raise RefusedError(Reason.LOCAL_HEADER_DIFFERS, entry.name)
            keep: list[bytes] | None = [] if member.placed.kind in KEPT else None
            digests[entry.name] = _read_one(source, entry, hasher, keep)
            if keep is not None:
                kept[entry.name] = b"".join(keep)
    if kept[MIMETYPE_FILE] != MIMETYPE:
        raise RefusedError(Reason.MIMETYPE)
    return Contents(members, digests, kept)


def blocks_of(source: BinaryIO, start: int, size: int, name: str) -> Iterator[bytes]:
    """Give a member's bytes from where it starts, a block at a time; RefusedError when the file ends before it."""
    source.seek(start)
    left = size
    while left:
        block = source.read(min(left, limits.BLOCK))
        if not block:
            raise RefusedError(Reason.CUT, name)
        left -= len(block)
        yield block


def _read_one(source: BinaryIO, entry: Entry, hasher: Hasher, keep: list[bytes] | None) -> bytes:
    crc, left = 0, entry.size
    while left:
        block = source.read(min(left, limits.BLOCK))
        if not block:
            raise RefusedError(Reason.CUT, entry.name)
        left -= len(block)
        hasher.update(block)
        crc = zlib.crc32(block, crc)
        if keep is not None:
            keep.append(block)
    if crc != entry.crc32:
        raise RefusedError(Reason.CRC_DIFFERS, entry.name)
    return hasher.finish()


def _read_end(source: BinaryIO, size: int) -> zipform.End:
    """Find the end record, which is the last thing in the file; tell a strange file from a damaged bundle."""
    reach = min(size, zipform.END_SIZE + zipform.END64_SIZE)
    source.seek(size - reach)
    end = zipform.read_end(source.read(reach))
    if end is None:
        source.seek(0)
        begins = source.read(4) == zipform.LOCAL_SIGNATURE
        raise RefusedError(Reason.NO_END if begins or _ends_like_a_zip(source, size) else Reason.NOT_A_ZIP)
    if end.entries > limits.MEMBERS or end.directory_size > limits.DIRECTORY_SIZE:
        raise RefusedError(Reason.TOO_MANY_MEMBERS)
    if end.directory_offset + end.directory_size + end.size != size:
        raise RefusedError(Reason.NOT_CONTIGUOUS)
    return end


def _ends_like_a_zip(source: BinaryIO, size: int) -> bool:
    """Say whether an end record lies where a ZIP with a comment would have it."""
    reach = min(size, zipform.END_SIZE + 0xFFFF)
    source.seek(size - reach)
    return zipform.END_SIGNATURE in source.read(reach)


def _records(data: bytes, count: int) -> Iterator[zipform.RawRecord]:
    start = 0
    for _ in range(count):
        record = zipform.read_record(data, start)
        if record is None:
            raise RefusedError(Reason.DIRECTORY_BROKEN)
        start += record.length
        yield record
    if start != len(data):
        raise RefusedError(Reason.DIRECTORY_BROKEN)


def _believe(record: zipform.RawRecord) -> Entry:
    """Take name, size and CRC out of a record, and name what else in it is not as this format has it."""
    try:
        name = record.name.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(Reason.NAME_UNSAFE, record.name.decode("latin-1")) from error
    if not is_safe(name):
        raise RefusedError(Reason.NAME_UNSAFE, name)
    if record.method:
        raise RefusedError(Reason.COMPRESSED, name)
    if record.flags:
        raise RefusedError(Reason.FLAGS, name)
    if record.comment:
        raise RefusedError(Reason.COMMENT, name)
    if not zipform.is_plain_file(record):
        raise RefusedError(Reason.NOT_A_PLAIN_FILE, name)
    if record.size > limits.MEMBER_SIZE:
        raise RefusedError(Reason.MEMBER_TOO_LARGE, name)
    if zipform.has_strange_extra(record):
        raise RefusedError(Reason.EXTRA_FIELD, name)
    if not zipform.is_usual(record) or record.stored_size != record.size:
        raise RefusedError(Reason.HEADERS_REWRITTEN, name)
    return Entry(name, record.size, record.crc32)
