"""Turns one HEIC or TIFF picture into a JPEG: the picture on the standard input, the JPEG on the standard output.

Telephones and scanners write formats that few programs read, and that carry a place and a name. What is kept as
evidence is the picture alone, painted again. Like the worker that paints previews, this limits itself before it looks
at the first byte and imports nothing of this product. One limit differs: the HEIC library starts a thread of its own,
which the system counts as a process; instead, nothing more can be opened, so that no program could be loaded.
"""

import contextlib
import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_INPUT_LIMIT = 100 * 1024 * 1024
_MEMORY_LIMIT = 1536 * 1024 * 1024
_CPU_SECONDS = 20
_PIXEL_LIMIT = 80_000_000
_WIDEST = 6000
_QUALITY = 90
UNREADABLE, SEVERAL_PAGES = 3, 4


def limit() -> None:
    """Load what is needed, then give up everything else."""
    import pi_heif  # type: ignore[import-untyped]  # noqa: PLC0415 - no stubs; loaded before the limits
    from PIL import Image, ImageOps, TiffImagePlugin  # noqa: F401, PLC0415 - loaded now, and not named here

    pi_heif.options.DECODE_THREADS = 1
    pi_heif.register_heif_opener(thumbnails=False)
    Image.preinit()
    Image.MAX_IMAGE_PIXELS = _PIXEL_LIMIT // 2
    try:
        import resource  # noqa: PLC0415 - absent on Windows
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY_LIMIT),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 3),
    ):
        with contextlib.suppress(ValueError, OSError):  # a system may know the limit and not hold it
            resource.setrlimit(what, (most, most))


class SeveralPagesError(Exception):
    """A file of several pages: one JPEG would lose the others."""


def converted(data: bytes) -> bytes:
    """Paint the picture again, the right way up, on white, without a word about where it comes from."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - loaded before the limits

    with Image.open(io.BytesIO(data), formats=("TIFF", "HEIF")) as opened:
        if opened.width * opened.height > _PIXEL_LIMIT:
            message = "too many pixels"
            raise ValueError(message)
        if opened.format == "TIFF" and getattr(opened, "n_frames", 1) > 1:
            raise SeveralPagesError
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((_WIDEST, _WIDEST))
        rgba = _eight_bits(upright).convert("RGBA")
    painted = Image.new("RGB", rgba.size, "white")
    painted.paste(rgba, (0, 0), rgba)
    out = io.BytesIO()
    painted.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _eight_bits(picture: "Picture") -> "Picture":
    """Bring the grey of scanners, 16 bits deep, to what a JPEG holds."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.point(lambda value: value / 257).convert("L")


def main() -> int:
    """Answer with a JPEG, or end without a word: a file's content never reaches a log."""
    import warnings  # noqa: PLC0415 - nothing is imported before it is needed

    warnings.simplefilter("ignore")
    limit()
    data = sys.stdin.buffer.read(_INPUT_LIMIT + 1)
    if len(data) > _INPUT_LIMIT:
        return UNREADABLE
    try:
        made = converted(data)
    except SeveralPagesError:
        return SEVERAL_PAGES
    except Exception:  # noqa: BLE001 - whatever a hostile file raises means the same
        return UNREADABLE
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
