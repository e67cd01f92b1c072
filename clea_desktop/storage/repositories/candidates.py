"""People who are evaluated."""

from dataclasses import dataclass
from datetime import date

from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class CandidateRecord:
    """Who a candidate is."""

    id: str
    birth_name: str
    first_name: str
    birth_date: date


class Candidates:
    """The candidates of the vault."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, birth_name: str, first_name: str, birth_date: date) -> str:
        """Register a candidate; return their id."""
        candidate_id = self._work.new_id()
        self._work.insert(
            "candidate",
            {
                "id": candidate_id,
                "birth_name": birth_name,
                "first_name": first_name,
                "birth_date": birth_date.isoformat(),
                "created_at": self._work.at,
            },
        )
        return candidate_id

    def find(self, candidate_id: str) -> CandidateRecord | None:
        """Return a candidate."""
        row = self._work.read(
            "SELECT id, birth_name, first_name, birth_date FROM candidate WHERE id = ?", (candidate_id,)
        ).fetchone()
        return CandidateRecord(*read(row, days=(3,))) if row else None

    def correct(self, candidate_id: str, birth_name: str, first_name: str, birth_date: date) -> None:
        """Write who somebody is again; their lines are looked at anew before the next search."""
        self._work.execute(
            "UPDATE candidate SET birth_name = ?, first_name = ?, birth_date = ? WHERE id = ?",
            (birth_name, first_name, birth_date.isoformat(), candidate_id),
        )
        self._work.execute(
            "UPDATE listing SET stale = 1 WHERE dossier_id IN (SELECT id FROM dossier WHERE candidate_id = ?)",
            (candidate_id,),
        )

    def dossiers(self, candidate_id: str) -> tuple[tuple[str, str], ...]:
        """Return the id and the state of each of somebody's dossiers."""
        rows = self._work.read("SELECT id, state FROM dossier WHERE candidate_id = ? ORDER BY id", (candidate_id,))
        return tuple((str(dossier_id), str(state)) for dossier_id, state in rows)
