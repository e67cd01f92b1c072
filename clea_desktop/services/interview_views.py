"""The frozen values of the first interview that services hand to the window."""

from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.dossier import Identity
from clea_desktop.core.framework import Framework
from clea_desktop.core.interview import Guide, InterviewNotes
from clea_desktop.core.step_times import StepTime


@dataclass(frozen=True, slots=True)
class QuotationView:
    """Words of the candidate pinned to a criterion, and the prompt that was in sight."""

    id: str
    prompt_id: str
    words: str
    criterion_code: str
    pinned_at: datetime


@dataclass(frozen=True, slots=True)
class TimesView:
    """The time spent on a dossier, step by step; ``first_day`` is the first act of evaluation.

    Usual durations are told while ``in_hand``: once sealed, or when a sealed dossier is corrected, they say nothing.
    """

    times: tuple[StepTime, ...] = ()
    first_day: date | None = None
    in_hand: bool = True


@dataclass(frozen=True, slots=True)
class InterviewView:
    """Everything the interview shows of one dossier."""

    dossier_id: str
    code: str
    identity: Identity
    practice: bool
    is_sealed: bool
    framework: Framework
    guide: Guide
    notes: InterviewNotes
    quotations: tuple[QuotationView, ...]
    times: TimesView
    saved_at: datetime
