"""What the papers say when read back from their bytes, and that the same value gives the same bytes."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping

import pikepdf
import pytest
from pypdf import PdfReader

from clea_desktop.core.dossier import Identity
from clea_desktop.core.rating import Rating
from clea_desktop.core.restitution import restitution_text
from clea_desktop.documents.agreement import make_agreement
from clea_desktop.documents.recovery_sheet import make_recovery_sheet
from clea_desktop.documents.restitution import make_restitution
from tests.documents.cases import (
    ALL_ACQUIRED,
    FRAMEWORK,
    LONG,
    MAELYS,
    MIXED,
    NONE_ACQUIRED,
    NOTHING,
    RECOVERY,
    TR,
    attestation,
    facts,
    form,
    synthesis,
)

CASES = {"all acquired": ALL_ACQUIRED, "mixed": MIXED, "none acquired": NONE_ACQUIRED, "nothing seen": NOTHING}
MAKERS: dict[str, Callable[[], bytes]] = {
    "restitution": lambda: restitution(MIXED),
    "agreement": lambda: make_agreement(form(), TR),
    "attestation": lambda: attestation(MIXED),
    "synthesis": lambda: synthesis(MIXED),
    "recovery sheet": lambda: make_recovery_sheet(RECOVERY, TR),
}


def restitution(ratings: Mapping[str, Rating], candidate: Identity = MAELYS, *, practice: bool = False) -> bytes:
    return make_restitution(restitution_text(facts(candidate, practice=practice), FRAMEWORK, ratings, TR), TR)


def pages(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_the_same_value_gives_the_same_bytes(maker: Callable[[], bytes]) -> None:
    assert maker() == maker()


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    program = (
        "import hashlib; from tests.documents.test_documents import MIXED, restitution;"
        "print(hashlib.sha256(restitution(MIXED)).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_the_file_says_its_language_its_kind_and_its_day_but_no_name(maker: Callable[[], bytes]) -> None:
    reader = PdfReader(io.BytesIO(maker()))
    assert str(reader.root_object["/Lang"]) == "fr-FR"
    assert reader.metadata is not None
    said = {key: str(value) for key, value in reader.metadata.items()}
    assert "CléA" in said["/Title"]
    assert said["/CreationDate"] == said["/ModDate"] == "D:20261121000000Z"
    whole = " ".join(said.values())
    assert not any(name in whole for name in ("Maëlys", "Lefèvre", "Quatrefages", "D-2026-0147", "Rivières"))


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_every_font_is_embedded_and_none_is_slanted(maker: Callable[[], bytes]) -> None:
    with pikepdf.open(io.BytesIO(maker())) as pdf:
        fonts = [font for page in pdf.pages for _, font in page.Resources.Font.items()]
        used = [font for font in fonts if "/FontDescriptor" in font]
        assert used
        assert all("/FontFile2" in font.FontDescriptor for font in used)
        assert not any("Italic" in str(font.BaseFont) for font in used)


@pytest.mark.parametrize("ratings", CASES.values(), ids=CASES)
@pytest.mark.parametrize("candidate", [MAELYS, LONG], ids=["short", "long"])
def test_the_restitution_holds_every_word_of_its_text(ratings: Mapping[str, Rating], candidate: Identity) -> None:
    text = restitution_text(facts(candidate), FRAMEWORK, ratings, TR)
    squeezed = "".join("".join(pages(make_restitution(text, TR))).split())
    wanted = [point.text for section in text.sections for point in section.points()]
    wanted += [domain.title for domain in text.domains]
    wanted += [*text.next_steps, text.title]
    for sentence in wanted:
        assert "".join(sentence.split()) in squeezed


@pytest.mark.parametrize("ratings", CASES.values(), ids=CASES)
def test_pages_are_numbered_and_carry_the_code(ratings: Mapping[str, Rating]) -> None:
    found = pages(restitution(ratings))
    for number, page in enumerate(found, start=1):
        assert f"page {number} sur {len(found)}" in page
        assert "Dossier D-2026-0147" in page


def test_practice_is_said_on_every_page_and_only_then() -> None:
    assert all("ENTRAÎNEMENT" in page for page in pages(restitution(MIXED, practice=True)))
    assert all("ENTRAÎNEMENT" in page for page in pages(make_agreement(form(practice=True), TR)))
    assert not any("ENTRAÎNEMENT" in page for page in pages(restitution(MIXED)))
    assert not any("ENTRAÎNEMENT" in page for page in pages(make_agreement(form(), TR)))


def test_strengths_come_first_and_what_comes_next_comes_last() -> None:
    whole = " ".join(pages(restitution(MIXED)))
    titles = ["Ce que vous savez faire", "Ce qu’il reste à travailler", "Ce que nous n’avons pas encore regardé"]
    titles += ["Domaine par domaine", "Et maintenant ?", "À savoir"]
    places = [whole.index(title) for title in titles]
    assert places == sorted(places)


def test_the_outline_walks_the_parts_of_the_restitution() -> None:
    reader = PdfReader(io.BytesIO(restitution(ALL_ACQUIRED)))
    titles = [plain(str(entry["/Title"])) for entry in reader.outline if not isinstance(entry, list)]
    assert titles == ["Ce que vous savez faire", "Domaine par domaine", "Et maintenant ?", "À savoir", "Signatures"]


def test_the_agreement_says_who_how_long_what_is_kept_and_that_it_is_a_model() -> None:
    found = pages(make_agreement(form(), TR))
    whole = " ".join(found)
    for said in (
        "Nguyễn-Lefèvre",
        "1er mars 1987",
        "L’évaluation dure 6 heures au plus, sur 10 jours.",
        "Nous les gardons 5 ans après la dernière évaluation.",
        "donnees@trois-rivieres.example",
        "CNIL",
        "Signature :",
    ):
        assert said in whole
    assert "Modèle à relire par votre organisme" in found[0]
    assert whole.count("Signature :") == 2


def test_a_very_long_name_still_leaves_both_signature_boxes_on_one_page() -> None:
    last = pages(make_agreement(form(LONG), TR))[-1]
    assert last.count("Signature :") == 2


def test_the_recovery_sheet_is_one_page_that_holds_the_code_in_its_order() -> None:
    found = pages(make_recovery_sheet(RECOVERY, TR))
    assert len(found) == 1
    letters = "".join(found[0].split())
    places = [letters.index(group) for group in RECOVERY.code.split("-")]
    assert places == sorted(places)


def test_the_recovery_code_is_neither_in_the_metadata_nor_in_what_a_log_would_print() -> None:
    reader = PdfReader(io.BytesIO(make_recovery_sheet(RECOVERY, TR)))
    assert "7K3QX" not in str(reader.metadata)
    assert "7K3QX" not in repr(RECOVERY)
