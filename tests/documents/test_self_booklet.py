"""The paper booklet: every question under its number, four boxes, large words, and pictograms drawn as they are."""

import io
import json

import pikepdf
import pytest
from pypdf import PdfReader

from clea_desktop.core.self_assessment import SelfAnswer, answer_words, questions, read_wordings
from clea_desktop.documents.pictograms import pictogram_lines
from clea_desktop.documents.self_booklet import Booklet, make_self_booklet
from clea_desktop.resource_files import read_resource
from tests.documents.cases import DAY, FRAMEWORK, TR

WORDINGS = read_wordings(json.loads(read_resource("self_assessment", "clea-socle-2018.json")), FRAMEWORK)


def booklet(*, practice: bool = False) -> bytes:
    return make_self_booklet(Booklet("D-2026-0147", questions(FRAMEWORK, WORDINGS, {}), DAY, practice=practice), TR)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(booklet())).pages]


def test_the_same_questions_give_the_same_bytes() -> None:
    assert booklet() == booklet()


def test_every_question_stands_under_its_number_with_its_four_boxes(texts: list[str]) -> None:
    whole = " ".join(texts)
    squeezed = whole.replace(" ", "")
    for page in questions(FRAMEWORK, WORDINGS, {}):
        start = "".join(page.wording.say.split())
        assert f"{page.number}{start}" in squeezed
        assert "".join(page.wording.example.split()) in squeezed
    for answer in SelfAnswer:
        assert whole.count(answer_words(answer, TR)) >= len(WORDINGS)


def test_nobody_is_named_and_practice_is_marked_only_then(texts: list[str]) -> None:
    assert not any("ENTRAÎNEMENT" in text for text in texts)
    marked = PdfReader(io.BytesIO(booklet(practice=True))).pages
    assert all("ENTRAÎNEMENT" in page.extract_text() for page in marked)


def test_no_word_of_the_questions_is_smaller_than_14_points() -> None:
    with pikepdf.open(io.BytesIO(booklet())) as pdf:
        for page in pdf.pages:
            said = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) == "Tf"]
            small = [float(one.operands[1]) for one in said if float(one.operands[1]) < 14]
            assert set(small) <= {12.0}  # the foot of the page, and what reportlab sets before it draws


@pytest.mark.parametrize("code", [subdomain.code for subdomain in FRAMEWORK.subdomains()])
def test_a_pictogram_stays_in_its_square(code: str) -> None:
    lines = pictogram_lines(code)
    assert lines
    assert all(len(line) > 1 for line in lines)
    assert all(0 <= across <= 48 and 0 <= down <= 48 for line in lines for across, down in line)


def test_a_framework_of_somebody_else_has_no_pictogram_and_is_printed_all_the_same() -> None:
    assert pictogram_lines("99.9") == ()
