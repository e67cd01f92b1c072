"""What « Votre signature » shows: how it stands, what is asked of the person now, and under which certifying body."""

from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.clock import french_day, paris_day
from clea_desktop.core.enrolment import SignatureStanding, must_renew
from clea_desktop.core.roles import SigningRole
from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.services.enrolment_views import BodyView, EnrolmentView
from clea_desktop.ui.signature_words import role_choice, role_powers, role_title, signature_note, signature_value

_DIGITS = 64


class Step(Enum):
    """What the page asks for."""

    ASK = "ask"
    WAIT = "wait"
    RENEW = "renew"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the card: a label, and what is known."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class SignatureRefusals:
    """One sentence per field that needs a look."""

    code: str = ""
    fingerprint: str = ""
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class SignatureState:
    """The whole part.

    ``roles`` are what may be asked for, as (value, words); one alone is not asked. ``role_words`` say what each may do.
    ``tone`` dresses how it stands; ``typed`` is the fingerprint copied before, ``may_correct`` that it can be copied
    again; ``overdue`` says that the lists are old; ``may_update`` that an update can be taken.
    """

    step: Step
    title: str
    words: str
    standing: str
    tone: str
    told: tuple[Told, ...]
    overdue: str
    typed: str
    may_correct: bool
    may_update: bool
    roles: tuple[tuple[str, str], ...] = ()
    role_words: str = ""


def signature_state(view: EnrolmentView, tr: Translate) -> SignatureState:
    """Lay a signature out for whoever holds it."""
    step = _step(view)
    standing = view.facts.standing
    return SignatureState(
        step=step,
        title=_title(step, view, tr),
        words=_words(step, view, tr),
        standing=_capital(signature_value(standing, tr)) if view.may_sign else "",
        tone=_tone(standing),
        told=_told(view, tr),
        overdue=_overdue(view.body, tr) if view.body is not None else "",
        typed=_grouped(view.request.fingerprint) if view.request is not None else "",
        may_correct=view.request is not None and not view.request.is_renewal,
        may_update=view.body is not None,
        roles=tuple((one.value, role_choice(one, tr)) for one in view.choices),
        role_words=tr("La lettre dit pour qui elle est. Évaluer et siéger au jury ne se mélangent jamais."),
    )


def _step(view: EnrolmentView) -> Step:
    if not view.may_sign:
        return Step.REST
    if view.request is not None:
        return Step.WAIT
    if view.facts.standing is SignatureStanding.STANDS:
        return Step.RENEW if must_renew(view.facts, view.today) else Step.REST
    return Step.REST if view.facts.standing is SignatureStanding.NOT_YET else Step.ASK


def _title(step: Step, view: EnrolmentView, tr: Translate) -> str:
    if step is Step.ASK:
        again = view.facts.standing is not SignatureStanding.NONE
        return tr("Demander une nouvelle signature") if again else tr("Demander votre signature")
    return {
        Step.WAIT: tr("Votre demande attend sa réponse"),
        Step.RENEW: tr("Renouveler votre signature"),
        Step.REST: tr("Votre signature"),
    }[step]


def _words(step: Step, view: EnrolmentView, tr: Translate) -> str:
    """Say what to do, and what goes on meanwhile."""
    standing = view.facts.standing
    if not view.may_sign:
        return tr("Les personnes qui évaluent et le jury signent les dossiers. Votre rôle n'en a pas besoin.")
    if step is Step.WAIT:
        return _waiting(view, tr)
    if step is Step.RENEW:
        return tr("Elle approche de son terme. Aucune lettre n'est nécessaire : votre signature actuelle suffit.")
    if standing is SignatureStanding.NONE:
        return _first(view, tr)
    if standing is not SignatureStanding.STANDS:
        return signature_note(standing, tr)
    next_one = tr("Son renouvellement se proposera ici, soixante jours avant son terme.")
    return f"{role_powers(view.role, tr)} {next_one}"


def _first(view: EnrolmentView, tr: Translate) -> str:
    if SigningRole.EVALUATOR not in view.choices:
        return tr(
            "Elle sert à signer les décisions du jury. Elle vient de l'organisme certificateur, "
            "qui vous a envoyé une lettre avec un code et une empreinte."
        )
    if view.facts.body_is_enrolled:
        return tr("Votre organisme est inscrit. Il vous faut encore votre propre signature.")
    return tr(
        "Elle vient de l'organisme certificateur, qui vous a envoyé une lettre avec un code et une empreinte. "
        "Une fois sa réponse ouverte, les dossiers que vous ouvrez sont réels. Ceux d'avant restent d'entraînement."
    )


def _waiting(view: EnrolmentView, tr: Translate) -> str:
    day = french_day(paris_day(view.request.made_at)) if view.request is not None else ""
    sentence = tr(
        "Demande préparée le {day}. Remettez son fichier à l'organisme certificateur, sur une clé ou par courriel. "
        "Il vous rendra une réponse, à ouvrir ici.",
        day=day,
    )
    if view.facts.standing is not SignatureStanding.STANDS:
        return sentence
    return f"{sentence} {tr('En attendant, votre signature actuelle continue de servir.')}"


def _tone(standing: SignatureStanding) -> str:
    if standing is SignatureStanding.STANDS:
        return "ok"
    return "neutral" if standing is SignatureStanding.NONE else "warn"


def _told(view: EnrolmentView, tr: Translate) -> tuple[Told, ...]:
    told = []
    if view.body is not None:
        told.append(Told(tr("Organisme certificateur"), french(view.body.name)))
    if view.signs_as and view.may_sign:
        told.append(Told(tr("Vous signez sous le nom de"), view.signs_as))
        told.append(Told(tr("En tant que"), role_title(view.role, tr)))
    if view.facts.until is not None and view.may_sign:
        told.append(Told(tr("Dernier jour"), tr("{day}", day=french_day(view.facts.until))))
    if view.body is not None:
        told.append(Told(tr("Son empreinte"), view.body.fingerprint))
        day = french_day(paris_day(view.body.informed_at))
        told.append(Told(tr("Dernière mise à jour"), tr("{day}", day=day)))
    return tuple(told)


def _overdue(body: BodyView, tr: Translate) -> str:
    if body.overdue_days is None:
        return ""
    late = how_many(
        body.overdue_days,
        tr("Elle a {n} jour de retard : demandez-en une récente."),
        tr("Elle a {n} jours de retard : demandez-en une récente."),
    )
    return late.format(n=body.overdue_days)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def as_on_the_letter(typed: str) -> str:
    """Lay what was copied out as the letter does, four groups of four a line: compared at a glance."""
    digits = "".join(sign for sign in typed if sign.isalnum())[:_DIGITS]
    lines = (digits[at : at + 16] for at in range(0, len(digits), 16))
    return "\n".join(_grouped(line) for line in lines)


def _grouped(digits: str) -> str:
    """Show a fingerprint in groups of four, as the letter does."""
    return " ".join(digits.upper()[at : at + 4] for at in range(0, len(digits), 4))
