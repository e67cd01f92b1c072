"""The live sentence, word for word."""

import pytest

from clea_desktop.core.framework import Criterion
from clea_desktop.core.rating import SubdomainResult
from clea_desktop.core.sentences import live_sentence
from clea_desktop.core.text import NBSP, translator

TR = translator()
COMPARE = Criterion("2.1.3", "Comparer, classer, sérier", mandatory=True)
COUNT = Criterion("2.1.2", "Compter, dénombrer", mandatory=True)


def result(acquired: int, total: int, required: int, *missing: Criterion) -> SubdomainResult:
    return SubdomainResult("2.1", "Se repérer", total, required, acquired, 0, missing)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (result(5, 7, 6), "5 critères acquis sur 7, il en faut 6"),
        (result(6, 7, 6), "6 critères acquis sur 7, il en faut 6 : c’est acquis"),
        (result(7, 7, 6), "7 critères acquis sur 7, il en faut 6 : c’est acquis"),
        (result(1, 2, 1), "1 critère acquis sur 2, il en faut 1 : c’est acquis"),
        (result(1, 4, 3), "1 critère acquis sur 4, il en faut 3"),
        (result(2, 4, 3), "2 critères acquis sur 4, il en faut 3"),
        (result(0, 7, 6), "Aucun critère acquis sur 7, il en faut 6"),
        (result(0, 1, 1), "Aucun critère acquis sur 1, il en faut 1"),
        (
            result(6, 7, 6, COMPARE),
            "6 critères acquis sur 7, mais il manque un critère obligatoire : 2.1.3 « Comparer, classer, sérier »",
        ),
        (
            result(5, 7, 5, COUNT, COMPARE),
            (
                "5 critères acquis sur 7, mais il manque 2 critères obligatoires : "
                "2.1.2 « Compter, dénombrer », 2.1.3 « Comparer, classer, sérier »"
            ),
        ),
        (
            result(0, 7, 6, COMPARE),
            "Aucun critère acquis sur 7, il en faut 6, dont un obligatoire : 2.1.3 « Comparer, classer, sérier »",
        ),
        (
            result(1, 7, 6, COUNT, COMPARE),
            (
                "1 critère acquis sur 7, il en faut 6, dont 2 obligatoires : "
                "2.1.2 « Compter, dénombrer », 2.1.3 « Comparer, classer, sérier »"
            ),
        ),
    ],
)
def test_the_live_sentence_says_how_far_a_subdomain_is(found: SubdomainResult, sentence: str) -> None:
    assert live_sentence(found, TR).replace(NBSP, " ") == sentence


def test_braces_in_a_title_are_shown_as_they_are() -> None:
    odd = Criterion("2.1.9", "Lire {count}", mandatory=True)
    assert "« Lire {count} »" in live_sentence(result(6, 7, 6, odd), TR).replace(NBSP, " ")
