"""The small rules everything leans on: names, days, typography, steps, the check before sealing, sentences."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core import clock
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.messages import explain
from clea_desktop.core.names import fold, same_person_key, tidy
from clea_desktop.core.pathway import (
    DossierState,
    Progress,
    Step,
    StepState,
    check_agreement_day,
    check_may_rate,
    steps,
)
from clea_desktop.core.text import how_many, translator

TR = translator()


@given(st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001 - made aware below
def test_an_instant_reads_back_as_written(moment: datetime) -> None:
    aware = moment.replace(tzinfo=UTC)
    assert clock.from_text(clock.to_text(aware)) == aware


def test_what_is_printed_is_paris_time() -> None:
    assert clock.french_hour(datetime(2026, 7, 1, 22, 5, tzinfo=UTC)) == "0\u00a0h\u00a005"
    assert clock.paris_day(datetime(2026, 7, 1, 22, 5, tzinfo=UTC)) == date(2026, 7, 2)
    assert clock.french_day(date(2026, 3, 1)) == "1er mars 2026"


def test_french_is_typeset() -> None:
    assert TR("L'avis : « oui » !") == "L’avis\u00a0: «\u00a0oui\u00a0»\u00a0!"
    assert TR("{name} a fini", name="O'Neil : {x}") == "O'Neil : {x} a fini"


def test_zero_is_singular_in_french() -> None:
    assert [how_many(n, "critère", "critères") for n in (0, 1, 2)] == ["critère", "critère", "critères"]


def test_names_are_found_without_their_accents_and_in_any_order() -> None:
    assert fold("Éléonore Lœwe-D’Œuvre") == "eleonore loewe d oeuvre"
    assert same_person_key("Nuñez Peña", "Zoé") == same_person_key("zoe", "PENA NUNEZ")
    assert tidy("  Anne  Marie ") == "Anne Marie"


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize("trouble", list(Trouble))
def test_every_trouble_says_what_happened_and_what_to_do(trouble: Trouble) -> None:
    told = explain(CleaError(trouble, where="2.1", limit=40), TR)
    assert told.sentence.endswith(".")
    assert told.advice.endswith(".")
    assert "erreur" not in str(told).lower()
    assert "{" not in str(told)


def progress(*, signed: bool, evaluated: int = 0, made: bool = False, sealed: bool = False) -> Progress:
    return Progress(DossierState.SEALED if sealed else DossierState.DRAFT, signed, evaluated, 107, made)


def test_ratings_wait_for_the_agreement_and_stop_at_the_seal() -> None:
    with pytest.raises(CleaError) as unsigned:
        check_may_rate(progress(signed=False))
    assert unsigned.value.trouble is Trouble.AGREEMENT_MISSING
    check_may_rate(progress(signed=True))
    with pytest.raises(CleaError) as sealed:
        check_may_rate(progress(signed=True, sealed=True))
    assert sealed.value.trouble is Trouble.DOSSIER_SEALED


def test_an_agreement_may_be_older_than_its_dossier_but_is_not_signed_tomorrow() -> None:
    for day in (date(2026, 11, 1), date(2026, 11, 21)):
        check_agreement_day(day, date(2026, 11, 21))
    with pytest.raises(CleaError):
        check_agreement_day(date(2026, 11, 22), date(2026, 11, 21))


def test_the_stepper_shows_one_step_in_hand_and_says_what_is_blocked() -> None:
    assert dict(steps(progress(signed=False)))[Step.RATING] is StepState.BLOCKED
    for given_progress in (progress(signed=False), progress(signed=True), progress(signed=True, evaluated=107)):
        assert [state for _, state in steps(given_progress)].count(StepState.IN_HAND) == 1
    assert {state for _, state in steps(progress(signed=True, sealed=True))} == {StepState.DONE}
