"""The 26 cells typed into the national platform: in order, in words, with what is worth a look."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.dossier import BirthKnown, Identity
from clea_desktop.core.organisation import Organisation, Setting
from clea_desktop.core.platform_columns import Column, Passage, Problem, column_label, problem_words
from clea_desktop.core.platform_sheet import MENDS, PlatformFacts, passage_of, platform_cells
from clea_desktop.core.text import translator
from clea_desktop.core.welcome import CHOICES, NO_ANSWER, Answers, Field

tr = translator()
BODY = Organisation({Setting.SIREN: "732829320", Setting.SIRET: "73282932000074", Setting.CCPI: "Oui"})
ANSWERS = Answers(
    {
        Field.STATUS: "job-seeker",
        Field.EDUCATION: "3",
        Field.ORIGIN: "mission-locale",
        Field.FUNDER: "region",
        Field.SEX: "F",
        Field.PHONE: "06 12 34 56 78",
        Field.ADDRESS: "4 rue du Port",
        Field.CITY: "La Rochelle",
        Field.POSTAL_CODE: "17000",
        Field.BORN_ABROAD: "no",
        Field.BORN_COM: "no",
        Field.BIRTH_ZONE: "France",
        Field.BIRTH_PLACE: "Bourg-en-Bresse",
        Field.BIRTH_POSTAL_CODE: "01000",
    }
)
WHOLE = PlatformFacts(
    BODY, Identity("Lefèvre", "Zoé", date(1984, 3, 1)), ANSWERS, Passage.PARTIAL, date(2026, 11, 20), told=True
)


@pytest.mark.parametrize(
    ("known", "written"),
    [(BirthKnown.DAY, "01/03/1984"), (BirthKnown.MONTH, "03/1984"), (BirthKnown.YEAR, "1984")],
)
def test_no_day_of_birth_is_invented(known: BirthKnown, written: str) -> None:
    facts = replace(WHOLE, identity=replace(WHOLE.identity, birth_known=known))
    assert {cell.column: cell.text for cell in platform_cells(facts, tr)}[Column.BIRTH_DATE] == written


def _problems(facts: PlatformFacts) -> dict[Column, Problem]:
    return {cell.column: cell.problem for cell in platform_cells(facts, tr) if cell.problem is not None}


def test_there_are_26_columns_each_with_a_name_of_its_own() -> None:
    cells = platform_cells(WHOLE, tr)
    assert [cell.column for cell in cells] == list(Column)
    assert len({column_label(column, tr) for column in Column}) == len(Column) == 26


def test_a_whole_sheet_says_everything_in_words_and_nothing_is_to_mend() -> None:
    texts = {cell.column: cell.text for cell in platform_cells(WHOLE, tr)}
    assert texts[Column.SIRET] == "73282932000074"
    assert texts[Column.STATUS] == "En recherche d’emploi"
    assert texts[Column.TITLE] == "Madame"
    assert texts[Column.BIRTH_DATE] == "01/03/1984"
    assert texts[Column.BIRTH_POSTAL_CODE] == "01000"
    assert (texts[Column.PASSAGE_DAY], texts[Column.PASSAGE], texts[Column.OBTAINED]) == (
        "20/11/2026",
        "Partiel",
        "Non",
    )
    assert (texts[Column.EMAIL], texts[Column.USED_NAME], texts[Column.COMPLEMENT]) == ("", "", "")
    assert _problems(WHOLE) == {}


def test_with_nothing_said_all_but_the_names_is_missing() -> None:
    bare = PlatformFacts(Organisation({}), WHOLE.identity, NO_ANSWER, Passage.IN_HAND, None, told=False)
    filled = {Column.BIRTH_NAME, Column.FIRST_NAME, Column.BIRTH_DATE, Column.USED_NAME, Column.COMPLEMENT}
    assert set(_problems(bare)) == set(Column) - filled
    assert _problems(bare)[Column.PASSAGE] is Problem.IN_HAND


@pytest.mark.parametrize(
    ("facts", "column", "problem"),
    [
        (
            replace(WHOLE, organisation=Organisation({Setting.SIREN: "356000000", Setting.SIRET: "73282932000074"})),
            Column.SIRET,
            Problem.SIRET_OF_ANOTHER,
        ),
        (replace(WHOLE, answers=ANSWERS.with_answer(Field.POSTAL_CODE, "170")), Column.POSTAL_CODE, Problem.FORM),
        (replace(WHOLE, answers=ANSWERS.with_answer(Field.PHONE, "06")), Column.PHONE, Problem.FORM),
        (replace(WHOLE, told=False), Column.PASSAGE_DAY, Problem.NO_RESTITUTION),
        (
            replace(WHOLE, identity=replace(WHOLE.identity, birth_known=BirthKnown.YEAR)),
            Column.BIRTH_DATE,
            Problem.BIRTH_DAY,
        ),
    ],
)
def test_what_is_doubtful_says_so_and_where_to_mend_it(facts: PlatformFacts, column: Column, problem: Problem) -> None:
    assert _problems(facts)[column] is problem
    assert problem_words(problem, tr)
    assert column in MENDS


def test_somebody_born_abroad_has_no_postal_code_of_birth() -> None:
    answers = ANSWERS.with_answer(Field.BORN_ABROAD, "yes").with_answer(Field.BIRTH_POSTAL_CODE, "")
    assert Column.BIRTH_POSTAL_CODE not in _problems(replace(WHOLE, answers=answers))


@pytest.mark.parametrize(
    ("is_acquired", "is_finished", "outcome", "expected"),
    [
        (True, True, "goes-on", Passage.ACQUIRED),
        (False, True, "stopped", Passage.PARTIAL),
        (False, False, "stopped", Passage.STOPPED),
        (True, False, "elsewhere", Passage.STOPPED),
        (True, False, "", Passage.IN_HAND),
    ],
)
def test_how_it_ended_follows_the_rule_once_it_is_finished(
    *, is_acquired: bool, is_finished: bool, outcome: str, expected: Passage
) -> None:
    assert passage_of(is_acquired=is_acquired, is_finished=is_finished, outcome=outcome) is expected


@given(st.dictionaries(st.sampled_from(Field), st.text(max_size=12)))
def test_whatever_was_answered_there_are_26_cells_and_each_empty_one_is_known(said: dict[Field, str]) -> None:
    answers = Answers({field: text for field, text in said.items() if text in CHOICES.get(field, (text,))})
    cells = platform_cells(replace(WHOLE, answers=answers), tr)
    assert [cell.column for cell in cells] == list(Column)
    assert all(cell.text or cell.problem in {None, Problem.MISSING} for cell in cells)
