"""The five steps of one candidate in the real window, by mouse: two people sign on the screen what they read there."""

import json
from hashlib import sha256
from pathlib import Path

from pytestqt.qtbot import QtBot

from clea_desktop.bootstrap import system_clock
from clea_desktop.bundles.verdict import Policy, Stage
from clea_desktop.bundles.verifying import read_trusted
from clea_desktop.core.framework import parse_framework
from clea_desktop.core.self_assessment import SelfAnswer, answer_words
from clea_desktop.core.strokes import PAD_HEIGHT, PAD_WIDTH
from clea_desktop.core.text import translator
from clea_desktop.core.welcome import POINTS
from clea_desktop.resource_files import read_resource
from clea_desktop.services.access import Access
from clea_desktop.trust.store import TrustStore
from clea_desktop.ui.application import Application
from tests.fakes.dialogs import FakeDialogs
from tests.journeys import outsider
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import FRAMEWORK, photo
from tests.journeys.mouse import Mouse
from tests.journeys.pen import WAVE
from tests.journeys.people import (
    BIRTH_NAME,
    COMMENT,
    EVALUATOR,
    FIRST_NAME,
    LABEL,
    ORGANISATION,
    PASSPHRASE,
    REASON,
)
from tests.journeys.sight import says, seen

CODE = "4071"
QUOTATION = "« Je compte les œufs par douzaines. »"
HERS = ((0.15, 0.30), (0.35, 0.80), (0.55, 0.25), (0.80, 0.65))
MINE = WAVE
PAD = "Zone de signature"


class Day:
    """One evaluation by mouse; what is written to files lies on the desk."""

    def __init__(self, qtbot: QtBot, application: Application, dialogs: FakeDialogs, desk: Path) -> None:
        self.window, self.dialogs, self.desk = application.window, dialogs, desk
        self.qtbot = qtbot
        self.mouse = Mouse(application)
        self.framework = parse_framework(json.loads(read_resource(*FRAMEWORK)))

    def reads(self, *sentences: str) -> None:
        """Check that a person reads these sentences now."""
        for words in sentences:
            assert says(self.mouse.window, words), f"« {words} » is not in sight:\n{seen(self.mouse.window)}"

    def arrive(self) -> None:
        """Open the vault, register somebody, tell them what CléA is."""
        self.mouse.fill("Phrase secrète", PASSPHRASE)
        self.mouse.click("Ouvrir")
        self.mouse.click("Nouveau candidat")
        self.mouse.fill("Nom de naissance", BIRTH_NAME)
        self.mouse.fill("Prénom", FIRST_NAME)
        self.mouse.fill("Date de naissance", "29/02/1988")
        self.mouse.click("Ouvrir le dossier")
        self.mouse.click("Commencer l'accueil")
        for _ in POINTS:
            self.mouse.click("Expliqué")
        self.mouse.click("Choix et suite")
        self.mouse.click("La personne continue")
        self.mouse.click("Revenir au parcours")

    def interview(self) -> None:
        """Write what is heard; pin a line of it to a criterion."""
        self.mouse.click("Commencer l'entretien")
        self.mouse.type(QUOTATION)
        self.mouse.click("Épingler")
        self.mouse.type("2.1.2")
        self.mouse.click("Épingler", lowest=True)
        self.reads("1 citation épinglée")
        self.mouse.click("Le parcours")

    def sign(self, way_in: str) -> None:
        """Read the pages together; the person signs, then the evaluator."""
        self.mouse.click(way_in)
        self.qtbot.waitUntil(lambda: says(self.window, "Page 1 sur"), timeout=20_000)
        self.qtbot.waitUntil(lambda: not says(self.window, "Les pages arrivent"), timeout=20_000)
        self.mouse.roll_to_the_end("Pages du document")
        for line in (HERS, MINE):
            self.mouse.draw(PAD, line)
            self.qtbot.waitUntil(lambda: self.mouse.may("Je signe"), timeout=20_000)
            self.mouse.click("Je signe")
        self.reads("Les deux signatures sont là.")
        self.mouse.click("Revenir")

    def exercise(self) -> None:
        """Choose a practical exercise, say of its first clues what is seen, end it."""
        self.mouse.click("Aller à la mise en situation")
        self.mouse.click("Commencer La commande 245 de l'entrepôt Bricolune")
        clue = next(words for words in seen(self.window).splitlines() if words.endswith(": pas regardé"))
        self.mouse.click(clue, across=0.1)
        assert not says(self.window, clue)
        self.mouse.click("Terminer")
        self.mouse.click("Le parcours")

    def self_assessment(self) -> None:
        """Leave the screen: the person touches an answer and goes on, a hundred and seven times."""
        self.mouse.click("Aller à l'auto-évaluation")
        self.mouse.fill("Code de la séance", CODE)
        self.mouse.click("Laisser la place au candidat")
        assert self.mouse.window is not self.window
        can = answer_words(SelfAnswer.CAN, translator())
        for number, _ in enumerate(self.framework.criteria(), start=1):
            self.mouse.click(can)
            self.mouse.click("Suivant" if number < len(list(self.framework.criteria())) else "Terminer")
        self.mouse.click("Appeler la personne qui m'accompagne")
        self.mouse.type(CODE)
        self.mouse.click("Quitter l'auto-évaluation")
        assert self.mouse.window is self.window
        self.reads("107 réponses sur 107")
        self.mouse.click("Le parcours")

    def rate(self) -> None:
        """Rate every criterion by its letters, sub-domain after sub-domain, from the column."""
        self.mouse.click("Commencer l'évaluation")
        for domain in self.framework.domains:
            self.mouse.click(f"{domain.code} ")
            for place, subdomain in enumerate(domain.subdomains):
                if place:
                    self.mouse.click(f"{subdomain.code} ")
                for criterion in subdomain.criteria:
                    self.mouse.click(f"Critère {criterion.code},", across=0.25)
                count = len(subdomain.criteria)
                self.reads(f"{count} critère{'s' * (count > 1)} acquis sur {count}")

    def prove(self) -> None:
        """Attach a photograph to the first criterion."""
        self.dialogs.path = self.desk / "façade.jpg"
        self.dialogs.path.write_bytes(photo())
        self.mouse.click("1 ")
        self.mouse.click("Preuve")
        self.mouse.fill("Nom de la preuve", LABEL)
        self.mouse.fill("Ce qu'elle montre", REASON)
        self.mouse.click("Joindre la preuve")
        self.reads(LABEL)

    def conclude(self) -> None:
        """Write the person's own words, decide, make the paper and sign it."""
        self.mouse.click("Préparer la restitution")
        self.mouse.click("Sa parole")
        self.mouse.click("Ce que la personne dit de son évaluation")
        self.mouse.type(COMMENT)
        self.mouse.click("La suite")
        self.mouse.click("Le dossier va au jury")
        self.mouse.click("Documents")
        self.mouse.click("Faire le PDF de restitution")
        self.reads("Le PDF dit la même chose que cette page.")
        self.sign("Faire signer")

    def seal(self) -> None:
        """Seal; give a copy and the practice certificates."""
        self.mouse.click("Passer au scellement")
        self.mouse.fill("Votre phrase secrète", PASSPHRASE)
        self.mouse.click("Sceller le dossier")
        self.reads("Dossier scellé", EVALUATOR)
        self.dialogs.path = self.desk / "copie.asice"
        self.mouse.click("Donner une copie…")
        self.dialogs.path = self.desk / "trust"
        self.dialogs.path.mkdir()
        self.mouse.click("Enregistrer les certificats d'entraînement…")


def test_the_five_steps_by_mouse_end_in_a_file_that_strangers_believe_with_both_signatures(
    qtbot: QtBot, open_window: OpenWindow, access: Access, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    desk = tmp_path / "bureau"
    desk.mkdir()
    access.create(ORGANISATION, EVALUATOR, "evaluator", PASSPHRASE).session.close()
    day = Day(qtbot, open_window(access), dialogs, desk)
    day.arrive()
    day.interview()
    day.sign("Signer à l'écran")
    day.exercise()
    day.self_assessment()
    day.rate()
    day.prove()
    day.conclude()
    day.seal()
    strangers_believe(desk)


def strangers_believe(desk: Path) -> None:
    """Judge the copy, and compare each line drawn and each digest signed with what was done and what is carried."""
    policy = Policy(Stage.SEALED, practice=True, at=system_clock())
    with (desk / "copie.asice").open("rb") as source:
        told = read_trusted(source, TrustStore.from_folder(desk / "trust"), policy).dossier
    outsider.unpack(desk / "copie.asice", desk / "d")
    assert outsider.ask(desk / "d", desk / "trust") == outsider.BELIEVED
    agreement, signatures = told["agreement"], told["signatures"]
    assert isinstance(agreement, dict)
    assert isinstance(signatures, list)
    assert (agreement["mode"], agreement["document"], agreement["evidence"]) == (
        "screen",
        "documents/agreement.pdf",
        None,
    )
    drawn = {(one["document"], one["signer"]): one for one in signatures}
    assert set(drawn) == {
        (f"documents/{paper}.pdf", signer)
        for paper in ("agreement", "restitution")
        for signer in ("candidate", "evaluator")
    }
    for (document, signer), one in drawn.items():
        assert (one["mode"], one["evidence"]) == ("screen", None)
        assert one["document_sha256"] == sha256((desk / "d" / document).read_bytes()).hexdigest()
        assert follows(one["strokes"], HERS if signer == "candidate" else MINE)


def follows(strokes: list[list[list[int]]], line: tuple[tuple[float, float], ...]) -> bool:
    """Say whether what was kept is what was drawn, to a hundredth of the pad."""
    (stroke,) = strokes
    wished = [(across * PAD_WIDTH, down * PAD_HEIGHT) for across, down in line]
    near = [
        abs(x - a) <= PAD_WIDTH / 100 and abs(y - b) <= PAD_HEIGHT / 100
        for (x, y), (a, b) in zip(stroke, wished, strict=True)
    ]
    return all(near)
