"""What the path of one candidate shows: where it stands, what comes next, and what the dossier already holds."""

from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.clock import french_day, paris_day
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.signature import SignatureMode
from clea_desktop.core.text import Translate
from clea_desktop.services.views import BundleView, DocumentView, DossierView, EvidenceView
from clea_desktop.ui import labels
from clea_desktop.ui.screens.dossier.correction import CorrectionLine, correction_line
from clea_desktop.ui.screens.dossier.path import (
    Block,
    Next,
    StepLine,
    act_label,
    block,
    has_left,
    next_act,
    other_acts,
    step_lines,
)


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """The agreement: signed, or what to do so that it is; ``screen_label`` opens what is signed on the screen."""

    is_signed: bool
    sentence: str
    may_sign: bool
    signed_on: date
    suggested_name: str
    screen_label: str


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
class BeforeLine:
    """A dossier opened before the body was enrolled; ``action`` opens a real one, "" for whoever only reads."""

    sentence: str
    plain: str
    action: str


@dataclass(frozen=True, slots=True)
class DossierScreenState:
    """The whole screen. ``others`` are the further screens worth a button; ``stopped`` says that the person left.

    ``may_type`` says that there is a line to type into the national platform; ``before`` is there for somebody met
    before the body was enrolled.
    """

    name: str
    subtitle: str
    practice: bool
    steps: tuple[StepLine, ...]
    block: Block | None
    stopped: str
    next: Next
    next_label: str
    others: tuple[tuple[Next, str], ...]
    agreement: AgreementCard
    proofs: tuple[ProofLine, ...]
    documents: tuple[FileLine, ...]
    bundles: tuple[FileLine, ...]
    may_type: bool
    status: tuple[tuple[str, str], ...]
    correction: CorrectionLine | None = None
    may_map: bool = False
    why_practice: str = ""
    before: BeforeLine | None = None


def dossier_state(view: DossierView, now: datetime, tr: Translate, *, may_evaluate: bool) -> DossierScreenState:
    """Lay the dossier out for whoever looks at it."""
    act = next_act(view, may_work=may_evaluate)
    given = (item for item in view.documents if _is_worth_giving(item, may_evaluate=may_evaluate))
    return DossierScreenState(
        name=labels.full_name(view.identity),
        subtitle=_subtitle(view, tr),
        practice=view.practice,
        steps=step_lines(view, tr, may_work=may_evaluate),
        block=block(view, tr, may_work=may_evaluate),
        stopped=_stopped(view, tr),
        next=act,
        next_label=act_label(act, view, tr),
        others=other_acts(view, act, tr, may_work=may_evaluate),
        agreement=_agreement(view, now, tr, may_evaluate=may_evaluate and not has_left(view)),
        proofs=tuple(_proof(item, view, tr, may_evaluate=may_evaluate) for item in view.evidence),
        documents=tuple(_document(item, view, now, tr) for item in given),
        bundles=tuple(_bundle(item, view, tr) for item in view.bundles),
        may_type=may_evaluate and bool(view.ratings or view.reached.outcome),
        status=status_facts(view, now, tr),
        correction=correction_line(view, tr, may_evaluate=may_evaluate),
        may_map=may_evaluate and view.agreement is not None,
        why_practice=_why_practice(view, tr),
        before=_before(view, tr, may_evaluate=may_evaluate),
    )


def _why_practice(view: DossierView, tr: Translate) -> str:
    """Say why somebody real has a dossier of practice, in a body that is not enrolled."""
    return labels.why_practice(tr) if view.practice and not view.invented and not view.body_enrolled else ""


def _before(view: DossierView, tr: Translate, *, may_evaluate: bool) -> BeforeLine | None:
    """Say that a dossier was opened too early to count, with the way on."""
    if not view.practice or view.invented or not view.body_enrolled:
        return None
    return BeforeLine(
        tr("Ce dossier reste un dossier d'entraînement."),
        tr("Il a été ouvert avant l'inscription de votre organisme : il n'a pas de valeur."),
        tr("Ouvrir un vrai dossier") if may_evaluate else "",
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
    born = labels.born(view.identity, tr)
    return labels.joined((view.code, born, tr("personne inventée") if view.invented else ""), tr)


def _stopped(view: DossierView, tr: Translate) -> str:
    """Say that the person thinks, left or stopped: everything is kept, they may come back."""
    return {
        "thinking": tr("La personne réfléchit : tout est gardé."),
        "elsewhere": tr("La personne a choisi un autre organisme : tout est gardé."),
        "stopped": tr("Le parcours est arrêté : tout est gardé, il peut reprendre."),
    }.get(view.reached.outcome, "")


def _agreement(view: DossierView, now: datetime, tr: Translate, *, may_evaluate: bool) -> AgreementCard:
    signed = view.agreement
    if signed is not None:
        day = french_day(signed.signed_on)
        on_screen = signed.mode is SignatureMode.SCREEN
        sentence = tr("Signé à l'écran le {day}.", day=day) if on_screen else ""
        sentence = sentence or tr("Signé sur papier le {day}, scan joint.", day=day)
    elif may_evaluate and _begun(view):
        sentence = tr("Il manque une signature : reprenez à l'écran, ou joignez le contrat signé sur papier.")
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
        screen_label=_screen_label(view, tr, may_evaluate=may_evaluate),
    )


def _screen_label(view: DossierView, tr: Translate, *, may_evaluate: bool) -> str:
    """Say what there is to do, or to see, on the screen where people sign; "" for nothing."""
    if view.agreement is not None:
        return tr("Voir les signatures") if view.agreement.document_id else ""
    if not may_evaluate or view.state is not DossierState.DRAFT:
        return ""
    return tr("Reprendre les signatures") if _begun(view) else tr("Signer à l'écran")


def _begun(view: DossierView) -> bool:
    """Say whether one of the two people has signed the agreement."""
    agreements = {one.id for one in view.documents if one.kind == PaperKind.AGREEMENT.value and one.is_current}
    return any(one.document_id in agreements for one in view.signatures)


_SIGNED_PAPER = "scan"
"""The kind of evidence that carries a signature: it goes with the signature, not by itself."""


def _proof(item: EvidenceView, view: DossierView, tr: Translate, *, may_evaluate: bool) -> ProofLine:
    is_agreement = view.agreement is not None and view.agreement.evidence_id == item.id
    about = tr("contrat d'adhésion") if is_agreement else tr(", ").join(item.criteria)
    detail = labels.joined(
        (labels.evidence_kind(item.kind, tr, item.media_type), labels.size_words(item.size, tr), about), tr
    )
    return ProofLine(
        id=item.id,
        title=item.label,
        detail=detail,
        may_remove=may_evaluate and item.kind != _SIGNED_PAPER and view.state is DossierState.DRAFT,
        is_picture=item.media_type.startswith("image/"),
    )


def _is_worth_giving(item: DocumentView, *, may_evaluate: bool) -> bool:
    """Leave out an agreement made again since: nobody signed it. A synthesis is for whoever evaluates."""
    if item.kind == PaperKind.SYNTHESIS.value and not may_evaluate:
        return False
    return item.kind != PaperKind.AGREEMENT.value or item.is_current


def _document(item: DocumentView, view: DossierView, now: datetime, tr: Translate) -> FileLine:
    made = labels.moment(item.made_at, now, tr)
    detail = made if item.is_current else labels.joined((made, tr("à refaire : le dossier a changé depuis")), tr)
    title = labels.document_kind(item.kind, tr)
    return FileLine(item.id, title, detail, "document", file_name(view, title.lower(), "pdf"))


def _bundle(item: BundleView, view: DossierView, tr: Translate) -> FileLine:
    several = len(view.bundles) > 1 or view.amendment is not None
    name = file_name(view, tr("dossier-scelle-{number}", number=item.sequence), "asice")
    return FileLine(
        item.id,
        tr("Dossier scellé, version {n}", n=item.sequence) if several else tr("Dossier scellé"),
        labels.joined((item.mark, labels.day_and_hour(item.sealed_at, tr)), tr),
        "seal",
        name,
    )
