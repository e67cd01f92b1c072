"""What people type, as it is kept: its length, and nothing in it but writing.

The fields stop at these lengths, the services refuse beyond, and the schema allows more.
"""

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.names import tidy

NAME_LIMIT = 100
ORGANISATION_LIMIT = 200
LABEL_LIMIT = 120
REASON_LIMIT = 1000

_CONTROLS = frozenset(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) - frozenset("\t\n\r")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that show a line in another order than it is written: a jury would read what nobody wrote."""
_NO_WRITING = str.maketrans({sign: "\n" if sign.isspace() else None for sign in _CONTROLS | _TURNING})


def legible(text: str) -> str:
    """Drop control signs, signs that turn a text round, and halves of characters; rare ends of line become usual."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return whole.translate(_NO_WRITING)


def tidied(text: str, limit: int) -> str:
    """Return a typed text on one line with single spaces; TEXT_TOO_LONG beyond its limit (characters)."""
    return _within(tidy(legible(text)), limit)


def tidied_lines(text: str, limit: int) -> str:
    """Return a typed text with its lines, each with single spaces; TEXT_TOO_LONG beyond its limit (characters)."""
    return _within("\n".join(tidy(line) for line in legible(text).strip().splitlines()), limit)


def _within(kept: str, limit: int) -> str:
    if len(kept) > limit:
        raise CleaError(Trouble.TEXT_TOO_LONG, limit=limit)
    return kept
