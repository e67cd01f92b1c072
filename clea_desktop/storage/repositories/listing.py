"""The list of dossiers: in the order of their last change, by stage, and by the words of names, codes and notes.

A search for a common beginning walks the order until a page is full; a rare one asks the index and sorts what it
finds. Both cost about a millisecond among 100 000 dossiers.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.search import Stage, Wanted
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_LINE = """
SELECT l.number, d.id, c.id, d.code, c.birth_name, c.first_name, c.birth_date, d.state, d.practice, l.stage,
    coalesce((SELECT j.recorded_at FROM journal_link j WHERE j.dossier_id = d.id ORDER BY j.number DESC LIMIT 1),
        d.opened_at),
    EXISTS (SELECT 1 FROM agreement a WHERE a.dossier_id = d.id),
    (SELECT count(*) FROM rating r WHERE r.dossier_id = d.id),
    EXISTS (SELECT 1 FROM document o WHERE o.dossier_id = d.id AND o.kind = 'restitution'),
    (SELECT o.state FROM outbox o WHERE o.dossier_id = d.id ORDER BY o.created_at DESC LIMIT 1),
    coalesce((SELECT json_extract(CAST(s.document AS TEXT), '$.outcome') FROM sheet s
        WHERE s.dossier_id = d.id AND s.kind = 'strategy'), '')
FROM listing l JOIN dossier d ON d.id = l.dossier_id JOIN candidate c ON c.id = d.candidate_id
"""
_RARE = 1_000
"""Up to so many matches are sorted; among more, walking the order finds a page sooner."""
_NOTES_SHOWN = 1_000
_OF_STAGE = "(SELECT number FROM listing WHERE stage = ?)"
"""Read from the index alone, and looked into for each match: the plus keeps it from being the other way round."""


@dataclass(frozen=True, slots=True)
class ListedDossier:
    """One line of the list: a dossier, whose it is, and what says how far it is."""

    number: int
    dossier_id: str
    candidate_id: str
    code: str
    birth_name: str
    first_name: str
    birth_date: date
    state: str
    practice: bool
    stage: str
    updated_at: datetime
    has_agreement: bool
    rated: int
    has_restitution: bool
    outbox_state: str | None
    outcome: str


@dataclass(frozen=True, slots=True)
class BornThen:
    """A dossier whose candidate was born on a day that is looked for, and the words it is found by."""

    number: int
    dossier_id: str
    candidate_id: str
    words: str


class Listing:
    """The lines of the list, each under the number it has for good."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def total(self) -> int:
        """Count every dossier."""
        return self._number("SELECT count(*) FROM listing", ())

    def by_stage(self, wanted: Wanted, count: int) -> dict[Stage, int]:
        """Count what is wanted in each stage, whatever the stage wanted; nothing when that would take long."""
        if not wanted.words:
            rows = self._work.read("SELECT stage, count(*) FROM listing GROUP BY stage")
        elif count <= _RARE:
            rows = self._work.read(
                "SELECT l.stage, count(*) FROM name_words n CROSS JOIN listing l ON l.number = n.rowid"
                " WHERE n.name_words MATCH ? GROUP BY l.stage",
                (_query(wanted),),
            )
        else:
            return {}
        return {Stage(stage): found for stage, found in rows}

    def count(self, wanted: Wanted) -> int:
        """Count the dossiers whose names or code are wanted."""
        if not wanted.words and wanted.stage is None:
            return self.total()
        if not wanted.words:
            return self._number("SELECT count(*) FROM listing WHERE stage = ?", _stage(wanted))
        if wanted.stage is None:
            return self._number("SELECT count(*) FROM name_words WHERE name_words MATCH ?", (_query(wanted),))
        return self._number(
            f"SELECT count(*) FROM name_words WHERE name_words MATCH ? AND +rowid IN {_OF_STAGE}",  # noqa: S608 - constants
            (_query(wanted), *_stage(wanted)),
        )

    def first(self, wanted: Wanted, count: int, limit: int) -> tuple[int, ...]:
        """Return the numbers that come first, newest change first, ``count`` being how many there are."""
        if wanted.words and count <= _RARE:
            sql, parameters = _sorted(wanted)
        else:
            starts = [f" {word}" for word in wanted.words]
            conditions = ["instr(folded, ?) > 0"] * len(starts) + ["stage = ?"] * (wanted.stage is not None)
            where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
            sql = f"SELECT number FROM listing {where} ORDER BY touched DESC"  # noqa: S608 - constants
            parameters = (*starts, *_stage(wanted))
        return tuple(row[0] for row in self._work.read(f"{sql} LIMIT ?", (*parameters, limit)))

    def order(self, wanted: Wanted) -> "array[int]":
        """Return every number in order: in one value, which the database makes without holding the program up."""
        if wanted.words:
            sql, parameters = _sorted(wanted)
        else:
            where = "" if wanted.stage is None else "WHERE stage = ?"
            sql = f"SELECT number FROM listing {where} ORDER BY touched DESC"  # noqa: S608 - constants
            parameters = _stage(wanted)
        row = self._work.read(f"SELECT group_concat(number) FROM ({sql})", parameters).fetchone()  # noqa: S608 - above
        return array("I", map(int, row[0].split(","))) if row and row[0] else array("I")

    def in_notes(self, wanted: Wanted) -> tuple[int, ...]:
        """Return the numbers whose notes hold the words (names helping) and whose names alone do not.

        At most a thousand, the dossier opened last first: in the order of changes each would have to be looked up.
        """
        stage = "" if wanted.stage is None else "AND +rowid IN (SELECT number FROM listing WHERE stage = ?3)"
        sql = (
            "SELECT rowid FROM note_words WHERE note_words MATCH ?1"  # noqa: S608 - constants
            " AND +rowid NOT IN (SELECT rowid FROM name_words WHERE name_words MATCH ?1)"
            f" {stage} ORDER BY rowid DESC LIMIT ?2"
        )
        rows = self._work.read(sql, (_query(wanted), _NOTES_SHOWN, *_stage(wanted)))
        return tuple(row[0] for row in rows)

    def lines(self, numbers: Sequence[int]) -> tuple[ListedDossier, ...]:
        """Return lines by their numbers, in that order; those that are gone are left out."""
        found = []
        for number in numbers:
            row = self._work.read(f"{_LINE} WHERE l.number = ?", (number,)).fetchone()
            if row is not None:
                found.append(ListedDossier(*read(row, days=(6,), instants=(10,), flags=(8, 11, 13))))
        return tuple(found)

    def born(self, first: date, last: date) -> tuple[BornThen, ...]:
        """Return the dossiers of whoever was born between two days, both included."""
        rows = self._work.read(
            "SELECT l.number, l.dossier_id, c.id, l.folded FROM candidate c JOIN dossier d ON d.candidate_id = c.id"
            " JOIN listing l ON l.dossier_id = d.id WHERE c.birth_date BETWEEN ? AND ? ORDER BY l.number",
            (first.isoformat(), last.isoformat()),
        )
        return tuple(BornThen(*row) for row in rows)

    def _number(self, sql: str, parameters: tuple[str, ...]) -> int:
        row = self._work.read(sql, parameters).fetchone()
        return int(row[0]) if row else 0


def _stage(wanted: Wanted) -> tuple[str, ...]:
    return () if wanted.stage is None else (wanted.stage.value,)


def _query(wanted: Wanted) -> str:
    """Ask the index for every word's start; the words hold nothing but letters and figures."""
    return " ".join(f'"{word}"*' for word in wanted.words)


def _sorted(wanted: Wanted) -> tuple[str, tuple[str, ...]]:
    stage = "" if wanted.stage is None else f"AND +n.rowid IN {_OF_STAGE}"
    sql = (
        "SELECT l.number FROM name_words n CROSS JOIN listing l ON l.number = n.rowid"  # noqa: S608 - constants
        f" WHERE n.name_words MATCH ? {stage} ORDER BY l.touched DESC"
    )
    return sql, (_query(wanted), *_stage(wanted))
