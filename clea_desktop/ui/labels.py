"""The words of closed choices and of moments, as every screen says them: one word per thing, everywhere."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import assert_never

from clea_desktop.core.clock import PARIS, french_day, french_hour, paris_day
from clea_desktop.core.dossier import BirthKnown, Identity
from clea_desktop.core.framework import RuleKind, Subdomain
from clea_desktop.core.identity import birth_words
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.pathway import DossierState, Step, StepState
from clea_desktop.core.text import Translate, how_many

ROLES = ("evaluator", "trainer", "coordinator", "jury-secretary")
_MEGABYTE, _KILOBYTE = 1_000_000, 1_000


def role_name(role: str, tr: Translate) -> str:
    """Name a role by what the person does, so that it suits everybody."""
    names = {
        "evaluator": tr("Évaluation"),
        "trainer": tr("Formation"),
        "coordinator": tr("Coordination"),
        "jury-secretary": tr("Secrétariat du jury"),
    }
    return names.get(role, role)


def full_name(identity: Identity) -> str:
    """Say a person's name as one speaks to them."""
    return spoken_name(identity.first_name, identity.birth_name)


def spoken_name(first_name: str, birth_name: str) -> str:
    """Put a name in the order it is said, with the apostrophe French papers have; what is kept stays as typed."""
    return f"{first_name} {birth_name}".replace("'", "’")


def why_practice(tr: Translate) -> str:
    """Say why a real person's dossier is marked as one of practice."""
    return tr(
        "Votre organisme n'est pas encore inscrit auprès du certificateur : "
        "tout dossier ouvert ici sert à s'entraîner et n'a pas de valeur."
    )


def what_opens(tr: Translate, *, body_enrolled: bool) -> str:
    """Say of which kind the next dossier will be."""
    if not body_enrolled:
        return why_practice(tr)
    return tr("Votre organisme est inscrit auprès du certificateur : ce dossier sera réel, et pourra aller au jury.")


def born(identity: Identity, tr: Translate) -> str:
    """Say when a person was born, as far as it is known."""
    if identity.birth_known is BirthKnown.DAY:
        return tr("naissance le {day}", day=birth_words(identity))
    return tr("naissance en {day}", day=birth_words(identity))


def step_name(step: Step, tr: Translate) -> str:
    """Name a step of the path."""
    return {
        Step.WELCOME: tr("Accueil"),
        Step.INTERVIEW: tr("Entretien"),
        Step.AGREEMENT: tr("Contrat"),
        Step.EXERCISE: tr("Mise en situation"),
        Step.SELF_ASSESSMENT: tr("Auto-évaluation"),
        Step.RATING: tr("Constats"),
        Step.FEEDBACK: tr("Restitution"),
        Step.SEALING: tr("Scellement"),
    }[step]


def step_state_name(state: StepState, tr: Translate) -> str:
    """Say how a step stands."""
    match state:
        case StepState.DONE:
            return tr("Fait")
        case StepState.IN_HAND:
            return tr("En cours")
        case StepState.BLOCKED:
            return tr("Bloquée")
        case StepState.LATER:
            return tr("À venir")
        case _:
            assert_never(state)


def dossier_state_pill(state: DossierState, tr: Translate) -> tuple[str, str, str]:
    """Return the word, icon and tone of a dossier's state."""
    match state:
        case DossierState.DRAFT:
            return tr("Brouillon"), "pencil", "neutral"
        case DossierState.SEALED:
            return tr("Scellé"), "lock", "accent"
        case _:
            assert_never(state)


def evidence_kind(kind: str, tr: Translate, media_type: str = "") -> str:
    """Name a kind of evidence; what is listened to or read says so by its media type."""
    if media_type.startswith("audio/"):
        return tr("Enregistrement sonore")
    if media_type == "text/plain":
        return tr("Texte")
    names = {"photo": tr("Photo"), "scan": tr("Scan"), "document": tr("Document")}
    return names.get(kind, tr("Fichier"))


def document_kind(kind: str, tr: Translate) -> str:
    """Name a document that was made here."""
    names = {
        PaperKind.RESTITUTION.value: tr("Restitution"),
        PaperKind.AGREEMENT.value: tr("Contrat d'adhésion"),
        PaperKind.ATTESTATION.value: tr("Attestation partielle"),
        PaperKind.SYNTHESIS.value: tr("Synthèse"),
        PaperKind.SIGNATURES.value: tr("Feuille de signatures"),
    }
    return names.get(kind, tr("Document"))


def rule_words(subdomain: Subdomain, tr: Translate) -> str:
    """Say a sub-domain's rule: « 6 critères sur 7 »."""
    total = len(subdomain.criteria)
    sentence = how_many(subdomain.required, tr("{required} critère sur {total}"), tr("{required} critères sur {total}"))
    return sentence.format(required=subdomain.required, total=total)


def rule_kind(kind: RuleKind, tr: Translate) -> str:
    """Say where a rule comes from."""
    match kind:
        case RuleKind.PUBLISHED:
            return tr("Taux publié")
        case RuleKind.DEFAULT:
            return tr("Règle nationale de 75 %, à confirmer")
        case RuleKind.CORRECTED:
            return tr("Règle corrigée par votre organisme")
        case _:
            assert_never(kind)


def size_words(size: int, tr: Translate) -> str:
    """Say a size in bytes as people read it: « 2,4 Mo »."""
    if size >= _MEGABYTE:
        return tr("{size} Mo", size=f"{size / _MEGABYTE:.1f}".replace(".", ","))
    return tr("{size} Ko", size=max(1, round(size / _KILOBYTE)))


def moment(instant: datetime, now: datetime, tr: Translate) -> str:
    """Say when something happened, from today: « aujourd'hui, 10 h 42 », « hier », then the day."""
    day, today = paris_day(instant), paris_day(now)
    if day == today:
        return tr("aujourd'hui, {hour}", hour=french_hour(instant))
    if day == today - timedelta(days=1):
        return tr("hier, {hour}", hour=french_hour(instant))
    return french_day(day)


def day_and_hour(instant: datetime, tr: Translate) -> str:
    """Say a day and an hour in full: « 24 novembre 2026, 11 h 58 »."""
    return tr("{day}, {hour}", day=french_day(paris_day(instant)), hour=french_hour(instant))


def saved_words(saved_at: datetime, now: datetime, tr: Translate) -> str:
    """Say when the last change became durable."""
    if paris_day(saved_at) == paris_day(now):
        return tr("Enregistré à {hour}", hour=french_hour(saved_at))
    return tr("Enregistré le {day}", day=french_day(saved_at.astimezone(PARIS).date()))


def joined(words: Sequence[str], tr: Translate) -> str:
    """Put short facts on one line, as headers do."""
    return tr(" · ").join(word for word in words if word)
