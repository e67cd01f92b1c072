"""The sheet of signatures: the same line is the same bytes, and it is drawn where it was drawn."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from pypdf import PdfReader

from clea_desktop.core.papers import PaperKind
from clea_desktop.core.signature import Signer
from clea_desktop.core.strokes import PAD_HEIGHT, PAD_WIDTH, Strokes
from clea_desktop.documents.signature_sheet import SheetOfSignatures, SignedLine, SignedPaper, make_signature_sheet
from tests.documents.cases import DAY, TR

LINE: Strokes = (((1000, 1000), (3000, 2500)), ((9000, 3000),))
DIGEST = "0123456789abcdef" * 4


def sheet(*lines: SignedLine, practice: bool = False, papers: int = 1) -> SheetOfSignatures:
    signed = lines or (
        SignedLine(Signer.CANDIDATE, "Maëlys Nguyễn-Lefèvre", DAY, LINE),
        SignedLine(Signer.EVALUATOR, "Éloïse Quatrefages", DAY, None),
    )
    kinds = list(PaperKind)[:papers]
    found = tuple(SignedPaper(kind, DIGEST, DAY, signed) for kind in kinds)
    return SheetOfSignatures("D-2026-0147", "Centre de formation des Trois Rivières", found, DAY, practice)


def words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


def test_the_same_signatures_give_the_same_bytes() -> None:
    assert make_signature_sheet(sheet(), TR) == make_signature_sheet(sheet(), TR)
    other = sheet(SignedLine(Signer.CANDIDATE, "Maëlys Nguyễn-Lefèvre", DAY, (((0, 0), (9, 9)),)))
    assert make_signature_sheet(sheet(), TR) != make_signature_sheet(other, TR)


def test_it_says_which_document_who_when_and_how() -> None:
    said = words(make_signature_sheet(sheet(), TR))
    for part in (
        "Contrat d’adhésion",
        "0123456789abcdef 0123456789abcdef",
        "Maëlys Nguyễn-Lefèvre",
        "Signé à l’écran le 21 novembre 2026",
        "Éloïse Quatrefages",
        "Signé sur papier le 21 novembre 2026",
    ):
        assert part in said
    assert "ENTRAÎNEMENT" not in said
    assert "ENTRAÎNEMENT" in words(make_signature_sheet(replace(sheet(), practice=True), TR))


def test_the_metadata_holds_no_name() -> None:
    reader = PdfReader(io.BytesIO(make_signature_sheet(sheet(), TR)))
    assert not any(name in str(reader.metadata) for name in ("Maëlys", "Quatrefages", "D-2026-0147"))


@pytest.mark.parametrize("corner", [(0, 0), (PAD_WIDTH, 0), (0, PAD_HEIGHT), (PAD_WIDTH, PAD_HEIGHT)])
def test_a_line_may_fill_its_frame_to_the_corners(corner: tuple[int, int]) -> None:
    centre = (PAD_WIDTH // 2, PAD_HEIGHT // 2)
    made = make_signature_sheet(sheet(SignedLine(Signer.CANDIDATE, "M", DAY, ((centre, corner),))), TR)
    page = pypdfium2.PdfDocument(made)[0]
    boxes = [item.get_bounds() for item in page.get_objects() if item.type == 2]
    assert all(0 <= left <= right <= 596 and 0 <= low <= high <= 842 for left, low, right, high in boxes)
    page.close()


def test_many_papers_go_over_several_pages_and_keep_their_signatures_with_them() -> None:
    made = make_signature_sheet(sheet(papers=4), TR)
    assert len(PdfReader(io.BytesIO(made)).pages) >= 2
    assert words(made).count("La personne évaluée") == 4
