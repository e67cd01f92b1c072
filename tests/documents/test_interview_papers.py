"""The papers of the second interview, read back: what the candidate gets has no figure, what others get has its map."""

import re
from collections.abc import Mapping

import pytest

from clea_desktop.core.dossier import Identity
from clea_desktop.core.rating import Rating
from clea_desktop.core.restitution import restitution_text
from clea_desktop.core.restitution_html import restitution_html
from clea_desktop.documents.restitution import make_restitution
from tests.documents.cases import (
    FRAMEWORK,
    LONG,
    MAELYS,
    MIXED,
    NONE_ACQUIRED,
    TALKED,
    TR,
    attestation,
    facts,
    synthesis,
)
from tests.documents.test_documents import pages

_MARK = re.compile(r"\d+\s*(?:sur|/)\s*\d+|\d+\s*%")


def _restitution(candidate: Identity = MAELYS) -> list[str]:
    return pages(make_restitution(restitution_text(facts(candidate), FRAMEWORK, MIXED, TR, said=TALKED), TR))


def test_the_restitution_holds_the_person_s_words_then_what_is_proposed() -> None:
    whole = " ".join(_restitution())
    for said in ("Je suis contente.", "Nommer ce qui est sur l'écran.", "21 heures, du 21 novembre 2026 au 15 janvier"):
        assert said in whole
    places = [
        whole.index(title) for title in ("Domaine par domaine", "Ce que vous en dites", "Ce que nous vous proposons")
    ]
    assert places == sorted(places)
    assert whole.index("Ce que nous vous proposons") < whole.index("Et maintenant ?")


def test_the_screen_says_the_same_as_the_paper() -> None:
    html = restitution_html(restitution_text(facts(), FRAMEWORK, MIXED, TR, said=TALKED), TR)
    for said in ("<h2>Ce que vous en dites</h2>", "Je suis contente.", "Greta &lt;Rennes&gt; &amp; Żnin"):
        assert said in html


@pytest.mark.parametrize("candidate", [MAELYS, LONG], ids=["short", "long"])
def test_the_attestation_says_who_what_until_when_and_that_it_is_no_certificate(candidate: Identity) -> None:
    found = pages(attestation(MIXED, candidate))
    whole = " ".join(found)
    for said in (
        "Attestation de validation partielle",
        "Ce document ne vaut pas certificat.",
        "Ce qui est acquis est gardé jusqu’au 21 novembre 2031.",
        "Centre de formation des Trois Rivières",
        "Éloïse Quatrefages",
        "La communication en français",
        "Tout le domaine est acquis.",
        "Nommer ce qui est sur l'écran.",
    ):
        assert said in whole
    assert whole.index("Ce qui est acquis") < whole.index("Ce qu’il reste à acquérir") < whole.index("Préconisations")
    assert found[-1].count("Signature :") == 2


def test_what_the_candidate_receives_holds_no_mark_and_no_rate() -> None:
    for paper in (_restitution(), pages(attestation(MIXED))):
        words = " ".join(paper).replace("page ", "page\n")
        assert _MARK.search(re.sub(r"page\s\d+ sur \d+", "", words)) is None


@pytest.mark.parametrize("ratings", [MIXED, NONE_ACQUIRED, {}], ids=["mixed", "none acquired", "nothing seen"])
def test_the_synthesis_holds_every_criterion_with_its_finding(ratings: Mapping[str, Rating]) -> None:
    whole = "".join("".join(pages(synthesis(ratings))).split())
    for criterion in FRAMEWORK.criteria():
        assert criterion.code in whole
    count = sum(rating is Rating.ACQUIRED for code, rating in ratings.items() if code.startswith("2."))
    assert f"{count}sur20" in whole
    assert "Carte" in whole


def test_the_synthesis_says_reasons_proofs_gaps_and_the_rule() -> None:
    whole = " ".join(pages(synthesis(MIXED)))
    for said in (
        "N'a pas trouvé le bouton d'arrêt.",
        "Preuves n° 2, 3.",
        "Écart : la personne a dit « Je sais faire ».",
        "7 critères acquis sur 7, il en faut 6 : c’est acquis.",
        "À l'aise à l'oral.",
        "un point par preuve",
    ):
        assert said in whole


def test_practice_is_said_on_every_page_of_both() -> None:
    assert all("ENTRAÎNEMENT" in page for page in pages(attestation(MIXED, practice=True)))
    assert all("ENTRAÎNEMENT" in page for page in pages(synthesis(MIXED, practice=True)))
    assert not any("ENTRAÎNEMENT" in page for page in pages(synthesis(MIXED)))
