"""Reads the pages a worker paints, as they come: each must be exactly the next one, and exactly its pixels."""

from dataclasses import dataclass

PAGE_HEADER = b"CLEAP"
MOST_PAGES = 40
WIDEST_PAGE, HIGHEST_PAGE = 2400, 4096
MOST_TEXT = 20_000
_NUMBERS = len(PAGE_HEADER) + 8
_HEAD = _NUMBERS + 4


class BrokenStreamError(ValueError):
    """The worker said something else than pages."""


@dataclass(frozen=True, slots=True)
class PagePixels:
    """One page: its number from 1, how many the document has, RGB pixels, and its words for whoever cannot see them."""

    number: int
    total: int
    width: int
    height: int
    rgb: bytes
    words: str = ""


class PageStream:
    """Takes what a worker says piece by piece; holds one unfinished page at most."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._given = 0
        self._total = 0

    @property
    def is_whole(self) -> bool:
        """Say whether every page of the document came, and nothing more."""
        return 0 < self._total == self._given and not self._buffer

    def feed(self, data: bytes) -> list[PagePixels]:
        """Return the pages that are whole now; BrokenStreamError."""
        self._buffer += data
        found: list[PagePixels] = []
        while len(self._buffer) >= _HEAD:
            total, number, width, height, length = self._head()
            end = _HEAD + width * height * 3
            if len(self._buffer) < end + length:
                break
            self._given, self._total = number, total
            words = _plain(bytes(self._buffer[end : end + length]))
            found.append(PagePixels(number, total, width, height, bytes(self._buffer[_HEAD:end]), words))
            del self._buffer[: end + length]
        return found

    def _head(self) -> tuple[int, int, int, int, int]:
        head = bytes(self._buffer[:_HEAD])
        values = tuple(int.from_bytes(head[at : at + 2], "big") for at in range(len(PAGE_HEADER), _NUMBERS, 2))
        total, number, width, height = values
        length = int.from_bytes(head[_NUMBERS:], "big")
        fits = 0 < width <= WIDEST_PAGE and 0 < height <= HIGHEST_PAGE and length <= MOST_TEXT
        follows = number == self._given + 1 <= min(total, MOST_PAGES) and self._total in (0, total)
        if not (head.startswith(PAGE_HEADER) and fits and follows):
            message = "not the page that was due"
            raise BrokenStreamError(message)
        return total, number, width, height, length


def _plain(data: bytes) -> str:
    """Read a page's words; BrokenStreamError when they are no text. Signs that only command a terminal are left out."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        message = "not a text"
        raise BrokenStreamError(message) from error
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n")
