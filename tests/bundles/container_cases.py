"""Files wrong as containers: headers, offsets, names, order."""

import io
import struct

from clea_desktop.bundles.container import locate
from clea_desktop.bundles.refusals import Reason
from tests.bundles.forge import CENTRAL, Parts, pack, parts_of, patched, with_part
from tests.bundles.forgeries import EVIDENCE, Forgery, repacked, signed
from tests.bundles.material import minimal_bundle


def renamed(name: str) -> Forgery:
    """Give the evidence another name, signature redone: only the name is wrong."""
    return signed(lambda parts: [(name if one.startswith("evidence/") else one, data) for one, data in parts])


def field(offset: int, layout: str, value: int, local: int | None = None) -> Forgery:
    """Overwrite one header field of the evidence."""
    return lambda: patched(minimal_bundle(), EVIDENCE, offset, layout, value, local=local)


def with_extra(extra: bytes) -> Forgery:
    """Give the evidence an extra field in both headers, everything else consistent."""

    def forgery() -> bytes:
        bundle = minimal_bundle()
        member = locate(io.BytesIO(bundle))[EVIDENCE]
        local = bytearray(bundle[member.offset : member.start])
        struct.pack_into("<H", local, 28, len(extra))
        body = bundle[: member.offset] + bytes(local) + extra + bundle[member.start :]
        directory = body.index(CENTRAL)
        records, end = bytearray(body[directory:-22]), bytearray(body[-22:])
        start = records.index(member.entry.name.encode()) - 46
        struct.pack_into("<H", records, start + 30, len(extra))
        place = start + 46 + len(member.entry.name)
        records[place:place] = extra
        struct.pack_into("<II", end, 12, len(records), directory)
        return body[:directory] + bytes(records) + bytes(end)

    return forgery


def with_comment() -> bytes:
    bundle = bytearray(minimal_bundle())
    struct.pack_into("<H", bundle, len(bundle) - 2, 4)
    return bytes(bundle) + b"note"


def with_member_comment() -> bytes:
    """Give the first member a comment, the directory's size redone."""
    data = bytearray(minimal_bundle())
    start = data.index(CENTRAL)
    struct.pack_into("<H", data, start + 32, 4)
    at = start + 46 + len("mimetype")
    data[at:at] = b"note"
    (size,) = struct.unpack_from("<I", data, len(data) - 10)
    struct.pack_into("<I", data, len(data) - 10, size + 4)
    return bytes(data)


def hidden_between() -> bytes:
    """Put bytes between two members, offsets and directory redone."""
    bundle = minimal_bundle()
    members = locate(io.BytesIO(bundle))
    at = members[EVIDENCE].offset
    data = bytearray(bundle[:at] + b"hidden" + bundle[at:])
    start = data.index(CENTRAL)
    first = start
    for number, member in enumerate(members):
        if number >= EVIDENCE:
            struct.pack_into("<I", data, start + 42, member.offset + 6)
        start += 46 + len(member.entry.name)
    struct.pack_into("<I", data, len(data) - 6, first)
    return bytes(data)


def overlapping() -> bytes:
    """Let two directory records point at the same member."""
    bundle = minimal_bundle()
    member = locate(io.BytesIO(bundle))[1]
    return patched(bundle, 2, 42, "<I", member.offset)


def entries_announced(count: int) -> Forgery:
    def forgery() -> bytes:
        bundle = bytearray(minimal_bundle())
        struct.pack_into("<HH", bundle, len(bundle) - 14, count, count)
        return bytes(bundle)

    return forgery


def on_end(offset: int, value: int) -> Forgery:
    def forgery() -> bytes:
        bundle = bytearray(minimal_bundle())
        struct.pack_into("<H", bundle, len(bundle) - 22 + offset, value)
        return bytes(bundle)

    return forgery


def flipped_evidence() -> bytes:
    bundle = bytearray(minimal_bundle())
    bundle[locate(io.BytesIO(minimal_bundle()))[EVIDENCE].start] ^= 1
    return bytes(bundle)


def first_two_swapped(parts: Parts) -> Parts:
    return [parts[0], parts[2], parts[1], *parts[3:]]


def own_local_header() -> bytes:
    """Let the header before the evidence give it another name than the directory does."""
    bundle = bytearray(minimal_bundle())
    member = locate(io.BytesIO(minimal_bundle()))[EVIDENCE]
    bundle[member.start - 5] ^= 3
    return bytes(bundle)


def added(name: str, data: bytes = b"") -> Forgery:
    """Append a member that nobody signed."""
    return lambda: pack([*parts_of(minimal_bundle()), (name, data)])


CONTAINER_CASES: dict[str, tuple[Reason, Forgery]] = {
    # the container
    "cut": (Reason.NO_END, lambda: minimal_bundle()[:-30]),
    "bytes after the end": (Reason.NO_END, lambda: minimal_bundle() + b"\0"),
    "a ZIP after the end": (Reason.NOT_CONTIGUOUS, lambda: minimal_bundle() + minimal_bundle()),
    "bytes before the start": (Reason.NOT_CONTIGUOUS, lambda: b"MZ" + minimal_bundle()),
    "an archive comment": (Reason.NO_END, with_comment),
    "another disk number": (Reason.END_DIFFERS, on_end(4, 1)),
    "fewer entries than there are": (Reason.DIRECTORY_BROKEN, entries_announced(7)),
    "more entries than there are": (Reason.DIRECTORY_BROKEN, entries_announced(9)),
    "a bomb of entries": (Reason.TOO_MANY_MEMBERS, entries_announced(0xFFFE)),
    "bytes between members": (Reason.NOT_CONTIGUOUS, hidden_between),
    "overlapping members": (Reason.NOT_CONTIGUOUS, overlapping),
    "a size that lies": (Reason.HEADERS_REWRITTEN, field(20, "<I", 5, 18)),
    "two sizes that lie": (Reason.NOT_CONTIGUOUS, field(20, "<Q", 5 << 32 | 5)),
    "a member announced as immense": (Reason.MEMBER_TOO_LARGE, field(20, "<Q", 0xFFFFFFFFFFFFFFFF)),
    "deflate": (Reason.COMPRESSED, field(10, "<H", 8, 8)),
    "encrypted": (Reason.FLAGS, field(8, "<H", 1, 6)),
    "a data descriptor": (Reason.FLAGS, field(8, "<H", 8, 6)),
    "UTF-8 flag": (Reason.FLAGS, field(8, "<H", 0x800, 6)),
    "a symbolic link": (Reason.NOT_A_PLAIN_FILE, field(38, "<I", 0xA1FF0000)),
    "another date": (Reason.HEADERS_REWRITTEN, field(14, "<H", 0x5A21, 12)),
    "made by another system": (Reason.HEADERS_REWRITTEN, field(4, "<H", 0x031E)),
    "another version needed": (Reason.HEADERS_REWRITTEN, field(6, "<H", 45, 4)),
    "another internal attribute": (Reason.HEADERS_REWRITTEN, field(36, "<H", 1)),
    "a comment announced and not there": (Reason.DIRECTORY_BROKEN, field(32, "<H", 5)),
    "a comment on a member": (Reason.COMMENT, with_member_comment),
    "an extra field": (Reason.EXTRA_FIELD, with_extra(b"UT\x05\x00\x03\0\0\0\0")),
    "a ZIP64 field without need": (Reason.EXTRA_FIELD, with_extra(b"\x01\x00\x08\x00" + bytes(8))),
    "a local header of its own": (Reason.LOCAL_HEADER_DIFFERS, own_local_header),
    "a flipped bit of evidence": (Reason.CRC_DIFFERS, flipped_evidence),
    # the layout
    "an absolute name": (Reason.NAME_UNSAFE, renamed("/etc/passwd")),
    "a name that climbs": (Reason.NAME_UNSAFE, renamed("evidence/../../x")),
    "a backslash": (Reason.NAME_UNSAFE, renamed("evidence\\0001.jpg")),
    "a drive letter": (Reason.NAME_UNSAFE, renamed("C:x")),
    "a device": (Reason.NAME_UNSAFE, renamed("evidence/con.jpg")),
    "a trailing dot": (Reason.NAME_UNSAFE, renamed("evidence/0001.")),
    "a folder": (Reason.NAME_UNSAFE, renamed("evidence/")),
    "a control character": (Reason.NAME_UNSAFE, renamed("evidence/\x1b[2J")),
    "a name outside the layout": (Reason.NAME_UNEXPECTED, renamed("evidence/deep/0001.jpg")),
    "a hidden file": (Reason.NAME_UNEXPECTED, renamed("evidence/.htaccess")),
    "a document that is no PDF": (Reason.NAME_UNEXPECTED, renamed("documents/0001.exe")),
    "a very long name": (Reason.NAME_UNEXPECTED, renamed("evidence/" + "a" * 120)),
    "a manifest nobody signs": (Reason.MEMBER_MISSING, added("META-INF/ASiCManifest002.xml")),
    "number zero": (Reason.NAME_UNEXPECTED, added("META-INF/signature000.p7s")),
    "another META-INF file": (Reason.NAME_UNEXPECTED, added("META-INF/manifest.xml")),
    "a member twice": (Reason.NAME_TWICE, repacked(lambda parts: [*parts, parts[EVIDENCE]])),
    "a case-fold twin": (Reason.NAME_TWIN, repacked(lambda parts: [*parts, ("evidence/0001.JPG", b"")])),
    "no journal": (Reason.MEMBER_MISSING, repacked(lambda parts: parts[:2] + parts[3:])),
    "no signature": (Reason.MEMBER_MISSING, repacked(lambda parts: parts[:-1])),
    "no mimetype": (Reason.MEMBER_MISSING, repacked(lambda parts: parts[1:])),
    "another order": (Reason.ORDER, signed(first_two_swapped)),
    "another mimetype": (
        Reason.MIMETYPE,
        signed(lambda parts: with_part(parts, "mimetype", b"application/vnd.etsi.asic-s+zip")),
    ),
    # what this version cannot judge
    "a decision of the jury": (Reason.JURY_NOT_JUDGED, added("jury/001/decision.json", b"{}")),
}
