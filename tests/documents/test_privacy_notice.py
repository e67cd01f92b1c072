"""The notice about personal data: one page, plain, with who answers and for how long."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from clea_desktop.documents.privacy_notice import PrivacyNotice, make_privacy_notice
from tests.documents.cases import DAY, TR

NOTICE = PrivacyNotice(
    "Centre de formation des Trois Rivières", "donnees@trois-rivieres.example", 5, DAY, practice=False
)


def pages(notice: PrivacyNotice) -> list[str]:
    reader = PdfReader(io.BytesIO(make_privacy_notice(notice, TR)))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.mark.parametrize("practice", [True, False])
def test_the_notice_is_one_page_even_for_a_body_with_a_long_name(*, practice: bool) -> None:
    long = "Groupement d'établissements pour la formation continue des Hautes Vallées et du Littoral réunis"
    assert len(pages(replace(NOTICE, practice=practice))) == 1
    assert len(pages(replace(NOTICE, evaluation_body=long, contact=long, practice=practice))) == 1


def test_the_notice_says_who_why_how_long_and_which_rights() -> None:
    (page,) = pages(NOTICE)
    for said in (
        "Modèle à relire par votre organisme",
        "Centre de formation des Trois Rivières est responsable de vos informations.",
        "5 ans après votre dernière évaluation.",
        "les faire effacer",
        "en avoir une copie",
        "donnees@trois-rivieres.example",
        "CNIL",
    ):
        assert said in page


def test_the_notice_is_the_same_bytes_each_time_and_names_nobody() -> None:
    assert make_privacy_notice(NOTICE, TR) == make_privacy_notice(NOTICE, TR)
    assert "1 an après" in pages(replace(NOTICE, years_kept=1))[0]
