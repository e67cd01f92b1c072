"""What waits to be handed over. An entry never goes by itself: it ends with a receipt, or shows why it did not."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_COLUMNS = (
    "id, kind, dossier_id, subject_id, payload_sha256, created_at, state, attempts, next_attempt_at, last_trouble"
)


class OutboxState(Enum):
    """How far a handing over is. Only a verified receipt makes it kept."""

    WAITING = "waiting"
    SENT = "sent"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class OutboxRecord:
    """One thing to hand over. ``payload_sha256`` names the same bytes at every attempt."""

    id: str
    kind: str
    dossier_id: str
    subject_id: str
    payload_sha256: str
    created_at: datetime
    state: OutboxState
    attempts: int
    next_attempt_at: datetime
    last_trouble: str | None


class Outbox:
    """What the vault has to hand over, and what became of it. Entries are added by ``Work.outbox``."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def due(self) -> tuple[OutboxRecord, ...]:
        """Return what may be tried now, the longest waiting first; one bad entry holds up no other."""
        return self._records(
            "WHERE state IN ('waiting', 'sent') AND next_attempt_at <= ? ORDER BY created_at, id", self._work.at
        )

    def everything(self) -> tuple[OutboxRecord, ...]:
        """Return all entries, whatever became of them."""
        return self._records("ORDER BY created_at, id")

    def of_dossier(self, dossier_id: str) -> tuple[OutboxRecord, ...]:
        """Return a dossier's entries."""
        return self._records("WHERE dossier_id = ? ORDER BY created_at, id", dossier_id)

    def replace_waiting(self, kind: str, subject_id: str, payload_sha256: str) -> None:
        """Name other bytes for what was never sent; what was goes on naming what its receipt will name."""
        self._work.execute(
            "UPDATE outbox SET payload_sha256 = ? WHERE kind = ? AND subject_id = ?"
            " AND state = 'waiting' AND attempts = 0",
            (payload_sha256, kind, subject_id),
        )

    def note_attempt(self, entry_id: str, trouble: str | None, next_attempt_at: str) -> None:
        """Count an attempt, what stood in its way, and when to try again."""
        self._work.execute(
            "UPDATE outbox SET attempts = attempts + 1, last_trouble = ?, next_attempt_at = ? WHERE id = ?",
            (trouble, next_attempt_at, entry_id),
        )

    def mark_sent(self, entry_id: str) -> None:
        """Note that every byte was taken; nothing is kept for sure yet."""
        self._work.execute("UPDATE outbox SET state = 'sent' WHERE id = ? AND state = 'waiting'", (entry_id,))

    def mark_kept(self, entry_id: str, receipt: bytes) -> None:
        """Note the receipt, which the caller has verified."""
        self._work.execute(
            "UPDATE outbox SET state = 'kept', receipt = ?, last_trouble = NULL WHERE id = ?", (receipt, entry_id)
        )

    def mark_refused(self, entry_id: str, reason: str) -> None:
        """Note a refusal and its reason; it stays in sight until a person acts."""
        self._work.execute(
            "UPDATE outbox SET state = 'refused', last_trouble = ? WHERE id = ? AND state <> 'kept'",
            (reason, entry_id),
        )

    def receipt(self, entry_id: str) -> bytes | None:
        """Return the receipt of an entry that is kept."""
        row = self._work.read("SELECT receipt FROM outbox WHERE id = ?", (entry_id,)).fetchone()
        return row[0] if row else None

    def _records(self, where: str, *parameters: str) -> tuple[OutboxRecord, ...]:
        rows = self._work.read(f"SELECT {_COLUMNS} FROM outbox {where}", parameters)  # noqa: S608  # two constants
        return tuple(OutboxRecord(*read((*row[:6], OutboxState(row[6]), *row[7:]), instants=(5, 8))) for row in rows)
