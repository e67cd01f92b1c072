"""The words the list is searched by, brought up to date from what the dossiers say now.

A change of names or notes only marks its line as stale, in its own transaction: an hour of typing indexes nothing.
The words follow before the next search, each dossier's with its mark taken off, so that a crash in between loses
nothing.
"""

from clea_desktop.core.canonical import from_canonical
from clea_desktop.core.search import name_words, note_words
from clea_desktop.storage.unit_of_work import Work

_KINDS = ("identity", "interview-notes", "feedback")
_NAMES = ("used-name", "first-name-2", "first-name-3")


class SearchWords:
    """The two indexes: names with codes, and notes."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def stale(self) -> bool:
        """Say whether a line waits for its words."""
        return self._work.read("SELECT 1 FROM listing WHERE stale = 1 LIMIT 1").fetchone() is not None

    def catch_up(self, limit: int) -> int:
        """Index at most so many stale lines, oldest first; return how many there were."""
        rows = self._work.read(
            "SELECT l.number, d.id, d.code, c.birth_name, c.first_name FROM listing l JOIN dossier d"
            " ON d.id = l.dossier_id JOIN candidate c ON c.id = d.candidate_id WHERE l.stale = 1"
            " ORDER BY l.number LIMIT ?",
            (limit,),
        ).fetchall()
        for number, dossier_id, code, *names in rows:
            self._index(number, dossier_id, code, names)
        return len(rows)

    def _index(self, number: int, dossier_id: str, code: str, names: list[str]) -> None:
        sheets = self._sheets(dossier_id)
        identity = sheets.get("identity", {})
        known = name_words(code, *names, *(_text(identity, field) for field in _NAMES))
        said = self._notes(dossier_id, sheets)
        for table in ("name_words", "note_words"):
            self._work.execute(f"DELETE FROM {table} WHERE rowid = ?", (number,))  # noqa: S608 - constants
        self._work.execute("INSERT INTO name_words (rowid, words) VALUES (?, ?)", (number, known))
        if said:
            both = note_words((known, said))
            self._work.execute("INSERT INTO note_words (rowid, words) VALUES (?, ?)", (number, both))
        self._work.execute("UPDATE listing SET stale = 0, folded = ? WHERE number = ?", (f" {known}", number))

    def _sheets(self, dossier_id: str) -> dict[str, dict[str, object]]:
        rows = self._work.read("SELECT kind, document FROM sheet WHERE dossier_id = ?", (dossier_id,))
        read = {kind: from_canonical(document) for kind, document in rows if kind in _KINDS}
        return {kind: dict(value) for kind, value in read.items() if isinstance(value, dict)}

    def _notes(self, dossier_id: str, sheets: dict[str, dict[str, object]]) -> str:
        """Return what was written down of a person: notes, what they said of it, their own words."""
        feedback = sheets.get("feedback", {})
        written = [
            _text(sheets.get("interview-notes", {}), "notes"),
            _text(feedback, "comment"),
            _text(feedback, "synthesis"),
        ]
        quoted = self._work.read(
            "SELECT words FROM quotation WHERE dossier_id = ? AND removed_at IS NULL", (dossier_id,)
        )
        return " ".join(text for text in (*written, *(str(row[0]) for row in quoted)) if text)


def _text(sheet: dict[str, object], field: str) -> str:
    value = sheet.get(field)
    return value if isinstance(value, str) else ""
