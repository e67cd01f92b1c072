"""Sheets: one JSON document per dossier and kind, replaced whole."""

from datetime import datetime

from clea_desktop.core.canonical import JsonValue, from_canonical, to_canonical
from clea_desktop.core.sheets import SheetKind
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work


class Sheets:
    """The sheets of the dossiers."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def read(self, dossier_id: str, kind: SheetKind) -> object | None:
        """Return a sheet's JSON value; None when it was never written."""
        row = self._work.read(
            "SELECT document FROM sheet WHERE dossier_id = ? AND kind = ?", (dossier_id, kind.value)
        ).fetchone()
        return from_canonical(row[0]) if row else None

    def saved_at(self, dossier_id: str, kind: SheetKind) -> datetime | None:
        """Return when a sheet was last written."""
        row = self._work.read(
            "SELECT saved_at FROM sheet WHERE dossier_id = ? AND kind = ?", (dossier_id, kind.value)
        ).fetchone()
        return datetime.fromisoformat(read(row)[0]) if row else None

    def write(self, dossier_id: str, kind: SheetKind, value: JsonValue, by: str) -> bool:
        """Replace a sheet; False when it says the same already."""
        document = to_canonical(value)
        known = self._work.read(
            "SELECT document FROM sheet WHERE dossier_id = ? AND kind = ?", (dossier_id, kind.value)
        ).fetchone()
        if known and known[0] == document:
            return False
        self._work.execute(
            "INSERT INTO sheet (dossier_id, kind, document, saved_at, saved_by) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (dossier_id, kind) DO UPDATE SET document = excluded.document,"
            " saved_at = excluded.saved_at, saved_by = excluded.saved_by",
            (dossier_id, kind.value, document, self._work.at, by),
        )
        return True
