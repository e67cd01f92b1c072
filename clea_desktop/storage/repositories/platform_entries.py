"""Whose line was typed into the national platform, and what says when somebody's evaluation ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.canonical import from_canonical
from clea_desktop.core.sheets import SheetKind
from clea_desktop.storage.driver import Row
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_SELECT = """
SELECT d.id, d.practice,
    (SELECT max(o.made_at) FROM document o WHERE o.dossier_id = d.id AND o.kind = 'restitution'),
    (SELECT max(r.rated_at) FROM rating r WHERE r.dossier_id = d.id),
    (SELECT s.document FROM sheet s WHERE s.dossier_id = d.id AND s.kind = ?1),
    (SELECT s.document FROM sheet s WHERE s.dossier_id = d.id AND s.kind = ?2)
FROM dossier d
"""


@dataclass(frozen=True, slots=True)
class Ending:
    """The facts of one dossier that say when its evaluation ended."""

    dossier_id: str
    practice: bool
    told_at: datetime | None
    rated_at: datetime | None
    feedback: Mapping[str, object]
    strategy: Mapping[str, object]


class PlatformEntries:
    """The lines typed, or to type."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def entered_on(self, dossier_id: str) -> date | None:
        """Return the day a person's line was typed."""
        row = self._work.read("SELECT entered_on FROM platform_entry WHERE dossier_id = ?", (dossier_id,)).fetchone()
        return date.fromisoformat(row[0]) if row else None

    def put(self, dossier_id: str, entered_on: date, by: str) -> None:
        """Note that a person's line was typed; another day replaces the one before."""
        self._work.execute(
            "INSERT INTO platform_entry (dossier_id, entered_on, recorded_at, by) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (dossier_id) DO UPDATE SET entered_on = excluded.entered_on,"
            " recorded_at = excluded.recorded_at, by = excluded.by",
            (dossier_id, entered_on.isoformat(), self._work.at, by),
        )

    def remove(self, dossier_id: str) -> bool:
        """Forget it; False when nothing was noted."""
        return bool(self._work.execute("DELETE FROM platform_entry WHERE dossier_id = ?", (dossier_id,)).rowcount)

    def has_real_dossiers(self) -> bool:
        """Say whether anything here is more than practice."""
        row = self._work.read("SELECT EXISTS (SELECT 1 FROM dossier WHERE practice = 0)").fetchone()
        return bool(row and row[0])

    def ending(self, dossier_id: str) -> Ending | None:
        """Return what says when one evaluation ended."""
        found = self._endings("WHERE d.id = ?3", dossier_id)
        return found[0] if found else None

    def endings_since(self, start: str) -> tuple[Ending, ...]:
        """Return the dossiers at which somebody worked from an instant on; the days said in them may be earlier."""
        return self._endings(
            "WHERE (SELECT l.recorded_at FROM journal_link l WHERE l.dossier_id = d.id"
            " ORDER BY l.number DESC LIMIT 1) >= ?3 ORDER BY d.code",
            start,
        )

    def _endings(self, where: str, *values: str) -> tuple[Ending, ...]:
        kinds = (SheetKind.FEEDBACK.value, SheetKind.STRATEGY.value)
        rows = self._work.read(_SELECT + where, (*kinds, *values)).fetchall()
        return tuple(_ending(read(row[:4], flags=(1,), instants=(2, 3)), row[4], row[5]) for row in rows)


def _ending(facts: Row, feedback: bytes | None, strategy: bytes | None) -> Ending:
    dossier_id, practice, told_at, rated_at = facts
    return Ending(dossier_id, practice, told_at, rated_at, _sheet(feedback), _sheet(strategy))


def _sheet(document: bytes | None) -> Mapping[str, object]:
    value = from_canonical(document) if document else None
    return value if isinstance(value, Mapping) else {}
