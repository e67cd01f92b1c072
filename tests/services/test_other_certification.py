"""Another certification needs a file, not code: four domains of CléA Numérique's shape, from the file to the jury."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clea_desktop.bundles.verifying import Policy, Stage, read_trusted
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework_correction import NewRule
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.services.session import Session
from clea_desktop.trust.store import TrustStore
from tests.services.contract import PASSPHRASE
from tests.services.thread import photo

TABLE = """Certification;clea-essai
Version;2024
Titre;Certificat d'essai en quatre domaines
Note;Inventé pour les essais : il ressemble à un référentiel numérique.

Domaine;Titre du domaine;Sous-domaine;Titre du sous-domaine;Critères requis;Critère;Libellé;Obligatoire
1;Identifier son environnement;1.1;S'organiser au quotidien;2;1.1.1;Se repérer dans son espace de travail;oui
;;;;;1.1.2;Choisir l'outil qui convient;
;;;;;1.1.3;Ranger ses fichiers;
2;Traiter des informations;2.1;Chercher et trier;75 %;2.1.1;Poser une question à un moteur;
;;;;;2.1.2;Comparer deux sources;
;;2.2;Garder et retrouver;1;2.2.1;Nommer un fichier;
3;Communiquer;3.1;Écrire à plusieurs;1;3.1.1;Écrire un message à un collègue;
4;Protéger;4.1;Protéger ses données;1;4.1.1;Choisir un mot de passe;non
"""


@pytest.fixture
def essai(opened: Session, tmp_path: Path) -> Session:
    path = tmp_path / "essai.csv"
    path.write_bytes(TABLE.encode("cp1252"))
    preview = opened.frameworks.preview(path)
    assert preview.problems == ()
    assert preview.framework is not None
    opened.frameworks.use(opened.frameworks.add(preview.framework).key)
    return opened


@pytest.fixture
def agreed(essai: Session, tmp_path: Path) -> str:
    dossier_id = essai.candidates.register("Okonkwo", "Adaeze", date(1991, 4, 30))
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(photo(200))
    essai.agreements.sign_on_paper(dossier_id, essai.vault.around.clock().date(), scan)
    return dossier_id


def test_it_is_rated_told_sealed_and_verified(essai: Session, agreed: str, tmp_path: Path) -> None:
    picture = tmp_path / "preuve.jpg"
    picture.write_bytes(photo())
    codes = [criterion.code for criterion in essai.dossiers.open(agreed).framework.criteria()]
    essai.evidence.attach(agreed, picture, "Dossier rangé", tuple(codes), "")
    for code in codes:
        essai.ratings.rate(agreed, code, Rating.NOT_ACQUIRED if code == "1.1.1" else Rating.ACQUIRED)
    result = essai.dossiers.open(agreed).result()
    assert [domain.is_acquired for domain in result.domains] == [False, True, True, True]
    text = essai.feedback.text(agreed)
    assert "Identifier son environnement" in str(text)
    essai.feedback.make(agreed)
    bundle = essai.sealing.seal(agreed, PASSPHRASE, lambda _done, _total: None, lambda: False)
    essai.sealing.export(bundle.id, tmp_path / "dossier.asice", lambda _done, _total: None, lambda: False)
    essai.sealing.export_trust(tmp_path)
    policy = Policy(Stage.SEALED, practice=True, at=essai.vault.around.clock())
    with (tmp_path / "dossier.asice").open("rb") as source:
        trusted = read_trusted(source, TrustStore.from_folder(tmp_path), policy)
        told = json.loads(b"".join(trusted.blocks("dossier/dossier.json")))
    assert {one["criterion"]: one["value"] for one in told["ratings"]} == dict.fromkeys(codes, "A") | {"1.1.1": "N"}
    assert (told["framework"]["id"], told["framework"]["version"]) == ("clea-essai", "2024")


def test_a_criterion_of_another_certification_is_refused(essai: Session, agreed: str) -> None:
    with pytest.raises(CleaError) as caught:
        essai.ratings.rate(agreed, "7.4.1", Rating.ACQUIRED)
    assert caught.value.trouble is Trouble.NOT_FOUND


def test_the_self_assessment_asks_in_the_criteria_s_own_words_without_a_picture(essai: Session, agreed: str) -> None:
    pages = essai.self_assessment.begin(agreed, "").pages
    assert len(pages) == 8
    assert pages[0].wording.say == "Je sais\N{NO-BREAK SPACE}: me repérer dans mon espace de travail."
    assert (pages[0].wording.example, pages[0].wording.pictogram_alt) == ("", "")
    essai.self_assessment.answer(agreed, "4.1.1", SelfAnswer.CAN)
    assert essai.self_assessment.answers(agreed) == {"4.1.1": SelfAnswer.CAN}


def test_the_interview_asks_about_its_own_sub_domains(essai: Session, agreed: str) -> None:
    guide = essai.interview.open(agreed).guide
    assert [theme.title for theme in guide.themes] == [
        "Identifier son environnement",
        "Traiter des informations",
        "Communiquer",
        "Protéger",
    ]
    assert guide.prompts()[0].listen_for == ("1.1.1", "1.1.2", "1.1.3")
    assert essai.interview.pin(agreed, "1.1", "Je range tout", "1.1.3").criterion_code == "1.1.3"


def test_exercises_written_for_the_socle_are_not_begun(essai: Session, agreed: str) -> None:
    with pytest.raises(CleaError) as caught:
        essai.exercises.start(agreed, "cantine")
    assert caught.value.trouble is Trouble.EXERCISE_ELSEWHERE


def test_every_paper_is_made(essai: Session, agreed: str, tmp_path: Path) -> None:
    papers: tuple[Callable[[Path], None], ...] = (
        lambda target: essai.self_assessment.booklet(agreed, target),
        lambda target: essai.agreements.form_pdf(agreed, target),
    )
    for number, write in enumerate(papers):
        write(tmp_path / f"{number}.pdf")
        assert (tmp_path / f"{number}.pdf").read_bytes().startswith(b"%PDF-")


def test_another_version_keeps_our_words_for_what_still_says_the_same(opened: Session) -> None:
    framework = opened.frameworks.current().framework
    domain = framework.domains[0]
    first, second = domain.subdomains[0].criteria
    changed = replace(domain.subdomains[0], criteria=(first, replace(second, title="Savoir se taire pour entendre")))
    domains = (replace(domain, subdomains=(changed, *domain.subdomains[1:])), *framework.domains[1:])
    opened.frameworks.use(opened.frameworks.add(replace(framework, version="2021", domains=domains)).key)
    dossier_id = opened.candidates.register("Okonkwo", "Adaeze", date(1991, 4, 30))
    pages = opened.self_assessment.questionnaire(dossier_id).pages
    assert pages[0].wording.say == "Je sais écouter avec attention une personne qui me parle."
    assert pages[1].wording.say == "Je sais\N{NO-BREAK SPACE}: me taire pour entendre."
    assert pages[1].wording.pictogram_alt == "Une oreille qui écoute"
    assert opened.interview.open(dossier_id).guide.themes[0].title == "Vie personnelle"


def test_a_correction_of_our_own_framework_keeps_its_plain_words(opened: Session, tmp_path: Path) -> None:
    opened.frameworks.correct("", NewRule("2.1", 5, frozenset()), "Taux du certificateur")
    dossier_id = opened.candidates.register("Okonkwo", "Adaeze", date(1991, 4, 30))
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(photo(200))
    opened.agreements.sign_on_paper(dossier_id, opened.vault.around.clock().date(), scan)
    first = opened.self_assessment.begin(dossier_id, "").pages[0].wording
    assert first.pictogram_alt == "Une oreille qui écoute"
    assert opened.interview.open(dossier_id).guide.themes[0].title == "Vie personnelle"
