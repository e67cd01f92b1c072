"""People who are evaluated, and the list everybody begins with."""

from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.names import fold
from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_LIST = """
SELECT d.id, c.id, d.code, c.birth_name, c.first_name, c.birth_date, d.state, d.practice,
    coalesce((SELECT l.recorded_at FROM journal_link l WHERE l.dossier_id = d.id ORDER BY l.number DESC LIMIT 1),
        d.opened_at) AS updated_at,
    EXISTS (SELECT 1 FROM agreement a WHERE a.dossier_id = d.id),
    (SELECT count(*) FROM rating r WHERE r.dossier_id = d.id),
    EXISTS (SELECT 1 FROM document o WHERE o.dossier_id = d.id AND o.kind = 'restitution'),
    (SELECT o.state FROM outbox o WHERE o.dossier_id = d.id ORDER BY o.created_at DESC LIMIT 1)
FROM dossier d JOIN candidate c ON c.id = d.candidate_id
ORDER BY updated_at DESC, d.id
"""


@dataclass(frozen=True, slots=True)
class CandidateRecord:
    """Who a candidate is."""

    id: str
    birth_name: str
    first_name: str
    birth_date: date


@dataclass(frozen=True, slots=True)
class ListedDossier:
    """One line of the list: a dossier, whose it is, and what says how far it is."""

    dossier_id: str
    candidate_id: str
    code: str
    birth_name: str
    first_name: str
    birth_date: date
    state: str
    practice: bool
    updated_at: datetime
    has_agreement: bool
    rated: int
    has_restitution: bool
    outbox_state: str | None


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

    def born_on(self, birth_date: date) -> tuple[CandidateRecord, ...]:
        """Return the candidates born on a day, among whom twins of a new one are looked for."""
        rows = self._work.read(
            "SELECT id, birth_name, first_name, birth_date FROM candidate WHERE birth_date = ? ORDER BY id",
            (birth_date.isoformat(),),
        )
        return tuple(CandidateRecord(*read(row, days=(3,))) for row in rows)

    def listed(self, search: str = "") -> tuple[ListedDossier, ...]:
        """Return the list, newest change first, kept to lines that hold every word looked for."""
        words = fold(search).split()
        return tuple(
            ListedDossier(*read(row, days=(5,), instants=(8,), flags=(7, 9, 11)))
            for row in self._work.read(_LIST)
            if not words or _holds(fold(f"{row[2]} {row[3]} {row[4]}"), words)
        )


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)
