"""Whose line was typed into the national platform, and what says when somebody's evaluation ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.canonical import from_canonical
from clea_desktop.core.sheets import SheetKind
from clea_desktop.storage.driver import Row
from clea_desktop.storage.repositories.said_days import HELD_ON, LEFT_ON, OUTCOME
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_SAID = f"""
SELECT dossier_id FROM sheet WHERE kind = 'feedback' AND {HELD_ON} BETWEEN ?1 AND ?2
UNION SELECT dossier_id FROM sheet WHERE kind = 'strategy' AND {LEFT_ON} BETWEEN ?1 AND ?2
"""  # noqa: S608 - constants of this room
"""Who said their day themselves, whatever the clock was."""
_MADE = "SELECT dossier_id FROM document WHERE kind = 'restitution' AND made_at >= ?1 AND made_at < ?2"
_FOUND = f"""
SELECT d.id FROM dossier d WHERE d.state = 'draft' AND (
    EXISTS (SELECT 1 FROM sheet s WHERE s.dossier_id = d.id AND s.kind = 'strategy'
        AND {OUTCOME} IN ('stopped', 'elsewhere'))
    OR NOT EXISTS (SELECT 1 FROM sheet WHERE dossier_id = d.id AND kind = 'feedback' AND {HELD_ON} IS NOT NULL))
AND (SELECT max(r.rated_at) FROM rating r WHERE r.dossier_id = d.id) BETWEEN ?1 AND ?2
"""  # noqa: S608 - same
"""Drafts that only their findings date: nobody said a day, or whoever left did not say when."""
# A dossier has few papers: the plus sign keeps SQLite from looking for its last one through everybody's.
_SELECT = """
SELECT d.id, d.code, d.practice,
    (SELECT max(o.made_at) FROM document o WHERE o.dossier_id = d.id AND +o.kind = 'restitution'),
    (SELECT max(r.rated_at) FROM rating r WHERE r.dossier_id = d.id),
    (SELECT s.document FROM sheet s WHERE s.dossier_id = d.id AND s.kind = ?1),
    (SELECT s.document FROM sheet s WHERE s.dossier_id = d.id AND s.kind = ?2)
FROM dossier d WHERE d.id = ?3
"""


@dataclass(frozen=True, slots=True)
class Ending:
    """The facts of one dossier that say when its evaluation ended."""

    dossier_id: str
    code: str
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
        values = (SheetKind.FEEDBACK.value, SheetKind.STRATEGY.value, dossier_id)
        row = self._work.read(_SELECT, values).fetchone()
        return _ending(read(row[:5], flags=(2,), instants=(3, 4)), row[5], row[6]) if row else None

    def endings_between(self, days: tuple[str, str], instants: tuple[str, str]) -> tuple[Ending, ...]:
        """Return the dossiers that may have ended within a period, written as days and as its first and last instants.

        Each is found by the very day or instant that dates its end: never by when somebody last worked at it.
        """
        found = {row[0] for row in self._work.read(_SAID, days).fetchall()}
        for sql in (_MADE, _FOUND):
            found |= {row[0] for row in self._work.read(sql, instants).fetchall()}
        endings = (self.ending(dossier_id) for dossier_id in sorted(found))
        return tuple(sorted((one for one in endings if one is not None), key=lambda one: one.code))


def _ending(facts: Row, feedback: bytes | None, strategy: bytes | None) -> Ending:
    dossier_id, code, practice, told_at, rated_at = facts
    return Ending(dossier_id, code, practice, told_at, rated_at, _sheet(feedback), _sheet(strategy))


def _sheet(document: bytes | None) -> Mapping[str, object]:
    value = from_canonical(document) if document else None
    return value if isinstance(value, Mapping) else {}
