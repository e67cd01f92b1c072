"""A forger's workshop for containers: a ZIP file in which every header field can lie on its own.

It writes headers by itself, so a fault shared by the product's writer and reader cannot hide here.
"""

import io
import struct
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from clea_desktop.bundles.container import locate

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR64 = struct.Struct("<4sIQI")
_PLAIN_FILE = 0x81A40000
_LOCAL_FIELDS = ("needs", "flags", "method", "time", "date", "crc", "stored", "size", "name_length", "extra_length")
_CENTRAL_FIELDS = (
    *("made_by", "needs", "flags", "method", "time", "date", "crc", "stored", "size", "name_length", "extra_length"),
    *("comment_length", "disk", "internal", "attributes", "offset"),
)
_END_FIELDS = ("disk", "directory_disk", "here", "entries", "directory_size", "directory_offset", "comment_length")


@dataclass
class Piece:
    """One member as a forger has it: what both headers say, where they differ, and what lies around it."""

    name: bytes
    data: bytes
    both: dict[str, int] = field(default_factory=dict)
    local: dict[str, int] = field(default_factory=dict)
    central: dict[str, int] = field(default_factory=dict)
    local_name: bytes | None = None
    extra: bytes = b""
    local_extra: bytes | None = None
    comment: bytes = b""
    before: bytes = b""
    after: bytes = b""
    listed: bool = True

    def header(self) -> bytes:
        """Write what stands before the bytes."""
        name = self.name if self.local_name is None else self.local_name
        extra = self.extra if self.local_extra is None else self.local_extra
        said = self._usual(len(name), len(extra)) | self.both | self.local
        return _LOCAL.pack(b"PK\x03\x04", *(said[one] for one in _LOCAL_FIELDS)) + name + extra

    def record(self, offset: int) -> bytes:
        """Write what the directory says."""
        said = self._usual(len(self.name), len(self.extra)) | {
            "made_by": 0x0314,
            "comment_length": len(self.comment),
            "disk": 0,
            "internal": 0,
            "attributes": _PLAIN_FILE,
            "offset": offset,
        }
        said |= self.both | self.central
        fixed = _CENTRAL.pack(b"PK\x01\x02", *(said[one] for one in _CENTRAL_FIELDS))
        return fixed + self.name + self.extra + self.comment

    def _usual(self, name_length: int, extra_length: int) -> dict[str, int]:
        return {
            "needs": 20,
            "flags": 0,
            "method": 0,
            "time": 0,
            "date": 0x0021,
            "crc": zlib.crc32(self.data),
            "stored": len(self.data),
            "size": len(self.data),
            "name_length": name_length,
            "extra_length": extra_length,
        }


@dataclass
class Archive:
    """A whole file under way: members, what lies around them, and what the end record says."""

    pieces: list[Piece]
    prefix: bytes = b""
    moved: bool = True
    """Whether offsets follow what is put in front."""
    gap: bytes = b""
    after_directory: bytes = b""
    end: dict[str, int] = field(default_factory=dict)
    comment: bytes = b""
    zip64: bool = False
    locator: int = 0
    behind: bytes = b""

    def written(self) -> bytes:
        """Write it."""
        body, offsets = self.prefix, []
        for one in self.pieces:
            body += one.before
            offsets.append(len(body) - (0 if self.moved else len(self.prefix)))
            body += one.header() + one.data + one.after
        body += self.gap
        listed = [(one, offset) for one, offset in zip(self.pieces, offsets, strict=True) if one.listed]
        records = b"".join(one.record(offset) for one, offset in listed)
        start = len(body) - (0 if self.moved else len(self.prefix))
        said = {
            "disk": 0,
            "directory_disk": 0,
            "here": len(listed),
            "entries": len(listed),
            "directory_size": len(records),
            "directory_offset": start,
            "comment_length": len(self.comment),
        }
        far = self._far(len(listed), len(records), start) if self.zip64 else b""
        said |= self.end
        end = _END.pack(b"PK\x05\x06", *(said[one] for one in _END_FIELDS))
        return body + records + self.after_directory + far + end + self.comment + self.behind

    def _far(self, entries: int, size: int, start: int) -> bytes:
        record = _END64.pack(b"PK\x06\x06", 44, 0x0314, 45, 0, 0, entries, entries, size, start)
        return record + _LOCATOR64.pack(b"PK\x06\x07", 0, start + size + self.locator, 1)


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Put members together with sound headers, whatever they are."""
    return Archive([Piece(name.encode(), data) for name, data in parts]).written()


def taken_apart(bundle: bytes) -> Archive:
    """Take a sound bundle apart, every header as it was."""
    found = locate(io.BytesIO(bundle))
    return Archive(
        [Piece(one.entry.name.encode(), bundle[one.start : one.start + one.entry.size]) for one in found],
    )


def deflated(piece: Piece, of: bytes) -> None:
    """Compress a member for real."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    small = packer.compress(of) + packer.flush()
    piece.data = small
    piece.both |= {"method": 8, "crc": zlib.crc32(of), "stored": len(small), "size": len(of)}


def with_descriptor(piece: Piece) -> None:
    """Write sizes behind the member instead of in front."""
    piece.after = b"PK\x07\x08" + struct.pack("<3I", zlib.crc32(piece.data), len(piece.data), len(piece.data))
    piece.both |= {"flags": 8}
    piece.local |= {"crc": 0, "stored": 0, "size": 0}


def unicode_path(name: bytes, other: bytes) -> bytes:
    """Write the extra field that gives a member a second name (Info-ZIP 0x7075)."""
    body = b"\x01" + struct.pack("<I", zlib.crc32(name)) + other
    return struct.pack("<2H", 0x7075, len(body)) + body


ArchiveChange = Callable[[Archive], object]
