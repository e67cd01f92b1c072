"""What the settings ask about the people of an opened vault."""

from pathlib import Path
from typing import Protocol

from clea_desktop.services.views import Account


class AccountsPort(Protocol):
    """The people of this vault."""

    def people(self) -> tuple[Account, ...]:
        """Return everyone who may open it."""
        ...

    def add(self, display_name: str, role: str, passphrase: str) -> Account:
        """Let one more person in."""
        ...

    def remove(self, account_id: str) -> None:
        """Take a person's way in away."""
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """Change the passphrase of whoever is here."""
        ...

    def new_recovery_code(self) -> str:
        """Make a recovery code and return it, once; the one before opens the vault until this one is confirmed."""
        ...

    def confirm_recovery_code(self, typed: str) -> None:
        """Make the code typed back from its sheet the only one; WRONG_RECOVERY_CODE."""
        ...

    def recovery_is_confirmed(self) -> bool:
        """Say whether somebody ever typed the recovery code back."""
        ...

    def save_recovery_sheet(self, code: str, target: Path) -> None:
        """Write the sheet to print."""
        ...
