"""What is shown of signing after others: whether one may, as what, and the decision a college has to bring."""

from dataclasses import dataclass
from datetime import date

from clea_desktop.core.text import Translate
from clea_desktop.services.cosign_views import CosignOffer, DecidedDomain, DecidedOutcome
from clea_desktop.ui.signature_words import role_title


@dataclass(frozen=True, slots=True)
class CosignState:
    """The card, and the form once it is open. ``is_open`` shows the form; the files are named, never their place."""

    is_shown: bool = False
    role: str = ""
    words: str = ""
    act: str = ""
    why_not: str = ""
    is_open: bool = False
    domains: tuple[DecidedDomain, ...] = ()
    minutes: str = ""
    extract: str = ""


NOTHING_TO_SIGN = CosignState()


@dataclass(frozen=True, slots=True)
class TypedDecision:
    """What stands in the form. ``open_domains`` are those on which nothing is said."""

    outcome: str
    acquired: frozenset[str]
    open_domains: int
    reason: str
    jury: str
    held_on: date | None
    sitting: str


@dataclass(frozen=True, slots=True)
class DecisionRefusals:
    """One sentence per part of the form that needs a look."""

    outcome: str = ""
    domains: str = ""
    reason: str = ""
    jury: str = ""
    held_on: str = ""
    minutes: str = ""


def cosign_state(offer: CosignOffer | None, tr: Translate) -> CosignState:
    """Lay the card out; the form is closed."""
    if offer is None:
        return NOTHING_TO_SIGN
    return CosignState(
        is_shown=True,
        role=tr("En tant que : {role}", role=role_title(offer.role, tr)),
        words=_words(offer, tr),
        act=tr("Décider et signer…") if offer.brings_decision else tr("Signer à mon tour…"),
        why_not=offer.why_not,
        domains=offer.domains,
    )


def refusals_of(
    typed: TypedDecision, offer: CosignOffer, today: date, tr: Translate, *, has_minutes: bool
) -> DecisionRefusals:
    """Say what a decision still lacks, before anything is signed."""
    certified = typed.outcome == DecidedOutcome.CERTIFIED.value
    domains = ""
    if typed.open_domains:
        domains = tr("Dites de chaque domaine s'il est acquis.")
    elif certified and len(typed.acquired) < len(offer.domains):
        domains = tr("Le certificat demande que tous les domaines soient acquis.")
    reason = "" if certified or typed.reason.strip() or not typed.outcome else tr("Écrivez pourquoi, pour la personne.")
    if typed.held_on is None:
        held_on = tr("Écrivez le jour de la session, par exemple 21/11/2026.")
    else:
        held_on = tr("Ce jour n'est pas encore passé.") if typed.held_on > today else ""
    return DecisionRefusals(
        outcome="" if typed.outcome else tr("Choisissez la décision."),
        domains=domains,
        reason=reason,
        jury="" if typed.jury.strip() else tr("Écrivez le nom du jury."),
        held_on=held_on,
        minutes="" if has_minutes else tr("Choisissez le procès-verbal."),
    )


def _words(offer: CosignOffer, tr: Translate) -> str:
    if offer.brings_decision:
        words = tr("Vous apportez la décision du jury et la signez pour votre collège. L'autre signera ensuite.")
    elif offer.role.is_college:
        words = tr("L'autre collège a signé une décision. Lisez-la ici, puis signez-la pour le vôtre.")
    else:
        words = tr("Votre signature s'ajoute à celles que ce dossier porte déjà. Rien d'autre n'y change.")
    if offer.why_not:
        return ""
    if offer.undated:
        undated = tr("Cette copie n'a pas de preuve de date : si une autre en porte une, décidez plutôt sur celle-là.")
        words = f"{words} {undated}"
    return f"{words} {tr('Arrivé chiffré, il repartira chiffré, pour la clé de dépôt.')}" if offer.encrypted else words
