"""Time is counted while one works, and too much of it is said and blocks nothing."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.pathway import Step
from clea_desktop.core.step_times import (
    LONGEST_STRETCH,
    StepTime,
    Stopwatch,
    duration_warnings,
    duration_words,
    lapped,
    started,
    stopped,
    time_spent,
    total_seconds,
)
from clea_desktop.core.text import translator
from clea_desktop.core.trade import TradeSettings

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
DAY = date(2026, 11, 24)
TR = translator()


@given(st.lists(st.integers(0, 200_000)))
def test_laps_of_any_length_add_up_to_the_time_that_passed(milliseconds: list[int]) -> None:
    now = NOW
    watch, total = started(Stopwatch(), now), 0
    for step in milliseconds:
        now += timedelta(milliseconds=step)
        watch, seconds = lapped(watch, now)
        total += seconds
    assert total == sum(milliseconds) // 1000


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 200))))
def test_pauses_are_left_out(stretches: list[tuple[bool, int]]) -> None:
    now, watch, total = NOW, Stopwatch(), 0
    for works, seconds in stretches:
        watch = started(watch, now) if works else watch
        now += timedelta(seconds=seconds)
        watch, counted = stopped(watch, now)
        total += counted
    assert total == sum(seconds for works, seconds in stretches if works)
    assert not watch.is_running


def test_neither_a_closed_lid_nor_a_clock_set_back_makes_an_evaluation_longer() -> None:
    watch = started(Stopwatch(), NOW)
    assert lapped(watch, NOW + timedelta(hours=9))[1] == LONGEST_STRETCH.seconds
    assert lapped(watch, NOW - timedelta(hours=9))[1] == 0
    assert started(watch, NOW + timedelta(hours=1)) == watch


def test_a_stretch_counts_for_its_day_in_france() -> None:
    assert time_spent(Step.INTERVIEW, 60, datetime(2026, 11, 24, 23, 30, tzinfo=UTC)).day == date(2026, 11, 25)


def test_a_duration_is_said_in_hours_and_minutes() -> None:
    said = [duration_words(seconds, TR).replace("\N{NO-BREAK SPACE}", " ") for seconds in (59, 42 * 60, 7325)]
    assert said == ["0 h 00", "0 h 42", "2 h 02"]


def test_six_hours_and_ten_days_are_told_only_once_they_have_passed() -> None:
    settings = TradeSettings()
    six = (StepTime(Step.INTERVIEW, DAY, 6 * 3600),)
    assert duration_warnings(six, DAY, DAY + timedelta(days=9), settings, TR) == ()
    assert duration_warnings((), None, DAY + timedelta(days=90), settings, TR) == ()
    late = duration_warnings((*six, StepTime(Step.EXERCISE, DAY, 60)), DAY, DAY + timedelta(days=10), settings, TR)
    assert len(late) == 3
    assert [sentence.count("Vous pouvez continuer.") for sentence in late] == [0, 0, 1]


def test_times_are_added_by_step() -> None:
    times = (StepTime(Step.INTERVIEW, DAY, 5), StepTime(Step.EXERCISE, DAY, 7))
    assert (total_seconds(times), total_seconds(times, Step.EXERCISE)) == (12, 7)
