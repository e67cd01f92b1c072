"""What may be done now on a dossier, and the sentence that says why not.

Agreement before any rating: assumed by the trade, and a rule here. A sealed dossier is not edited: an amendment
opens the next sequence. Durations warn and never block.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from clea_desktop.core.errors import CleaError, Trouble


class DossierState(Enum):
    """Where the dossier is, as shown to people: brouillon, scellé (envoyé, conservé and décidé come with sending)."""

    DRAFT = "draft"
    SEALED = "sealed"


class Step(Enum):
    """The steps of a preliminary evaluation, in their order; between the gates the order is free."""

    WELCOME = "welcome"
    INTERVIEW = "interview"
    AGREEMENT = "agreement"
    EXERCISE = "exercise"
    SELF_ASSESSMENT = "self-assessment"
    RATING = "rating"
    FEEDBACK = "feedback"
    SEALING = "sealing"


class StepState(Enum):
    """How a step stands in the stepper."""

    DONE = "done"
    IN_HAND = "in-hand"
    BLOCKED = "blocked"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Progress:
    """The few facts the rules need."""

    state: DossierState
    agreement_signed: bool
    evaluated: int
    total: int
    restitution_made: bool
    welcomed: bool = False
    interviewed: bool = False
    exercised: bool = False
    self_answered: int = 0
    restitution_signed: bool = False


def check_may_edit(progress: Progress) -> None:
    """Refuse any change to a sealed dossier."""
    if progress.state is DossierState.SEALED:
        raise CleaError(Trouble.DOSSIER_SEALED)


def check_may_rate(progress: Progress) -> None:
    """Refuse a finding, or evidence of one, before the agreement is signed, or after sealing."""
    check_may_edit(progress)
    if not progress.agreement_signed:
        raise CleaError(Trouble.AGREEMENT_MISSING)


def check_agreement_day(signed_on: date, today: date) -> None:
    """Refuse an agreement signed in the future; a paper may be older than its dossier, and clocks may be wrong."""
    if signed_on > today:
        raise CleaError(Trouble.AGREEMENT_DATE)


def steps(progress: Progress) -> tuple[tuple[Step, StepState], ...]:
    """Say how each step stands: the first one not done, and not blocked, is in hand."""
    done = _done(progress)
    found: list[tuple[Step, StepState]] = []
    in_hand_given = False
    for step in Step:
        if done[step] or progress.state is DossierState.SEALED:
            found.append((step, StepState.DONE))
        elif step in _BEHIND_THE_AGREEMENT and not progress.agreement_signed:
            found.append((step, StepState.BLOCKED))
        elif step in _AT_THE_END and not progress.agreement_signed:
            found.append((step, StepState.LATER))
        elif not in_hand_given:
            found.append((step, StepState.IN_HAND))
            in_hand_given = True
        else:
            found.append((step, StepState.LATER))
    return tuple(found)


_BEHIND_THE_AGREEMENT = frozenset({Step.EXERCISE, Step.SELF_ASSESSMENT, Step.RATING})
_AT_THE_END = frozenset({Step.FEEDBACK, Step.SEALING})


def _done(progress: Progress) -> dict[Step, bool]:
    signed = progress.agreement_signed
    return {
        Step.WELCOME: progress.welcomed,
        Step.INTERVIEW: progress.interviewed,
        Step.AGREEMENT: signed,
        Step.EXERCISE: signed and progress.exercised,
        Step.SELF_ASSESSMENT: signed and progress.self_answered >= progress.total > 0,
        Step.RATING: signed and progress.evaluated == progress.total,
        Step.FEEDBACK: progress.restitution_made and progress.restitution_signed,
        Step.SEALING: progress.state is DossierState.SEALED,
    }
