"""What the signing screen shows: which document, who has signed, whose turn it is, what keeps it from being signed."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from clea_desktop.core.clock import french_day, paris_day
from clea_desktop.core.papers import SAID_IN, PaperKind
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.core.text import Translate
from clea_desktop.services.views import DossierView, SignatureView
from clea_desktop.ui import labels

_SAID = frozenset(kind.value for kind in SAID_IN)


@dataclass(frozen=True, slots=True)
class SignerLine:
    """One of the two people: signed, or not yet."""

    signer: Signer
    name: str
    detail: str
    is_signed: bool
    may_withdraw: bool
    on_paper: bool


@dataclass(frozen=True, slots=True)
class SignState:
    """The whole screen. ``turn`` is whose turn it is; ``missing`` says what there is to do before anybody signs.

    ``sealed`` says why nobody signs any more, ``correct`` what opens the dossier again; "" otherwise.
    """

    name: str
    subtitle: str
    practice: bool
    document_id: str
    lines: tuple[SignerLine, ...]
    turn: Signer | None
    turn_title: str
    turn_advice: str
    missing: str
    missing_advice: str
    done: str
    today: date
    suggested_name: str
    has_sheet: bool
    may_sign: bool
    reason: str
    status: tuple[tuple[str, str], ...]
    sealed: str = ""
    correct: str = ""


def wanted_kind(view: DossierView, part: str) -> PaperKind:
    """Return which paper to sign: the one asked for, else the one that waits."""
    known = {kind.value for kind in PaperKind if kind is not PaperKind.SIGNATURES}
    if part in known:
        return PaperKind(part)
    if view.agreement is None or not any(one.kind == PaperKind.RESTITUTION.value for one in view.documents):
        return PaperKind.AGREEMENT
    return PaperKind.RESTITUTION


def current_paper(view: DossierView, kind: PaperKind) -> str:
    """Return the id of the paper of a kind that still says what is so; "" for none."""
    found = [one.id for one in view.documents if one.kind == kind.value and one.is_current]
    if kind is PaperKind.AGREEMENT and view.agreement is not None:
        return view.agreement.document_id or ""
    return found[-1] if found else ""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is to be signed: the paper of a kind, if there is one (``id`` is "" otherwise)."""

    kind: PaperKind
    id: str


@dataclass(frozen=True, slots=True)
class Looker:
    """Who is at the screen."""

    name: str
    may_evaluate: bool


def sign_state(view: DossierView, paper: Paper, looker: Looker, now: datetime, tr: Translate) -> SignState:
    """Lay the screen out; the pages have not been painted yet, so nobody signs yet."""
    kind, document_id = paper.kind, paper.id
    may_change = looker.may_evaluate and view.state is DossierState.DRAFT
    lines = _lines(view, document_id, looker.name, tr, may_change=may_change)
    waiting = [line for line in lines if not line.is_signed]
    turn = waiting[0].signer if waiting and may_change and document_id else None
    missing, advice = ("", "") if document_id else _missing(view, kind, tr)
    title, turn_advice = _turn(turn, waiting[0].name if waiting else "", tr)
    done = bool(document_id) and not waiting
    together = tr("lire ensemble") if turn is None and document_id else tr("lire ensemble et signer")
    sealed = bool(document_id and waiting) and view.state is DossierState.SEALED
    return SignState(
        name=labels.full_name(view.identity),
        subtitle=labels.joined((view.code, labels.document_kind(kind.value, tr), together), tr),
        practice=view.practice,
        document_id=document_id,
        lines=lines,
        turn=turn,
        turn_title=title,
        turn_advice=turn_advice,
        missing=missing,
        missing_advice=advice,
        done=tr("Les deux signatures sont là.") if done else "",
        today=paris_day(now),
        suggested_name=f"{view.code}-{kind.value}.pdf",
        has_sheet=looker.may_evaluate and done,
        may_sign=False,
        reason=tr("Les pages arrivent : lisez-les ensemble d'abord."),
        status=(("check", labels.saved_words(view.saved_at, now, tr)), ("laptop", tr("Sur ce poste seulement"))),
        sealed=tr("Ce dossier est scellé : on ne signe plus ici.") if sealed else "",
        correct=tr("Corriger ce dossier…") if sealed and looker.may_evaluate else "",
    )


def painted(state: SignState, tr: Translate, *, is_whole: bool, read: int, total: int) -> SignState:
    """Let people sign once every page came into sight; what cannot be shown is signed on paper."""
    if is_whole and read < total:
        words = tr("Page {read} sur {total} lue : lisez jusqu'au bout avant de signer.", read=max(read, 1), total=total)
        return replace(state, may_sign=False, reason=words)
    if is_whole:
        return replace(state, may_sign=True, reason=tr("Tracez votre signature dans le cadre."))
    reason = tr("Toutes les pages ne s'affichent pas ici : enregistrez le document et signez sur papier.")
    return replace(state, may_sign=False, reason=reason)


def _turn(turn: Signer | None, name: str, tr: Translate) -> tuple[str, str]:
    if turn is None:
        return "", ""
    if turn is Signer.CANDIDATE:
        return tr("Au tour de {name}", name=name), tr("Lisez le document ensemble, puis tournez l'écran.")
    return tr("À vous, {name}", name=name), tr("Votre signature engage l'organisme évaluateur.")


def _lines(
    view: DossierView, document_id: str, evaluator: str, tr: Translate, *, may_change: bool
) -> tuple[SignerLine, ...]:
    signed = {one.signer: one for one in view.signatures if one.document_id == document_id}
    names = {Signer.CANDIDATE: labels.full_name(view.identity), Signer.EVALUATOR: evaluator}
    stands = view.agreement is not None and view.agreement.document_id == document_id
    begun = bool(view.ratings or view.reached.self_answers or view.reached.runs_ended or view.bundles)
    rests = stands and (begun or any(one.kind in _SAID for one in view.documents))
    on_paper = {one for one, found in signed.items() if found.mode is SignatureMode.PAPER}
    return tuple(
        SignerLine(
            signer,
            names[signer] if signer is Signer.CANDIDATE or signer not in signed else tr("L'organisme évaluateur"),
            _detail(signed.get(signer), tr),
            signer in signed,
            may_change and signer in signed and not rests,
            signer in on_paper,
        )
        for signer in Signer
    )


def _detail(signature: SignatureView | None, tr: Translate) -> str:
    if signature is None:
        return tr("Pas encore signé")
    day = french_day(signature.signed_on)
    if signature.mode is SignatureMode.PAPER:
        return tr("Signé sur papier le {day}", day=day)
    return tr("Signé à l'écran le {day}", day=day)


def _missing(view: DossierView, kind: PaperKind, tr: Translate) -> tuple[str, str]:
    """Say why there is nothing to sign."""
    if kind is PaperKind.AGREEMENT and view.agreement is not None:
        return tr("Le contrat est déjà signé sur papier."), tr("Son scan est parmi les preuves du dossier.")
    if view.state is DossierState.SEALED:
        return tr("Ce dossier est scellé : il ne change plus."), tr("Ce document n'a pas été signé ici.")
    return tr("Ce document n'est pas encore fait, ou n'est plus à jour."), tr("Faites-le d'abord : il paraîtra ici.")
