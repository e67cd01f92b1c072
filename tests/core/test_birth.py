"""Birth dates as they are typed, known in whole or in part."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.birth import Birth, read_birth
from clea_desktop.core.dossier import BirthKnown

DAY, MONTH, YEAR = BirthKnown


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12/03/1984", Birth(date(1984, 3, 12))),
        (" 1.3.1984 ", Birth(date(1984, 3, 1))),
        ("12 / 3 / 1984", Birth(date(1984, 3, 12))),
        ("12031984", Birth(date(1984, 3, 12))),
        ("1er MARS 1984", Birth(date(1984, 3, 1))),
        ("3 aout 1984", Birth(date(1984, 8, 3))),
        ("décembre 1984", Birth(date(1984, 12, 1), MONTH)),
        ("03/1984", Birth(date(1984, 3, 1), MONTH)),
        ("1984", Birth(date(1984, 1, 1), YEAR)),
        ("31/02/1984", None),
        ("00/00/1984", None),
        ("13/1984", None),
        ("84", None),
        ("", None),
        ("hier", None),
    ],
)
def test_what_is_typed_is_read_as_far_as_it_is_known(typed: str, read: Birth | None) -> None:
    assert read_birth(typed) == read


@given(st.dates(date(1900, 1, 1)), st.sampled_from(BirthKnown))
def test_what_is_written_out_is_read_again(day: date, known: BirthKnown) -> None:
    birth = Birth(day.replace(day=1 if known is not DAY else day.day, month=1 if known is YEAR else day.month), known)
    assert read_birth(birth.written()) == birth


@given(st.text(max_size=20))
def test_nothing_that_is_typed_is_too_much(typed: str) -> None:
    read_birth(typed)
