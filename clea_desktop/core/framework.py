"""A référentiel as versioned data: domains, sub-domains, criteria, and the rule of each sub-domain.

Counts and thresholds live in the file (``resources/frameworks``), never in code. A pathway keeps the version it
was opened with. ``mandatory`` is three-valued: unknown until the organisation says otherwise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.errors import CleaError, Trouble


class RuleKind(Enum):
    """Where the number of required criteria comes from."""

    PUBLISHED = "published"
    DEFAULT = "default"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One observable thing; ``mandatory`` is None while nobody knows."""

    code: str
    title: str
    mandatory: bool | None


@dataclass(frozen=True, slots=True)
class Subdomain:
    """A group of criteria and how many of them make it acquired."""

    code: str
    title: str
    required: int
    rule: RuleKind
    rule_source: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Domain:
    """One of the skills the certificate speaks of; acquired when all its sub-domains are."""

    code: str
    title: str
    subdomains: tuple[Subdomain, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact of the framework was read."""

    id: str
    what: str
    where: str


@dataclass(frozen=True, slots=True)
class Framework:
    """A whole référentiel, as of one version."""

    id: str
    version: str
    title: str
    to_confirm: bool
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    domains: tuple[Domain, ...]

    def subdomains(self) -> Iterator[Subdomain]:
        """Go through every sub-domain in the order of the file."""
        return (subdomain for domain in self.domains for subdomain in domain.subdomains)

    def criteria(self) -> Iterator[Criterion]:
        """Go through every criterion in the order of the file."""
        return (criterion for subdomain in self.subdomains() for criterion in subdomain.criteria)

    def subdomain_of(self, criterion_code: str) -> Subdomain:
        """Return the sub-domain that holds this criterion; NOT_FOUND when none does."""
        for subdomain in self.subdomains():
            if any(criterion.code == criterion_code for criterion in subdomain.criteria):
                return subdomain
        raise CleaError(Trouble.NOT_FOUND)


def parse_framework(data: object) -> Framework:
    """Build a framework from the file's JSON value; FRAMEWORK_UNREADABLE names what is wrong and where."""
    top = _mapping(data, "le fichier")
    framework = Framework(
        id=_text(top, "id", "le fichier"),
        version=_text(top, "version", "le fichier"),
        title=_text(top, "title", "le fichier"),
        to_confirm=top.get("status") == "to-confirm",
        notes=tuple(str(note) for note in _list(top, "notes", "le fichier")),
        sources=tuple(_source(item) for item in _list(top, "sources", "le fichier")),
        domains=tuple(_domain(item) for item in _list(top, "domains", "le fichier")),
    )
    _check_unique(framework)
    return framework


def _source(data: object) -> Source:
    item = _mapping(data, "sources")
    return Source(_text(item, "id", "sources"), _text(item, "what", "sources"), _text(item, "where", "sources"))


def _domain(data: object) -> Domain:
    item = _mapping(data, "domains")
    code = _text(item, "code", "domains")
    return Domain(
        code=code,
        title=_text(item, "title", code),
        subdomains=tuple(_subdomain(child) for child in _list(item, "subdomains", code)),
    )


def _subdomain(data: object) -> Subdomain:
    item = _mapping(data, "subdomains")
    code = _text(item, "code", "subdomains")
    criteria = tuple(_criterion(child) for child in _list(item, "criteria", code))
    required = item.get("required_criteria")
    if isinstance(required, bool) or not isinstance(required, int) or not 0 < required <= len(criteria):
        raise CleaError(Trouble.FRAMEWORK_UNREADABLE, where=code)
    try:
        rule = RuleKind(item.get("rule"))
    except ValueError as error:
        raise CleaError(Trouble.FRAMEWORK_UNREADABLE, where=code) from error
    return Subdomain(
        code=code,
        title=_text(item, "title", code),
        required=required,
        rule=rule,
        rule_source=_text(item, "rule_source", code),
        criteria=criteria,
    )


def _criterion(data: object) -> Criterion:
    item = _mapping(data, "criteria")
    code = _text(item, "code", "criteria")
    mandatory = item.get("mandatory")
    if mandatory is not None and not isinstance(mandatory, bool):
        raise CleaError(Trouble.FRAMEWORK_UNREADABLE, where=code)
    return Criterion(code=code, title=_text(item, "title", code), mandatory=mandatory)


def _check_unique(framework: Framework) -> None:
    codes = [domain.code for domain in framework.domains]
    codes += [subdomain.code for subdomain in framework.subdomains()]
    codes += [criterion.code for criterion in framework.criteria()]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice or not framework.domains:
        raise CleaError(Trouble.FRAMEWORK_UNREADABLE, where=twice[0] if twice else "domains")


def _mapping(data: object, where: str) -> Mapping[str, object]:
    if not isinstance(data, Mapping):
        raise CleaError(Trouble.FRAMEWORK_UNREADABLE, where=where)
    return data


def _list(item: Mapping[str, object], key: str, where: str) -> list[object]:
    value = item.get(key)
    if not isinstance(value, list):
        raise CleaError(Trouble.FRAMEWORK_UNREADABLE, where=f"{where}, {key}")
    return value


def _text(item: Mapping[str, object], key: str, where: str) -> str:
    value = item.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CleaError(Trouble.FRAMEWORK_UNREADABLE, where=f"{where}, {key}")
    return value
