"""What an evaluator found for one criterion, and what a sub-domain's rule makes of it.

The self-assessment is not an argument of anything here: it never counts. "Not evaluated" is never "acquired".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.framework import Criterion, Subdomain


class Rating(Enum):
    """A finding; its absence is "not evaluated", which counts for nothing."""

    ACQUIRED = "A"
    NOT_ACQUIRED = "N"


Ratings = Mapping[str, Rating]
"""Criterion code → finding; a criterion that is not there has not been evaluated."""


@dataclass(frozen=True, slots=True)
class SubdomainResult:
    """A sub-domain read through its rule. ``missing_mandatory`` are mandatory criteria not (yet) acquired."""

    code: str
    title: str
    total: int
    required: int
    acquired: int
    not_acquired: int
    missing_mandatory: tuple[Criterion, ...]

    @property
    def not_evaluated(self) -> int:
        """Count the criteria nobody has looked at."""
        return self.total - self.acquired - self.not_acquired

    @property
    def is_acquired(self) -> bool:
        """Say whether the rule is met: enough criteria, and every mandatory one."""
        return self.acquired >= self.required and not self.missing_mandatory


def apply_rule(subdomain: Subdomain, ratings: Ratings) -> SubdomainResult:
    """Read the findings of one sub-domain through its rule."""
    found = [ratings.get(criterion.code) for criterion in subdomain.criteria]
    return SubdomainResult(
        code=subdomain.code,
        title=subdomain.title,
        total=len(subdomain.criteria),
        required=subdomain.required,
        acquired=found.count(Rating.ACQUIRED),
        not_acquired=found.count(Rating.NOT_ACQUIRED),
        missing_mandatory=tuple(
            criterion
            for criterion in subdomain.criteria
            if criterion.mandatory and ratings.get(criterion.code) is not Rating.ACQUIRED
        ),
    )
