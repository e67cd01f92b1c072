"""WAV, MP3 and ADTS sounds: walked from frame to frame, so that what is kept is sound and nothing else.

Names, places, pictures and years that recorders write around the sound (chunks, ID3, APE tags) are left out.
"""

import struct
from collections.abc import Iterator

from clea_desktop.core.byte_reader import ByteReader
from clea_desktop.core.errors import CleaError, Trouble

_SMALL = 4096
_WAV_KEPT = frozenset({b"fmt ", b"fact"})
_TAGS = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3", b"\0")
_MPEG_RATES = {
    (3, 3): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (3, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (3, 1): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 3): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_ADTS_HERTZ = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
_MPEG_HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def kept_of_wav(source: ByteReader) -> Iterator[bytes]:
    """Keep the format and the samples; what comes before or behind them goes."""
    source.skip(12)
    head = b""
    while True:
        name, size = struct.unpack("<4sI", source.take(8))
        if name == b"data":
            break
        if name in _WAV_KEPT and size <= _SMALL:
            head += struct.pack("<4sI", name, size) + source.take(size + size % 2)
        else:
            source.skip(size + size % 2)
    if b"fmt " not in head[:4] or not size or size >= 0xFFFF0000:
        raise CleaError(Trouble.FILE_UNREADABLE)
    padding = bytes(size % 2)
    yield struct.pack("<4sI4s", b"RIFF", 4 + len(head) + 8 + size + len(padding), b"WAVE") + head
    yield struct.pack("<4sI", b"data", size)
    yield from source.pieces(size)
    yield padding


def kept_of_mp3(source: ByteReader) -> Iterator[bytes]:
    """Keep the frames; a file that is not frames from its tag to its end is none of ours."""
    _skip_id3(source)
    count = 0
    while (size := _mpeg_frame(source.peek(4))) and len(source.peek(size)) == size:
        count += 1
        yield source.take(size)
    _check_end(source, count, _mpeg_frame(source.peek(4)))


def kept_of_aac(source: ByteReader) -> Iterator[bytes]:
    """Keep the frames, as for MP3."""
    count = 0
    while (size := _adts_frame(source.peek(7))) and len(source.peek(size)) == size:
        count += 1
        yield source.take(size)
    _check_end(source, count, _adts_frame(source.peek(7)))


def _skip_id3(source: ByteReader) -> None:
    while source.peek(3) == b"ID3":
        head = source.take(10)
        if any(byte & 0x80 for byte in head[6:]):
            raise CleaError(Trouble.FILE_UNREADABLE)
        size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
        source.skip(size + (10 if head[5] & 0x10 else 0))
    while source.peek(1) == b"\0":
        source.skip(1)


def _mpeg_frame(head: bytes) -> int:
    """Return a frame's length in bytes; 0 when this is none (ISO/IEC 11172-3, 2.4.2.3)."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate, hertz = head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or layer == 0 or rate in {0, 15} or hertz == 3:
        return 0
    table = (3, layer) if version == 3 else (2, 3 if layer == 3 else 2)
    bits, frequency, padding = _MPEG_RATES[table][rate] * 1000, _MPEG_HERTZ[version][hertz], head[2] >> 1 & 1
    if layer == 3:
        return (12 * bits // frequency + padding) * 4
    return (72 if layer == 1 and version != 3 else 144) * bits // frequency + padding


def _adts_frame(head: bytes) -> int:
    """Return a frame's length in bytes; 0 when this is none (ISO/IEC 13818-7, 6.2)."""
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:
        return 0
    size = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return size if size >= 7 else 0


def _check_end(source: ByteReader, count: int, cut_frame: int) -> None:
    """Refuse what has too little sound in it, or something behind it that is no tag and no frame cut short."""
    behind = source.peek(16)
    if count < 2 or (behind and not cut_frame and not behind.startswith(_TAGS)):
        raise CleaError(Trouble.FILE_UNREADABLE)


def mpeg_seconds(source: ByteReader) -> float:
    """Add up how long the frames of a kept MP3 last."""
    seconds = 0.0
    while (head := source.peek(4)) and (size := _mpeg_frame(head)):
        version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
        samples = 384 if layer == 3 else 576 if layer == 1 and version != 3 else 1152
        seconds += samples / _MPEG_HERTZ[version][head[2] >> 2 & 3]
        source.skip(size)
    return seconds


def adts_seconds(source: ByteReader) -> float | None:
    """Add up how long the frames of a kept AAC last; None when it names no usual rate."""
    frames, hertz = 0, 0
    while (head := source.peek(7)) and (size := _adts_frame(head)):
        place = head[2] >> 2 & 15
        hertz = _ADTS_HERTZ[place] if place < len(_ADTS_HERTZ) else 0
        frames += 1
        source.skip(size)
    return frames * 1024 / hertz if hertz else None
