"""Notes as plain text: read as UTF-8 or as old Windows wrote, kept as UTF-8, and never anything but writing."""

import codecs
import unicodedata
from collections.abc import Iterable, Iterator

from clea_desktop.core.errors import CleaError, Trouble

TEXT_LIMIT = 2 * 1024 * 1024
_BETWEEN_LINES = frozenset("\t\n\r\f")
_HIDING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Signs that show a line in another order than it is written; no language needs them in a plain note."""


def read_text(data: bytes) -> str:
    """Return what is written; FILE_UNREADABLE when it is in no alphabet we read, or holds signs that are no writing."""
    for alphabet in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(alphabet)
        except UnicodeDecodeError:
            continue
        return _checked(text)
    raise CleaError(Trouble.FILE_UNREADABLE)


def kept_of_text(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Give the text as UTF-8, its words untouched; FILE_TOO_LARGE."""
    held = bytearray()
    for block in blocks:
        held += block
        if len(held) > TEXT_LIMIT:
            raise CleaError(Trouble.FILE_TOO_LARGE, limit=TEXT_LIMIT // (1024 * 1024))
    yield read_text(bytes(held)).encode("utf-8")


def _checked(text: str) -> str:
    for sign in set(text):
        is_control = unicodedata.category(sign) == "Cc" and sign not in _BETWEEN_LINES
        if is_control or sign in _HIDING or sign == codecs.BOM_UTF8.decode("utf-8"):
            raise CleaError(Trouble.FILE_UNREADABLE)
    return text
