"""What home reads of the dossiers in hand: a few indexed queries over the drafts opened last, whatever the vault holds.

Each query is one statement over the same set of drafts, so that a vault of 100 000 dossiers costs what its work costs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.storage.driver import Row, Value
from clea_desktop.storage.repositories.said_days import STARTS_ON
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

DRAFTS = 1000
"""How many drafts are looked at, the ones opened last."""
_WITH = "WITH in_hand (id) AS (SELECT id FROM dossier WHERE state = 'draft' ORDER BY opened_at DESC LIMIT ?1)"
_COLUMNS = """
SELECT d.id, d.code, c.first_name, c.birth_name, d.state, d.framework_id, d.framework_version, d.evaluation_started_at,
    d.practice = 1 AND (EXISTS (SELECT 1 FROM practice_person p WHERE p.candidate_id = d.candidate_id)
        OR EXISTS (SELECT 1 FROM trust_anchor)),
    EXISTS (SELECT 1 FROM agreement a WHERE a.dossier_id = d.id),
    EXISTS (SELECT 1 FROM sheet s WHERE s.dossier_id = d.id AND s.kind = 'interview-notes')
        OR EXISTS (SELECT 1 FROM quotation q WHERE q.dossier_id = d.id AND q.removed_at IS NULL),
    (SELECT s.document FROM sheet s WHERE s.dossier_id = d.id AND s.kind = 'strategy'),
    (SELECT s.saved_at FROM sheet s WHERE s.dossier_id = d.id AND s.kind = 'strategy'),
    (SELECT l.recorded_at FROM journal_link l
        LEFT JOIN journal_entry e ON e.dossier_id = l.dossier_id AND e.number = l.number
        WHERE l.dossier_id = d.id
        AND coalesce(json_extract(CAST(e.payload AS TEXT), '$.act'), '') <> 'resumed-after-interruption'
        ORDER BY l.number DESC LIMIT 1)
FROM dossier d JOIN candidate c ON c.id = d.candidate_id WHERE d.id IN
"""
_RATED = """
SELECT dossier_id, count(*), max(rated_at) FROM rating WHERE dossier_id IN in_hand GROUP BY dossier_id
"""
_UNPROVEN = """
SELECT r.dossier_id, count(*), min(r.criterion_code) FROM rating r
WHERE r.dossier_id IN in_hand AND r.value = 'A' AND NOT EXISTS (
    SELECT 1 FROM evidence e JOIN evidence_link l ON l.evidence_id = e.id AND l.criterion_code = r.criterion_code
    WHERE e.dossier_id = r.dossier_id AND e.removed_at IS NULL)
GROUP BY r.dossier_id
"""
_SPENT = "SELECT dossier_id, sum(seconds) FROM step_time WHERE dossier_id IN in_hand GROUP BY dossier_id"
_STARTS = f"""
SELECT dossier_id, {STARTS_ON} FROM sheet WHERE kind = 'feedback' AND {STARTS_ON} IS NOT NULL AND
"""  # noqa: S608 - constants of this room
_MADE = """
SELECT o.dossier_id, o.made_at, o.id,
    EXISTS (SELECT 1 FROM signature g WHERE g.document_id = o.id AND g.signer = 'candidate')
FROM document o WHERE o.kind = 'restitution' AND
"""
_HANDED = """
SELECT dossier_id, state FROM outbox WHERE state IN ('waiting', 'sent', 'refused') ORDER BY created_at LIMIT ?1
"""


@dataclass(frozen=True, slots=True)
class InHand:
    """What one row of a dossier says; ``strategy`` is a sheet as it is kept.

    ``last_act_at`` dates the last thing somebody did: to find one's place again after a crash is none.
    """

    dossier_id: str
    code: str
    first_name: str
    birth_name: str
    state: str
    framework_id: str
    framework_version: str
    started_at: datetime | None
    invented: bool
    has_agreement: bool
    interviewed: bool
    strategy: bytes | None
    decided_at: datetime | None
    last_act_at: datetime | None


@dataclass(frozen=True, slots=True)
class Made:
    """The restitutions of a dossier: when one was made last, all of them, and those the candidate has signed."""

    made_at: datetime
    ids: frozenset[str]
    signed: frozenset[str]


class DossiersInHand:
    """The drafts, as home needs them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def drafts(self) -> tuple[InHand, ...]:
        """Return the drafts opened last."""
        return self._dossiers(f"{_WITH} {_COLUMNS} in_hand", (DRAFTS,))

    def count(self) -> int:
        """Count all the drafts of the vault, looked at or not."""
        row = self._work.read("SELECT count(*) FROM dossier WHERE state = 'draft'").fetchone()
        return int(row[0]) if row else 0

    def named(self, dossier_ids: tuple[str, ...]) -> tuple[InHand, ...]:
        """Return some dossiers, whatever their state."""
        places = ", ".join("?" * len(dossier_ids))
        return self._dossiers(f"{_COLUMNS} ({places})", dossier_ids) if dossier_ids else ()

    def rated(self) -> Mapping[str, tuple[int, datetime]]:
        """Return how many criteria of each draft were rated, and when the last one was."""
        return {row[0]: (row[1], datetime.fromisoformat(row[2])) for row in self._of_drafts(_RATED)}

    def unproven(self) -> Mapping[str, tuple[int, str]]:
        """Return how many acquired criteria of each draft no evidence shows, and the first of them."""
        return {row[0]: (row[1], row[2]) for row in self._of_drafts(_UNPROVEN)}

    def spent(self) -> Mapping[str, int]:
        """Return the seconds spent on each draft."""
        return {row[0]: row[1] for row in self._of_drafts(_SPENT)}

    def restitutions(self) -> Mapping[str, Made]:
        """Return the last restitution of each draft that has one."""
        return _made(self._of_drafts(f"{_MADE} o.dossier_id IN in_hand ORDER BY o.made_at"))

    def restitutions_between(self, first: date, last: date) -> Mapping[str, Made]:
        """Return the restitutions made from one day to another, of any dossier, the ones to end first first."""
        sql = f"{_MADE} o.made_at BETWEEN ?2 AND ?3 ORDER BY o.made_at LIMIT ?1"
        return _made(self._work.read(sql, (DRAFTS, first.isoformat(), f"{last.isoformat()}T99")).fetchall())

    def starts(self) -> Mapping[str, date]:
        """Return the day that starts the years of each draft, where it is known."""
        return _days(self._of_drafts(f"{_STARTS} dossier_id IN in_hand"))

    def starts_of(self, dossier_ids: tuple[str, ...]) -> Mapping[str, date]:
        """Return the day that starts the years of some dossiers, where it is known."""
        places = ", ".join("?" * len(dossier_ids))
        return _days(self._work.read(f"{_STARTS} dossier_id IN ({places})", dossier_ids).fetchall())

    def started_between(self, first: date, last: date) -> tuple[str, ...]:
        """Return the dossiers whose years began from one day to another, whatever their state, the oldest first."""
        sql = f"{_STARTS} {STARTS_ON} BETWEEN ?2 AND ?3 ORDER BY {STARTS_ON} LIMIT ?1"
        rows = self._work.read(sql, (DRAFTS, first.isoformat(), last.isoformat())).fetchall()
        return tuple(row[0] for row in rows)

    def handed(self) -> Mapping[str, str]:
        """Return what the outbox still says of each dossier it holds."""
        return {row[0]: row[1] for row in self._work.read(_HANDED, (DRAFTS,)).fetchall()}

    def _of_drafts(self, sql: str) -> list[Row]:
        return self._work.read(f"{_WITH} {sql}", (DRAFTS,)).fetchall()

    def _dossiers(self, sql: str, values: tuple[Value, ...]) -> tuple[InHand, ...]:
        rows = self._work.read(sql, values).fetchall()
        return tuple(InHand(*read(row, flags=(8, 9, 10), instants=(7, 12, 13))) for row in rows)


def _made(rows: list[Row]) -> dict[str, Made]:
    """Gather the rows of each dossier, which come in the order they were made."""
    found: dict[str, Made] = {}
    for dossier_id, made_at, document_id, is_signed in rows:
        before = found.get(dossier_id, Made(datetime.min, frozenset(), frozenset()))  # noqa: DTZ901 - nothing reads it
        signed = before.signed | ({document_id} if is_signed else frozenset())
        found[dossier_id] = Made(datetime.fromisoformat(made_at), before.ids | {document_id}, signed)
    return found


def _days(rows: list[Row]) -> dict[str, date]:
    return {row[0]: date.fromisoformat(row[1]) for row in rows}
