"""Who may come in, seen from inside the vault: the slot file says who has a way in, this says who is who."""

from dataclasses import dataclass
from datetime import datetime

from clea_desktop.storage.repositories.text_values import read
from clea_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """A person who works with this vault. ``person_id`` is what their certificates carry."""

    id: str
    display_name: str
    role: str
    person_id: str
    created_at: datetime
    removed_at: datetime | None


class Accounts:
    """The accounts of the vault."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, account_id: str, display_name: str, role: str, person_id: str) -> None:
        """Add a person."""
        self._work.insert(
            "account",
            {
                "id": account_id,
                "display_name": display_name,
                "role": role,
                "person_id": person_id,
                "created_at": self._work.at,
            },
        )

    def find(self, account_id: str) -> AccountRecord | None:
        """Return an account, also of somebody who left."""
        return next((account for account in self.everyone() if account.id == account_id), None)

    def everyone(self) -> tuple[AccountRecord, ...]:
        """Return all accounts, also of those who left, in the order they came."""
        rows = self._work.read(
            "SELECT id, display_name, role, person_id, created_at, removed_at FROM account ORDER BY created_at, id"
        )
        return tuple(AccountRecord(*read(row, instants=(4, 5))) for row in rows)

    def mark_removed(self, account_id: str) -> None:
        """Note that a person left; what they did stays under their name, their keys go."""
        self._work.execute("DELETE FROM signing_key WHERE account_id = ?", (account_id,))
        self._work.execute("DELETE FROM device_key WHERE account_id = ?", (account_id,))
        self._work.execute(
            "UPDATE account SET removed_at = ? WHERE id = ? AND removed_at IS NULL", (self._work.at, account_id)
        )
