"""What must be done today: nothing sealed is work, what is done is gone, and warnings stop nobody."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.appointment import (
    Appointment,
    day_text,
    moment_text,
    next_of,
    read_day_ahead,
    read_time,
    time_text,
)
from clea_desktop.core.pathway import DossierState, Progress, Step, check_may_rate
from clea_desktop.core.text import translator
from clea_desktop.core.today import Facts, Item, Matter, Urgency, today_items
from clea_desktop.core.today_words import act, far_words, reason, sentence, urgency_word
from clea_desktop.core.trade import TradeSettings, years_later

TODAY = date(2026, 11, 24)
TRADE = TradeSettings()
NEW = Facts("d1", "D-2026-0001", "Zoé Lefèvre")
DONE = replace(NEW, agreement_signed=True, interviewed=True, evaluated=107, total=107)
FINISHED = replace(DONE, restitution_on=TODAY, restitution_current=True, restitution_signed=True)

days = st.dates(TODAY - timedelta(days=2200), TODAY + timedelta(days=400))
appointments = st.builds(
    Appointment,
    id=st.sampled_from(["a", "b", "c"]),
    dossier_id=st.just("d1"),
    step=st.sampled_from(Step),
    day=days,
    at=st.times(),
    place=st.just(""),
)
any_facts = st.builds(
    Facts,
    dossier_id=st.just("d1"),
    code=st.just("D-2026-0001"),
    name=st.just("Zoé Lefèvre"),
    state=st.sampled_from(DossierState),
    invented=st.booleans(),
    outcome=st.sampled_from(["", "goes-on", "thinking", "elsewhere", "stopped"]),
    outcome_on=st.none() | days,
    agreement_signed=st.booleans(),
    interviewed=st.booleans(),
    started_on=st.none() | days,
    seconds=st.integers(0, 60_000),
    unproven=st.integers(0, 107),
    first_unproven=st.just("1.1.1"),
    evaluated=st.integers(0, 107),
    total=st.just(107),
    restitution_on=st.none() | days,
    restitution_current=st.booleans(),
    restitution_signed=st.booleans(),
    valid_until=st.none() | days,
    all_acquired=st.booleans(),
    appointments=st.tuples(appointments) | st.just(()),
    followed=st.frozensets(st.sampled_from(["a", "b", "c"])),
    handing=st.sampled_from(["", "waiting", "sent", "refused"]),
)


def items(facts: Facts) -> tuple[Item, ...]:
    return today_items((facts,), TODAY, TRADE)


def matters(facts: Facts) -> set[Matter]:
    return {item.matter for item in items(facts)}


@given(any_facts)
def test_nothing_sealed_asks_for_work(facts: Facts) -> None:
    assert not any(item.asks_for_work for item in items(replace(facts, state=DossierState.SEALED)))


@given(any_facts, st.sampled_from(["elsewhere", "stopped"]))
def test_whoever_left_is_never_work(facts: Facts, outcome: str) -> None:
    assert items(replace(facts, outcome=outcome)) == ()


@given(any_facts)
def test_an_item_goes_when_its_act_is_done(facts: Facts) -> None:
    undone = {
        Matter.AGREEMENT: {"agreement_signed": True},
        Matter.SIGNATURE: {"restitution_signed": True},
        Matter.EVIDENCE: {"unproven": 0},
        Matter.SEAL: {"state": DossierState.SEALED},
        Matter.DAYS: {"state": DossierState.SEALED},
        Matter.HOURS: {"state": DossierState.SEALED},
        Matter.THINKING: {"outcome": "goes-on"},
        Matter.RECEIPT: {"handing": ""},
        Matter.DEADLINE: {"all_acquired": True},
        Matter.MISSED: {"followed": frozenset({"a", "b", "c"})},
        Matter.APPOINTMENT: {"appointments": ()},
    }
    for matter in matters(facts):
        assert matter not in matters(replace(facts, **undone[matter]))  # type: ignore[arg-type]  # each its own field


@given(any_facts)
def test_every_item_is_said_in_whole_sentences_and_leads_somewhere(facts: Facts) -> None:
    tr = translator()
    for item in items(facts):
        for said in (sentence(item, tr), reason(item, TODAY, TRADE, tr), act(item, tr), far_words(item, TODAY, tr)):
            assert said
            assert "{" not in said
        assert urgency_word(item.urgency, tr)
        assert item.dossier_id == "d1"


@given(st.lists(any_facts, max_size=4))
def test_the_most_urgent_comes_first(dossiers: list[Facts]) -> None:
    ranks = [list(Urgency).index(item.urgency) for item in today_items(dossiers, TODAY, TRADE)]
    assert ranks == sorted(ranks)


@given(any_facts)
def test_warnings_block_nothing(facts: Facts) -> None:
    warned = replace(
        facts, state=DossierState.DRAFT, agreement_signed=True, seconds=60_000, started_on=date(2026, 1, 1)
    )
    items(warned)
    check_may_rate(Progress(DossierState.DRAFT, warned.agreement_signed, 0, 107, restitution_made=False))


@pytest.mark.parametrize(
    ("ago", "urgency"), [(7, None), (8, Urgency.SOON), (9, Urgency.SOON), (10, Urgency.LATE), (40, Urgency.LATE)]
)
def test_ten_days_are_told_two_days_before_and_after(ago: int, urgency: Urgency | None) -> None:
    found = items(replace(DONE, started_on=TODAY - timedelta(days=ago)))
    assert [item.urgency for item in found if item.matter is Matter.DAYS] == ([] if urgency is None else [urgency])


def test_an_evaluation_that_ended_is_not_open_any_more() -> None:
    late = replace(FINISHED, started_on=date(2026, 1, 1), seconds=60_000)
    assert matters(late) == {Matter.SEAL}


def test_a_restitution_that_is_no_longer_current_is_not_ready_to_seal() -> None:
    assert matters(replace(FINISHED, restitution_current=False)) == set()


def test_nothing_is_ready_to_seal_after_the_five_years_and_an_open_correction_does_not_hide_them() -> None:
    assert matters(replace(FINISHED, valid_until=TODAY)) == {Matter.SEAL, Matter.DEADLINE}
    assert matters(replace(FINISHED, valid_until=TODAY - timedelta(days=1))) == {Matter.DEADLINE}


@pytest.mark.parametrize(
    ("day", "urgency"),
    [
        (date(2025, 1, 1), None),
        (date(2022, 3, 1), Urgency.SOON),
        (date(2021, 11, 25), Urgency.SOON),
        (date(2021, 11, 23), Urgency.LATE),
    ],
)
def test_the_five_years_are_told_half_a_year_ahead(day: date, urgency: Urgency | None) -> None:
    old = replace(NEW, valid_until=years_later(day, 5), state=DossierState.SEALED)
    assert [item.urgency for item in items(old)] == ([] if urgency is None else [urgency])


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("9h", time(9)),
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("9.05", time(9, 5)),
        ("14 h 30", time(14, 30)),
        ("14\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30", time(14, 30)),
        ("14H30", time(14, 30)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("9 heures", time(9)),
        ("14h30mn", time(14, 30)),
        ("24h", None),
        ("9h75", None),
        ("demain", None),
        ("", None),
    ],
)
def test_an_hour_is_read_as_people_write_it(typed: str, at: time | None) -> None:
    assert read_time(typed) == at


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None)))
def test_an_hour_that_is_said_is_read_back(at: time) -> None:
    assert read_time(time_text(at)) == at


def test_a_moment_is_said_as_people_say_it() -> None:
    assert day_text(date(2026, 12, 1)) == "mardi 1er\N{NO-BREAK SPACE}décembre"
    said = moment_text(date(2026, 11, 24), time(9), TODAY, translator())
    assert said.replace("\N{NO-BREAK SPACE}", " ") == "mardi 24 novembre à 9 h"
    assert "2027" in moment_text(date(2027, 1, 4), time(9), TODAY, translator())


@given(st.lists(appointments).map(tuple))
def test_the_next_appointment_is_the_soonest_that_has_not_passed(planned: tuple[Appointment, ...]) -> None:
    found = next_of(planned, TODAY)
    ahead = [one for one in planned if one.day >= TODAY]
    assert (found is None) == (not ahead)
    if found is not None:
        assert all(found.moment <= one.moment for one in ahead)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24/11", TODAY),
        ("25 11", date(2026, 11, 25)),
        ("3/3", date(2027, 3, 3)),
        ("24.11.27", date(2027, 11, 24)),
        ("24-11-2026", TODAY),
        ("demain", date(2026, 11, 25)),
        ("Aujourd'hui", TODAY),
        ("mardi", date(2026, 12, 1)),
        ("mercredi", date(2026, 11, 25)),
        ("31/2", None),
        ("31/02/2027", None),
        ("un jour", None),
        ("", None),
    ],
)
def test_a_day_to_come_is_read_as_people_write_it(typed: str, day: date | None) -> None:
    assert read_day_ahead(typed, TODAY) == day
