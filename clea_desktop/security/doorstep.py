"""Who may come in, read with nothing heavy: the unlock screen is painted before the rest of the vault is loaded.

Two copies of the slot file that are the same to the byte are believed here, to show names only. Whoever opens a door
reads them again and checks everything.
"""

import json
from pathlib import Path
from typing import NamedTuple

FIRST_COPY = "slots.json"
SECOND_COPY = "slots.second.json"
WITH_PASSPHRASE = "passphrase"  # noqa: S105  # the name of a kind of slot
_LARGEST = 1024 * 1024


class Caller(NamedTuple):
    """Somebody the unlock screen shows."""

    account_id: str
    display_name: str
    role: str


def callers(folder: Path) -> tuple[Caller, ...] | None:
    """Return who may come in with a passphrase; None when only the whole reader can say (no vault, a broken copy)."""
    try:
        first, second = (_read(folder / name) for name in (FIRST_COPY, SECOND_COPY))
        if first != second:
            return None
        slots = json.loads(first)["content"]["slots"]
        found = [
            (slot["account_id"], slot["display_name"], slot["role"])
            for slot in slots
            if slot["kind"] == WITH_PASSPHRASE
        ]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    if not found or not all(isinstance(text, str) for one in found for text in one):
        return None
    return tuple(Caller(*one) for one in found)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LARGEST)
