"""The one form in which a bundle is a ZIP file: every header bit follows from names, sizes and CRCs.

Writer and reader share these functions. The reader takes names, sizes and CRCs from the directory, writes the headers
again and compares bytes; so there is no second way to write a header, and no header bit that can be flipped unseen.

ZIP64 appears only where a size needs it. A member never does (limits.MEMBER_SIZE); the *offset* of a member behind the
first 4 GiB does, in its directory record, and so does the directory that lies there.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass

LOCAL_SIGNATURE = b"PK\x03\x04"
CENTRAL_SIGNATURE = b"PK\x01\x02"
END_SIGNATURE = b"PK\x05\x06"
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR64 = struct.Struct("<4sIQI")
END_SIZE = _END.size
END64_SIZE = _END64.size + _LOCATOR64.size

_FULL = 0xFFFFFFFF
_MADE_BY = 0x0314
_NEEDS, _NEEDS64 = 20, 45
_DATE = 0x0021
_ATTRIBUTES = 0x81A40000
_EXTRA64 = struct.Struct("<2HQ")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a header says of a member. Names are ASCII."""

    name: str
    size: int
    crc32: int


@dataclass(frozen=True, slots=True)
class End:
    """Where the directory lies and how many records it has; ``size`` is that of all end records together."""

    entries: int
    directory_size: int
    directory_offset: int
    size: int


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A directory record as found, before anything in it is believed."""

    name: bytes
    made_by: int
    needs: int
    flags: int
    method: int
    time: int
    date: int
    crc32: int
    stored_size: int
    size: int
    extra: bytes
    comment: bytes
    internal: int
    attributes: int
    offset: int
    length: int


def local_header(entry: Entry, offset: int) -> bytes:
    """Write the header that stands before a member's bytes."""
    name = entry.name.encode("ascii")
    needs = _NEEDS64 if offset >= _FULL else _NEEDS
    sizes = (entry.crc32, entry.size, entry.size)
    return _LOCAL.pack(LOCAL_SIGNATURE, needs, 0, 0, 0, _DATE, *sizes, len(name), 0) + name


def local_length(name: str) -> int:
    """Return how long a member's local header is."""
    return _LOCAL.size + len(name)


def central_record(entry: Entry, offset: int) -> bytes:
    """Write a member's record in the directory."""
    name = entry.name.encode("ascii")
    far = offset >= _FULL
    extra = _EXTRA64.pack(1, 8, offset) if far else b""
    fixed = _CENTRAL.pack(
        *(CENTRAL_SIGNATURE, _MADE_BY, _NEEDS64 if far else _NEEDS, 0, 0, 0, _DATE),
        *(entry.crc32, entry.size, entry.size, len(name), len(extra), 0, 0, 0, _ATTRIBUTES),
        _FULL if far else offset,
    )
    return fixed + name + extra


def directory(entries: Iterable[Entry]) -> tuple[bytes, list[int], int]:
    """Write the whole directory of members that follow each other; return it, the offsets, and where it starts."""
    records, offsets, offset = [], [], 0
    for entry in entries:
        records.append(central_record(entry, offset))
        offsets.append(offset)
        offset += _LOCAL.size + len(entry.name) + entry.size
    return b"".join(records), offsets, offset


def end_records(entries: int, directory_size: int, directory_offset: int) -> bytes:
    """Write what closes the file."""
    far = directory_offset >= _FULL
    before = b""
    if far:
        counts = (entries, entries, directory_size, directory_offset)
        before = _END64.pack(b"PK\x06\x06", _END64.size - 12, _MADE_BY, _NEEDS64, 0, 0, *counts)
        before += _LOCATOR64.pack(b"PK\x06\x07", 0, directory_offset + directory_size, 1)
    shown = _FULL if far else directory_offset
    return before + _END.pack(END_SIGNATURE, 0, 0, entries, entries, directory_size, shown, 0)


def read_end(tail: bytes) -> End | None:
    """Read the end of a file from its last END_SIZE + END64_SIZE bytes (or the whole of a shorter one)."""
    if len(tail) < END_SIZE:
        return None
    signature, _, _, _, entries, size, offset, comment = _END.unpack(tail[-END_SIZE:])
    if signature != END_SIGNATURE or comment:
        return None
    if offset != _FULL:
        return End(entries, size, offset, END_SIZE)
    if len(tail) < END_SIZE + END64_SIZE:
        return None
    offset = _END64.unpack_from(tail, len(tail) - END_SIZE - END64_SIZE)[-1]
    return End(entries, size, offset, END_SIZE + END64_SIZE)


def read_record(data: bytes, start: int) -> RawRecord | None:
    """Read the directory record that starts there, or return None when there is none."""
    if len(data) - start < _CENTRAL.size:
        return None
    fields = _CENTRAL.unpack_from(data, start)
    signature, made_by, needs, flags, method, time, date, crc32, stored, size = fields[:10]
    name_length, extra_length, comment_length, _, internal, attributes, offset = fields[10:]
    name_end = start + _CENTRAL.size + name_length
    extra_end = name_end + extra_length
    stop = extra_end + comment_length
    if signature != CENTRAL_SIGNATURE or stop > len(data):
        return None
    extra = data[name_end:extra_end]
    if offset == _FULL and _is_far(extra):
        offset = _EXTRA64.unpack(extra)[2]
    return RawRecord(
        *(data[start + _CENTRAL.size : name_end], made_by, needs, flags, method, time, date, crc32, stored, size),
        *(extra, data[extra_end:stop], internal, attributes, offset, stop - start),
    )


def is_usual(record: RawRecord) -> bool:
    """Say whether the record has the versions, dates and extra field that this form gives to every member."""
    needs = _NEEDS64 if record.offset >= _FULL else _NEEDS
    return (record.made_by, record.needs, record.time, record.date, record.internal) == (_MADE_BY, needs, 0, _DATE, 0)


def has_strange_extra(record: RawRecord) -> bool:
    """Say whether the record has an extra field other than the ZIP64 offset that it needs."""
    return bool(record.extra) and not (record.offset >= _FULL and _is_far(record.extra))


def _is_far(extra: bytes) -> bool:
    return len(extra) == _EXTRA64.size and extra[:4] == b"\x01\x00\x08\x00"


def is_plain_file(record: RawRecord) -> bool:
    """Say whether the record is of a plain file, not of a link, a folder or a device."""
    return record.attributes == _ATTRIBUTES
