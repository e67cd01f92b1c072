"""The welcome's answers, the identity the register wants, and the advice: any value, never a block, never unkind."""

import json
import re
from datetime import date
from types import MappingProxyType

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.canonical import from_canonical, to_canonical
from clea_desktop.core.dossier import BirthKnown, BirthPlace, Identity
from clea_desktop.core.dossier import _candidate as written
from clea_desktop.core.identity import Remark, full_identity, insee_code, postal_code, remark
from clea_desktop.core.opportunity import Advice, advise, counsel
from clea_desktop.core.text import translator
from clea_desktop.core.welcome import (
    CHOICES,
    NO_ANSWER,
    POINTS,
    SHEETS,
    Answers,
    Field,
    is_possible,
    limit_of,
    parse_answers,
    sheet_of,
)
from clea_desktop.resource_files import read_resource

TR = translator()
ZOE = Identity("Lefèvre", "Zoé", date(1984, 3, 1))
SCHEMA = json.loads(read_resource("schemas", "dossier-1.json"))
UNKIND = re.compile(
    r"\btrop\b|insuffisan|échec|échou|incapable|illettrée?s?\b|faible|manque|refus|ne savez pas|retard", re.IGNORECASE
)


@st.composite
def any_answers(draw: st.DrawFn) -> Answers:
    fields = draw(st.sets(st.sampled_from(Field)))
    values = {}
    for field in fields:
        text = draw(st.sampled_from(CHOICES[field]) if field in CHOICES else st.text(max_size=40))
        if text:
            values[field] = text
    return Answers(MappingProxyType(values))


@given(any_answers())
def test_any_answers_read_back_from_their_sheets(answers: Answers) -> None:
    sheets = [from_canonical(to_canonical(answers.sheet(kind))) for kind in SHEETS]
    assert dict(parse_answers(sheets).values) == dict(answers.values)


@given(
    st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner), max_leaves=9)
)
def test_a_sheet_that_holds_anything_else_is_read_without_harm(value: object) -> None:
    assert parse_answers([value]) == NO_ANSWER or parse_answers([value]).values


def test_a_choice_another_version_made_is_left_out() -> None:
    assert parse_answers([{"sex": "X", "city": "Nîmes"}])[Field.SEX] == ""
    assert parse_answers([{"sex": "X", "city": "Nîmes"}])[Field.CITY] == "Nîmes"


@given(any_answers(), st.sampled_from(Field))
def test_an_answer_can_always_be_emptied_and_the_others_stay(answers: Answers, field: Field) -> None:
    emptied = answers.with_answer(field, "")
    assert emptied[field] == ""
    assert all(emptied[other] == answers[other] for other in Field if other is not field)
    assert is_possible(field, "")


def test_every_answer_has_a_sheet_and_a_limit() -> None:
    assert {sheet_of(field) for field in Field} == set(SHEETS)
    assert all(limit_of(field) > 0 for field in Field)
    assert set(POINTS) <= set(Field)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("35238", "35238"), (" 2a004 ", "2A004"), ("2B 033", "2B033"), ("99134", "99134"), ("3523", ""), ("2C004", "")],
)
def test_a_commune_code_has_five_characters_corsica_included(typed: str, code: str) -> None:
    assert insee_code(typed) == code


def test_a_postal_code_has_five_figures_wherever_the_spaces_are() -> None:
    assert (postal_code("35 000"), postal_code("2A004"), postal_code("3500")) == ("35000", "", "")


@pytest.mark.parametrize(
    ("field", "text", "found"),
    [
        (Field.EMAIL, "zoe@exemple.fr", None),
        (Field.EMAIL, "zoe", Remark.EMAIL),
        (Field.PHONE, "06 12 34 56 78", None),
        (Field.PHONE, "+33 (0)6.12.34.56.78", None),
        (Field.PHONE, "12", Remark.PHONE),
        (Field.POSTAL_CODE, "3500", Remark.POSTAL_CODE),
        (Field.BIRTH_INSEE, "x", Remark.INSEE),
        (Field.CITY, "12", None),
    ],
)
def test_what_is_worth_a_second_look_is_remarked(field: Field, text: str, found: Remark | None) -> None:
    assert remark(field, Answers({field: text})) is found
    assert remark(field, NO_ANSWER) is None


def test_a_birth_abroad_wants_its_country_and_no_french_code() -> None:
    abroad = Answers({Field.BORN_ABROAD: "yes", Field.BIRTH_PLACE: "Tlemcen", Field.BIRTH_POSTAL_CODE: "13000"})
    assert remark(Field.BIRTH_COUNTRY, abroad) is Remark.COUNTRY
    assert full_identity(ZOE, abroad).birth_place is None
    said = abroad.with_answer(Field.BIRTH_COUNTRY, "Algérie")
    assert full_identity(ZOE, said).birth_place == BirthPlace("Tlemcen", "Algérie")


def test_a_commune_goes_with_its_insee_code_or_else_its_postal_code() -> None:
    rennes = Answers({Field.BIRTH_PLACE: "Rennes", Field.BIRTH_POSTAL_CODE: "35000"})
    assert full_identity(ZOE, rennes).birth_place == BirthPlace("Rennes", "France", "", "35000")
    coded = rennes.with_answer(Field.BIRTH_INSEE, "35238")
    assert full_identity(ZOE, coded).birth_place == BirthPlace("Rennes", "France", "35238", "")


@pytest.mark.parametrize(
    ("known", "day"), [("day", "1984-03-01"), ("month", "1984-03"), ("year", "1984"), ("", "1984-03-01")]
)
def test_an_unknown_day_or_month_is_not_written(known: str, day: str) -> None:
    identity = full_identity(ZOE, NO_ANSWER.with_answer(Field.BIRTH_KNOWN, known))
    assert written(identity)["birth_date"] == day
    assert identity.birth_known is BirthKnown(known or "day")


@given(any_answers())
def test_whatever_is_answered_the_sealed_identity_follows_the_schema_and_holds_nothing_else(answers: Answers) -> None:
    value = json.loads(json.dumps(written(full_identity(ZOE, answers))))
    schema = SCHEMA["properties"]["candidate"] | {"definitions": SCHEMA["definitions"]}
    jsonschema.validate(value, schema)
    allowed = {
        "birth_name",
        "first_name",
        "birth_date",
        "used_name",
        "first_name_2",
        "first_name_3",
        "sex",
        "birth_place",
    }
    assert set(value) <= allowed


@given(any_answers())
def test_contact_needs_and_diagnosis_change_nothing_of_what_is_sealed(answers: Answers) -> None:
    private = (
        Field.EMAIL, Field.PHONE, Field.ADDRESS, Field.COMPLEMENT, Field.CITY, Field.POSTAL_CODE, Field.ACCOMMODATIONS,
        Field.GOAL, Field.READING, Field.WEAKENED, Field.OUTCOME, Field.OUTCOME_NOTE, Field.PRESCRIBER,
    )  # fmt: skip
    without = answers
    for field in private:
        without = without.with_answer(field, "")
    assert written(full_identity(ZOE, answers)) == written(full_identity(ZOE, without))


@given(any_answers())
def test_advice_is_for_everybody_and_always_leaves_the_choice(answers: Answers) -> None:
    advice = advise(answers)
    if advice is None:
        assert not (answers[Field.EDUCATION])
        assert not (answers[Field.READING])
        assert answers[Field.WEAKENED] != "yes"
        return
    said = counsel(advice, TR)
    assert said.ways[-1] == "C’est vous qui décidez."
    assert len(said.ways) > 1
    whole = " ".join((said.sentence, *said.ways))
    assert "CléA" in whole
    assert not UNKIND.search(whole)
    assert all(sentence.endswith(".") for sentence in (said.sentence, *said.ways))


def test_who_is_told_what() -> None:
    def told(**answers: str) -> Advice | None:
        return advise(Answers({Field[name.upper()]: text for name, text in answers.items()}))

    assert told() is None
    assert told(education="none") is Advice.PRIORITY
    assert told(education="4", weakened="yes") is Advice.PRIORITY
    assert told(education="4") is Advice.USEFUL
    assert told(education="6", reading="easy") is Advice.BEYOND
    assert told(education="6", weakened="yes") is Advice.PRIORITY
    assert told(education="6", reading="not-yet") is Advice.READING_FIRST
