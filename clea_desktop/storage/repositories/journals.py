"""Reading a dossier's journal back, and erasing what it commits to without breaking its chain."""

import json
from datetime import datetime

from clea_desktop.core.canonical import JsonValue, from_canonical
from clea_desktop.core.journal import Entry, Link
from clea_desktop.storage.unit_of_work import Work


class Journals:
    """The journals of the dossiers. Entries are added by ``Work.journal``."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def of_dossier(self, dossier_id: str) -> tuple[Entry, ...]:
        """Return every link in order, with its salt and payload unless they were erased."""
        rows = self._work.read(
            "SELECT l.number, l.commitment, l.previous, e.salt, e.payload FROM journal_link l LEFT JOIN journal_entry e"
            " ON e.dossier_id = l.dossier_id AND e.number = l.number WHERE l.dossier_id = ? ORDER BY l.number",
            (dossier_id,),
        )
        return tuple(_entry(*row) for row in rows)

    def length(self, dossier_id: str) -> int:
        """Return how many links there are."""
        row = self._work.read("SELECT max(number) FROM journal_link WHERE dossier_id = ?", (dossier_id,)).fetchone()
        return int(row[0] or 0) if row else 0

    def payloads(self, dossier_id: str) -> tuple[dict[str, JsonValue], ...]:
        """Return what was done, in order, without the chain and without what was erased.

        One parse for all of them: every screen of a dossier asks, and whoever must believe the journal reads
        :meth:`of_dossier`, which takes nothing but the canonical form.
        """
        rows = self._work.read(
            "SELECT payload FROM journal_entry WHERE dossier_id = ? ORDER BY number", (dossier_id,)
        ).fetchall()
        found: list[dict[str, JsonValue]] = json.loads(b"[" + b",".join(row[0] for row in rows) + b"]")
        return tuple(found)

    def last_at(self, dossier_id: str) -> datetime | None:
        """Return the latest instant a dossier's journal bears; clocks go back, so it may not be the last link's."""
        row = self._work.read(
            "SELECT max(recorded_at) FROM journal_link WHERE dossier_id = ?", (dossier_id,)
        ).fetchone()
        return datetime.fromisoformat(row[0]) if row and row[0] else None

    def erase_payloads(self, dossier_id: str) -> int:
        """Erase what the journal of a dossier says; the chain of commitments stays whole. Return how many."""
        return self._work.execute("DELETE FROM journal_entry WHERE dossier_id = ?", (dossier_id,)).rowcount


def _entry(number: int, commitment: str, previous: str, salt: bytes | None, payload: bytes | None) -> Entry:
    link = Link(number, commitment, previous)
    if salt is None or payload is None:
        return Entry(link)
    said = from_canonical(payload)
    return Entry(link, salt, said if isinstance(said, dict) else None)
