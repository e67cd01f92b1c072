"""What the path of one candidate shows: where it stands, what comes next, and what the dossier already holds."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from clea_desktop.core.clock import french_day, paris_day
from clea_desktop.core.pathway import DossierState, Step, StepState, steps
from clea_desktop.core.text import NBSP, Translate
from clea_desktop.services.views import BundleView, DocumentView, DossierView, EvidenceView
from clea_desktop.ui import labels


class Next(Enum):
    """What the one filled button does."""

    SIGN = "sign"
    RATE = "rate"
    FEEDBACK = "feedback"
    SEAL = "seal"
    EXPORT = "export"
    READ = "read"


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the stepper."""

    name: str
    detail: str
    state: StepState


@dataclass(frozen=True, slots=True)
class Block:
    """Why a step is blocked, what may go on; ``index`` is the step's place."""

    index: int
    sentence: str
    plain: str


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """The agreement: signed, or what to do so that it is."""

    is_signed: bool
    sentence: str
    may_sign: bool
    signed_on: date
    suggested_name: str


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One piece of evidence."""

    id: str
    title: str
    detail: str
    may_remove: bool
    is_picture: bool


@dataclass(frozen=True, slots=True)
class FileLine:
    """A document or a sealed bundle that can be given."""

    id: str
    title: str
    detail: str
    icon: str
    suggested_name: str


@dataclass(frozen=True, slots=True)
class DossierScreenState:
    """The whole screen. ``others`` are the further screens worth a button now."""

    name: str
    subtitle: str
    practice: bool
    steps: tuple[StepLine, ...]
    block: Block | None
    next: Next
    next_label: str
    others: tuple[tuple[Next, str], ...]
    agreement: AgreementCard
    proofs: tuple[ProofLine, ...]
    documents: tuple[FileLine, ...]
    bundles: tuple[FileLine, ...]
    status: tuple[tuple[str, str], ...]


def dossier_state(view: DossierView, now: datetime, tr: Translate, *, may_evaluate: bool) -> DossierScreenState:
    """Lay the dossier out for whoever looks at it."""
    act = _next(view, may_evaluate=may_evaluate)
    return DossierScreenState(
        name=labels.full_name(view.identity),
        subtitle=_subtitle(view, tr),
        practice=view.practice,
        steps=_steps(view, tr),
        block=_block(view, tr),
        next=act,
        next_label=_label(act, view, tr),
        others=_others(view, act, tr, may_evaluate=may_evaluate),
        agreement=_agreement(view, now, tr, may_evaluate=may_evaluate),
        proofs=tuple(_proof(item, view, tr, may_evaluate=may_evaluate) for item in view.evidence),
        documents=tuple(_document(item, view, now, tr) for item in view.documents),
        bundles=tuple(_bundle(item, view, tr) for item in view.bundles),
        status=status_facts(view, now, tr),
    )


def status_facts(view: DossierView, now: datetime, tr: Translate) -> tuple[tuple[str, str], ...]:
    """Say when the dossier was last saved and where it is kept (icon, words)."""
    return (
        ("check", labels.saved_words(view.saved_at, now, tr)),
        ("laptop", tr("Sur ce poste seulement")),
    )


def file_name(view: DossierView, kind: str, ending: str) -> str:
    """Suggest a name without the person's: the code people say, what it is, its ending."""
    return f"{view.code}-{kind}.{ending}"


def _subtitle(view: DossierView, tr: Translate) -> str:
    born = tr("naissance le {day}", day=french_day(view.identity.birth_date))
    return labels.joined((view.code, born), tr)


def _steps(view: DossierView, tr: Translate) -> tuple[StepLine, ...]:
    return tuple(
        StepLine(labels.step_name(step, tr), _detail(step, state, view, tr), state)
        for step, state in steps(view.progress())
    )


def _detail(step: Step, state: StepState, view: DossierView, tr: Translate) -> str:
    if step is Step.AGREEMENT and view.agreement is not None:
        return _short_day(view.agreement.signed_on)
    if step is Step.RATING and view.agreement is not None:
        result = view.result()
        return tr("{count} sur {total}", count=result.evaluated, total=result.total)
    if step is Step.FEEDBACK and state is StepState.DONE and view.documents:
        return _short_day(paris_day(max(document.made_at for document in view.documents)))
    if step is Step.SEALING and view.bundles:
        return _short_day(paris_day(view.bundles[-1].sealed_at))
    if step is Step.AGREEMENT and state is StepState.IN_HAND:
        return tr("À signer")
    return labels.step_state_name(state, tr)


def _short_day(day: date) -> str:
    return french_day(day).rsplit(" ", 1)[0].replace(" ", NBSP)


def _block(view: DossierView, tr: Translate) -> Block | None:
    for index, (step, state) in enumerate(steps(view.progress())):
        if state is StepState.BLOCKED and step is Step.RATING:
            return Block(
                index,
                tr("Évaluation bloquée : le contrat d'adhésion n'est pas signé."),
                tr("L'entretien peut commencer."),
            )
    return None


def _next(view: DossierView, *, may_evaluate: bool) -> Next:
    if view.state is DossierState.SEALED:
        return Next.EXPORT
    if not may_evaluate:
        return Next.READ
    for step, state in steps(view.progress()):
        if state is not StepState.DONE:
            return {Step.AGREEMENT: Next.SIGN, Step.RATING: Next.RATE, Step.FEEDBACK: Next.FEEDBACK}.get(
                step, Next.SEAL
            )
    return Next.SEAL


def _label(act: Next, view: DossierView, tr: Translate) -> str:
    return {
        Next.SIGN: tr("Joindre le contrat signé…"),
        Next.RATE: tr("Continuer l'évaluation") if view.ratings else tr("Commencer l'évaluation"),
        Next.FEEDBACK: tr("Préparer la restitution"),
        Next.SEAL: tr("Sceller le dossier"),
        Next.EXPORT: tr("Donner une copie…"),
        Next.READ: tr("Lire les constats"),
    }[act]


def _others(view: DossierView, act: Next, tr: Translate, *, may_evaluate: bool) -> tuple[tuple[Next, str], ...]:
    found: list[tuple[Next, str]] = []
    if view.agreement is not None and act not in {Next.RATE, Next.READ}:
        found.append((Next.RATE, tr("Les constats")))
    if view.state is DossierState.SEALED and may_evaluate:
        found.append((Next.SEAL, tr("Le sceau")))
    elif view.ratings and may_evaluate and act is not Next.FEEDBACK:
        found.append((Next.FEEDBACK, tr("La restitution")))
    if view.ratings and may_evaluate and act is Next.RATE:
        found.append((Next.SEAL, tr("Le scellement")))
    return tuple(found)


def _agreement(view: DossierView, now: datetime, tr: Translate, *, may_evaluate: bool) -> AgreementCard:
    signed = view.agreement
    if signed is not None:
        sentence = tr("Signé sur papier le {day}, scan joint.", day=french_day(signed.signed_on))
    elif may_evaluate:
        sentence = tr("Imprimez-le, faites-le signer, puis joignez-en la photo ou le scan.")
    else:
        sentence = tr("Il n'est pas encore signé.")
    return AgreementCard(
        is_signed=signed is not None,
        sentence=sentence,
        may_sign=may_evaluate and signed is None and view.state is DossierState.DRAFT,
        signed_on=signed.signed_on if signed else paris_day(now),
        suggested_name=file_name(view, tr("contrat"), "pdf"),
    )


def _proof(item: EvidenceView, view: DossierView, tr: Translate, *, may_evaluate: bool) -> ProofLine:
    is_agreement = view.agreement is not None and view.agreement.evidence_id == item.id
    about = tr("contrat d'adhésion") if is_agreement else tr(", ").join(item.criteria)
    detail = labels.joined((labels.evidence_kind(item.kind, tr), labels.size_words(item.size, tr), about), tr)
    return ProofLine(
        id=item.id,
        title=item.label,
        detail=detail,
        may_remove=may_evaluate and not is_agreement and view.state is DossierState.DRAFT,
        is_picture=item.media_type.startswith("image/"),
    )


def _document(item: DocumentView, view: DossierView, now: datetime, tr: Translate) -> FileLine:
    made = labels.moment(item.made_at, now, tr)
    detail = made if item.is_current else labels.joined((made, tr("les constats ont changé depuis")), tr)
    title = labels.document_kind(item.kind, tr)
    return FileLine(item.id, title, detail, "document", file_name(view, title.lower(), "pdf"))


def _bundle(item: BundleView, view: DossierView, tr: Translate) -> FileLine:
    name = file_name(view, tr("dossier-scelle-{number}", number=item.sequence), "asice")
    return FileLine(
        item.id,
        tr("Dossier scellé"),
        labels.joined((item.mark, labels.day_and_hour(item.sealed_at, tr)), tr),
        "seal",
        name,
    )
