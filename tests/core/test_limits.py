"""What people type is kept as writing: no control, no half character, nothing that shows a line turned round."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import checked_talk
from clea_desktop.core.interview import InterviewNotes, keepable
from clea_desktop.core.limits import legible, tidied, tidied_lines
from clea_desktop.core.welcome import Field
from clea_desktop.services.welcome import checked_answer

HOSTILE = "a\x00b\x07c\u202ed\ud800e\u2066f\x9fg"
ANY = st.text(st.characters(codec=None), max_size=60)


def _is_hidden(sign: str) -> bool:
    turning = 0x202A <= ord(sign) <= 0x202E or 0x2066 <= ord(sign) <= 0x2069
    return turning or unicodedata.category(sign) in {"Cc", "Cs"}


@given(ANY)
def test_nothing_but_writing_and_ends_of_line_is_left_of_any_text(text: str) -> None:
    assert not any(_is_hidden(sign) for sign in legible(text) if sign not in "\t\n\r")
    assert not any(_is_hidden(sign) for sign in tidied(text, 1000))
    assert not any(_is_hidden(sign) for sign in tidied_lines(text, 1000) if sign != "\n")


@given(ANY)
def test_what_is_legible_stays_so(text: str) -> None:
    for keep in (legible, lambda typed: tidied(typed, 1000), lambda typed: tidied_lines(typed, 1000)):
        assert keep(keep(text)) == keep(text)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf")), max_size=60))
def test_writing_is_untouched(text: str) -> None:
    assert legible(f"{text}\n\t{text}") == f"{text}\n\t{text}"


@pytest.mark.parametrize("joined", ["👩\u200d🌾", "e\u0301", "می\u200cخواهم", "א\u200f1"])
def test_joiners_and_marks_that_writing_needs_are_kept(joined: str) -> None:
    assert legible(joined) == joined


def test_every_way_in_drops_what_hides() -> None:
    assert tidied(HOSTILE, 100) == tidied_lines(HOSTILE, 100) == checked_talk(HOSTILE) == "abcdefg"
    assert checked_answer(Field.USED_NAME, HOSTILE) == "abcdefg"
    assert keepable(InterviewNotes(HOSTILE, 3, "")) == InterviewNotes("abcdefg", 2, "")


def test_lines_are_kept_and_other_ends_of_line_are_ends_of_line() -> None:
    assert tidied_lines(" un \r\n\x0b deux\u2028trois\x85quatre ", 100) == "un\n\ndeux\ntrois\nquatre"
    assert tidied("un\r\ndeux\x0btrois", 100) == "un deux trois"


@pytest.mark.parametrize("keep", [tidied, tidied_lines])
def test_the_limit_counts_what_is_kept(keep: object) -> None:
    assert callable(keep)
    assert keep("ab\x00\x00", 2) == "ab"
    with pytest.raises(CleaError) as refused:
        keep("abc", 2)
    assert refused.value.trouble is Trouble.TEXT_TOO_LONG
