"""Where each person was, so that a crash in the middle of an interview costs nothing but a restart."""

from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.clock import to_text
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A screen, and what it showed."""

    dossier_id: str | None
    screen: str
    criterion_code: str | None
    is_locked: bool
    at: datetime


class Places:
    """The last place of each account."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def put(self, account_id: str, screen: str, dossier_id: str | None, criterion_code: str | None) -> None:
        """Remember where somebody is."""
        self._work.execute(
            "INSERT INTO place (account_id, dossier_id, screen, criterion_code, locked, at) VALUES (?, ?, ?, ?, 0, ?)"
            " ON CONFLICT (account_id) DO UPDATE SET dossier_id = excluded.dossier_id, screen = excluded.screen,"
            " criterion_code = excluded.criterion_code, locked = 0, at = excluded.at",
            (account_id, dossier_id, screen, criterion_code, self._work.at),
        )

    def put_back(self, account_id: str, place: PlaceRecord) -> None:
        """Make a place of before the last one again, as it was."""
        self.forget(account_id)
        self._work.execute(
            "INSERT INTO place (account_id, dossier_id, screen, criterion_code, locked, at) VALUES (?, ?, ?, ?, ?, ?)",
            (account_id, place.dossier_id, place.screen, place.criterion_code, int(place.is_locked), to_text(place.at)),
        )

    def find(self, account_id: str) -> PlaceRecord | None:
        """Return where somebody was."""
        row = self._work.read(
            "SELECT dossier_id, screen, criterion_code, locked, at FROM place WHERE account_id = ?", (account_id,)
        ).fetchone()
        return PlaceRecord(*read(row, flags=(3,), instants=(4,))) if row else None

    def lock(self, account_id: str) -> None:
        """Note that somebody locked the window: they will come back here, and nothing was interrupted."""
        self._work.execute("UPDATE place SET locked = 1 WHERE account_id = ?", (account_id,))

    def forget(self, account_id: str) -> None:
        """Note that somebody left in good order: there is nowhere to be brought back to."""
        self._work.execute("DELETE FROM place WHERE account_id = ?", (account_id,))
