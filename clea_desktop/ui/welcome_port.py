"""What the welcome's screen asks of an opened vault."""

from datetime import date
from typing import Protocol

from clea_desktop.core.dossier import BirthKnown
from clea_desktop.core.welcome import Field
from clea_desktop.services.views import Target, WelcomeView


class WelcomePort(Protocol):
    """The first contact."""

    def open(self, dossier_id: str) -> WelcomeView:
        """Return what was said."""
        ...

    def put(self, dossier_id: str, field: Field, text: str) -> WelcomeView:
        """Make one answer durable."""
        ...

    def correct_identity(
        self, dossier_id: str, birth_name: str, first_name: str, birth_date: date, known: BirthKnown = BirthKnown.DAY
    ) -> WelcomeView:
        """Write again what was registered."""
        ...

    def notice_pdf(self, dossier_id: str, target: Target) -> None:
        """Write the notice about personal data."""
        ...
