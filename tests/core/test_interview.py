"""The prompts fit the framework, any notes read back, and a quotation finds its criterion."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.canonical import from_canonical, to_canonical
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import Framework, parse_framework
from clea_desktop.core.interview import (
    JOURNAL_EVERY,
    QUOTATION_LIMIT,
    Guide,
    InterviewNotes,
    is_time_to_journal,
    keepable,
    notes_from_json,
    notes_to_json,
    parse_guide,
    pin_choices,
    utf16_length,
    words_to_pin,
)
from clea_desktop.core.limits import legible
from clea_desktop.resource_files import read_resource

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
PROMPTS = json.loads(read_resource("interview", "clea-socle-2018.json"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.fixture(scope="module")
def framework() -> Framework:
    return parse_framework(json.loads(read_resource("frameworks", "clea-socle-2018.json")))


@pytest.fixture(scope="module")
def guide(framework: Framework) -> Guide:
    return parse_guide(PROMPTS, framework)


def test_every_prompt_listens_for_criteria_that_exist_and_every_criterion_is_listened_for(
    framework: Framework, guide: Guide
) -> None:
    codes = {criterion.code for criterion in framework.criteria()}
    raw = {code for theme in PROMPTS["themes"] for prompt in theme["prompts"] for code in prompt["listen_for"]}
    assert raw == codes
    assert {code for prompt in guide.prompts() for code in prompt.listen_for} == codes
    assert all(prompt.listen_for for prompt in guide.prompts())


def test_the_prompts_are_labelled_as_a_proposal_to_read_again() -> None:
    assert PROMPTS["status"] == "proposition à relire"


def test_prompts_are_walked_across_the_themes_and_stop_at_both_ends(guide: Guide) -> None:
    ids = [prompt.id for prompt in guide.prompts()]
    assert guide.neighbour("", -1) == ids[0]
    assert guide.neighbour("p8", 1) == "s1"
    assert guide.neighbour("s1", -1) == "p8"
    assert guide.neighbour(ids[-1], 1) == ids[-1]
    assert guide.theme_of("w1").id == "work"
    assert guide.prompt("unknown").id == ids[0]


@given(JSON)
def test_a_strange_file_of_prompts_is_refused_in_words(data: object) -> None:
    framework = parse_framework(json.loads(read_resource("frameworks", "clea-socle-2018.json")))
    with pytest.raises(CleaError) as caught:
        parse_guide(data, framework)
    assert caught.value.trouble is Trouble.FRAMEWORK_UNREADABLE


@given(st.text(), st.integers(-5, 500), st.text())
def test_any_notes_read_back_as_they_were(text: str, cursor: int, prompt: str) -> None:
    notes = keepable(InterviewNotes(text, cursor, prompt))
    assert notes_from_json(from_canonical(to_canonical(notes_to_json(notes)))) == notes
    assert notes.text == legible(text)
    assert 0 <= notes.cursor <= utf16_length(text)


@given(JSON)
def test_any_sheet_is_read_as_some_notes(value: object) -> None:
    notes = notes_from_json(value)
    assert 0 <= notes.cursor <= utf16_length(notes.text)


@given(st.lists(st.integers(0, 0x10FFFF).map(chr)).map("".join))
def test_text_with_broken_characters_can_always_be_kept(text: str) -> None:
    notes = keepable(InterviewNotes(text, len(text) * 2))
    assert to_canonical(notes_to_json(notes))


def test_a_pin_takes_the_selection_or_else_the_line_without_its_marks() -> None:
    assert words_to_pin("  deux\n fois ", "autre") == "deux fois"
    assert words_to_pin(" ", "- « Je compte »") == "Je compte"
    assert words_to_pin("\n", "  ") == ""
    with pytest.raises(CleaError):
        words_to_pin("a" * (QUOTATION_LIMIT + 1), "")


def test_criteria_are_found_by_code_or_words_and_those_of_the_prompt_come_first(framework: Framework) -> None:
    every = pin_choices(framework, ("5.2.1", "2.1.4"), "")
    assert [choice.code for choice in every[:2]] == ["2.1.4", "5.2.1"]
    assert len(every) == len(list(framework.criteria()))
    assert {choice.code for choice in pin_choices(framework, (), "2.1.")} == {f"2.1.{n}" for n in range(1, 8)}
    found = pin_choices(framework, (), "EQUIPE regles")
    assert found
    assert pin_choices(framework, (), "xyzzy") == ()


@given(st.integers(-1000, 1000))
def test_the_journal_is_told_once_a_minute_whatever_the_clock_does(seconds: int) -> None:
    last = NOW
    now = NOW + timedelta(seconds=seconds)
    assert is_time_to_journal(None, now)
    assert is_time_to_journal(last, now) == (seconds < 0 or timedelta(seconds=seconds) >= JOURNAL_EVERY)
