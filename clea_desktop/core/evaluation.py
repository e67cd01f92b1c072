"""The result of a whole evaluation: domains do not compensate each other, and the certificate needs them all."""

from dataclasses import dataclass

from clea_desktop.core.framework import Framework
from clea_desktop.core.rating import Ratings, SubdomainResult, apply_rule


@dataclass(frozen=True, slots=True)
class DomainResult:
    """A domain is acquired when all its sub-domains are (assumed by the trade, confirmed by the organisation)."""

    code: str
    title: str
    subdomains: tuple[SubdomainResult, ...]

    @property
    def is_acquired(self) -> bool:
        """Say whether every sub-domain is acquired."""
        return all(subdomain.is_acquired for subdomain in self.subdomains)

    @property
    def acquired(self) -> int:
        """Count the criteria acquired in the domain."""
        return sum(subdomain.acquired for subdomain in self.subdomains)

    @property
    def total(self) -> int:
        """Count the criteria of the domain."""
        return sum(subdomain.total for subdomain in self.subdomains)


@dataclass(frozen=True, slots=True)
class EvaluationResult:
    """What the findings say, domain by domain."""

    domains: tuple[DomainResult, ...]

    @property
    def is_acquired(self) -> bool:
        """Say whether the dossier may go to the jury for the certificate: every domain, no exception."""
        return bool(self.domains) and all(domain.is_acquired for domain in self.domains)

    @property
    def evaluated(self) -> int:
        """Count the criteria that were looked at."""
        return sum(s.acquired + s.not_acquired for domain in self.domains for s in domain.subdomains)

    @property
    def total(self) -> int:
        """Count the criteria of the framework."""
        return sum(domain.total for domain in self.domains)

    def subdomain(self, code: str) -> SubdomainResult:
        """Return one sub-domain's result; StopIteration would be a bug of the caller."""
        return next(s for domain in self.domains for s in domain.subdomains if s.code == code)


def evaluate(framework: Framework, ratings: Ratings) -> EvaluationResult:
    """Read all findings through the framework's rules. The self-assessment has no way in."""
    return EvaluationResult(
        tuple(
            DomainResult(domain.code, domain.title, tuple(apply_rule(s, ratings) for s in domain.subdomains))
            for domain in framework.domains
        )
    )
