"""Paints what strangers made: a file on the standard input, raw pixels on the standard output, then ends.

Without arguments: one thumbnail, of a picture or of a PDF's first page. With ``pages WIDTH``: a PDF's pages, one after
another. It limits itself before it looks at the first byte: memory, processor time, no file written, no process
started. It is run as a file, by itself: it imports nothing of this product. Where the system has no such limits
(Windows), whoever started it still ends it after a few seconds. Of a PDF only the page is painted: forms, scripts and
launches are never even loaded, and the library is built without JavaScript.
"""

import contextlib
import io
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

_INPUT_LIMIT = 32 * 1024 * 1024
_MEMORY_LIMIT = 768 * 1024 * 1024
_CPU_SECONDS, _CPU_SECONDS_FOR_PAGES = 4, 8
_PIXEL_LIMIT = 80_000_000
_HEADER, _WIDEST, _HIGHEST = b"CLEA1", 720, 480
_PAGE_HEADER, _MOST_PAGES, _WIDEST_PAGE, _HIGHEST_PAGE = b"CLEAP", 40, 2400, 4096
_MOST_TEXT = 20_000
_PDF = b"%PDF-"
UNREADABLE = 3


def limit(seconds: int = _CPU_SECONDS) -> None:
    """Give up what painting does not need."""
    try:
        import resource  # noqa: PLC0415 - absent on Windows
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY_LIMIT),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (getattr(resource, "RLIMIT_NPROC", resource.RLIMIT_CORE), 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a system may know the limit and not hold it
            resource.setrlimit(what, (most, most))


def thumbnail(data: bytes) -> bytes:
    """Return the pixels of something small, the right way up, on white."""
    if data.startswith(_PDF):
        with _opened(data) as document:
            width, height, rgb = _painted(document, 0, _WIDEST, _HIGHEST)
        return _HEADER + _two(width) + _two(height) + rgb
    painted = _picture(data)
    return _HEADER + _two(painted.width) + _two(painted.height) + painted.tobytes()


def pages(data: bytes, wanted: int) -> Iterator[bytes]:
    """Paint each page of a PDF at a width, behind its number and how many there are; then its words."""
    with _opened(data) as document:
        total = len(document)
        for place in range(min(total, _MOST_PAGES)):
            width, height, rgb = _painted(document, place, min(max(wanted, 1), _WIDEST_PAGE), _HIGHEST_PAGE)
            words = _words(document, place)
            yield _PAGE_HEADER + _two(total) + _two(place + 1) + _two(width) + _two(height)
            yield len(words).to_bytes(4, "big") + rgb + words


def _picture(data: bytes) -> "Image":
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
    return painted


@contextlib.contextmanager
def _opened(data: bytes) -> "Iterator[PdfDocument]":
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - within the limits

    document = PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def _painted(document: "PdfDocument", place: int, widest: int, highest: int) -> tuple[int, int, bytes]:
    """Paint a page on white, as large as fits."""
    page = document[place]
    try:
        width, height = page.get_size()
        scale = min(widest / width, highest / height)
        bitmap = page.render(
            scale=scale, may_draw_forms=False, rev_byteorder=True, prefer_bgrx=False, maybe_alpha=False
        )
        row = bitmap.width * 3
        if not (0 < bitmap.width <= widest + 1 and 0 < bitmap.height <= highest + 1) or bitmap.n_channels != 3:
            message = "not the size that was asked"
            raise ValueError(message)
        across, down = min(bitmap.width, widest), min(bitmap.height, highest)
        lines = memoryview(bytes(bitmap.buffer))
        rgb = b"".join(lines[at * bitmap.stride : at * bitmap.stride + min(row, across * 3)] for at in range(down))
        return across, down, rgb
    finally:
        page.close()


def _words(document: "PdfDocument", place: int) -> bytes:
    """Return what a page says, for whoever has it read aloud; a page that cannot say is silent."""
    page = document[place]
    try:
        text = page.get_textpage().get_text_bounded()
    except Exception:  # noqa: BLE001 - the pixels are worth showing all the same
        return b""
    finally:
        page.close()
    lines = "\n".join(text.splitlines()).encode("utf-8", "ignore")
    return lines[:_MOST_TEXT].decode("utf-8", "ignore").encode()


def _two(number: int) -> bytes:
    return number.to_bytes(2, "big")


def main(how: Sequence[str] = ()) -> int:
    """Answer with pixels, or end with UNREADABLE and not a word: a file's content never reaches a log."""
    import warnings  # noqa: PLC0415 - nothing is imported before it is needed

    warnings.simplefilter("ignore")
    asks_pages = bool(how)
    limit(_CPU_SECONDS_FOR_PAGES if asks_pages else _CPU_SECONDS)
    data = sys.stdin.buffer.read(_INPUT_LIMIT + 1)
    if len(data) > _INPUT_LIMIT:
        return UNREADABLE
    try:
        for piece in pages(data, int(how[1])) if asks_pages else (thumbnail(data),):
            sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
    except Exception:  # noqa: BLE001 - whatever a hostile file raises means the same
        return UNREADABLE
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
