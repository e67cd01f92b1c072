"""What the window asks before a vault is open."""

from collections.abc import Sequence
from typing import Protocol

from clea_desktop.ui.ports import Known
from clea_desktop.ui.session_port import SessionPort


class CreatedPort(Protocol):
    """A new vault, already open."""

    @property
    def session(self) -> SessionPort:
        """The opened vault."""
        ...

    @property
    def recovery_code(self) -> str:
        """The code, shown once."""
        ...


class AccessPort(Protocol):
    """The doors of one vault."""

    def people(self) -> Sequence[Known]:
        """Return who may come in; nobody when there is no vault yet."""
        ...

    def create(self, organisation: str, display_name: str, role: str, passphrase: str) -> CreatedPort:
        """Make the vault with its first person."""
        ...

    def unlock(self, account_id: str, passphrase: str) -> SessionPort:
        """Open it with a person's passphrase."""
        ...

    def recover(self, code: str, account_id: str, new_passphrase: str) -> SessionPort:
        """Open it with the recovery code."""
        ...
