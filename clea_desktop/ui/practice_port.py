"""What the window asks of the practice centre."""

from typing import Protocol

from clea_desktop.services.practice import PracticePerson
from clea_desktop.services.views import Cancelled, Report


class PracticePort(Protocol):
    """Invented people, to learn with."""

    def people(self) -> tuple[PracticePerson, ...]:
        """Return the invented people of this vault, in the order of their codes."""
        ...

    def fill(self, report: Report, cancelled: Cancelled) -> tuple[PracticePerson, ...]:
        """Bring the twelve in, as new; ROLE_REFUSED, CANCELLED: everything is then as before."""
        ...

    def erase(self) -> int:
        """Erase them with all that is theirs; return how many there were. ROLE_REFUSED."""
        ...
