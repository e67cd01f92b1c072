"""Files made to break a decoder: each is small, and none may do more than not be shown."""

import io
import os
import struct
import zlib

from PIL import Image


def good_png(width: int = 60, height: int = 40) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (10, 120, 60)).save(out, "PNG")
    return out.getvalue()


def good_jpeg(orientation: int = 1) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", (60, 40), (200, 30, 60)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_of(width: int, height: int, rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def bomb() -> bytes:
    """Return what says it is 30 000 × 30 000 pixels, and begins to be."""
    return png_of(30_000, 30_000, zlib.compress(bytes(30_001 * 2_000), 1))


def hostile_files() -> dict[str, bytes]:
    png, jpeg = good_png(), good_jpeg()
    return {
        "nothing": b"",
        "random": os.urandom(4096),
        "png cut": png[: len(png) // 2],
        "png head only": png[:16],
        "jpeg cut": jpeg[:180],
        "jpeg then noise": jpeg[:200] + os.urandom(500),
        "png of nothing": png_of(0, 0, zlib.compress(b"")),
        "png that lies": png_of(4000, 4000, zlib.compress(b"\0" * 9)),
        "bomb": bomb(),
        "gif": b"GIF89a" + bytes(64),
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        "pdf": b"%PDF-1.7\n1 0 obj\n",
    }
