"""The contrat d'adhésion, to print, read together and sign on paper before the evaluation begins.

A model: the organisation reads it again before its first use, and the page says so. Durations are indicative and come
from the settings; nothing of the evaluation's rules is decided here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from clea_desktop.core.dossier import Identity
from clea_desktop.core.identity import birth_words
from clea_desktop.core.text import Translate, how_many
from clea_desktop.documents.blocks import (
    Heading,
    Point,
    box,
    facts,
    gap,
    lead_in,
    rule,
    sentence,
    signature_boxes,
    strong,
    title,
    together,
)
from clea_desktop.documents.palette import SUNKEN
from clea_desktop.documents.shapes import Shape
from clea_desktop.documents.sheet import TEXT_WIDTH, Sheet, make_pdf


@dataclass(frozen=True, slots=True)
class IndicativeDurations:
    """Settings of the organisation: how long an evaluation takes at most, and how long its file is kept (years)."""

    hours: int
    days: int
    years_kept: int


@dataclass(frozen=True, slots=True)
class AgreementForm:
    """Everything the paper says that is not the same for everybody.

    ``contact`` answers about personal data; ``on_screen`` is for the copy that is shown and signed on the screen.
    """

    candidate: Identity
    code: str
    evaluation_body: str
    evaluator: str
    contact: str
    durations: IndicativeDurations
    made_on: date
    practice: bool
    on_screen: bool = False


def make_agreement(form: AgreementForm, tr: Translate) -> bytes:
    """Print the agreement, ready to be signed twice; the same form gives the same bytes."""
    sheet = Sheet(
        title=tr("Contrat d'adhésion CléA"),
        foot=tr("Dossier {code}", code=form.code),
        made_on=form.made_on,
        practice=form.practice,
    )
    return make_pdf(sheet, lambda: list(_story(form, tr)), tr)


def _story(form: AgreementForm, tr: Translate) -> Iterator[Flowable]:
    yield title(tr("Contrat d'adhésion"))
    yield sentence(tr("Votre accord pour commencer l'évaluation CléA"))
    yield rule()
    yield facts(_who(form, tr), TEXT_WIDTH)
    yield gap(16)
    yield box([strong(tr("Modèle à relire par votre organisme avant de le faire signer."))], TEXT_WIDTH, SUNKEN)
    yield Heading(tr("L'évaluation, en quelques mots"))
    yield from _sentences(_what(tr))
    yield together([Heading(tr("Le temps")), *_sentences(_time(form.durations, tr))])
    yield together([Heading(tr("De notre côté")), *_promises(tr("Nous :"), _ours(tr))])
    yield together([Heading(tr("De votre côté")), *_promises(tr("Vous :"), _yours(tr))])
    yield Heading(tr("Vos informations"))
    yield from _sentences(_privacy(form, tr))
    yield together(_signatures(form, tr))


def _who(form: AgreementForm, tr: Translate) -> list[tuple[str, str]]:
    return [
        (tr("Prénom"), form.candidate.first_name),
        (tr("Nom de naissance"), form.candidate.birth_name),
        (tr("Date de naissance"), birth_words(form.candidate)),
        (tr("Organisme évaluateur"), form.evaluation_body),
        (tr("Évaluation menée par"), form.evaluator),
        (tr("Dossier"), form.code),
    ]


def _what(tr: Translate) -> tuple[str, ...]:
    return (
        tr("Vous voulez obtenir le certificat CléA. Pour cela, nous regardons avec vous ce que vous savez faire."),
        tr("Ce n'est pas un examen. Nous partons de ce que vous savez déjà : dans la vie et au travail."),
        tr(
            "Vous parlez avec la personne qui évalue. Vous faites des activités proches du travail. "
            "Vous dites aussi ce que vous pensez savoir faire."
        ),
        tr("À la fin, nous vous disons ce qui est acquis et ce qu'il reste à travailler."),
        tr("Ensuite, un jury lit votre dossier. Seul le jury peut donner le certificat."),
    )


def _time(durations: IndicativeDurations, tr: Translate) -> tuple[str, ...]:
    hours = how_many(durations.hours, tr("{count} heure"), tr("{count} heures")).format(count=durations.hours)
    days = how_many(durations.days, tr("{count} jour"), tr("{count} jours")).format(count=durations.days)
    return (
        tr("L'évaluation dure {hours} au plus, sur {days}.", hours=hours, days=days),
        tr("Ce sont des repères. Si vous avez besoin de plus de temps, nous en parlons ensemble."),
    )


def _ours(tr: Translate) -> tuple[str, ...]:
    return (
        tr("regardons d'abord vos points forts"),
        tr("vous expliquons chaque étape avec des mots simples"),
        tr("adaptons l'évaluation à vos besoins"),
        tr("vous remettons un document écrit à la fin"),
        tr("gardons pour nous ce que vous nous confiez"),
    )


def _yours(tr: Translate) -> tuple[str, ...]:
    return (
        tr("venez aux rendez-vous et prévenez si vous ne pouvez pas venir"),
        tr("faites les activités vous-même"),
        tr("pouvez demander une pause ou poser une question à tout moment"),
        tr("pouvez arrêter ou choisir un autre organisme, sans donner de raison"),
    )


def _privacy(form: AgreementForm, tr: Translate) -> tuple[str, ...]:
    kept = form.durations.years_kept
    years = how_many(kept, tr("{count} an"), tr("{count} ans")).format(count=kept)
    return (
        tr("{body} est responsable de vos informations.", body=form.evaluation_body),
        tr(
            "Nous gardons votre identité, les constats de l'évaluation et les preuves de ce que vous savez faire. "
            "Ils servent seulement à votre parcours CléA. Cela fait partie de ce contrat."
        ),
        tr("Les personnes qui les lisent : la personne qui évalue, le jury et l'organisme certificateur."),
        tr("Nous les gardons {years} après la dernière évaluation. Après, nous effaçons votre nom.", years=years),
        tr(
            "Vous pouvez voir vos informations, les faire corriger, les faire effacer ou en demander une copie. "
            "Écrivez à : {contact}.",
            contact=form.contact,
        ),
        tr("Si vous n'êtes pas d'accord avec la réponse, vous pouvez vous adresser à la CNIL (www.cnil.fr)."),
    )


def _signatures(form: AgreementForm, tr: Translate) -> list[Flowable]:
    candidate = f"{form.candidate.first_name} {form.candidate.birth_name}"
    people = ((tr("Vous"), candidate), (tr("L'organisme évaluateur"), form.evaluator))
    how = tr("À signer en deux exemplaires : un pour vous, un pour l'organisme.")
    if form.on_screen:
        how = tr("À signer à l'écran, ou sur papier. Vous recevez ce contrat avec la feuille de signatures.")
    return [
        Heading(tr("Signatures")),
        sentence(tr("J'ai compris ce contrat. Je suis d'accord pour commencer l'évaluation.")),
        strong(how),
        gap(6),
        signature_boxes(people, TEXT_WIDTH, (tr("Le :"), tr("Signature :"))),
    ]


def _sentences(texts: tuple[str, ...]) -> list[Flowable]:
    return [sentence(text) for text in texts]


def _promises(lead: str, promises: tuple[str, ...]) -> list[Flowable]:
    return [lead_in(lead), *(Point(promise, Shape.DOT) for promise in promises)]
