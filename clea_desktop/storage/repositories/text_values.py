"""From what the database keeps (text, 0 and 1) to the values the rest of the program uses."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from clea_desktop.storage.driver import Row

_READERS: dict[str, Callable[[Any], Any]] = {
    "instants": datetime.fromisoformat,
    "days": date.fromisoformat,
    "flags": bool,
}


def read(row: Row, **kinds: tuple[int, ...]) -> Row:
    """Return a row with its ``instants``, ``days`` and ``flags`` (columns by position) read; NULL stays None."""
    values = list(row)
    for kind, columns in kinds.items():
        for column in columns:
            if values[column] is not None:
                values[column] = _READERS[kind](values[column])
    return tuple(values)
