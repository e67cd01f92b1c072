"""The stories of the practice centre agree with themselves, whoever tells them and however often."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.exercise import Seen
from clea_desktop.core.framework import Framework, parse_framework
from clea_desktop.core.pathway import Step
from clea_desktop.core.practice import Manner, Person, read_people
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.welcome import Field, is_possible
from clea_desktop.resource_files import read_resource

FRAMEWORK: Framework = parse_framework(json.loads(read_resource("frameworks", "clea-socle-2018.json")))
CODES = tuple(criterion.code for criterion in FRAMEWORK.criteria())
PEOPLE = read_people(json.loads(read_resource("practice", "centre.json")))
_ORDER = tuple(Step)


@given(st.sampled_from(PEOPLE), st.sampled_from(CODES), st.sampled_from(Manner))
def test_what_is_seen_and_said_follows_from_what_the_person_masters(person: Person, code: str, manner: Manner) -> None:
    assert person.self_answer(code, manner) is person.self_answer(code, manner)
    acquired = person.rating(code) is Rating.ACQUIRED
    assert (person.observation(code).seen is Seen.NO) <= (not acquired)
    assert (person.observation(code).seen is Seen.YES) <= acquired


@pytest.mark.parametrize("manner", Manner)
def test_everybody_answers_in_more_than_one_way_and_a_modest_person_doubts_more(manner: Manner) -> None:
    for person in PEOPLE:
        answers = [person.self_answer(code, manner) for code in CODES]
        modest = [person.self_answer(code, Manner.MODEST) for code in CODES]
        assert len(set(answers)) > 1
        assert modest.count(SelfAnswer.CAN) <= answers.count(SelfAnswer.CAN)


def test_stories_go_forward_in_time_and_give_only_answers_the_questions_have() -> None:
    assert len({(person.birth_name, person.first_name) for person in PEOPLE}) == len(PEOPLE) == 12
    for person in PEOPLE:
        days = [chapter.days_ago for chapter in person.chapters]
        assert days == sorted(days, reverse=True)
        assert person.chapters[0].step is Step.WELCOME
        assert all(is_possible(field, text) for chapter in person.chapters for field, text in chapter.answers)
        told = [chapter.step for chapter in person.chapters if chapter.step is not Step.WELCOME]
        assert told == sorted(told, key=_ORDER.index)


def test_nobody_can_be_called_written_to_or_mistaken_for_somebody() -> None:
    for person in PEOPLE:
        answers = {field: text for chapter in person.chapters for field, text in chapter.answers}
        assert answers[Field.PHONE].startswith("06 39 98 "), "numbers set aside for fiction"
        assert answers.get(Field.EMAIL, "@x.invalid").endswith(".invalid")
