"""What the screen of a received file asks of an opened vault."""

from pathlib import Path
from typing import Protocol

from clea_desktop.services.received_views import Asked, ReceivedView
from clea_desktop.services.views import Cancelled, Report, Target


class CarryingPort(Protocol):
    """Sealed bundles on their way to the certifying body."""

    def body(self) -> str:
        """Name whom a bundle can be encrypted for, or return an empty text."""
        ...

    def carry(self, bundle_id: str, target: Path, report: Report, cancelled: Cancelled) -> None:
        """Write a copy of a sealed bundle that the certifying body alone can open."""
        ...


class ReceivedPort(Protocol):
    """One sealed file that came from elsewhere."""

    def is_carried(self, path: Path) -> bool:
        """Say whether a file came encrypted, and needs the deposit key."""
        ...

    def look(self, asked: Asked, passphrase: str, report: Report, cancelled: Cancelled) -> ReceivedView:
        """Judge a file; a refusal is an answer."""
        ...

    def judge_again(self, asked: Asked, report: Report, cancelled: Cancelled) -> ReceivedView:
        """Judge the file in hand for another stage, or with another authority."""
        ...

    def read(self, name: str) -> bytes:
        """Return a piece of the accepted file, to be shown from memory."""
        ...

    def save_verdict(self, target: Target) -> None:
        """Write the verdict on paper, or for the printer."""
        ...

    def close(self) -> None:
        """Let go of the file in hand."""
        ...
