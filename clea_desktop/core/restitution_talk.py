"""The end of a restitution: the person's own words, what is recommended, what comes next, who signs."""

from dataclasses import dataclass
from datetime import date

from clea_desktop.core.clock import french_day
from clea_desktop.core.evaluation import EvaluationResult
from clea_desktop.core.feedback import Outcome
from clea_desktop.core.framework import Framework
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.recommendations import Recommendation, terms
from clea_desktop.core.text import Translate, french


@dataclass(frozen=True, slots=True)
class Said:
    """What was said together, as it stands: a way on that a finding forbids is not here any more."""

    comment: str = ""
    outcome: Outcome = Outcome.NOT_SAID
    recommendations: tuple[Recommendation, ...] = ()


NOTHING_TOLD = Said()


@dataclass(frozen=True, slots=True)
class Advice:
    """One recommendation, said to the person."""

    title: str
    objective: str
    terms: str


@dataclass(frozen=True, slots=True)
class Talk:
    """The words of the interview. An empty comment, or no advice, is not shown."""

    comment_title: str
    comment: str
    advice_title: str
    advice_opening: str
    advice: tuple[Advice, ...]
    signing_title: str
    signing: str
    signers: tuple[tuple[str, str], ...]


def talk(said: Said, framework: Framework, result: EvaluationResult, people: tuple[str, str], tr: Translate) -> Talk:
    """Lay the interview's words out; a recommendation for what is acquired is never said.

    ``people`` are the candidate and the evaluator, who sign.
    """
    return Talk(
        comment_title=tr("Ce que vous en dites"),
        comment=said.comment,
        advice_title=tr("Ce que nous vous proposons"),
        advice_opening=tr("Nous en avons parlé ensemble. Vous choisissez."),
        advice=advice(said.recommendations, framework, result, tr),
        signing_title=tr("Signatures"),
        signing=tr("Signer veut dire : nous avons lu ce document ensemble. Vous gardez une copie."),
        signers=signers(people, tr),
    )


def signers(people: tuple[str, str], tr: Translate) -> tuple[tuple[str, str], ...]:
    """Say who signs: what they are, and their name."""
    candidate, evaluator = people
    return (tr("La personne évaluée"), candidate), (tr("La personne qui évalue"), evaluator)


def advice(
    recommendations: tuple[Recommendation, ...], framework: Framework, result: EvaluationResult, tr: Translate
) -> tuple[Advice, ...]:
    """Say the recommendations that stand."""
    titles = {one.code: upper_initial(french(one.title)) for one in framework.subdomains()}
    return tuple(
        Advice(titles[one.subdomain_code], one.objective, upper_initial(tr(", ").join(terms(one, tr))))
        for one in recommendations
        if one.subdomain_code in titles and not result.subdomain(one.subdomain_code).is_acquired
    )


def next_steps(result: EvaluationResult, valid_until: date, outcome: Outcome, tr: Translate) -> tuple[str, ...]:
    """Say what comes after, step by step."""
    until = french_day(valid_until)
    if result.is_acquired:
        goes = (
            tr("Votre dossier va au jury.")
            if outcome is Outcome.TO_THE_JURY
            else tr("Votre dossier peut aller au jury.")
        )
        return (
            goes,
            tr("Le jury lit votre dossier et il décide."),
            tr("Si le jury est d'accord, vous recevez le certificat CléA."),
            tr("Ce qui est acquis est gardé jusqu'au {until}.", until=until),
        )
    subdomains = [subdomain for domain in result.domains if not domain.is_acquired for subdomain in domain.subdomains]
    steps = [tr("Nous parlons ensemble de la suite.")]
    if outcome is Outcome.TRAINING:
        steps = [tr("Nous avons parlé de la suite : une formation, à votre rythme.")]
    if any(subdomain.not_evaluated for subdomain in subdomains):
        steps.append(tr("Nous regardons avec vous ce que nous n'avons pas encore regardé."))
    if any(subdomain.not_acquired for subdomain in subdomains):
        steps += [
            tr("Vous travaillez ce qu'il reste à travailler : en formation ou au travail."),
            tr("Après, une autre évaluation regarde seulement ce que vous avez travaillé."),
        ]
    steps += [
        tr("Quand tous les domaines sont acquis, votre dossier va au jury."),
        tr("Vous avez jusqu'au {until}. Ce qui est acquis est gardé jusqu'à ce jour.", until=until),
    ]
    return tuple(steps)
