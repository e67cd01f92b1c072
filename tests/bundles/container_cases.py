"""Files wrong as containers: headers, offsets, what lies around the members."""

import io
import struct
import zipfile  # noqa: TID251  (the other tool)
import zlib
from collections.abc import Callable

from clea_desktop.bundles.refusals import Reason
from tests.bundles.forge import EVIDENCE, Forgery, parts_of, reassembled
from tests.bundles.forge_zip import Archive, Piece, deflated, unicode_path, with_descriptor
from tests.bundles.material import minimal_bundle

ZEROS = bytes(16 * 1024 * 1024)


def both(**fields: int) -> Forgery:
    """Write a field of the evidence otherwise, the same in both headers."""
    return reassembled(lambda archive: archive.pieces[EVIDENCE].both.update(fields))


def local(**fields: int) -> Forgery:
    """Write a field of the evidence otherwise before its bytes only."""
    return reassembled(lambda archive: archive.pieces[EVIDENCE].local.update(fields))


def central(**fields: int) -> Forgery:
    """Write a field of the evidence otherwise in the directory only."""
    return reassembled(lambda archive: archive.pieces[EVIDENCE].central.update(fields))


def end(**fields: int) -> Forgery:
    """Write a field of the end record otherwise."""
    return reassembled(lambda archive: archive.end.update(fields))


def on_evidence(change: Callable[[Piece], object]) -> Forgery:
    return reassembled(lambda archive: change(archive.pieces[EVIDENCE]))


def on_archive(**values: object) -> Forgery:
    def change(archive: Archive) -> None:
        for name, value in values.items():
            setattr(archive, name, value)

    return reassembled(change)


def on_piece(place: int = EVIDENCE, **values: object) -> Forgery:
    def change(archive: Archive) -> None:
        for name, value in values.items():
            setattr(archive.pieces[place], name, value)

    return reassembled(change)


def _flipped(piece: Piece, *, repaired: bool) -> None:
    """Flip one bit of the evidence."""
    old = zlib.crc32(piece.data)
    piece.data = bytes([piece.data[0] ^ 1]) + piece.data[1:]
    if not repaired:
        piece.both["crc"] = old


def _two_records_one_member(archive: Archive) -> None:
    """Let two records of the directory point at the same bytes."""
    second = archive.pieces[2]
    first = archive.pieces[1]
    second.central["offset"] = len(archive.pieces[0].header() + archive.pieces[0].data)
    second.central |= {"size": len(first.data), "stored": len(first.data), "crc": zlib.crc32(first.data)}


def _member_inside_another(archive: Archive) -> None:
    """Put a whole member, header and all, inside the evidence, and list it too."""
    inner = Piece(b"evidence/0002.jpg", b"inside")
    outer = archive.pieces[EVIDENCE]
    outer.data += inner.header() + inner.data
    before = sum(len(one.header()) + len(one.data) for one in archive.pieces[:EVIDENCE])
    inside = before + len(outer.header()) + len(outer.data) - len(inner.header()) - len(inner.data)
    ghost = Piece(inner.name, inner.data, central={"offset": inside})
    ghost.header = bytes  # type: ignore[method-assign]  # it has no bytes of its own in the file
    ghost.data, ghost.both = b"", {"size": 6, "stored": 6, "crc": zlib.crc32(b"inside")}
    archive.pieces.insert(EVIDENCE + 1, ghost)


def _zip64_sizes_that_lie(piece: Piece) -> None:
    """Announce sizes in a ZIP64 field, and others there than the true ones."""
    piece.extra = struct.pack("<2H2Q", 1, 16, len(piece.data) - 1, len(piece.data) - 1)
    piece.both |= {"needs": 45, "size": 0xFFFFFFFF, "stored": 0xFFFFFFFF}


def _zip64_offset_that_lies(piece: Piece) -> None:
    piece.extra, piece.local_extra = struct.pack("<2HQ", 1, 8, 0), b""
    piece.central |= {"needs": 45, "offset": 0xFFFFFFFF}


def _by_another_tool(method: int) -> Forgery:
    """Unpack, and pack again with what is at hand: nothing is changed but how it is packed."""

    def forgery() -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", method) as archive:
            for name, data in parts_of(minimal_bundle()):
                archive.writestr(name, data)
        return packed.getvalue()

    return forgery


def _with_extra(extra: bytes) -> Forgery:
    return on_piece(extra=extra)


CONTAINER_CASES: dict[str, tuple[Reason, Forgery]] = {
    # the whole file
    "cut": (Reason.NO_END, lambda: minimal_bundle()[:-30]),
    "cut inside the last member": (
        Reason.NO_END,
        lambda: minimal_bundle()[: minimal_bundle().index(b"PK\x01\x02") - 9],
    ),
    "bytes after the end": (Reason.NO_END, on_archive(behind=b"\0")),
    "a ZIP after the end": (Reason.NOT_CONTIGUOUS, lambda: minimal_bundle() + minimal_bundle()),
    "a script before the start": (Reason.NOT_CONTIGUOUS, on_archive(prefix=b"#!/bin/sh\n", moved=False)),
    "a script before the start, offsets redone": (Reason.NOT_CONTIGUOUS, on_archive(prefix=b"#!/bin/sh\n")),
    "an archive comment": (Reason.NO_END, on_archive(comment=b"note")),
    "a comment announced and not there": (Reason.NO_END, end(comment_length=4)),
    "another disk number": (Reason.END_DIFFERS, end(disk=1)),
    "a directory on another disk": (Reason.END_DIFFERS, end(directory_disk=1)),
    "fewer entries here than in all": (Reason.END_DIFFERS, end(here=7)),
    "fewer entries than there are": (Reason.DIRECTORY_BROKEN, end(here=7, entries=7)),
    "more entries than there are": (Reason.DIRECTORY_BROKEN, end(here=9, entries=9)),
    "a bomb of entries": (Reason.TOO_MANY_MEMBERS, end(here=0xFFFE, entries=0xFFFE)),
    "an immense directory": (Reason.TOO_MANY_MEMBERS, end(directory_size=0xFFFFFFFF)),
    "a directory elsewhere": (Reason.NOT_CONTIGUOUS, end(directory_offset=0)),
    "bytes between the directory and the end": (Reason.NOT_CONTIGUOUS, on_archive(after_directory=b"hidden")),
    "bytes between the last member and the directory": (Reason.NOT_CONTIGUOUS, on_archive(gap=b"hidden")),
    "bytes between two members": (Reason.NOT_CONTIGUOUS, on_piece(before=b"hidden")),
    "an end record of ZIP64 without need": (Reason.NOT_CONTIGUOUS, on_archive(zip64=True)),
    "an end record of ZIP64 that the other does not ask for": (
        Reason.END_DIFFERS,
        on_archive(zip64=True, end={"directory_offset": 0xFFFFFFFF}),
    ),
    "a locator of ZIP64 that lies": (
        Reason.END_DIFFERS,
        on_archive(zip64=True, locator=-56, end={"directory_offset": 0xFFFFFFFF}),
    ),
    "packed again by another tool": (Reason.NOT_A_PLAIN_FILE, _by_another_tool(zipfile.ZIP_STORED)),
    "packed again and compressed by another tool": (Reason.COMPRESSED, _by_another_tool(zipfile.ZIP_DEFLATED)),
    # hidden, overlapping, immense
    "a member that the directory hides": (
        Reason.NOT_CONTIGUOUS,
        reassembled(lambda archive: archive.pieces.insert(1, Piece(b"evidence/0000.jpg", b"hidden", listed=False))),
    ),
    "two records for one member": (Reason.NOT_CONTIGUOUS, reassembled(_two_records_one_member)),
    "a member inside another": (Reason.NOT_CONTIGUOUS, reassembled(_member_inside_another)),
    "a member announced as immense": (Reason.MEMBER_TOO_LARGE, both(size=0xFFFFFFFF, stored=0xFFFFFFFF)),
    "a member announced as long as the limit": (Reason.NOT_CONTIGUOUS, both(size=0xFFFFFFFE, stored=0xFFFFFFFE)),
    "a bomb of zeros": (Reason.COMPRESSED, on_evidence(lambda piece: deflated(piece, ZEROS))),
    "a stored bomb that says deflate": (Reason.COMPRESSED, both(method=8, size=0x7FFFFFFF)),
    # headers that lie, together or against each other
    "a size that lies in the directory": (Reason.HEADERS_REWRITTEN, central(size=5)),
    "two sizes that lie in the directory": (Reason.NOT_CONTIGUOUS, central(size=5, stored=5)),
    "a size that lies before the member": (Reason.LOCAL_HEADER_DIFFERS, local(size=5)),
    "a CRC that lies before the member": (Reason.LOCAL_HEADER_DIFFERS, local(crc=7)),
    "a CRC that lies in the directory": (Reason.LOCAL_HEADER_DIFFERS, central(crc=7)),
    "a CRC that lies in both": (Reason.CRC_DIFFERS, both(crc=7)),
    "another name before the member": (Reason.LOCAL_HEADER_DIFFERS, on_piece(local_name=b"evidence/0001.exe")),
    "a longer name before the member": (Reason.LOCAL_HEADER_DIFFERS, local(name_length=18)),
    "an extra field announced before the member": (Reason.LOCAL_HEADER_DIFFERS, local(extra_length=4)),
    "deflate before the member only": (Reason.LOCAL_HEADER_DIFFERS, local(method=8)),
    "encryption before the member only": (Reason.LOCAL_HEADER_DIFFERS, local(flags=1)),
    "another date before the member only": (Reason.LOCAL_HEADER_DIFFERS, local(date=0x5A21)),
    "deflate": (Reason.COMPRESSED, both(method=8)),
    "an unknown method": (Reason.COMPRESSED, both(method=99)),
    "encrypted": (Reason.FLAGS, both(flags=1)),
    "strong encryption": (Reason.FLAGS, both(flags=0x41)),
    "a data descriptor announced": (Reason.FLAGS, both(flags=8)),
    "a data descriptor": (Reason.FLAGS, on_evidence(with_descriptor)),
    "the UTF-8 flag": (Reason.FLAGS, both(flags=0x800)),
    "masked headers": (Reason.FLAGS, both(flags=0x2000)),
    "a symbolic link": (Reason.NOT_A_PLAIN_FILE, central(attributes=0xA1FF0000)),
    "a device node": (Reason.NOT_A_PLAIN_FILE, central(attributes=0x21B60000)),
    "a folder by its attributes": (Reason.NOT_A_PLAIN_FILE, central(attributes=0x41ED0010)),
    "an executable": (Reason.NOT_A_PLAIN_FILE, central(attributes=0x81ED0000)),
    "another date": (Reason.HEADERS_REWRITTEN, both(date=0x5A21)),
    "another hour": (Reason.HEADERS_REWRITTEN, both(time=1)),
    "made by another system": (Reason.HEADERS_REWRITTEN, central(made_by=0x031E)),
    "another version needed": (Reason.HEADERS_REWRITTEN, both(needs=45)),
    "another internal attribute": (Reason.HEADERS_REWRITTEN, central(internal=1)),
    "a member on another disk": (Reason.HEADERS_REWRITTEN, central(disk=1)),
    "an offset that lies": (Reason.NOT_CONTIGUOUS, central(offset=0)),
    "a comment on a member": (Reason.COMMENT, on_piece(comment=b"note")),
    "a member's comment announced and not there": (Reason.DIRECTORY_BROKEN, central(comment_length=0x7FFF)),
    "a name longer than the directory": (Reason.DIRECTORY_BROKEN, central(name_length=0x7FFF)),
    "an extra field": (Reason.EXTRA_FIELD, _with_extra(b"UT\x05\x00\x03\0\0\0\0")),
    "an extra field of padding": (Reason.EXTRA_FIELD, _with_extra(bytes(4))),
    "an extra field before the member only": (Reason.NOT_CONTIGUOUS, on_piece(local_extra=b"UT\x05\x00\x03\0\0\0\0")),
    "a ZIP64 field without need": (Reason.EXTRA_FIELD, _with_extra(struct.pack("<2HQ", 1, 8, 0))),
    "sizes that lie in a ZIP64 field": (Reason.MEMBER_TOO_LARGE, on_evidence(_zip64_sizes_that_lie)),
    "an offset that lies in a ZIP64 field": (Reason.EXTRA_FIELD, on_evidence(_zip64_offset_that_lies)),
    "a second name in Unicode": (
        Reason.EXTRA_FIELD,
        _with_extra(unicode_path(b"evidence/0001.jpg", b"evidence/../../x")),
    ),
    # bits of the evidence
    "a flipped bit of evidence": (Reason.CRC_DIFFERS, on_evidence(lambda piece: _flipped(piece, repaired=False))),
    "a flipped bit of evidence, its CRC repaired": (
        Reason.DIGEST_DIFFERS,
        on_evidence(lambda piece: _flipped(piece, repaired=True)),
    ),
}
