"""What a candidate is told at the end of an evaluation: words only, strengths first.

No percentage, no radar, no count that reads like a mark: those are for other people. A criterion nobody looked at
is never said to be known, nor to be missing. The value made here is laid out by the PDF and by the screen alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from clea_desktop.core.clock import french_day
from clea_desktop.core.dossier import Identity
from clea_desktop.core.evaluation import DomainResult, EvaluationResult, evaluate
from clea_desktop.core.framework import Domain, Framework
from clea_desktop.core.identity import birth_words
from clea_desktop.core.plain_words import said_to_you, upper_initial
from clea_desktop.core.rating import Rating, Ratings
from clea_desktop.core.restitution_talk import NOTHING_TOLD, Said, Talk, next_steps, talk
from clea_desktop.core.text import Translate, french


@dataclass(frozen=True, slots=True)
class RestitutionFacts:
    """Whose evaluation it is, by whom, when. ``valid_until`` is the day the acquired domains are kept until."""

    candidate: Identity
    code: str
    evaluation_body: str
    evaluator: str
    evaluated_on: date
    valid_until: date
    made_on: date
    practice: bool

    @property
    def people(self) -> tuple[str, str]:
        """Return the names of the two people who sign."""
        return f"{self.candidate.first_name} {self.candidate.birth_name}", self.evaluator


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and its value, for the head of a document."""

    label: str
    value: str


class SectionKind(Enum):
    """The three lists of a restitution, strengths first."""

    KNOWN = "known"
    TO_WORK = "to-work"
    NOT_SEEN = "not-seen"


@dataclass(frozen=True, slots=True)
class Point:
    """One criterion, said to the candidate."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class DomainPart:
    """What one list says of one domain: a sentence that opens, and the criteria that end it (maybe none)."""

    code: str
    title: str
    lead: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One of the three lists."""

    kind: SectionKind
    title: str
    opening: str
    parts: tuple[DomainPart, ...]

    def points(self) -> Iterator[Point]:
        """Go through every criterion of the list."""
        return (point for part in self.parts for point in part.points)


class Standing(Enum):
    """Where a whole domain stands, by the rule and never by the count."""

    ACQUIRED = "acquired"
    NOT_YET = "not-yet"
    NOT_SEEN = "not-seen"


@dataclass(frozen=True, slots=True)
class DomainSentence:
    """A domain's standing, in one or two sentences."""

    code: str
    title: str
    standing: Standing
    sentence: str


@dataclass(frozen=True, slots=True)
class RestitutionText:
    """The whole restitution, in the order it is read."""

    title: str
    code: str
    made_on: date
    practice: bool
    facts: tuple[Fact, ...]
    greeting: tuple[str, ...]
    strengths_title: str
    strengths: tuple[str, ...]
    sections: tuple[Section, ...]
    domains_title: str
    domains: tuple[DomainSentence, ...]
    next_title: str
    next_steps: tuple[str, ...]
    closing_title: str
    closing: tuple[str, ...]
    talk: Talk

    def section(self, kind: SectionKind) -> Section | None:
        """Return one of the three lists; None when it has nothing to say."""
        return next((section for section in self.sections if section.kind is kind), None)


def restitution_text(
    about: RestitutionFacts, framework: Framework, ratings: Ratings, tr: Translate, *, said: Said = NOTHING_TOLD
) -> RestitutionText:
    """Say the findings to the candidate, and what was said of them together."""
    result = evaluate(framework, ratings)
    domains = _domain_sentences(result, tr)
    known = _known(framework, ratings, result, tr)
    to_work = _to_work(framework, ratings, result, tr)
    not_seen = _not_seen(framework, ratings, tr)
    return RestitutionText(
        title=tr("Votre évaluation CléA"),
        code=about.code,
        made_on=about.made_on,
        practice=about.practice,
        facts=_facts(about, tr),
        greeting=_greeting(about, result, tr),
        strengths_title=tr("Déjà acquis"),
        strengths=tuple(domain.title for domain in domains if domain.standing is Standing.ACQUIRED),
        sections=tuple(section for section in (known, to_work, not_seen) if section.parts or section is known),
        domains_title=tr("Domaine par domaine"),
        domains=domains,
        next_title=tr("Et maintenant ?"),
        next_steps=next_steps(result, about.valid_until, said.outcome, tr),
        closing_title=tr("À savoir"),
        closing=_closing(about, framework, tr),
        talk=talk(said, framework, result, about.people, tr),
    )


def _facts(about: RestitutionFacts, tr: Translate) -> tuple[Fact, ...]:
    return (
        Fact(tr("Prénom"), about.candidate.first_name),
        Fact(tr("Nom de naissance"), about.candidate.birth_name),
        Fact(tr("Date de naissance"), birth_words(about.candidate)),
        Fact(tr("Évaluation du"), french_day(about.evaluated_on)),
        Fact(tr("Organisme évaluateur"), about.evaluation_body),
        Fact(tr("Évaluation menée par"), about.evaluator),
        Fact(tr("Dossier"), about.code),
    )


def _greeting(about: RestitutionFacts, result: EvaluationResult, tr: Translate) -> tuple[str, ...]:
    hello = tr("Bonjour {first_name},", first_name=about.candidate.first_name)
    if result.is_acquired:
        return hello, tr("Bravo. Tous les domaines de CléA sont acquis. Ce document vous dit ce que nous avons vu.")
    return hello, tr("Ce document est pour vous. Il dit ce que vous savez faire. Il dit aussi ce qui vient après.")


def _known(framework: Framework, ratings: Ratings, result: EvaluationResult, tr: Translate) -> Section:
    parts = tuple(
        DomainPart(domain.code, _title(domain.title), tr("Vous savez :"), points)
        for domain in framework.domains
        if (points := _points(domain, ratings, Rating.ACQUIRED))
    )
    if parts:
        opening = tr("Nous l'avons vu avec vous, pendant l'évaluation.")
    elif result.evaluated:
        opening = tr("Vous avez pris le temps de cette évaluation. C'est la première étape.")
    else:
        opening = tr("L'évaluation commence. Nous allons regarder ensemble ce que vous savez faire.")
    return Section(SectionKind.KNOWN, tr("Ce que vous savez faire"), opening, parts)


def _to_work(framework: Framework, ratings: Ratings, result: EvaluationResult, tr: Translate) -> Section:
    parts = tuple(
        DomainPart(domain.code, _title(domain.title), _to_work_lead(found, tr), points)
        for domain, found in zip(framework.domains, result.domains, strict=True)
        if (points := _points(domain, ratings, Rating.NOT_ACQUIRED))
    )
    return Section(
        SectionKind.TO_WORK,
        tr("Ce qu'il reste à travailler"),
        tr("Cela s'apprend. Vous avancez à votre rythme."),
        parts,
    )


def _to_work_lead(found: DomainResult, tr: Translate) -> str:
    if found.is_acquired:
        return tr("Ce domaine est acquis. Vous pouvez aller plus loin :")
    return tr("À travailler :")


def _not_seen(framework: Framework, ratings: Ratings, tr: Translate) -> Section:
    parts = tuple(
        _not_seen_part(domain, points, tr) for domain in framework.domains if (points := _points(domain, ratings, None))
    )
    opening = tr(
        "Cela ne veut pas dire que vous ne savez pas le faire. Nous devons d'abord le regarder avec vous pour le dire."
    )
    return Section(SectionKind.NOT_SEEN, tr("Ce que nous n'avons pas encore regardé"), opening, parts)


def _not_seen_part(domain: Domain, points: tuple[Point, ...], tr: Translate) -> DomainPart:
    if len(points) == sum(len(subdomain.criteria) for subdomain in domain.subdomains):
        return DomainPart(domain.code, _title(domain.title), tr("Nous n'avons pas encore regardé ce domaine."), ())
    lead = tr("Nous n'avons pas encore regardé si vous savez :")
    return DomainPart(domain.code, _title(domain.title), lead, points)


def _points(domain: Domain, ratings: Ratings, rating: Rating | None) -> tuple[Point, ...]:
    return tuple(
        Point(criterion.code, said_to_you(criterion.title))
        for subdomain in domain.subdomains
        for criterion in subdomain.criteria
        if ratings.get(criterion.code) is rating
    )


def _domain_sentences(result: EvaluationResult, tr: Translate) -> tuple[DomainSentence, ...]:
    found = [_domain_sentence(domain, tr) for domain in result.domains]
    return tuple(sorted(found, key=lambda domain: list(Standing).index(domain.standing)))


def _domain_sentence(domain: DomainResult, tr: Translate) -> DomainSentence:
    if domain.is_acquired:
        standing, sentence = Standing.ACQUIRED, tr("Ce domaine est acquis.")
    elif any(subdomain.acquired or subdomain.not_acquired for subdomain in domain.subdomains):
        standing, sentence = Standing.NOT_YET, _not_yet(domain, tr)
    else:
        standing, sentence = Standing.NOT_SEEN, tr("Nous n'avons pas encore regardé ce domaine.")
    return DomainSentence(domain.code, _title(domain.title), standing, sentence)


def _not_yet(domain: DomainResult, tr: Translate) -> str:
    acquired = [french(subdomain.title) for subdomain in domain.subdomains if subdomain.is_acquired]
    if not acquired:
        return tr("Ce domaine n'est pas encore acquis.")
    names = tr(", ").join(tr("« {title} »", title=title) for title in acquired)
    return tr("Ce domaine n'est pas encore acquis. Mais vous avez déjà acquis : {names}.", names=names)


def _closing(about: RestitutionFacts, framework: Framework, tr: Translate) -> tuple[str, ...]:
    return (
        tr("Ce document ne vaut pas certificat. Seul le jury peut donner le certificat CléA."),
        tr(
            "Vous avez une question ? Parlez-en à {evaluator} ({body}).",
            evaluator=about.evaluator,
            body=about.evaluation_body,
        ),
        tr("Ce que nous avons regardé : {title}, version {version}.", title=framework.title, version=framework.version),
    )


def _title(title: str) -> str:
    return upper_initial(french(title))
