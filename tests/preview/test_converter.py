"""The converter paints telephones' and scanners' pictures again, and holds to its limits."""

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image

from clea_desktop.preview import SEVERAL_PAGES, converter_command
from clea_desktop.preview.converter import UNREADABLE
from tests.preview.hostile import hostile_files

HEIC = (Path(__file__).parents[1] / "data" / "evidence" / "photo.heic").read_bytes()
SECRET = b"Telephone de Mme Durand"


def run(data: bytes) -> "subprocess.CompletedProcess[bytes]":
    program, arguments = converter_command()
    return subprocess.run([program, *arguments], input=data, capture_output=True, check=False, timeout=30)


def tiff(mode: str = "RGB", size: tuple[int, int] = (50, 40), *, pages: int = 1, **options: str) -> bytes:
    out = io.BytesIO()
    more = [Image.new(mode, size) for _ in range(pages - 1)]
    Image.new(mode, size).save(out, "TIFF", save_all=bool(more), append_images=more, artist=SECRET.decode(), **options)
    return out.getvalue()


def test_a_telephone_s_photo_becomes_a_jpeg_that_says_nothing_of_it() -> None:
    done = run(HEIC)
    assert (done.returncode, done.stderr) == (0, b"")
    assert SECRET in HEIC
    assert SECRET not in done.stdout
    with Image.open(io.BytesIO(done.stdout)) as made:
        red, _, _ = made.convert("RGB").getpixel((10, 30))  # type: ignore[misc]  # three numbers of an RGB picture
        assert (made.format, made.size, dict(made.getexif())) == ("JPEG", (96, 64), {})
        assert red > 150


@pytest.mark.parametrize(
    ("mode", "compression"),
    [
        ("RGB", "tiff_lzw"),
        ("1", "group4"),
        ("L", "tiff_adobe_deflate"),
        ("I;16", "raw"),
        ("CMYK", "jpeg"),
        ("F", "raw"),
    ],
)
def test_what_scanners_write_becomes_a_jpeg(mode: str, compression: str) -> None:
    data = tiff(mode, compression=compression)
    done = run(data)
    assert done.returncode == 0
    assert SECRET in data
    assert SECRET not in done.stdout
    with Image.open(io.BytesIO(done.stdout)) as made:
        assert (made.format, made.size) == ("JPEG", (50, 40))


def test_a_file_of_several_pages_is_told_apart_rather_than_lose_any() -> None:
    done = run(tiff(pages=3))
    assert (done.returncode, done.stdout) == (SEVERAL_PAGES, b"")


def _bomb() -> bytes:
    """Return a TIFF that says it is 60 000 × 60 000 pixels, packed in a few bytes."""
    body = zlib.compress(bytes(1 << 20), 9)
    tags = [(256, 4, 60_000), (257, 4, 60_000), (258, 3, 8), (259, 3, 8), (262, 3, 1), (273, 4, 8), (278, 4, 60_000)]
    tags.append((279, 4, len(body)))
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return struct.pack("<2sHI", b"II", 42, 8 + len(body)) + body + struct.pack("<H", len(tags)) + entries + bytes(4)


HOSTILE = hostile_files() | {
    "tiff bomb": _bomb(),
    "tiff cut": tiff()[:90],
    "tiff of itself": struct.pack("<2sHI", b"II", 42, 8) + struct.pack("<H", 1) + bytes(12) + struct.pack("<I", 8),
    "heic cut": HEIC[: len(HEIC) // 2],
    "heic then noise": HEIC[:300] + bytes(range(256)) * 8,
    "heic that lies": HEIC.replace(struct.pack(">II", 96, 64), struct.pack(">II", 60_000, 60_000)),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_painted_ends_in_silence(data: bytes) -> None:
    done = run(data)
    assert done.stderr == b""
    assert done.returncode == UNREADABLE or done.returncode < 0
    assert done.stdout == b""


def test_the_packaged_product_has_the_same_converter_behind_a_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "clea_desktop", "convert-picture"], input=HEIC, capture_output=True, check=True
    )
    assert done.stdout == run(HEIC).stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of this kind exist on Linux")
def test_the_converter_can_neither_open_a_file_nor_load_a_program() -> None:
    _, (_, converter) = converter_command()
    program = (
        "import runpy, os, subprocess, socket\n"
        f"space = runpy.run_path({converter!r}); space['limit']()\n"
        "def tried(name, act):\n"
        "    try: act(); print(name)\n"
        "    except (OSError, MemoryError, subprocess.SubprocessError): print('no ' + name)\n"
        "tried('file', lambda: open('/etc/hostname'))\n"
        "tried('socket', socket.socket)\n"
        "tried('program', lambda: subprocess.run(['true'], check=True))\n"
        "tried('memory', lambda: bytearray(3 * 1024**3))\n"
        "import sys; sys.stdout.flush(); os._exit(0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["no", "file", "no", "socket", "no", "program", "no", "memory"]
