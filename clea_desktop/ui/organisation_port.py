"""What the settings ask about the evaluation body itself."""

from typing import Protocol

from clea_desktop.core.organisation import Organisation, Setting


class OrganisationPort(Protocol):
    """What the evaluation body says of itself."""

    def read(self) -> Organisation:
        """Return everything that was said."""
        ...

    def write(self, setting: Setting, typed: str) -> Organisation:
        """Keep one thing."""
        ...
