"""What the path says of time: the appointments, the one that comes next, the usual durations once they are passed."""

from dataclasses import dataclass
from datetime import date, datetime

from clea_desktop.core.appointment import (
    Appointment,
    Planned,
    moment_text,
    next_of,
    read_day_ahead,
    read_time,
    time_text,
)
from clea_desktop.core.clock import paris_day
from clea_desktop.core.pathway import Step
from clea_desktop.core.step_times import duration_notes, duration_warnings
from clea_desktop.core.text import Translate
from clea_desktop.core.trade import TradeSettings
from clea_desktop.services.interview_views import TimesView
from clea_desktop.ui import labels

STEPS = (Step.WELCOME, Step.INTERVIEW, Step.EXERCISE, Step.SELF_ASSESSMENT, Step.FEEDBACK)
"""What people come for."""


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """One appointment; ``is_past`` says that its day has gone by."""

    id: str
    title: str
    detail: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written: every field as it was typed. No id for a new appointment."""

    id: str = ""
    step: str = Step.INTERVIEW.value
    day: str = ""
    at: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Faults:
    """What needs a look, as sentences."""

    day: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class AgendaState:
    """The whole card, and what the header and the stepper say of it; after the seal, lines may still be taken off."""

    lines: tuple[AppointmentLine, ...]
    may_change: bool
    may_remove: bool
    next_words: str
    warnings: tuple[str, ...]
    note: str


def agenda_state(
    planned: tuple[Appointment, ...], times: TimesView, now: datetime, tr: Translate, *, may_change: bool
) -> AgendaState:
    """Lay the appointments out, those to come first."""
    today = paris_day(now)
    ordered = sorted(planned, key=lambda one: (one.day < today, one.moment))
    coming = next_of(planned, today)
    trade, in_hand = TradeSettings(), may_change and times.in_hand
    notes = duration_notes(times.times, times.first_day, today, trade, tr) if in_hand else ()
    warned = duration_warnings(times.times, times.first_day, today, trade, tr) if in_hand else ()
    return AgendaState(
        lines=tuple(_line(one, today, tr) for one in ordered),
        may_change=may_change,
        may_remove=may_change,
        next_words=tr("Prochain rendez-vous : {when}", when=_when(coming, today, tr)) if coming is not None else "",
        warnings=warned,
        note=notes[-1] if notes else "",
    )


def draft_of(appointment: Appointment) -> Draft:
    """Return an appointment as it would be typed."""
    day, at = f"{appointment.day:%d/%m/%Y}", time_text(appointment.at)
    return Draft(appointment.id, appointment.step.value, day, at, appointment.place)


def read_draft(draft: Draft, today: date, tr: Translate) -> Planned | Faults:
    """Understand what was typed, or say what is not understood."""
    day, at = read_day_ahead(draft.day, today), read_time(draft.at)
    if day is None or at is None:
        return Faults(
            day="" if day is not None else tr("Écrivez le jour : 24/11, demain, mardi."),
            at="" if at is not None else tr("Écrivez l'heure : 9h, 14h30."),
        )
    return Planned(Step(draft.step), day, at, draft.place)


def _line(one: Appointment, today: date, tr: Translate) -> AppointmentLine:
    when = _when(one, today, tr)
    is_past = one.day < today
    told = (labels.step_name(one.step, tr), one.place, tr("passé") if is_past else "")
    return AppointmentLine(one.id, tr("{when}", when=when[:1].upper() + when[1:]), labels.joined(told, tr), is_past)


def _when(one: Appointment, today: date, tr: Translate) -> str:
    return moment_text(one.day, one.at, today, tr)
