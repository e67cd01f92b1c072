"""How long a kept sound lasts, read from its own bytes; a sound that does not say is simply not timed."""

import struct
from collections.abc import Callable

from clea_desktop.core.byte_reader import ByteReader
from clea_desktop.core.errors import CleaError
from clea_desktop.core.media import MediaKind
from clea_desktop.core.sounds_plain import adts_seconds, mpeg_seconds

_OPUS_HERTZ = 48_000


def sound_seconds(kind: MediaKind, data: bytes) -> float | None:
    """Return how many seconds a sound lasts; None when it does not say, or is none."""
    way = _WAYS.get(kind)
    try:
        return None if way is None else way(data)
    except (CleaError, struct.error, ZeroDivisionError):
        return None


def _of_wav(data: bytes) -> float | None:
    at = data.find(b"fmt ", 12, 64)
    if at < 0:
        return None
    (bytes_a_second,) = struct.unpack_from("<I", data, at + 16)
    sound = data.find(b"data", at)
    (size,) = struct.unpack_from("<I", data, sound + 4)
    return float(size / bytes_a_second)


def _of_m4a(data: bytes) -> float | None:
    at = data.find(b"mvhd")
    if at < 0:
        return None
    form = ">IQ" if data[at + 4] == 1 else ">II"
    scale, length = struct.unpack_from(form, data, at + (24 if data[at + 4] == 1 else 16))
    return float(length / scale)


def _of_ogg(data: bytes) -> float | None:
    last = data.rfind(b"OggS")
    (granule,) = struct.unpack_from("<q", data, last + 6)
    at = data.find(b"\x01vorbis", 0, 128)
    hertz = _OPUS_HERTZ if at < 0 else struct.unpack_from("<I", data, at + 12)[0]
    return float(granule / hertz) if granule > 0 else None


def _of_mp3(data: bytes) -> float | None:
    return mpeg_seconds(ByteReader((data,)))


def _of_aac(data: bytes) -> float | None:
    return adts_seconds(ByteReader((data,)))


_WAYS: dict[MediaKind, Callable[[bytes], float | None]] = {
    MediaKind.WAV: _of_wav,
    MediaKind.M4A: _of_m4a,
    MediaKind.OGG: _of_ogg,
    MediaKind.MP3: _of_mp3,
    MediaKind.AAC: _of_aac,
}
