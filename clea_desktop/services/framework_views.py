"""What the framework room shows: the versions side by side, what was corrected, and what a file would bring."""

from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.framework import Framework
from clea_desktop.core.framework_correction import RuleChange
from clea_desktop.core.framework_differences import Differences
from clea_desktop.core.framework_draft import Rate
from clea_desktop.core.framework_problems import Problem


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version; ``dossiers`` stand on it and keep it. ``confirmed_by`` is empty while nobody has confirmed."""

    id: str
    version: str
    title: str
    in_use: bool
    dossiers: int
    added_at: datetime
    confirmed_by: str = ""
    confirmed_at: datetime | None = None

    @property
    def key(self) -> str:
        """Name the version among all."""
        return f"{self.id}/{self.version}"


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One rule corrected: what changed, in which version, who did it, when and why."""

    version: str
    corrects: str
    change: RuleChange
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FrameworkRoom:
    """Every version, the one shown, and the corrections of its certification."""

    versions: tuple[VersionView, ...]
    shown: VersionView
    framework: Framework
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file holds, before anything is kept: a framework and how it differs from the one in use, or problems."""

    file_name: str
    framework: Framework | None
    is_there: bool = False
    compared_with: str = ""
    differences: Differences | None = None
    problems: tuple[Problem, ...] = ()
    left_out: int = 0
    rates: tuple[Rate, ...] = ()
