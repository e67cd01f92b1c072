"""Takes place, time and device off a photo without touching the picture itself.

A telephone writes where and with what a photo was taken; none of it is anybody's business. Segments (JPEG, ISO/IEC
10918-1 annex B) and chunks (PNG, W3C 2003) that do not paint are dropped; the compressed picture is copied as it is,
and the way up is kept. Blocks in, pieces out, whatever the size; the digest is taken afterwards.
"""

import re
import struct
import zlib
from collections.abc import Iterator

from clea_desktop.core.byte_reader import ByteReader
from clea_desktop.core.errors import CleaError, Trouble

_JPEG_START = b"\xff\xd8"
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD"}
)
_JPEG_END = b"\xff\xd9"
_JPEG_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_EXIF, _SCAN, _END = 0xE1, 0xDA, 0xD9
_ORIENTATION_TAG = 0x0112


def kept_of_jpeg(source: ByteReader) -> Iterator[bytes]:
    """Keep what paints the first picture; what comes before its first scan is held until the way up is known."""
    source.take(len(_JPEG_START))
    head: list[bytes] = []
    orientation = 1
    while (marker := _jpeg_marker(source)) not in {_END, _SCAN}:
        segment = _jpeg_segment(source, marker)
        if marker == _EXIF and segment[4:10] == b"Exif\0\0":
            orientation = _orientation(segment[10:])
        if _jpeg_segment_paints(marker, segment):
            head.append(segment)
    yield _JPEG_START
    if orientation != 1:
        yield _orientation_segment(orientation)
    yield from head
    while marker != _END:
        segment = _jpeg_segment(source, marker)
        if _jpeg_segment_paints(marker, segment):
            yield segment
        if marker == _SCAN:
            yield from source.up_to(_JPEG_NEXT_MARKER, b"\xff")
        marker = _jpeg_marker(source)
    yield _JPEG_END


def _jpeg_marker(source: ByteReader) -> int:
    """Read a marker's code, behind any fill bytes."""
    if source.take(1) != b"\xff":
        raise CleaError(Trouble.FILE_UNREADABLE)
    code = 0xFF
    while code == 0xFF:
        (code,) = source.take(1)
    if code < 0x02 or 0xD0 <= code <= 0xD7:
        raise CleaError(Trouble.FILE_UNREADABLE)
    return code


def _jpeg_segment(source: ByteReader, marker: int) -> bytes:
    """Read a whole segment behind its marker, and return it with the marker."""
    size = source.take(2)
    length = int.from_bytes(size, "big")
    if length < len(size):
        raise CleaError(Trouble.FILE_UNREADABLE)
    return b"\xff" + bytes([marker]) + size + source.take(length - len(size))


def _jpeg_segment_paints(marker: int, segment: bytes) -> bool:
    if marker == 0xE0:
        return segment[4:9] == b"JFIF\0"
    if marker == 0xE2:
        return segment[4:16] == b"ICC_PROFILE\0"
    if marker == 0xEE:
        return segment[4:9] == b"Adobe"
    return not (0xE1 <= marker <= 0xEF or marker == 0xFE)


def _orientation(tiff: bytes) -> int:
    """Read the way up (1 to 8) from an Exif block; 1 when it says nothing usable."""
    try:
        order = {b"II": "<", b"MM": ">"}[tiff[:2]]
        (offset,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, offset)
        for index in range(min(count, 64)):
            tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, offset + 2 + 12 * index)
            if tag == _ORIENTATION_TAG and 1 <= value <= 8:
                return int(value)
    except (KeyError, struct.error):
        return 1
    return 1


def _orientation_segment(orientation: int) -> bytes:
    """Write an Exif block that holds the way up and nothing else."""
    tiff = b"MM\0\x2a" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION_TAG, 3, 1, orientation, 0, 0)
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def kept_of_png(source: ByteReader) -> Iterator[bytes]:
    """Keep the chunks that paint; every chunk's CRC is checked, that of a dropped one too."""
    yield source.take(len(_PNG_START))
    name = b""
    while name != b"IEND":
        head = source.take(8)
        length, name = struct.unpack(">I4s", head)
        kept = name in _PNG_KEPT
        crc = zlib.crc32(name)
        if kept:
            yield head
        for piece in source.pieces(length):
            crc = zlib.crc32(piece, crc)
            if kept:
                yield piece
        told = source.take(4)
        if int.from_bytes(told, "big") != crc:
            raise CleaError(Trouble.FILE_UNREADABLE)
        if kept:
            yield told
