"""The path as the stepper shows it: how each step stands, the room it opens, why some wait, what comes next."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from clea_desktop.core.clock import french_day, paris_day
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.pathway import DossierState, Step, StepState, steps
from clea_desktop.core.text import NBSP, Translate
from clea_desktop.core.today import GONE
from clea_desktop.core.welcome import POINTS
from clea_desktop.services.views import DossierView
from clea_desktop.ui import labels
from clea_desktop.ui.navigation import OF_A_DOSSIER, Screen


class Next(Enum):
    """What a button of the path does."""

    WELCOME = "welcome"
    INTERVIEW = "interview"
    SIGN = "sign"
    EXERCISE = "exercise"
    SELF_ASSESSMENT = "self-assessment"
    RATE = "rate"
    FEEDBACK = "feedback"
    SIGN_RESTITUTION = "sign-restitution"
    SEAL = "seal"
    EXPORT = "export"
    READ = "read"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the stepper; ``opens`` is its room, the dossier's own page for the agreement, None for no room."""

    name: str
    detail: str
    state: StepState
    opens: Screen | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Why steps are blocked, what may go on, and the way out; ``index`` is the place of the first of them."""

    index: int
    sentence: str
    plain: str
    action: str = ""


_ROOMS = {
    Step.WELCOME: Screen.WELCOME,
    Step.INTERVIEW: Screen.INTERVIEW,
    Step.AGREEMENT: Screen.DOSSIER,
    Step.EXERCISE: Screen.EXERCISE,
    Step.SELF_ASSESSMENT: Screen.SELF_ASSESSMENT,
    Step.RATING: Screen.RATING,
    Step.FEEDBACK: Screen.RESTITUTION,
    Step.SEALING: Screen.SEAL,
}
_ACTS = {
    Step.WELCOME: Next.WELCOME,
    Step.INTERVIEW: Next.INTERVIEW,
    Step.AGREEMENT: Next.SIGN,
    Step.EXERCISE: Next.EXERCISE,
    Step.SELF_ASSESSMENT: Next.SELF_ASSESSMENT,
    Step.RATING: Next.RATE,
    Step.FEEDBACK: Next.FEEDBACK,
    Step.SEALING: Next.SEAL,
}
_FOR_READERS = frozenset({Step.RATING})
"""What people who do not evaluate open: the findings."""
LEADS_TO = {act: _ROOMS[step] for step, act in _ACTS.items() if act is not Next.SIGN} | {Next.READ: Screen.RATING}
"""The room each act walks to."""


def has_left(view: DossierView) -> bool:
    """Say whether the person went elsewhere or stopped: nothing waits for them, and they may come back."""
    return view.state is DossierState.DRAFT and view.reached.outcome in GONE


def step_lines(view: DossierView, tr: Translate, *, may_work: bool) -> tuple[StepLine, ...]:
    """Lay the steps out."""
    return tuple(
        StepLine(labels.step_name(step, tr), _detail(step, state, view, tr), state, room_of(step, may_work=may_work))
        for step, state in _standing(view)
    )


def _standing(view: DossierView) -> tuple[tuple[Step, StepState], ...]:
    """Say how the steps stand; for somebody who left, what is not done is for later."""
    if not has_left(view):
        return steps(view.progress())
    done = StepState.DONE
    return tuple((step, state if state is done else StepState.LATER) for step, state in steps(view.progress()))


def room_of(step: Step, *, may_work: bool) -> Screen | None:
    """Return the room a step opens, if this version has it and this person has anything to do there."""
    room = _ROOMS[step]
    return room if room in OF_A_DOSSIER and (may_work or step in _FOR_READERS) else None


def block(view: DossierView, tr: Translate, *, may_work: bool) -> Block | None:
    """Say why the agreement holds the rest back, and how to go on."""
    for index, (_, state) in enumerate(_standing(view)):
        if state is StepState.BLOCKED:
            return Block(
                index,
                tr("Mise en situation, auto-évaluation et constats attendent : le contrat d'adhésion n'est pas signé."),
                tr("L'accueil et l'entretien peuvent commencer."),
                tr("Aller au contrat") if may_work else "",
            )
    return None


def next_act(view: DossierView, *, may_work: bool) -> Next:
    """Return what the one filled button does: the first step in hand that has a room."""
    if view.state is DossierState.SEALED:
        return Next.EXPORT
    if not may_work:
        return Next.READ
    if has_left(view):
        return Next.RESUME
    for step, state in steps(view.progress()):
        if state not in (StepState.DONE, StepState.BLOCKED) and room_of(step, may_work=may_work) is not None:
            return Next.SIGN_RESTITUTION if step is Step.FEEDBACK and _waits_for_signature(view) else _ACTS[step]
    return Next.SEAL


def act_label(act: Next, view: DossierView, tr: Translate) -> str:
    """Say what a button of the path does."""
    reached = view.reached
    interviewed = view.progress().interviewed
    return {
        Next.WELCOME: tr("Continuer l'accueil") if reached.told else tr("Commencer l'accueil"),
        Next.INTERVIEW: tr("Continuer l'entretien") if interviewed else tr("Commencer l'entretien"),
        Next.SIGN: tr("Joindre le contrat signé…"),
        Next.EXERCISE: tr("Aller à la mise en situation"),
        Next.SELF_ASSESSMENT: tr("Aller à l'auto-évaluation"),
        Next.RATE: tr("Continuer l'évaluation") if view.ratings else tr("Commencer l'évaluation"),
        Next.FEEDBACK: tr("Préparer la restitution"),
        Next.SIGN_RESTITUTION: tr("Faire signer"),
        Next.SEAL: tr("Sceller le dossier"),
        Next.EXPORT: tr("Donner une copie…"),
        Next.READ: tr("Lire les constats"),
        Next.RESUME: tr("Reprendre l'évaluation"),
    }[act]


def other_acts(view: DossierView, act: Next, tr: Translate, *, may_work: bool) -> tuple[tuple[Next, str], ...]:
    """Return the further rooms worth a button now: two at most, the stepper opens the others."""
    found: list[tuple[Next, str]] = []
    if act is Next.RESUME:
        return ()
    if view.agreement is not None and act not in {Next.RATE, Next.READ}:
        found.append((Next.RATE, tr("Les constats")))
    if view.state is DossierState.SEALED and may_work:
        found.append((Next.SEAL, tr("Le sceau")))
    elif view.ratings and may_work and act is not Next.FEEDBACK:
        found.append((Next.FEEDBACK, tr("La restitution")))
    if view.ratings and may_work and act is Next.RATE:
        found.append((Next.SEAL, tr("Le scellement")))
    return tuple(found[:2])


def _detail(step: Step, state: StepState, view: DossierView, tr: Translate) -> str:
    if step is Step.WELCOME and state is not StepState.DONE and view.reached.told:
        return tr("{count} sur {total}", count=view.reached.told, total=len(POINTS))
    if step is Step.AGREEMENT and view.agreement is not None:
        return _short_day(view.agreement.signed_on)
    if step is Step.RATING and view.agreement is not None:
        result = view.result()
        return tr("{count} sur {total}", count=result.evaluated, total=result.total)
    waits = step is Step.FEEDBACK and _waits_for_signature(view)
    if (step is Step.AGREEMENT or waits) and state is not StepState.DONE:
        return tr("À signer")
    done_on = _done_on(step, state, view)
    return labels.step_state_name(state, tr) if done_on is None else _short_day(done_on)


def _waits_for_signature(view: DossierView) -> bool:
    """Say that the restitution is made, and that the person has not signed it."""
    reached = view.progress()
    return reached.restitution_made and not reached.restitution_signed


def _done_on(step: Step, state: StepState, view: DossierView) -> date | None:
    made = [one.made_at for one in view.documents if one.kind == PaperKind.RESTITUTION.value]
    if step is Step.FEEDBACK and state is StepState.DONE and made:
        return paris_day(max(made))
    if step is Step.SEALING and state is StepState.DONE and view.bundles:
        return paris_day(view.bundles[-1].sealed_at)
    return None


def _short_day(day: date) -> str:
    return french_day(day).rsplit(" ", 1)[0].replace(" ", NBSP)
