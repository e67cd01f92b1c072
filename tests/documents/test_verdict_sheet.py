"""The verdict on paper: it says what the screen says, and the same verdict gives the same bytes."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from clea_desktop.core.text import translator
from clea_desktop.core.verdict_text import Answer, Said, Standing, VerdictText
from clea_desktop.documents.verdict_sheet import make_verdict

TR = translator()
DAY = date(2026, 11, 22)


def verdict(answer: Answer = Answer.ACCEPTED, *, practice: bool = False, points: int = 1) -> VerdictText:
    said = tuple(Said(f"Hélène Évaluatrice {n}", "Évaluateur", Standing.HOLDS, "Aucune preuve.") for n in range(points))
    return VerdictText(
        answer,
        practice=practice,
        title="Dossier accepté",
        sentence="Rien n'a changé <b>depuis</b>.",
        judged="Jugé le 22 novembre 2026.",
        facts=(("Fichier", "reçu & scellé.asice"),),
        signatures=said,
        stages=(Said("Déposé", "Pas encore", Standing.AHEAD, "Il manque : une preuve de date."),),
        warnings=("La liste est périmée.",),
    )


def words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages)


def test_everything_of_the_verdict_is_on_the_paper() -> None:
    found = words(make_verdict(verdict(), DAY, TR))
    for part in ("Dossier accepté", "<b>depuis</b>", "reçu & scellé.asice", "Hélène Évaluatrice 0", "Il manque"):
        assert part in found
    assert "ENTRAÎNEMENT" not in found
    assert "seul le fichier scellé fait foi" in found


def test_practice_is_marked_on_every_page() -> None:
    data = make_verdict(verdict(practice=True, points=40), DAY, TR)
    pages = PdfReader(io.BytesIO(data)).pages
    assert len(pages) > 1
    assert all("ENTRAÎNEMENT" in page.extract_text() for page in pages)


@pytest.mark.parametrize("answer", Answer)
def test_each_answer_has_its_paper_and_the_same_verdict_the_same_bytes(answer: Answer) -> None:
    assert make_verdict(verdict(answer), DAY, TR) == make_verdict(verdict(answer), DAY, TR)


def test_a_refusal_that_established_nothing_is_one_page() -> None:
    bare = VerdictText(Answer.UNREADABLE, practice=False, title="Fichier illisible", sentence="…", judged="…")
    assert len(PdfReader(io.BytesIO(make_verdict(bare, DAY, TR))).pages) == 1
