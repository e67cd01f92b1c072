"""The kinds of file accepted as evidence, told by their bytes and never by their name."""

import codecs
from enum import Enum

from clea_desktop.core.errors import CleaError, Trouble

HEAD = 4096
"""How many bytes from its beginning tell a file's kind."""


class MediaKind(Enum):
    """What evidence is kept as, by its media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"
    WAV = "audio/wav"
    MP3 = "audio/mpeg"
    AAC = "audio/aac"
    M4A = "audio/mp4"
    OGG = "audio/ogg"
    TEXT = "text/plain"

    @property
    def extension(self) -> str:
        """Return the ending its member has in a bundle."""
        return _EXTENSIONS[self]

    @property
    def is_picture(self) -> bool:
        """Say whether it can be shown as a picture."""
        return self in {MediaKind.JPEG, MediaKind.PNG}

    @property
    def is_sound(self) -> bool:
        """Say whether it is listened to."""
        return self.value.startswith("audio/")


_EXTENSIONS = {
    MediaKind.JPEG: "jpg",
    MediaKind.PNG: "png",
    MediaKind.PDF: "pdf",
    MediaKind.WAV: "wav",
    MediaKind.MP3: "mp3",
    MediaKind.AAC: "aac",
    MediaKind.M4A: "m4a",
    MediaKind.OGG: "ogg",
    MediaKind.TEXT: "txt",
}


class Foreign(Enum):
    """Pictures that are painted again as JPEG before they are kept."""

    TIFF = "tiff"
    HEIC = "heic"


_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_M4A = frozenset({b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso5", b"iso6", b"3gp4", b"3gp5", b"dash"})
_OTHER_WRITING = (b"{\\rtf", b"%!", b"<svg", b"<html", b"<!doctype", b"<?xml", b"#!", b"gif8")
_MARKS = (
    (b"\xff\xd8\xff", MediaKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", MediaKind.PNG),
    (b"%PDF-", MediaKind.PDF),
    (b"II*\0", Foreign.TIFF),
    (b"MM\0*", Foreign.TIFF),
    (b"OggS\0", MediaKind.OGG),
    (b"ID3", MediaKind.MP3),
)


def media_kind(head: bytes) -> MediaKind | Foreign:
    """Tell the kind from the first bytes (``HEAD`` of them); FILE_KIND_REFUSED for anything else."""
    for mark, kind in _MARKS:
        if head.startswith(mark):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return MediaKind.WAV
    if head[4:8] == b"ftyp":
        return _of_a_box(head)
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return MediaKind.AAC if head[1] & 0xF6 == 0xF0 else MediaKind.MP3
    if _is_writing(head):
        return MediaKind.TEXT
    raise CleaError(Trouble.FILE_KIND_REFUSED)


def _of_a_box(head: bytes) -> MediaKind | Foreign:
    """Tell a photo of a telephone from a sound of it, by the brands each names."""
    size = int.from_bytes(head[:4], "big")
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, min(size, len(head)) - 3, 4))}
    if head[8:12] in _HEIC or (brands & _HEIC and not brands & _M4A):
        return Foreign.HEIC
    if head[8:12] in _M4A:
        return MediaKind.M4A
    raise CleaError(Trouble.FILE_KIND_REFUSED)


def _is_writing(head: bytes) -> bool:
    """Say whether it begins like plain text: no sign but letters, and no other format written in letters."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start or start[:16].lower().startswith(_OTHER_WRITING):
        return False
    if any((byte < 0x20 and byte not in b"\t\n\r\f") or byte == 0x7F for byte in head):
        return False
    return _is_in(head, "utf-8") or _is_in(head, "cp1252")


def _is_in(head: bytes, alphabet: str) -> bool:
    """Say whether it can be read in an alphabet; the last letter may be cut."""
    try:
        codecs.getincrementaldecoder(alphabet)().decode(head)
    except UnicodeDecodeError:
        return False
    return True
