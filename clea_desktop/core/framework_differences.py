"""What changes from one référentiel to another, criterion by criterion and rule by rule, matched by their codes."""

from dataclasses import dataclass

from clea_desktop.core.framework import Criterion, Framework, Subdomain


@dataclass(frozen=True, slots=True)
class Reworded:
    """A criterion whose words changed under the same code."""

    before: Criterion
    after: Criterion


@dataclass(frozen=True, slots=True)
class RuleDifference:
    """A sub-domain whose rule changed: another count, or other mandatory criteria."""

    before: Subdomain
    after: Subdomain


@dataclass(frozen=True, slots=True)
class Differences:
    """All that changes."""

    added: tuple[Criterion, ...] = ()
    removed: tuple[Criterion, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    rules: tuple[RuleDifference, ...] = ()

    @property
    def are_none(self) -> bool:
        """Say that both ask for the same."""
        return not (self.added or self.removed or self.reworded or self.rules)


def differences(before: Framework, after: Framework) -> Differences:
    """Compare two frameworks."""
    old = {criterion.code: criterion for criterion in before.criteria()}
    new = {criterion.code: criterion for criterion in after.criteria()}
    rules = {subdomain.code: subdomain for subdomain in before.subdomains()}
    return Differences(
        added=tuple(criterion for code, criterion in new.items() if code not in old),
        removed=tuple(criterion for code, criterion in old.items() if code not in new),
        reworded=tuple(
            Reworded(old[code], criterion)
            for code, criterion in new.items()
            if code in old and old[code].title != criterion.title
        ),
        rules=tuple(
            RuleDifference(rules[subdomain.code], subdomain)
            for subdomain in after.subdomains()
            if subdomain.code in rules and _rule(rules[subdomain.code]) != _rule(subdomain)
        ),
    )


def _rule(subdomain: Subdomain) -> tuple[int, int, frozenset[str]]:
    mandatory = frozenset(criterion.code for criterion in subdomain.criteria if criterion.mandatory)
    return subdomain.required, len(subdomain.criteria), mandatory
