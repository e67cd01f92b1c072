"""What the framework room asks of an opened vault."""

from pathlib import Path
from typing import Protocol

from clea_desktop.core.framework import Framework
from clea_desktop.core.framework_correction import NewRule
from clea_desktop.services.framework_views import FrameworkRoom, ImportPreview, VersionView
from clea_desktop.services.views import FrameworkView


class FrameworksPort(Protocol):
    """The référentiels; an empty key is the version in use."""

    def current(self) -> FrameworkView:
        """Return the one new pathways begin with, and what is known of its rules."""
        ...

    def versions(self) -> tuple[VersionView, ...]:
        """Return every version, the one in use first."""
        ...

    def room(self, key: str = "") -> FrameworkRoom:
        """Return a version among the others; NOT_FOUND."""
        ...

    def confirm_rules(self, key: str = "") -> None:
        """Write down that the organisation has read the rules."""
        ...

    def use(self, key: str) -> None:
        """Begin new pathways with a version; NOT_FOUND."""
        ...

    def preview(self, path: Path) -> ImportPreview:
        """Look into a file, keeping nothing; FILE_UNREADABLE."""
        ...

    def add(self, framework: Framework) -> VersionView:
        """Keep a framework that was looked at; FRAMEWORK_THERE."""
        ...

    def correct(self, key: str, rule: NewRule, reason: str) -> VersionView:
        """Say a rule otherwise, in a new version; FRAMEWORK_RULE, CORRECTION_EMPTY, NOT_FOUND."""
        ...

    def save_template(self, key: str, target: Path) -> None:
        """Write a version as a file to fill in; EXPORT_REFUSED."""
        ...
