"""Makes one thumbnail: a picture on the standard input, raw pixels on the standard output, then ends.

It limits itself before it looks at the first byte: memory, processor time, no file written, no process started. It is
run as a file, by itself: it imports nothing of this product. Where the system has no such limits (Windows), whoever
started it still ends it after a few seconds.
"""

import contextlib
import io
import sys

_INPUT_LIMIT = 32 * 1024 * 1024
_MEMORY_LIMIT = 768 * 1024 * 1024
_CPU_SECONDS = 4
_PIXEL_LIMIT = 80_000_000
_HEADER, _WIDEST, _HIGHEST = b"CLEA1", 720, 480
UNREADABLE = 3


def limit() -> None:
    """Give up what a thumbnail does not need."""
    try:
        import resource  # noqa: PLC0415 - absent on Windows
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY_LIMIT),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (getattr(resource, "RLIMIT_NPROC", resource.RLIMIT_CORE), 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a system may know the limit and not hold it
            resource.setrlimit(what, (most, most))


def thumbnail(data: bytes) -> bytes:
    """Return the pixels of a small picture, the right way up, on white."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - within the limits

    Image.MAX_IMAGE_PIXELS = _PIXEL_LIMIT // 2
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as opened:
        if opened.width * opened.height > _PIXEL_LIMIT:
            message = "too many pixels"
            raise ValueError(message)
        opened.draft("RGB", (_WIDEST, _WIDEST))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((_WIDEST, _HIGHEST))
        painted = Image.new("RGB", upright.size, "white")
        rgba = upright.convert("RGBA")
        painted.paste(rgba, (0, 0), rgba)
    return _HEADER + painted.width.to_bytes(2, "big") + painted.height.to_bytes(2, "big") + painted.tobytes()


def main() -> int:
    """Answer with a thumbnail, or end with UNREADABLE and not a word: a file's content never reaches a log."""
    import warnings  # noqa: PLC0415 - nothing is imported before it is needed

    warnings.simplefilter("ignore")
    limit()
    data = sys.stdin.buffer.read(_INPUT_LIMIT + 1)
    if len(data) > _INPUT_LIMIT:
        return UNREADABLE
    try:
        made = thumbnail(data)
    except Exception:  # noqa: BLE001 - whatever a hostile file raises means the same
        return UNREADABLE
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
