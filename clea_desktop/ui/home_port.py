"""What the window asks of an opened vault about today, and about appointments."""

from typing import Protocol

from clea_desktop.core.appointment import Appointment, Planned
from clea_desktop.services.home_views import HomeView, Readiness


class HomePort(Protocol):
    """What a person finds when they come in."""

    def today(self) -> HomeView:
        """Return what must be done today."""
        ...

    def readiness(self) -> Readiness:
        """Look at what one needs away from any network."""
        ...


class AppointmentsPort(Protocol):
    """When candidates come."""

    def of_dossier(self, dossier_id: str) -> tuple[Appointment, ...]:
        """Return the appointments of a dossier that stand, in their order."""
        ...

    def make(self, dossier_id: str, planned: Planned) -> Appointment:
        """Make an appointment."""
        ...

    def move(self, appointment_id: str, planned: Planned) -> Appointment:
        """Change an appointment; return what it was before."""
        ...

    def remove(self, appointment_id: str) -> None:
        """Take an appointment off."""
        ...

    def restore(self, appointment_id: str) -> None:
        """Put an appointment back."""
        ...
