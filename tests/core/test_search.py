"""Words as they are searched: folded, cut at the same places on both sides, found where they begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.search import Wanted, matches, name_words, searched_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  LEFÈVRE-Œuvrard, zoé ", ("lefevre", "oeuvrard", "zoe")),
        ("L’Haÿ d'Été", ("l", "hay", "d", "ete")),
        ("D-2026-0147", ("2026", "0147")),
        ("d 2026 147", ("2026", "147")),
        ("d aubigné", ("d", "aubigne")),
        ('!? "a*b" OR (c)', ("a", "b", "or", "c")),
        ("", ()),
    ],
)
def test_what_is_typed_is_cut_into_words(text: str, words: tuple[str, ...]) -> None:
    assert searched_words(text) == words


def test_a_code_is_found_with_its_zeros_and_without() -> None:
    assert name_words("D-2026-0147", "Lefèvre", "Zoé") == "lefevre zoe 2026 0147 147"


@pytest.mark.parametrize(
    ("text", "typed", "lit"),
    [
        ("Lefèvre Zoé", "zo LEF", ["Lef", "Zo"]),
        ("Œuvrard Anaïs", "oe", ["Œ"]),
        ("Le Goff Maël", "go ma", ["Go", "Ma"]),
        ("D'Haëne Inès", "hae", ["Haë"]),
        ("Bonnet Martin", "onn", []),
    ],
)
def test_what_matches_is_lit_where_it_is_written(text: str, typed: str, lit: list[str]) -> None:
    assert [text[start:end] for start, end in matches(text, searched_words(typed))] == lit


@given(st.text(max_size=30), st.text(max_size=30))
def test_every_word_is_letters_and_figures_only_and_lights_stay_inside(text: str, typed: str) -> None:
    assert all(word.isalnum() for word in words_of(typed))
    for start, end in matches(text, searched_words(typed)):
        assert 0 <= start < end <= len(text)


def test_short_words_do_not_look_into_notes() -> None:
    assert [Wanted(text).looks_into_notes for text in ("", "le", "plo", "plo m")] == [False, False, True, False]
