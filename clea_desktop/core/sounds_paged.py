"""Ogg sounds (Opus, Vorbis): the page of remarks is written again empty; the pages that play are kept to the byte.

Pages are numbered, so as many are written as were read: those left over hold nothing.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from clea_desktop.core.byte_reader import ByteReader
from clea_desktop.core.errors import CleaError, Trouble

_HEAD = struct.Struct("<4sBBqIIIB")
_CONTINUED, _FIRST, _LAST = 1, 2, 4
_REMARKS_LIMIT = 8 * 1024 * 1024
_NO_REMARKS = {
    b"OpusHead": (1, b"OpusTags" + bytes(8)),
    b"\x01vorbis": (2, b"\x03vorbis" + bytes(8) + b"\x01"),
}
"""By how each begins: how many packets follow the first before the sound, and remarks that say nothing."""


@dataclass(frozen=True, slots=True)
class _Page:
    flags: int
    serial: int
    number: int
    lacing: bytes
    body: bytes
    whole: bytes


def kept_of_ogg(source: ByteReader) -> Iterator[bytes]:
    """Keep one stream of sound; FILE_KIND_REFUSED for another codec or a film, FILE_UNREADABLE when broken."""
    first = _page(source)
    begins = next((begins for begins in _NO_REMARKS if first.body.startswith(begins)), None)
    if begins is None or not first.flags & _FIRST:
        raise CleaError(Trouble.FILE_KIND_REFUSED)
    count, nothing = _NO_REMARKS[begins]
    headers, pages = _headers(source, first.serial, count)
    yield first.whole
    yield from _paged((nothing, *headers[1:]), first.serial, pages)
    flags = 0
    while source.peek(1) and not flags & _LAST:
        page = _page(source)
        if page.serial != first.serial or page.flags & _FIRST:
            raise CleaError(Trouble.FILE_KIND_REFUSED)
        flags = page.flags
        yield page.whole
    if source.peek(1):
        raise CleaError(Trouble.FILE_UNREADABLE)


def _page(source: ByteReader) -> _Page:
    head = source.take(_HEAD.size)
    mark, version, flags, _, serial, number, _, count = _HEAD.unpack(head)
    if mark != b"OggS" or version:
        raise CleaError(Trouble.FILE_UNREADABLE)
    lacing = source.take(count)
    body = source.take(sum(lacing))
    return _Page(flags, serial, number, lacing, body, head + lacing + body)


def _headers(source: ByteReader, serial: int, count: int) -> tuple[tuple[bytes, ...], int]:
    """Read the packets before the sound, which begins on a page of its own; return them and their pages' count."""
    packets: list[bytes] = []
    open_packet = b""
    pages = size = 0
    while len(packets) < count:
        page = _page(source)
        pages, size = pages + 1, size + len(page.body)
        if page.serial != serial or page.flags & _FIRST or page.number != pages or size > _REMARKS_LIMIT:
            raise CleaError(Trouble.FILE_KIND_REFUSED)
        at = 0
        for length in page.lacing:
            open_packet += page.body[at : at + length]
            at += length
            if length < 255:
                packets.append(open_packet)
                open_packet = b""
    if len(packets) != count or open_packet:
        raise CleaError(Trouble.FILE_UNREADABLE)
    return tuple(packets), pages


def _paged(packets: Sequence[bytes], serial: int, count: int) -> Iterator[bytes]:
    """Lay packets out on exactly as many pages."""
    lacing = b"".join(b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255]) for packet in packets)
    body, at, continued = b"".join(packets), 0, False
    for number in range(1, count + 1):
        here = lacing[(number - 1) * 255 : number * 255]
        size = sum(here)
        ends = any(length < 255 for length in here)
        yield _written(serial, number, here, body[at : at + size], ends=ends, continued=continued)
        at += size
        continued = bool(here) and here[-1] == 255
    if at != len(body):
        raise CleaError(Trouble.FILE_UNREADABLE)


def _written(  # noqa: PLR0913 - what a page holds
    serial: int, number: int, lacing: bytes, body: bytes, *, ends: bool, continued: bool
) -> bytes:
    flags = _CONTINUED if continued else 0
    granule = 0 if ends else -1
    loose = _HEAD.pack(b"OggS", 0, flags, granule, serial, number, 0, len(lacing)) + lacing + body
    return loose[:22] + struct.pack("<I", checksum(loose)) + loose[26:]


def checksum(page: bytes) -> int:
    """Sum a page up as Ogg does (RFC 3533): a CRC-32 that zlib does not know, over zeros in its own place."""
    table = _table()
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ table[value >> 24 ^ byte]
    return value


@cache
def _table() -> tuple[int, ...]:
    def entry(byte: int) -> int:
        value = byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
        return value

    return tuple(entry(byte) for byte in range(256))
