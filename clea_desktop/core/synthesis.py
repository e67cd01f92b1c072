"""The evaluator's synthesis: every finding with its reason, its proofs and its gap. For those who work on a dossier.

Figures are allowed here; the candidate receives the restitution instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clea_desktop.core.clock import french_day
from clea_desktop.core.evaluation import evaluate
from clea_desktop.core.feedback import Feedback, outcome_words
from clea_desktop.core.framework import Criterion, Domain, Framework
from clea_desktop.core.identity import birth_words
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.rating import Rating, Ratings
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.core.restitution import Fact, RestitutionFacts
from clea_desktop.core.restitution_talk import Advice, advice
from clea_desktop.core.self_assessment import SelfAnswer, answer_words, gap
from clea_desktop.core.sentences import explained, explained_domain
from clea_desktop.core.text import Translate, french, how_many


@dataclass(frozen=True, slots=True)
class SynthesisFacts:
    """What is known criterion by criterion; ``proofs`` are the numbers of the evidence people say."""

    ratings: Ratings
    reasons: Mapping[str, str]
    proofs: Mapping[str, tuple[int, ...]]
    said: Mapping[str, SelfAnswer]
    feedback: Feedback
    recommendations: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One criterion: what was found, in words, and what surrounds it."""

    code: str
    title: str
    rating: Rating | None
    finding: str
    around: str
    proofs: int
    is_gap: bool


@dataclass(frozen=True, slots=True)
class SubdomainPart:
    """A sub-domain with the sentence that explains its result."""

    title: str
    sentence: str
    lines: tuple[CriterionLine, ...]


@dataclass(frozen=True, slots=True)
class DomainPart:
    """A domain."""

    code: str
    title: str
    count: str
    sentence: str
    is_acquired: bool
    subdomains: tuple[SubdomainPart, ...]


@dataclass(frozen=True, slots=True)
class SynthesisText:
    """The whole synthesis."""

    title: str
    code: str
    made_on: date
    practice: bool
    facts: tuple[Fact, ...]
    conclusion_title: str
    conclusion: str
    comment_title: str
    comment: str
    advice_title: str
    advice: tuple[Advice, ...]
    map_title: str
    domains: tuple[DomainPart, ...]
    legend: tuple[str, str, str, str, str]


def synthesis_text(
    about: RestitutionFacts, framework: Framework, known: SynthesisFacts, tr: Translate
) -> SynthesisText:
    """Lay a synthesis out."""
    result = evaluate(framework, known.ratings)
    return SynthesisText(
        title=tr("Synthèse de l'évaluation"),
        code=about.code,
        made_on=about.made_on,
        practice=about.practice,
        facts=_facts(about, known.feedback, tr),
        conclusion_title=tr("Conclusion de la personne qui évalue"),
        conclusion=known.feedback.synthesis,
        comment_title=tr("Parole de la personne évaluée"),
        comment=known.feedback.comment,
        advice_title=tr("Préconisations"),
        advice=advice(known.recommendations, framework, result, tr),
        map_title=tr("Carte des constats"),
        domains=tuple(_domain(domain, framework, known, tr) for domain in framework.domains),
        legend=(
            tr("acquis, un point par preuve"),
            tr("acquis sans preuve"),
            tr("non acquis"),
            tr("à évaluer"),
            tr("écart avec l'auto-évaluation"),
        ),
    )


def _facts(about: RestitutionFacts, feedback: Feedback, tr: Translate) -> tuple[Fact, ...]:
    held = (Fact(tr("Entretien de restitution"), french_day(feedback.held_on)),) if feedback.held_on else ()
    return (
        Fact(tr("Nom et prénom"), f"{about.candidate.birth_name} {about.candidate.first_name}"),
        Fact(tr("Date de naissance"), birth_words(about.candidate)),
        Fact(tr("Évaluation du"), french_day(about.evaluated_on)),
        *held,
        Fact(tr("Organisme évaluateur"), about.evaluation_body),
        Fact(tr("Évaluation menée par"), about.evaluator),
        Fact(tr("Suite"), outcome_words(feedback.outcome, tr)),
        Fact(tr("Acquis gardés jusqu'au"), french_day(about.valid_until)),
    )


def _domain(domain: Domain, framework: Framework, known: SynthesisFacts, tr: Translate) -> DomainPart:
    result = evaluate(framework, known.ratings)
    found = next(one for one in result.domains if one.code == domain.code)
    return DomainPart(
        code=domain.code,
        title=upper_initial(french(domain.title)),
        count=tr("{acquired} sur {total}", acquired=found.acquired, total=found.total),
        sentence=explained_domain(found, tr),
        is_acquired=found.is_acquired,
        subdomains=tuple(
            SubdomainPart(
                tr("{code}  {title}", code=one.code, title=french(one.title)),
                explained(result.subdomain(one.code), tr),
                tuple(_line(criterion, known, tr) for criterion in one.criteria),
            )
            for one in domain.subdomains
        ),
    )


def _line(criterion: Criterion, known: SynthesisFacts, tr: Translate) -> CriterionLine:
    rating = known.ratings.get(criterion.code)
    numbers = known.proofs.get(criterion.code, ())
    said = known.said.get(criterion.code)
    found = gap(said, rating)
    around = [known.reasons.get(criterion.code, "")]
    if numbers:
        words = how_many(len(numbers), tr("Preuve n° {numbers}."), tr("Preuves n° {numbers}."))
        around.append(words.format(numbers=tr(", ").join(str(number) for number in numbers)))
    if found is not None and said is not None:
        around.append(tr("Écart : la personne a dit « {answer} ».", answer=answer_words(said, tr)))
    return CriterionLine(
        code=criterion.code,
        title=french(criterion.title),
        rating=rating,
        finding=_finding(rating, tr),
        around=" ".join(word for word in around if word),
        proofs=len(numbers),
        is_gap=found is not None,
    )


def _finding(rating: Rating | None, tr: Translate) -> str:
    if rating is None:
        return tr("à évaluer")
    return tr("acquis") if rating is Rating.ACQUIRED else tr("non acquis")
