"""Correcting a rule: the framework it was in stays as it is, and a new version of it says the new rule."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import Criterion, Domain, Framework, RuleKind, Source, Subdomain

_REVISION = re.compile(r"-r\d+$")
_FIRST = 2
_SOURCE = Source("correction", "règles corrigées", "par l'organisme, avec son motif")


class RuleOf(Enum):
    """What was corrected: how many criteria a sub-domain asks for, or whether one of them is mandatory."""

    REQUIRED = "required"
    MANDATORY = "mandatory"


@dataclass(frozen=True, slots=True)
class NewRule:
    """A sub-domain's rule as the organisation applies it; ``mandatory`` holds the codes that must be acquired."""

    subdomain: str
    required: int
    mandatory: frozenset[str]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One thing that changed; ``code`` is a sub-domain's or a criterion's, the values are as they are written."""

    code: str
    rule: RuleOf
    before: str
    after: str


def base_version(version: str) -> str:
    """Return the version before any correction: « 2018-r3 » is a « 2018 »."""
    return _REVISION.sub("", version)


def is_correction(version: str) -> bool:
    """Say whether a name is one that only a correction made here, with its reason, may have."""
    return base_version(version) != version


def words_file(framework: Framework) -> str:
    """Return the name of the file that holds our words for a framework: a correction changes rules, never words."""
    return f"{framework.id}-{base_version(framework.version)}.json"


def next_version(version: str, known: Collection[str]) -> str:
    """Return the name of a version's next correction."""
    base, number = base_version(version), _FIRST
    while f"{base}-r{number}" in known:
        number += 1
    return f"{base}-r{number}"


def corrected(framework: Framework, rule: NewRule, version: str) -> tuple[Framework, tuple[RuleChange, ...]]:
    """Return the framework with another rule, as another version, and what changed.

    NOT_FOUND, FRAMEWORK_RULE; CORRECTION_EMPTY when the rule is the one that stands.
    """
    before = next((found for found in framework.subdomains() if found.code == rule.subdomain), None)
    if before is None or not rule.mandatory <= {criterion.code for criterion in before.criteria}:
        raise CleaError(Trouble.NOT_FOUND)
    if not 0 < rule.required <= len(before.criteria):
        raise CleaError(Trouble.FRAMEWORK_RULE, most=len(before.criteria))
    criteria = tuple(_criterion(criterion, rule) for criterion in before.criteria)
    changes = _changes(before, rule.required, criteria)
    if not changes:
        raise CleaError(Trouble.CORRECTION_EMPTY)
    after = replace(before, required=rule.required, rule=RuleKind.CORRECTED, rule_source=_SOURCE.id, criteria=criteria)
    sources = framework.sources if _SOURCE in framework.sources else (*framework.sources, _SOURCE)
    domains = tuple(_domain(domain, before, after) for domain in framework.domains)
    return replace(framework, version=version, sources=sources, domains=domains), changes


def _criterion(criterion: Criterion, rule: NewRule) -> Criterion:
    if criterion.code in rule.mandatory:
        return replace(criterion, mandatory=True)
    return replace(criterion, mandatory=False) if criterion.mandatory else criterion


def _changes(before: Subdomain, required: int, criteria: tuple[Criterion, ...]) -> tuple[RuleChange, ...]:
    found: list[RuleChange] = []
    if required != before.required:
        found.append(RuleChange(before.code, RuleOf.REQUIRED, str(before.required), str(required)))
    for was, now in zip(before.criteria, criteria, strict=True):
        if was != now:
            words = (_word(was.mandatory), _word(now.mandatory))
            found.append(RuleChange(was.code, RuleOf.MANDATORY, *words))
    return tuple(found)


def _word(mandatory: bool | None) -> str:  # noqa: FBT001 - the value itself
    return {True: "yes", False: "no", None: "unknown"}[mandatory]


def _domain(domain: Domain, before: Subdomain, after: Subdomain) -> Domain:
    return replace(domain, subdomains=tuple(after if one is before else one for one in domain.subdomains))
