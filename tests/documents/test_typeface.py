"""No page holds an empty box: every letter has a font that can draw it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from clea_desktop.documents.typeface import Face, markup, runs

LATIN = "".join(chr(code) for code in [*range(0x20, 0x7F), *range(0xA1, 0x250)] if code != 0xAD)
VIETNAMESE = "".join(chr(code) for code in range(0x1EA0, 0x1EFA))


def drawn(text: str, face: Face = Face.REGULAR) -> str:
    return "".join(run.text for run in runs(text, face))


def assert_every_letter_has_a_glyph(text: str, face: Face) -> None:
    for run in runs(text, face):
        font = pdfmetrics.getFont(run.font)
        assert isinstance(font, TTFont)
        glyphs = font.face.charToGlyph
        assert all(glyphs.get(ord(letter)) for letter in run.text), run


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("alphabet", [LATIN, VIETNAMESE])
def test_every_latin_letter_of_a_name_is_drawn_as_typed(alphabet: str, face: Face) -> None:
    for letter in alphabet:
        assert drawn(letter, face) == letter
        assert_every_letter_has_a_glyph(letter, face)


@given(st.text(), st.sampled_from(Face))
def test_whatever_is_typed_every_letter_printed_has_a_glyph(text: str, face: Face) -> None:
    assert_every_letter_has_a_glyph(text, face)


def test_a_narrow_no_break_space_becomes_a_no_break_space() -> None:
    assert drawn("Et maintenant\u202f?") == "Et maintenant\N{NO-BREAK SPACE}?"


def test_accents_typed_apart_are_joined_to_their_letter() -> None:
    assert drawn("Mae\N{COMBINING DIAERESIS}lys") == "Maëlys"


def test_a_word_beyond_the_first_font_goes_whole_to_the_second() -> None:
    found = runs("Maëlys Nguyễn", Face.REGULAR)
    assert [run.text for run in found] == ["Maëlys ", "Nguyễn"]
    assert len({run.font for run in found}) == 2


def test_a_sign_no_font_has_is_shown_as_a_question_mark_never_dropped() -> None:
    assert drawn("漢字") == "??"


def test_the_text_of_a_name_is_never_read_as_markup() -> None:
    assert "&lt;b&gt;" in markup("<b>", Face.REGULAR)
    assert drawn(string.punctuation) == string.punctuation
