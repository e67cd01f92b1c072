"""The invented people of the practice centre, and the only way a candidate's whole dossier ever leaves the vault."""

from dataclasses import dataclass

from clea_desktop.storage.repositories.attachments import Attachments
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.frameworks import Frameworks
from clea_desktop.storage.unit_of_work import Work

_OF_PRACTICE = "SELECT d.id FROM dossier d JOIN practice_person p ON p.candidate_id = d.candidate_id"
_OF_RUNS = f"run_id IN (SELECT id FROM exercise_run WHERE dossier_id IN ({_OF_PRACTICE}))"  # noqa: S608 - constants
_OF_EVIDENCE = f"evidence_id IN (SELECT id FROM evidence WHERE dossier_id IN ({_OF_PRACTICE}))"  # noqa: S608 - same
_OF_DOSSIERS = f"dossier_id IN ({_OF_PRACTICE})"
ERASED: tuple[tuple[str, str], ...] = (
    ("place", _OF_DOSSIERS),
    ("outbox", _OF_DOSSIERS),
    ("platform_entry", _OF_DOSSIERS),
    ("amendment", _OF_DOSSIERS),
    ("appointment", _OF_DOSSIERS),
    ("recommendation", _OF_DOSSIERS),
    ("signature", _OF_DOSSIERS),
    ("agreement", _OF_DOSSIERS),
    ("bundle", _OF_DOSSIERS),
    ("document", _OF_DOSSIERS),
    ("evidence_link", _OF_EVIDENCE),
    ("evidence", _OF_DOSSIERS),
    ("observation", _OF_RUNS),
    ("exercise_run", _OF_DOSSIERS),
    ("quotation", _OF_DOSSIERS),
    ("self_answer", _OF_DOSSIERS),
    ("rating", _OF_DOSSIERS),
    ("sheet", _OF_DOSSIERS),
    ("step_time", _OF_DOSSIERS),
    ("journal_entry", _OF_DOSSIERS),
    ("journal_link", _OF_DOSSIERS),
    ("dossier", "candidate_id IN (SELECT candidate_id FROM practice_person)"),
)
"""What goes, in an order foreign keys allow; a test compares it with the schema."""
_ATTACHED = ("evidence", "document", "bundle")


@dataclass(frozen=True, slots=True)
class PracticeRecord:
    """One dossier of an invented person."""

    candidate_id: str
    dossier_id: str
    code: str
    birth_name: str
    first_name: str


class PracticePeople:
    """The candidates nobody met."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, candidate_id: str) -> None:
        """Note that a candidate is invented."""
        self._work.insert("practice_person", {"candidate_id": candidate_id, "made_at": self._work.at})

    def holds(self, candidate_id: str) -> bool:
        """Say whether a candidate is invented."""
        found = self._work.read("SELECT 1 FROM practice_person WHERE candidate_id = ?", (candidate_id,))
        return any(True for _ in found)

    def everyone(self) -> tuple[PracticeRecord, ...]:
        """Return the dossiers of invented people, in the order of their codes."""
        rows = self._work.read(
            "SELECT c.id, d.id, d.code, c.birth_name, c.first_name FROM practice_person p"
            " JOIN candidate c ON c.id = p.candidate_id JOIN dossier d ON d.candidate_id = c.id ORDER BY d.code"
        )
        return tuple(PracticeRecord(*row) for row in rows)

    def erase(self) -> None:
        """Erase all that is theirs and only that, the attachments nothing uses any more with it.

        What they have left in other hands stays true: their codes are given to nobody, the rules they were judged by
        never change.
        """
        Dossiers(self._work).keep_numbers()
        Frameworks(self._work).keep_met()
        attached = [
            str(row[0])
            for table in _ATTACHED
            for row in self._work.read(f"SELECT attachment_id FROM {table} WHERE {_OF_DOSSIERS}")  # noqa: S608 - constants
        ]
        people = [str(row[0]) for row in self._work.read("SELECT candidate_id FROM practice_person")]
        for table, where in ERASED:
            self._work.execute(f"DELETE FROM {table} WHERE {where}")  # noqa: S608 - constants
        for candidate_id in people:
            self._work.execute("DELETE FROM practice_person WHERE candidate_id = ?", (candidate_id,))
            self._work.execute("DELETE FROM candidate WHERE id = ?", (candidate_id,))
        for one in dict.fromkeys(attached):
            Attachments(self._work).release(one)
