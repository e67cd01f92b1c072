"""What candidates say of themselves, criterion by criterion: one row, one commit, like a finding, and beside it."""

from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.storage.unit_of_work import Work


class SelfAnswers:
    """The self-assessments of the dossiers."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def put(self, dossier_id: str, criterion_code: str, answer: SelfAnswer | None, entered_by: str | None) -> None:
        """Set an answer; None takes it back. ``entered_by`` is whoever typed it for the candidate."""
        if answer is None:
            self._work.execute(
                "DELETE FROM self_answer WHERE dossier_id = ? AND criterion_code = ?", (dossier_id, criterion_code)
            )
            return
        self._work.execute(
            "INSERT INTO self_answer (dossier_id, criterion_code, answer, answered_at, entered_by)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (dossier_id, criterion_code) DO UPDATE SET"
            " answer = excluded.answer, answered_at = excluded.answered_at, entered_by = excluded.entered_by",
            (dossier_id, criterion_code, answer.value, self._work.at, entered_by),
        )

    def value(self, dossier_id: str, criterion_code: str) -> SelfAnswer | None:
        """Return one answer."""
        row = self._work.read(
            "SELECT answer FROM self_answer WHERE dossier_id = ? AND criterion_code = ?", (dossier_id, criterion_code)
        ).fetchone()
        return SelfAnswer(row[0]) if row else None

    def values(self, dossier_id: str) -> dict[str, SelfAnswer]:
        """Return all answers of a dossier by criterion."""
        rows = self._work.read("SELECT criterion_code, answer FROM self_answer WHERE dossier_id = ?", (dossier_id,))
        return {code: SelfAnswer(answer) for code, answer in rows}

    def entered(self, dossier_id: str) -> int:
        """Count the answers that somebody typed in the candidate's name."""
        row = self._work.read(
            "SELECT count(*) FROM self_answer WHERE dossier_id = ? AND entered_by IS NOT NULL", (dossier_id,)
        ).fetchone()
        return int(row[0]) if row else 0
