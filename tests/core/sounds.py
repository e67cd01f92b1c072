"""Sounds made by hand, each with somebody's name in its tags, and nothing but silence in it."""

import io
import struct
import wave

from clea_desktop.core.sounds_paged import checksum

SECRET = b"Telephone de Mme Durand"


def wav(*, seconds: float = 0.1) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(8000)
        made.writeframes(b"\1\2" * round(8000 * seconds))
    plain = out.getvalue()
    remark = b"INFOIART" + struct.pack("<I", len(SECRET)) + SECRET + b"\0"
    tagged = plain[:36] + _chunk(b"LIST", remark) + plain[36:] + _chunk(b"id3 ", b"ID3" + SECRET)
    return tagged[:4] + struct.pack("<I", len(tagged) - 8) + tagged[8:]


def mp3(*, frames: int = 6) -> bytes:
    tag = b"TIT2" + struct.pack(">IH", len(SECRET) + 1, 0) + b"\0" + SECRET
    head = b"ID3\3\0\0" + bytes([0, 0, len(tag) >> 7, len(tag) & 0x7F])
    return head + tag + mp3_frames(frames) + b"TAG" + SECRET.ljust(125, b"\0")


def mp3_frames(count: int) -> bytes:
    return (b"\xff\xfb\x90\x00" + bytes(413)) * count


def aac(*, frames: int = 6) -> bytes:
    size = 64
    head = bytes([0xFF, 0xF1, 0x50, 0x80 | size >> 11, size >> 3 & 0xFF, (size & 7) << 5 | 0x1F, 0xFC])
    return (head + bytes(size - 7)) * frames


def m4a(*, handler: bytes = b"soun", index_first: bool = True) -> bytes:
    day = struct.pack(">II", 3_800_000_000, 3_800_000_001)
    header = _box(b"mvhd", bytes(4) + day + struct.pack(">II", 1000, 5000) + bytes(80))
    track = _box(b"tkhd", bytes(4) + day + bytes(72))
    media = _box(b"mdhd", bytes(4) + day + bytes(12)) + _box(b"hdlr", bytes(8) + handler + bytes(12) + SECRET + b"\0")
    media += _box(b"minf", _box(b"smhd", bytes(8)) + _box(b"stbl", _box(b"stco", b"\0\0\0\0\0\0\0\1\0\0\0\x30")))
    place = _box(b"udta", _box(b"\xa9xyz", SECRET))
    index = _box(b"moov", header + _box(b"trak", track + _box(b"mdia", media) + place) + place)
    sound = _box(b"mdat", b"\x55" * 300)
    parts = (index, sound) if index_first else (sound, index)
    return _box(b"ftyp", b"M4A \0\0\0\0M4A mp42isom") + _box(b"uuid", SECRET * 2) + b"".join(parts)


def ogg(*, vorbis: bool = False, pages_of_remarks: int = 1, sound_pages: int = 3) -> bytes:
    remark = struct.pack("<I", len(SECRET)) + SECRET + struct.pack("<I", 0)
    remark += bytes(60_000 * (pages_of_remarks - 1))
    if vorbis:
        first, remarks, setup = b"\x01vorbis" + bytes(23), b"\x03vorbis" + remark + b"\1", b"\x05vorbis" + b"\x42" * 700
        packets = [remarks, setup]
    else:
        first, packets = b"OpusHead" + bytes(11), [b"OpusTags" + remark]
    lacing = b"".join(b"\xff" * (len(one) // 255) + bytes([len(one) % 255]) for one in packets)
    body = b"".join(packets)
    made = [_page(2, 0, 0, bytes([len(first)]), first)]
    at = number = 0
    while lacing:
        here, lacing = lacing[:255], lacing[255:]
        number += 1
        made.append(_page(1 if at else 0, 0, number, here, body[at : at + sum(here)]))
        at += sum(here)
    for place in range(sound_pages):
        last = 4 if place == sound_pages - 1 else 0
        made.append(_page(last, 960 * (place + 1), number + 1 + place, b"\x20", bytes([place]) * 32))
    return b"".join(made)


def sounds() -> dict[str, bytes]:
    """Return one of each kind and way of writing."""
    return {
        "wav": wav(),
        "mp3": mp3(),
        "aac": aac(),
        "m4a": m4a(),
        "m4a, index last": m4a(index_first=False),
        "opus": ogg(),
        "opus, long remarks": ogg(pages_of_remarks=4),
        "vorbis": ogg(vorbis=True),
        "vorbis, long remarks": ogg(vorbis=True, pages_of_remarks=3),
    }


def pages_of(data: bytes) -> list[bytes]:
    """Cut an Ogg file into its pages."""
    found = []
    while data:
        lacing = data[27 : 27 + data[26]]
        size = 27 + len(lacing) + sum(lacing)
        found.append(data[:size])
        data = data[size:]
    return found


def _page(flags: int, granule: int, number: int, lacing: bytes, body: bytes) -> bytes:
    loose = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, granule, 77, number, 0, len(lacing)) + lacing + body
    return loose[:22] + struct.pack("<I", checksum(loose)) + loose[26:]


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, name) + body


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)
