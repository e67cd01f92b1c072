"""What the window asks about the real signature of whoever is here, and about the certifying body."""

from pathlib import Path
from typing import Protocol

from clea_desktop.core.enrolment import Said
from clea_desktop.core.roles import SigningRole
from clea_desktop.services.enrolment_views import EnrolmentView


class EnrolmentPort(Protocol):
    """A real signature, asked for and answered by files."""

    def standing(self) -> EnrolmentView:
        """Return all that is shown of it."""
        ...

    def is_enrolled(self) -> bool:
        """Say whether the dossiers that are opened now are real."""
        ...

    def notice(self) -> Said | None:
        """Say what must be known of it today."""
        ...

    def ask(self, code: str, typed: str, passphrase: str, role: SigningRole = SigningRole.EVALUATOR) -> EnrolmentView:
        """Make keys and the request that carries them."""
        ...

    def renew(self, passphrase: str) -> EnrolmentView:
        """Make new keys and a request sealed by the present one."""
        ...

    def save_request(self, target: Path) -> None:
        """Write the request that waits."""
        ...

    def give_up(self) -> EnrolmentView:
        """Drop the request that waits."""
        ...

    def take_answer(self, source: Path, typed: str = "") -> EnrolmentView:
        """Take the certifying body's answer in."""
        ...

    def take_update(self, source: Path) -> EnrolmentView:
        """Take newer lists from the certifying body in."""
        ...
