"""Takes place, time and device off a photo without touching the picture itself.

A telephone writes where and with what a photo was taken; none of it is anybody's business. Segments (JPEG, ISO/IEC
10918-1 annex B) and chunks (PNG, W3C 2003) that do not paint are dropped; the compressed picture is copied as it is,
and the way up is kept. The digest is taken afterwards. A photo is held in memory once: what is kept of it are views.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from enum import Enum

from clea_desktop.core.errors import CleaError, Trouble

_JPEG_START = b"\xff\xd8"
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PDF_START = b"%PDF-"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD"}
)
_JPEG_END = b"\xff\xd9"
_JPEG_MARKER = re.compile(rb"\xff+[\x02-\xcf\xd8-\xfe]", re.DOTALL)
_JPEG_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_EXIF_MARKER = 0xE1
_ORIENTATION_TAG = 0x0112


Piece = bytes | memoryview


class MediaKind(Enum):
    """The kinds of file accepted as evidence, told by their first bytes and never by their name."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"

    @property
    def extension(self) -> str:
        """Return the ending its member has in a bundle."""
        return {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}[self.value]


def media_kind(head: bytes) -> MediaKind:
    """Tell the kind from the first bytes; FILE_KIND_REFUSED for anything else."""
    if head.startswith(_JPEG_START + b"\xff"):
        return MediaKind.JPEG
    if head.startswith(_PNG_START):
        return MediaKind.PNG
    if head.startswith(_PDF_START):
        return MediaKind.PDF
    raise CleaError(Trouble.FILE_KIND_REFUSED)


def kept_pieces(data: bytes) -> list[Piece]:
    """Return, in order, the pieces of a file but what tells place, time or device.

    FILE_UNREADABLE when its structure is broken.
    """
    try:
        match media_kind(data):
            case MediaKind.JPEG:
                return _kept_of_jpeg(data)
            case MediaKind.PNG:
                return _kept_of_png(data)
            case MediaKind.PDF:
                return [data]
    except (struct.error, IndexError) as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error


def _kept_of_jpeg(data: bytes) -> list[Piece]:
    kept: list[Piece] = [_JPEG_START]
    orientation = 1
    for marker, segment in _jpeg_segments(data):
        if marker == _EXIF_MARKER and bytes(segment[4:10]) == b"Exif\0\0":
            orientation = _orientation(bytes(segment[10:]))
        if _jpeg_segment_paints(marker, segment):
            kept.append(segment)
    if orientation != 1:
        kept.insert(1, _orientation_segment(orientation))
    kept.append(_JPEG_END)
    return kept


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, memoryview]]:
    """Go through the segments up to the end of the first picture; a scan comes with its compressed data."""
    view = memoryview(data)
    position = len(_JPEG_START)
    while True:
        found = _JPEG_MARKER.match(data, position)
        if found is None:
            raise CleaError(Trouble.FILE_UNREADABLE)
        position = found.end() - 2
        marker = data[position + 1]
        if marker == 0xD9:
            return
        (length,) = struct.unpack_from(">H", data, position + 2)
        end = position + 2 + length
        if marker == 0xDA:
            after = _JPEG_NEXT_MARKER.search(data, end)
            if after is None:
                raise CleaError(Trouble.FILE_UNREADABLE)
            end = after.start()
        if length < 2 or end > len(data):
            raise CleaError(Trouble.FILE_UNREADABLE)
        yield marker, view[position:end]
        position = end


def _jpeg_segment_paints(marker: int, segment: memoryview) -> bool:
    if marker == 0xE0:
        return bytes(segment[4:9]) == b"JFIF\0"
    if marker == 0xE2:
        return bytes(segment[4:16]) == b"ICC_PROFILE\0"
    if marker == 0xEE:
        return bytes(segment[4:9]) == b"Adobe"
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


def _kept_of_png(data: bytes) -> list[Piece]:
    view = memoryview(data)
    kept: list[Piece] = [_PNG_START]
    position = len(_PNG_START)
    while True:
        length, name = struct.unpack_from(">I4s", view, position)
        end = position + 12 + length
        chunk = view[position:end]
        if len(chunk) != 12 + length or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
            raise CleaError(Trouble.FILE_UNREADABLE)
        if name in _PNG_KEPT:
            kept.append(chunk)
        if name == b"IEND":
            return kept
        position = end
