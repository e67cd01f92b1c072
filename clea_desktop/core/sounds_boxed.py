"""M4A sounds: the boxes that play are kept where they are; names, places and days are blanked out.

Boxes point at each other by their place in the file, so nothing may move: what goes becomes an empty box as large.
"""

import struct
from collections.abc import Iterator, Mapping

from clea_desktop.core.byte_reader import ByteReader
from clea_desktop.core.errors import CleaError, Trouble

_INDEX_LIMIT = 16 * 1024 * 1024
_ZEROS = bytes(64 * 1024)
_TOP_KEPT = frozenset({b"ftyp", b"mdat", b"sidx", b"styp"})
Tree = Mapping[bytes, "Tree | None"]
_GROUPS: Tree = dict.fromkeys((b"sbgp", b"sgpd", b"sdtp", b"subs", b"saiz", b"saio"))
_SAMPLES: Tree = {
    **dict.fromkeys((b"stsd", b"stts", b"ctts", b"cslg", b"stss", b"stsc", b"stsz", b"stz2", b"stco", b"co64")),
    **_GROUPS,
}
_MOOV: Tree = {
    b"mvhd": None,
    b"mvex": {b"mehd": None, b"trex": None},
    b"trak": {
        b"tkhd": None,
        b"edts": {b"elst": None},
        b"mdia": {
            b"mdhd": None,
            b"hdlr": None,
            b"minf": {b"smhd": None, b"dinf": {b"dref": None}, b"stbl": _SAMPLES},
        },
    },
}
"""What an index of sounds is made of; the rest says who, where, when."""
_CODECS = (b"esds", b"alac", b"chan", b"dac3", b"dac4", b"dec3", b"damr", b"dOps", b"dfLa", b"pcmC")
_DECODING: Tree = {
    **dict.fromkeys((*_CODECS, b"btrt", b"chnl", b"srat")),
    b"wave": dict.fromkeys((*_CODECS, b"frma", b"enda", b"mp4a", b"samr", bytes(4))),
}
_FIGURES, _MORE_FIGURES = 28, {1: 16, 2: 36}
"""How long a description's figures are, and how much longer in QuickTime's later versions."""
_MOOF: Tree = {b"mfhd": None, b"traf": {b"tfhd": None, b"tfdt": None, b"trun": None, **_GROUPS}}
_MFRA: Tree = {b"tfra": None, b"mfro": None}
_INDEXES: Mapping[bytes, Tree] = {b"moov": _MOOV, b"moof": _MOOF, b"mfra": _MFRA}
_DATED = frozenset({b"mvhd", b"tkhd", b"mdhd"})


def kept_of_m4a(source: ByteReader) -> Iterator[bytes]:
    """Keep what plays; FILE_KIND_REFUSED for a film, FILE_UNREADABLE when there is no index of sounds."""
    is_indexed = False
    while source.peek(1):
        head, name, size = _box_head(source)
        if name in _INDEXES:
            if size > _INDEX_LIMIT:
                raise CleaError(Trouble.FILE_UNREADABLE)
            index = bytearray(source.take(size))
            if name == b"moov":
                _check_sounds(index)
                is_indexed = True
            _blank(index, 0, len(index), _INDEXES[name])
            yield head + bytes(index)
        elif name in _TOP_KEPT:
            yield head
            yield from source.pieces(size)
        else:
            source.skip(size)
            yield head[:4] + b"free" + head[8:]
            yield from (_ZEROS[: min(len(_ZEROS), size - at)] for at in range(0, size, len(_ZEROS)))
    if not is_indexed:
        raise CleaError(Trouble.FILE_UNREADABLE)


def _box_head(source: ByteReader) -> tuple[bytes, bytes, int]:
    """Read a box's head; return it, the box's name, and the size of what follows. One without a size is refused."""
    head = source.take(8)
    size, name = struct.unpack(">I4s", head)
    if size == 1:
        head += source.take(8)
        (size,) = struct.unpack(">Q", head[8:])
    if size < len(head):
        raise CleaError(Trouble.FILE_UNREADABLE)
    return head, name, size - len(head)


def _boxes(data: bytearray, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Give each box within an index: its name, and where its content starts and ends."""
    at = start
    while at < end:
        if end - at < 8:
            raise CleaError(Trouble.FILE_UNREADABLE)
        size, name = struct.unpack_from(">I4s", data, at)
        if not 8 <= size <= end - at:
            raise CleaError(Trouble.FILE_UNREADABLE)
        yield name, at + 8, at + size
        at += size


def _blank(data: bytearray, start: int, end: int, kept: Tree) -> None:
    """Blank every box that is not kept, and the days of those that are."""
    for name, inside, after in list(_boxes(data, start, end)):
        if name not in kept:
            data[inside - 4 : inside] = b"free"
            data[inside:after] = bytes(after - inside)
            continue
        below = kept[name]
        if below is not None:
            _blank(data, inside, after, below)
        elif name in _DATED and after - inside >= 20:
            long = 8 if data[inside] == 1 else 4
            data[inside + 4 : inside + 4 + 2 * long] = bytes(2 * long)
        elif name == b"hdlr":
            data[inside + 24 : after] = bytes(max(0, after - inside - 24))
        elif name == b"dref":
            _blank_places(data, inside, after)
        elif name == b"stsd":
            _blank_descriptions(data, inside, after)


def _blank_places(data: bytearray, start: int, end: int) -> None:
    """Blank where a sound would be fetched: its own file is all there is."""
    for _, inside, after in list(_boxes(data, min(start + 8, end), end)):
        data[inside + 4 : after] = bytes(max(0, after - inside - 4))


def _blank_descriptions(data: bytearray, start: int, end: int) -> None:
    """Blank what a description of sound holds beside its figures and what decodes it."""
    is_quicktime = start < end and data[start] == 0
    for _, inside, after in list(_boxes(data, min(start + 8, end), end)):
        version = int.from_bytes(data[inside + 8 : inside + 10], "big") if is_quicktime else 0
        figures = inside + _FIGURES + _MORE_FIGURES.get(version, 0)
        if figures < after:
            last = _end_of_boxes(data, figures, after)
            data[last:after] = bytes(after - last)  # some writers end with a few zeros
            _blank(data, figures, last, _DECODING)


def _end_of_boxes(data: bytearray, start: int, end: int) -> int:
    """Return where boxes end and something else follows."""
    at = start
    while end - at >= 8 and 8 <= (size := int.from_bytes(data[at : at + 4], "big")) <= end - at:
        at += size
    return at


def _check_sounds(index: bytearray) -> None:
    """Refuse an index of anything but sounds."""
    kinds: list[bytes] = []
    for track, start, end in _boxes(index, 0, len(index)):
        if track == b"trak":
            media = ((at, after) for name, at, after in _boxes(index, start, end) if name == b"mdia")
            for at, after in media:
                kinds += [bytes(index[a + 8 : a + 12]) for name, a, _ in _boxes(index, at, after) if name == b"hdlr"]
    if not kinds:
        raise CleaError(Trouble.FILE_UNREADABLE)
    if set(kinds) != {b"soun"}:
        raise CleaError(Trouble.FILE_KIND_REFUSED)
