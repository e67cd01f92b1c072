"""What is kept of a file that becomes evidence: what it shows or says, without place, name or device.

Blocks in, pieces out, whatever the size; the digest is taken afterwards.
"""

from collections.abc import Callable, Iterable, Iterator

from clea_desktop.core.byte_reader import ByteReader
from clea_desktop.core.media import MediaKind
from clea_desktop.core.photos import kept_of_jpeg, kept_of_png
from clea_desktop.core.plain_text import kept_of_text
from clea_desktop.core.sounds_boxed import kept_of_m4a
from clea_desktop.core.sounds_paged import kept_of_ogg
from clea_desktop.core.sounds_plain import kept_of_aac, kept_of_mp3, kept_of_wav

_WAYS: dict[MediaKind, Callable[[ByteReader], Iterator[bytes]]] = {
    MediaKind.JPEG: kept_of_jpeg,
    MediaKind.PNG: kept_of_png,
    MediaKind.WAV: kept_of_wav,
    MediaKind.MP3: kept_of_mp3,
    MediaKind.AAC: kept_of_aac,
    MediaKind.M4A: kept_of_m4a,
    MediaKind.OGG: kept_of_ogg,
}


def kept_pieces(kind: MediaKind, blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Give, in order, the pieces of a file but what tells place, time or device; a PDF is kept as it is.

    FILE_UNREADABLE when its structure is broken, which may only show when pieces have been given already.
    """
    if kind is MediaKind.TEXT:
        return kept_of_text(blocks)
    way = _WAYS.get(kind)
    return iter(blocks) if way is None else way(ByteReader(blocks))
