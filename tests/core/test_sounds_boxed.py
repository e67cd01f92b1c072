"""What an M4A hides in the boxes that play: only figures and what decodes them are kept."""

import struct

import pytest

from clea_desktop.core.byte_reader import ByteReader
from clea_desktop.core.sounds_boxed import kept_of_m4a
from tests.core.sounds import SECRET


def box(name: bytes, *inside: bytes) -> bytes:
    """Make a box."""
    content = b"".join(inside)
    return struct.pack(">I4s", 8 + len(content), name) + content


HIDDEN = box(b"udta", SECRET) + box(b"meta", SECRET)
TABLE = bytes(4) + struct.pack(">I", 1)
PLACES = TABLE + box(b"url ", bytes(4), SECRET)
STBL = b"".join(
    box(name, TABLE, b"kept-" + name)
    for name in (b"stts", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"ctts", b"stss", b"sgpd", b"sbgp")
)


def sound(hidden: bytes, described: bytes = b"") -> bytes:
    """Make a sound cut in fragments, with ``hidden`` boxes wherever one can be put."""
    described = described or TABLE + box(b"mp4a", bytes(28), box(b"esds", b"decoder"), hidden)
    samples = box(b"stbl", box(b"stsd", described), STBL, hidden)
    minf = box(b"minf", box(b"smhd", bytes(8)), box(b"dinf", box(b"dref", PLACES), hidden), samples, hidden)
    media = box(b"mdia", box(b"mdhd", bytes(24)), box(b"hdlr", bytes(8), b"soun", bytes(12), b"\0"), minf)
    track = box(b"trak", box(b"tkhd", bytes(84)), box(b"edts", box(b"elst", b"edit"), hidden), media)
    extends = box(b"mvex", box(b"trex", b"fragments"), hidden)
    run = box(b"traf", box(b"tfhd", b"head"), box(b"tfdt", b"time"), box(b"trun", b"runs"), hidden)
    return b"".join(
        (
            box(b"ftyp", b"M4A \0\0\0\0M4A mp42isom"),
            box(b"moov", box(b"mvhd", bytes(100)), track, extends),
            box(b"moof", box(b"mfhd", b"number"), run, hidden),
            box(b"mdat", b"\x55" * 90),
            box(b"mfra", box(b"tfra", b"access"), box(b"mfro", b"size"), hidden),
        )
    )


def kept(data: bytes) -> bytes:
    """Return what is kept of a sound."""
    return b"".join(kept_of_m4a(ByteReader([data])))


def test_nothing_hidden_in_any_box_is_kept_and_nothing_moves() -> None:
    data = sound(HIDDEN)
    assert data.count(SECRET) == 19
    clean = kept(data)
    assert SECRET not in clean
    assert len(clean) == len(data)
    assert clean.index(b"mdat") == data.index(b"mdat")


@pytest.mark.parametrize(
    "name", b"esds stsd stts stsc stsz stz2 stco co64 ctts stss sgpd sbgp elst trex mfhd tfhd tfdt trun tfra".split()
)
def test_what_plays_is_kept_to_the_byte(name: bytes) -> None:
    data = sound(b"")
    clean = kept(data)
    at = data.index(name)
    size = int.from_bytes(data[at - 4 : at], "big")
    assert clean[at - 4 : at - 4 + size] == data[at - 4 : at - 4 + size]


@pytest.mark.parametrize(("table", "version", "figures"), [(0, 0, 28), (0, 1, 44), (0, 2, 64), (1, 1, 28)])
@pytest.mark.parametrize("tail", [b"", bytes(4), SECRET])
def test_a_description_keeps_its_figures_and_its_decoder_whatever_ends_it(
    table: int, version: int, figures: int, tail: bytes
) -> None:
    entry = bytes(8) + bytes([0, version]) + b"\x07" * (figures - 10)
    wave = box(b"wave", box(b"frma", b"mp4a"), box(b"esds", b"decoder"), HIDDEN, box(bytes(4)))
    described = bytes([table]) + TABLE[1:] + box(b"mp4a", entry, box(b"esds", b"codec"), wave, HIDDEN, tail)
    data = sound(b"", described)
    clean = kept(data)
    assert SECRET not in clean
    assert entry in clean
    assert box(b"esds", b"codec") in clean
    assert box(b"esds", b"decoder") in clean
