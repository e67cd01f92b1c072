"""What a person says of themselves: in plain words, in order, worth talking of, and never counted."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.evaluation import evaluate
from clea_desktop.core.framework import parse_framework
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import (
    Gap,
    SelfAnswer,
    gap,
    gap_words,
    in_order,
    page_to_show,
    questions,
    read_wordings,
)
from clea_desktop.core.sitting import Tries, is_sitting_code, new_sitting_code
from clea_desktop.core.text import translator
from clea_desktop.resource_files import read_resource, resource_path
from clea_desktop.services.views import DossierView
from clea_desktop.ui.screens.rating.said_state import with_answers
from clea_desktop.ui.screens.rating.state import rating_state
from tests.fakes.vault import FakeVault, Kept, TickingClock, somebody

FRAMEWORK = parse_framework(json.loads(read_resource("frameworks", "clea-socle-2018.json")))
WORDINGS = read_wordings(json.loads(read_resource("self_assessment", "clea-socle-2018.json")), FRAMEWORK)
CODES = [criterion.code for criterion in FRAMEWORK.criteria()]
NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
ANSWERS = st.dictionaries(st.sampled_from(CODES), st.sampled_from(SelfAnswer))
RATINGS = st.dictionaries(st.sampled_from(CODES), st.sampled_from(Rating))


@pytest.mark.parametrize(
    ("answer", "rating", "found"),
    [
        (SelfAnswer.CAN, Rating.ACQUIRED, None),
        (SelfAnswer.A_LITTLE, Rating.ACQUIRED, None),
        (SelfAnswer.NOT_YET, Rating.ACQUIRED, Gap.BETTER_THAN_SAID),
        (SelfAnswer.NOT_UNDERSTOOD, Rating.ACQUIRED, Gap.QUESTION_UNCLEAR),
        (SelfAnswer.CAN, Rating.NOT_ACQUIRED, Gap.TO_DISCUSS),
        (SelfAnswer.A_LITTLE, Rating.NOT_ACQUIRED, None),
        (SelfAnswer.NOT_YET, Rating.NOT_ACQUIRED, None),
        (SelfAnswer.NOT_UNDERSTOOD, Rating.NOT_ACQUIRED, None),
        (SelfAnswer.CAN, None, None),
        (None, Rating.ACQUIRED, None),
    ],
)
def test_a_gap_is_what_is_worth_talking_of(answer: SelfAnswer | None, rating: Rating | None, found: Gap | None) -> None:
    assert gap(answer, rating) is found


def test_the_words_of_a_gap_suit_everybody() -> None:
    words = [gap_words(found, translator()) for found in Gap]
    assert words[0] == "Réussi, malgré un doute"
    assert not any(f" {word} " in f" {said.lower()} " for said in words for word in ("il", "elle", "lui"))


@given(answers=ANSWERS, ratings=RATINGS)
def test_what_is_said_never_counts(answers: dict[str, SelfAnswer], ratings: dict[str, Rating]) -> None:
    alone = _view(ratings, {})
    beside = _view(ratings, answers)
    assert beside.result() == alone.result() == evaluate(FRAMEWORK, ratings)
    shown = rating_state(alone, CODES[0], NOW, translator(), may_evaluate=True)
    told = with_answers(shown, answers, frozenset(), translator())
    assert (told.sentence, told.counts, told.side) == (shown.sentence, shown.counts, shown.side)
    assert {line.code: line.rating for line in told.lines} == {line.code: line.rating for line in shown.lines}


def test_without_any_answer_there_is_no_column() -> None:
    shown = rating_state(_view({}, {}), CODES[0], NOW, translator(), may_evaluate=True)
    assert with_answers(shown, {}, frozenset(), translator()) is shown
    assert not shown.has_said


def test_gaps_come_first_under_their_heading() -> None:
    ratings = {"2.1.1": Rating.ACQUIRED, "2.1.3": Rating.NOT_ACQUIRED}
    answers = {"2.1.1": SelfAnswer.CAN, "2.1.3": SelfAnswer.CAN}
    shown = rating_state(_view(ratings, answers), "2.1.1", NOW, translator(), may_evaluate=True)
    told = with_answers(shown, answers, frozenset({"2.1.3"}), translator())
    assert [(line.code, line.section) for line in told.lines[:2]] == [
        ("2.1.3", "Écarts d’abord"),
        ("2.1.1", "Sans écart"),
    ]
    assert told.lines[0].note == "À discuter ensemble"


@given(answers=ANSWERS)
def test_answers_go_out_in_the_order_of_the_framework(answers: dict[str, SelfAnswer]) -> None:
    told = list(in_order(FRAMEWORK, answers | {"99.9.9": SelfAnswer.CAN}))
    assert dict(told) == answers
    assert [code for code, _ in told] == sorted(answers, key=CODES.index)


def test_every_criterion_is_said_in_plain_words_with_a_pictogram() -> None:
    assert list(WORDINGS) == CODES
    for wording in WORDINGS.values():
        assert wording.say.startswith("Je sais")
        assert wording.say.endswith(".")
        assert wording.example.startswith("Par exemple")
        assert "'" not in wording.say + wording.example
        assert len(wording.say) <= 90
        assert wording.pictogram_alt
    for subdomain in FRAMEWORK.subdomains():
        assert resource_path("pictograms", f"{subdomain.code}.svg").is_file()


@pytest.mark.parametrize("value", [{}, None, [], {"criteria": {"1.1.1": 3}, "subdomains": "?"}])
def test_a_framework_without_plain_words_is_asked_in_its_own(value: object) -> None:
    assert (
        read_wordings(value, FRAMEWORK)["1.1.1"].say == "Je sais\N{NO-BREAK SPACE}: porter attention aux propos tenus."
    )


@given(answers=ANSWERS, stopped_at=st.sampled_from(["", "nowhere", *CODES]))
def test_one_resumes_where_one_stopped(answers: dict[str, SelfAnswer], stopped_at: str) -> None:
    pages = questions(FRAMEWORK, WORDINGS, answers)
    place = page_to_show(pages, stopped_at)
    if stopped_at in CODES:
        assert pages[place].code == stopped_at
    else:
        assert all(page.answer for page in pages[:place])
    assert [page.number for page in pages] == list(range(1, 108))


@given(st.binary(min_size=8, max_size=8))
def test_a_drawn_code_can_be_a_code(chance: bytes) -> None:
    assert is_sitting_code(new_sitting_code(lambda _count: chance))


@given(st.lists(st.integers(0, 600), max_size=40))
def test_each_wrong_code_makes_wait_longer_and_never_for_ever(pauses: list[int]) -> None:
    tries, now, last = Tries(), NOW, 0
    for pause in pauses:
        now += timedelta(seconds=pause)
        if tries.wait(now):
            continue
        tries = tries.missed(now)
        wait = tries.wait(now)
        assert last <= wait <= 300
        assert (wait == 0) == (tries.wrong < 5)
        last = wait


def test_a_clock_set_back_does_not_lock_anybody_in() -> None:
    tries = Tries()
    for _ in range(5):
        tries = tries.missed(NOW)
    assert tries.wait(NOW) == 5
    assert tries.wait(NOW - timedelta(days=400)) == 0


def _view(ratings: dict[str, Rating], answers: dict[str, SelfAnswer]) -> DossierView:
    kept = Kept("dossier-1", "D-2026-0001", somebody(), NOW, NOW, ratings=dict(ratings), self_answers=dict(answers))
    return FakeVault(FRAMEWORK, TickingClock()).view(kept)
