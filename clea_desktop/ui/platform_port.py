"""What the platform's screen asks of an opened vault."""

from datetime import date
from pathlib import Path
from typing import Protocol

from clea_desktop.services.platform_views import PlatformLine, PlatformPeriod, TableForm


class PlatformPort(Protocol):
    """The national platform's sheet."""

    def person(self, dossier_id: str) -> PlatformLine:
        """Return one person's line."""
        ...

    def period(self, first: date, last: date) -> PlatformPeriod:
        """Return the lines of a period."""
        ...

    def mark(self, dossier_id: str, day: date) -> PlatformLine:
        """Note that a line was typed."""
        ...

    def unmark(self, dossier_id: str) -> PlatformLine:
        """Take that back."""
        ...

    def export(self, dossier_ids: tuple[str, ...], form: TableForm, target: Path) -> int:
        """Write lines where the person chose, and return how many."""
        ...
