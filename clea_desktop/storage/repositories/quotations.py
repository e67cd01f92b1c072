"""Quotations: words of the candidate pinned to a criterion. What is taken off is kept, because that can be undone."""

from dataclasses import dataclass
from datetime import datetime

from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work

_SELECT = "SELECT id, dossier_id, prompt_id, words, criterion_code, pinned_at, pinned_by, removed_at FROM quotation "


@dataclass(frozen=True, slots=True)
class QuotationRecord:
    """One quotation."""

    id: str
    dossier_id: str
    prompt_id: str
    words: str
    criterion_code: str
    pinned_at: datetime
    pinned_by: str
    removed_at: datetime | None


class Quotations:
    """The quotations of the dossiers."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def pin(self, dossier_id: str, prompt_id: str, words: str, criterion_code: str, by: str) -> str:
        """Keep words for a criterion; return their id."""
        quotation_id = self._work.new_id()
        self._work.execute(
            "INSERT INTO quotation (id, dossier_id, prompt_id, words, criterion_code, pinned_at, pinned_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (quotation_id, dossier_id, prompt_id, words, criterion_code, self._work.at, by),
        )
        return quotation_id

    def remove(self, quotation_id: str) -> bool:
        """Take a quotation off, restorable; False when it was off already."""
        return bool(
            self._work.execute(
                "UPDATE quotation SET removed_at = ? WHERE id = ? AND removed_at IS NULL",
                (self._work.at, quotation_id),
            ).rowcount
        )

    def restore(self, quotation_id: str) -> bool:
        """Put a quotation back; False when it was not off."""
        return bool(
            self._work.execute(
                "UPDATE quotation SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL", (quotation_id,)
            ).rowcount
        )

    def find(self, quotation_id: str) -> QuotationRecord | None:
        """Return a quotation, also one that was taken off."""
        found = self._records("WHERE id = ?", quotation_id)
        return found[0] if found else None

    def of_dossier(self, dossier_id: str) -> tuple[QuotationRecord, ...]:
        """Return the quotations that stand, in the order they were pinned."""
        return self._records("WHERE dossier_id = ? AND removed_at IS NULL ORDER BY pinned_at, id", dossier_id)

    def _records(self, where: str, value: str) -> tuple[QuotationRecord, ...]:
        rows = self._work.read(_SELECT + where, (value,)).fetchall()
        return tuple(QuotationRecord(*read(row, instants=(5, 7))) for row in rows)
