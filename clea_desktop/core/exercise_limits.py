"""How long and how many the parts of an exercise may be: what fits on paper, and what a stranger's file may hold."""

import re
import unicodedata

TITLE_LIMIT = 120
LINE_LIMIT = 600
CONTEXT_LIMIT = 1000
CELL_LIMIT = 120
MOST_LINES = 60
MOST_TASKS = 30
MOST_CLUES = 60
MOST_DOCUMENTS = 40
MOST_COLUMNS = 8
MOST_ROWS = 60
MOST_MINUTES = 600
MOST_GROUP = 60


def line(text: str, limit: int) -> str:
    """Return a typed text on one line, within its limit; no-break spaces stay, what is no character for people goes."""
    kept = "".join(one for one in text if one.isspace() or unicodedata.category(one) not in _NOT_FOR_PEOPLE)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", kept)).strip()[:limit].rstrip()


def lines(text: str, limit: int = LINE_LIMIT) -> tuple[str, ...]:
    """Return the lines of a typed text that say something, as many as there may be."""
    kept = (line(one, limit) for one in text.splitlines())
    return tuple(one for one in kept if one)[:MOST_LINES]


_SPACES = re.compile("[^\\S\u00a0\u202f]+")
_NOT_FOR_PEOPLE = frozenset({"Cc", "Cs", "Co", "Cn", "Cf"})
