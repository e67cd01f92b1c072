"""What must be done today: decided from light facts of each dossier, ordered, said elsewhere (``core.today_words``).

Nothing here blocks anything. A sealed dossier asks for no work; whoever left or went elsewhere is no work either, and
whoever thinks it over is only asked after, once the weeks have passed. Every item goes once its act is done.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum

from clea_desktop.core.appointment import Appointment
from clea_desktop.core.pathway import DossierState, Step
from clea_desktop.core.trade import TradeSettings

THINKING = "thinking"
GONE = frozenset({"elsewhere", "stopped"})
"""Outcomes of somebody who is no longer here: nothing is asked of anyone."""


class Matter(Enum):
    """What an item is about."""

    APPOINTMENT = "appointment"
    MISSED = "missed"
    AGREEMENT = "agreement"
    SIGNATURE = "signature"
    EVIDENCE = "evidence"
    SEAL = "seal"
    DAYS = "days"
    THINKING = "thinking"
    HOURS = "hours"
    DEADLINE = "deadline"
    RECEIPT = "receipt"


class Urgency(Enum):
    """How soon, from the soonest: shown as a word and a shape."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    OPEN = "open"
    KNOWN = "known"


_TOLD = frozenset({Matter.HOURS, Matter.DEADLINE, Matter.RECEIPT})
"""What is told and asks for nothing."""
_BY_URGENCY = {urgency: rank for rank, urgency in enumerate(Urgency)}
_BY_MATTER = {matter: rank for rank, matter in enumerate(Matter)}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one dossier without opening it. ``followed`` holds the appointments something was done after.

    ``unproven`` counts the acquired criteria that no evidence shows, ``first_unproven`` is one of them; ``handing`` is
    the outbox's word, empty when nothing waits; ``invented`` says that the dossier is marked as practice: the person
    belongs to the practice centre, or was met before the body was enrolled and others are real.
    ``valid_until`` is the last of the five years, once they run.
    """

    dossier_id: str
    code: str
    name: str
    state: DossierState = DossierState.DRAFT
    invented: bool = False
    outcome: str = ""
    outcome_on: date | None = None
    agreement_signed: bool = False
    interviewed: bool = False
    started_on: date | None = None
    seconds: int = 0
    unproven: int = 0
    first_unproven: str = ""
    evaluated: int = 0
    total: int = 0
    restitution_on: date | None = None
    restitution_current: bool = False
    restitution_signed: bool = False
    valid_until: date | None = None
    all_acquired: bool = False
    appointments: tuple[Appointment, ...] = ()
    followed: frozenset[str] = frozenset()
    handing: str = ""

    @property
    def is_over(self) -> bool:
        """Say whether the evaluation has ended: the restitution was made and signed."""
        return self.restitution_on is not None and self.restitution_signed


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do or to know. ``day`` and ``at`` say when, ``count`` how many (days, weeks, seconds, criteria)."""

    matter: Matter
    urgency: Urgency
    dossier_id: str
    code: str
    name: str
    invented: bool
    day: date | None = None
    at: time | None = None
    step: Step | None = None
    place: str = ""
    count: int = 0
    criterion: str = ""
    handing: str = ""
    appointment_id: str = ""

    @property
    def asks_for_work(self) -> bool:
        """Say whether somebody has something to do, or only to know."""
        return self.matter not in _TOLD


def today_items(dossiers: Iterable[Facts], today: date, trade: TradeSettings) -> tuple[Item, ...]:
    """Return what must be done and known today, the most urgent first."""
    found = [item for facts in dossiers for item in _items(facts, today, trade)]
    return tuple(sorted(found, key=_order))


def _items(facts: Facts, today: date, trade: TradeSettings) -> Iterator[Item]:
    if facts.outcome in GONE:
        return
    if facts.state is DossierState.DRAFT:
        yield from _appointments(facts, today, trade)
        yield from _asked_after(facts, today, trade) if facts.outcome == THINKING else _work(facts, today, trade)
    yield from _told(facts, today, trade)


def is_near(last: date, today: date, trade: TradeSettings) -> bool:
    """Say whether the end of the years is so near, or past, that it is told."""
    return today + timedelta(days=trade.deadline_days) >= last


def _appointments(facts: Facts, today: date, trade: TradeSettings) -> Iterator[Item]:
    for one in facts.appointments:
        matter, urgency = Matter.APPOINTMENT, Urgency.TODAY if one.day == today else Urgency.SOON
        if one.day > today + timedelta(days=trade.days_ahead):
            continue
        if one.day < today:
            if one.id in facts.followed:
                continue
            matter, urgency = Matter.MISSED, Urgency.LATE
        yield _item(facts, matter, urgency, day=one.day, appointment=one)


def _asked_after(facts: Facts, today: date, trade: TradeSettings) -> Iterator[Item]:
    if facts.outcome_on is None:
        return
    weeks = (today - facts.outcome_on).days // 7
    if weeks >= trade.thinking_weeks:
        yield _item(facts, Matter.THINKING, Urgency.OPEN, day=facts.outcome_on, count=weeks)


def _work(facts: Facts, today: date, trade: TradeSettings) -> Iterator[Item]:
    if not facts.agreement_signed:
        if facts.interviewed:
            yield _item(facts, Matter.AGREEMENT, Urgency.OPEN)
        return
    if facts.restitution_on is not None and not facts.restitution_signed:
        yield _item(facts, Matter.SIGNATURE, Urgency.OPEN, day=facts.restitution_on)
    if facts.unproven:
        yield _item(facts, Matter.EVIDENCE, Urgency.OPEN, count=facts.unproven, criterion=facts.first_unproven)
    in_time = facts.valid_until is None or today <= facts.valid_until
    if facts.is_over and facts.restitution_current and facts.evaluated >= facts.total > 0 and in_time:
        yield _item(facts, Matter.SEAL, Urgency.OPEN)
    if not facts.is_over:
        yield from _durations(facts, today, trade)


def _durations(facts: Facts, today: date, trade: TradeSettings) -> Iterator[Item]:
    """Tell the indicative ten days and six hours: they warn, and stop nobody."""
    if facts.started_on is not None:
        last = facts.started_on + timedelta(days=trade.evaluation_days)
        left = (last - today).days
        if left <= trade.closing_days:
            passed = (today - facts.started_on).days
            yield _item(facts, Matter.DAYS, Urgency.LATE if left <= 0 else Urgency.SOON, day=last, count=passed)
    if facts.seconds > trade.evaluation_hours * 3600:
        yield _item(facts, Matter.HOURS, Urgency.KNOWN, count=facts.seconds)


def _told(facts: Facts, today: date, trade: TradeSettings) -> Iterator[Item]:
    if facts.handing:
        yield _item(facts, Matter.RECEIPT, Urgency.KNOWN, handing=facts.handing)
    last = facts.valid_until
    if last is not None and not facts.all_acquired and is_near(last, today, trade):
        urgency = Urgency.LATE if last < today else Urgency.SOON
        yield _item(facts, Matter.DEADLINE, urgency, day=last, count=(last - today).days)


def _item(  # noqa: PLR0913 - what an item may say
    facts: Facts,
    matter: Matter,
    urgency: Urgency,
    *,
    day: date | None = None,
    appointment: Appointment | None = None,
    count: int = 0,
    criterion: str = "",
    handing: str = "",
) -> Item:
    return Item(
        matter=matter,
        urgency=urgency,
        dossier_id=facts.dossier_id,
        code=facts.code,
        name=facts.name,
        invented=facts.invented,
        day=day,
        at=appointment.at if appointment is not None else None,
        step=appointment.step if appointment is not None else None,
        place=appointment.place if appointment is not None else "",
        count=count,
        criterion=criterion,
        handing=handing,
        appointment_id=appointment.id if appointment is not None else "",
    )


def _order(item: Item) -> tuple[int, date, time, int, str, str]:
    return (
        _BY_URGENCY[item.urgency],
        item.day or date.max,
        item.at or time.max,
        _BY_MATTER[item.matter],
        item.name,
        item.dossier_id,
    )
