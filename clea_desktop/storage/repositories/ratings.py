"""What was found, criterion by criterion. The click that counts most: raw SQL, one row, one commit."""

from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.rating import Rating
from clea_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class RatingRecord:
    """A finding with its reason, when, and by whom."""

    criterion_code: str
    value: Rating
    reason: str
    rated_at: datetime
    rated_by: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a criterion may be rated, and what stands there now."""

    state: str
    framework_id: str
    framework_version: str
    has_agreement: bool
    value: Rating | None
    reason: str


class Ratings:
    """The findings of the dossiers."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def put(self, dossier_id: str, criterion_code: str, rating: Rating | None, by: str, reason: str = "") -> None:
        """Set a finding; None takes it back, and the criterion is again not evaluated."""
        if rating is None:
            self._work.execute(
                "DELETE FROM rating WHERE dossier_id = ? AND criterion_code = ?", (dossier_id, criterion_code)
            )
            return
        self._work.execute(
            "INSERT INTO rating (dossier_id, criterion_code, value, reason, rated_at, rated_by)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (dossier_id, criterion_code) DO UPDATE SET"
            " value = excluded.value, reason = excluded.reason, rated_at = excluded.rated_at,"
            " rated_by = excluded.rated_by",
            (dossier_id, criterion_code, rating.value, reason, self._work.at, by),
        )

    def standing(self, dossier_id: str, criterion_code: str) -> Standing | None:
        """Return all that a rating click must know, in one query; None when there is no such dossier."""
        row = self._work.read(
            "SELECT d.state, d.framework_id, d.framework_version,"
            " EXISTS (SELECT 1 FROM agreement a WHERE a.dossier_id = d.id), r.value, r.reason FROM dossier d"
            " LEFT JOIN rating r ON r.dossier_id = d.id AND r.criterion_code = ? WHERE d.id = ?",
            (criterion_code, dossier_id),
        ).fetchone()
        if row is None:
            return None
        return Standing(row[0], row[1], row[2], bool(row[3]), Rating(row[4]) if row[4] else None, row[5] or "")

    def explain(self, dossier_id: str, criterion_code: str, reason: str) -> None:
        """Say why a finding is what it is; the finding itself, its day and its author stay."""
        self._work.execute(
            "UPDATE rating SET reason = ? WHERE dossier_id = ? AND criterion_code = ?",
            (reason, dossier_id, criterion_code),
        )

    def reasons(self, dossier_id: str) -> dict[str, str]:
        """Return the reasons given, by criterion."""
        rows = self._work.read(
            "SELECT criterion_code, reason FROM rating WHERE dossier_id = ? AND reason <> ''", (dossier_id,)
        )
        return dict(rows)

    def value(self, dossier_id: str, criterion_code: str) -> Rating | None:
        """Return one finding."""
        row = self._work.read(
            "SELECT value FROM rating WHERE dossier_id = ? AND criterion_code = ?", (dossier_id, criterion_code)
        ).fetchone()
        return Rating(row[0]) if row else None

    def values(self, dossier_id: str) -> dict[str, Rating]:
        """Return all findings of a dossier by criterion."""
        rows = self._work.read("SELECT criterion_code, value FROM rating WHERE dossier_id = ?", (dossier_id,))
        return {code: Rating(value) for code, value in rows}

    def findings(self, dossier_id: str) -> tuple[RatingRecord, ...]:
        """Return all findings of a dossier with what surrounds them."""
        rows = self._work.read(
            "SELECT criterion_code, value, reason, rated_at, rated_by FROM rating WHERE dossier_id = ?"
            " ORDER BY criterion_code",
            (dossier_id,),
        )
        return tuple(
            RatingRecord(code, Rating(value), reason, datetime.fromisoformat(rated_at), by)
            for code, value, reason, rated_at, by in rows
        )
