"""What the window asks of the evidence map and of amendments."""

from typing import Protocol

from clea_desktop.services.evidence_map import EvidenceMapView
from clea_desktop.services.views import AmendmentView


class EvidenceMapPort(Protocol):
    """The map of a dossier."""

    def read(self, dossier_id: str) -> EvidenceMapView:
        """Return what each finding rests on, and what the jury will ask."""
        ...


class AmendmentsPort(Protocol):
    """Sealed dossiers opened again on purpose."""

    def open(self, dossier_id: str, reason: str) -> AmendmentView:
        """Open a sealed dossier again."""
        ...

    def give_up(self, dossier_id: str) -> None:
        """Close an amendment in which nothing changed."""
        ...
