"""The partial attestation: what is acquired so far, what remains, until when. Words only, and no certificate.

Its name differs from one network to the other, so the label is a setting of the organisation.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from clea_desktop.core.clock import french_day
from clea_desktop.core.evaluation import DomainResult, EvaluationResult, evaluate
from clea_desktop.core.framework import Framework
from clea_desktop.core.identity import birth_words
from clea_desktop.core.organisation import Organisation, Setting
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.rating import Ratings
from clea_desktop.core.restitution import Fact, RestitutionFacts
from clea_desktop.core.restitution_talk import Advice, Said, advice, signers
from clea_desktop.core.text import Translate, french


class Attestable(Enum):
    """Whether there is something to attest: a part is acquired, and something remains."""

    YES = "yes"
    ALL_ACQUIRED = "all-acquired"
    NOTHING_YET = "nothing-yet"


@dataclass(frozen=True, slots=True)
class AttestedDomain:
    """A domain with its sub-domains acquired, or those that remain."""

    title: str
    whole: bool
    subdomains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttestationText:
    """The whole attestation, in the order it is read."""

    title: str
    warning: str
    code: str
    made_on: date
    practice: bool
    facts: tuple[Fact, ...]
    acquired_title: str
    acquired: tuple[AttestedDomain, ...]
    left_title: str
    left: tuple[AttestedDomain, ...]
    whole: str
    until: str
    advice_title: str
    advice: tuple[Advice, ...]
    closing: tuple[str, ...]
    signers: tuple[tuple[str, str], ...]


def attestable(result: EvaluationResult) -> Attestable:
    """Say whether an attestation has anything to say."""
    if result.is_acquired:
        return Attestable.ALL_ACQUIRED
    some = any(subdomain.is_acquired for domain in result.domains for subdomain in domain.subdomains)
    return Attestable.YES if some else Attestable.NOTHING_YET


def attestation_label(organisation: Organisation, tr: Translate) -> str:
    """Return what this organisation calls it."""
    return organisation[Setting.ATTESTATION_LABEL] or tr("Attestation de validation partielle")


def attestation_text(  # noqa: PLR0913 - whose, by which rules, and what was said
    about: RestitutionFacts, framework: Framework, ratings: Ratings, said: Said, tr: Translate, *, label: str
) -> AttestationText:
    """Say what is acquired; ``label`` is what the organisation calls this paper."""
    result = evaluate(framework, ratings)
    return AttestationText(
        title=label,
        warning=tr("Ce document ne vaut pas certificat."),
        code=about.code,
        made_on=about.made_on,
        practice=about.practice,
        facts=_facts(about, tr),
        acquired_title=tr("Ce qui est acquis"),
        acquired=_parts(result, acquired=True),
        left_title=tr("Ce qu'il reste à acquérir"),
        left=_parts(result, acquired=False),
        whole=tr("Tout le domaine est acquis."),
        until=tr("Ce qui est acquis est gardé jusqu'au {until}.", until=french_day(about.valid_until)),
        advice_title=tr("Préconisations"),
        advice=advice(said.recommendations, framework, result, tr),
        closing=(
            tr("Seul le jury peut donner le certificat CléA, quand tous les domaines sont acquis."),
            tr("Évaluation selon : {title}, version {version}.", title=framework.title, version=framework.version),
        ),
        signers=signers(about.people, tr),
    )


def _facts(about: RestitutionFacts, tr: Translate) -> tuple[Fact, ...]:
    candidate = about.candidate
    used = (Fact(tr("Nom d'usage"), candidate.used_name),) if candidate.used_name else ()
    firsts = " ".join(name for name in (candidate.first_name, candidate.first_name_2, candidate.first_name_3) if name)
    return (
        Fact(tr("Nom de naissance"), candidate.birth_name),
        *used,
        Fact(tr("Prénom"), firsts),
        Fact(tr("Date de naissance"), birth_words(candidate)),
        Fact(tr("Évaluation du"), french_day(about.evaluated_on)),
        Fact(tr("Attestation du"), french_day(about.made_on)),
        Fact(tr("Organisme évaluateur"), about.evaluation_body),
        Fact(tr("Évaluation menée par"), about.evaluator),
        Fact(tr("Dossier"), about.code),
    )


def _parts(result: EvaluationResult, *, acquired: bool) -> tuple[AttestedDomain, ...]:
    found = (_part(domain, acquired=acquired) for domain in result.domains)
    return tuple(part for part in found if part.subdomains)


def _part(domain: DomainResult, *, acquired: bool) -> AttestedDomain:
    titles = tuple(french(one.title) for one in domain.subdomains if one.is_acquired is acquired)
    return AttestedDomain(upper_initial(french(domain.title)), domain.is_acquired and acquired, titles)
