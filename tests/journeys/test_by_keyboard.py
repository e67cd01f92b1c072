"""The first thread, from the first start to a copy that strangers believe, in the real window, by keyboard alone."""

import json
import re
from pathlib import Path

from PySide6.QtCore import Qt

from clea_desktop.bootstrap import system_clock
from clea_desktop.bundles.verdict import Policy, Profile, Stage
from clea_desktop.bundles.verifying import TrustedBundle, read_trusted, verify
from clea_desktop.core.clock import paris_day
from clea_desktop.core.framework import parse_framework
from clea_desktop.core.rating import Rating
from clea_desktop.core.welcome import POINTS
from clea_desktop.resource_files import read_resource
from clea_desktop.services.access import Access
from clea_desktop.trust.store import TrustStore
from clea_desktop.ui.application import Application
from tests.fakes.dialogs import FakeDialogs
from tests.journeys import outsider
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import FRAMEWORK, photo
from tests.journeys.keyboard import CTRL, Keyboard
from tests.journeys.people import BIRTH_NAME, EVALUATOR, FIRST_NAME, LABEL, ORGANISATION, PASSPHRASE, REASON
from tests.journeys.sight import says, seen

USED_NAME = "Œuvrard-Nuñez"
_CODE = re.compile(r"[0-9A-Z]{5}(?: - [0-9A-Z]{5}){5}")
_NOT_ACQUIRED = frozenset({"1.3.1", "2.1.7", "4.2.1"})


class Story:
    """One evening at one desk: the window, its keys, and the answers to the dialogs of the system."""

    def __init__(self, application: Application, dialogs: FakeDialogs, desk: Path) -> None:
        self.window, self.dialogs, self.desk = application.window, dialogs, desk
        self.keys = Keyboard(application)
        self.framework = parse_framework(json.loads(read_resource(*FRAMEWORK)))

    def photo(self, name: str) -> None:
        """Put a photograph where the next question for a file finds it."""
        self.dialogs.path = self.desk / name
        self.dialogs.path.write_bytes(photo())

    def reads(self, *sentences: str) -> None:
        """Check that a person reads these sentences now."""
        for words in sentences:
            assert says(self.window, words), f"« {words} » is not in sight:\n{seen(self.window)}"

    def first_start(self) -> None:
        """Make the vault; keep the code; type it back, the way people do."""
        self.reads("Bienvenue", "Étape 1 sur 4")
        self.keys.fill("Organisme évaluateur", ORGANISATION)
        self.keys.fill("Votre prénom et votre nom", EVALUATOR)
        self.keys.act("Continuer")
        self.reads("Étape 2 sur 4", "Personne d'autre ne la connaît.")
        assert self.keys.is_on("Phrase secrète")
        self.keys.type(PASSPHRASE)
        self.reads("très bien")
        self.keys.press(Qt.Key.Key_Return)
        assert PASSPHRASE not in seen(self.window)
        self.keys.type(PASSPHRASE[:-1])
        self.keys.press(Qt.Key.Key_Return)
        self.reads("Les deux phrases ne sont pas les mêmes")
        self.keys.fill("La même phrase, encore une fois", PASSPHRASE)
        self.keys.press(Qt.Key.Key_Return)
        shown = _CODE.search(seen(self.window))
        assert shown is not None
        self.dialogs.path = self.desk / "code.pdf"
        self.keys.act("Enregistrer en PDF")
        assert self.dialogs.path.read_bytes().startswith(b"%PDF")
        self.reads("La feuille est prête. Gardez-la hors de ce poste.")
        self.keys.act("J'ai gardé le code")
        assert self.keys.is_on("Code de secours")
        self.keys.type("ce n'est pas lui")
        self.keys.press(Qt.Key.Key_Return)
        assert self.window.current_screen() == "first-start"
        self.keys.fill("Code de secours", shown[0].replace(" - ", " ").lower())
        self.keys.act("Ouvrir CléA Desktop")

    def register(self) -> None:
        """Open the candidate's file from the empty list."""
        self.reads("Pas encore de candidat", EVALUATOR)
        assert self.keys.is_on("Nouveau candidat")
        self.keys.press(Qt.Key.Key_Space)
        self.keys.fill("Nom de naissance", BIRTH_NAME)
        self.keys.fill("Prénom", FIRST_NAME)
        self.keys.fill("Date de naissance", "29/02/1988")
        self.keys.press(Qt.Key.Key_Return)
        self.reads(BIRTH_NAME, FIRST_NAME, "Contrat d'adhésion")

    def welcome(self) -> None:
        """Say what was explained, and who the person is: no button saves anything."""
        assert self.keys.is_on("Commencer l'accueil")
        self.keys.press(Qt.Key.Key_Return)
        for _ in POINTS:
            self.keys.act("Expliqué")
        self.reads(f"{len(POINTS)}/{len(POINTS)}")
        self.keys.go_to(f"Informations données {len(POINTS)}/{len(POINTS)}")
        self.keys.press(Qt.Key.Key_Down)
        assert self.keys.is_on("Identité")
        self.keys.press(Qt.Key.Key_Return)
        self.keys.fill("Nom d'usage", USED_NAME)
        self.keys.press(Qt.Key.Key_Escape)
        self.reads("Contrat d'adhésion")

    def sign(self) -> None:
        """Print the paper, have it signed, attach its scan."""
        self.dialogs.path = self.desk / "contrat.pdf"
        self.keys.act("Imprimer le contrat")
        assert self.dialogs.path.read_bytes().startswith(b"%PDF")
        self.photo("contrat-signé.jpg")
        self.keys.fill("Signé le", f"{paris_day(system_clock()):%d/%m/%Y}")
        self.keys.act("Joindre le contrat signé…")

    def rate(self) -> None:
        """Rate every criterion: a letter, then down; a whole sub-domain typed ahead of the disk."""
        self.keys.act("Les constats")
        for subdomain in self.framework.subdomains():
            for criterion in subdomain.criteria:
                assert criterion.code in self.keys.focused()
                self.keys.strike_letter(finding(criterion.code).value)
                self.keys.strike(Qt.Key.Key_Down)
            self.keys.settle()
            lost = sum(finding(criterion.code) is Rating.NOT_ACQUIRED for criterion in subdomain.criteria)
            got = len(subdomain.criteria) - lost
            self.reads(f"{got} critère{'s' * (got > 1)} acquis sur {len(subdomain.criteria)}", "Enregistré")
            self.keys.press(Qt.Key.Key_PageDown)

    def prove_and_undo(self) -> None:
        """Attach a photograph with P; then a slip of the finger, and Ctrl Z."""
        self.keys.type("1")
        assert "1.1.1" in self.keys.focused()
        self.photo("façade.jpg")
        self.keys.type("p")
        self.keys.fill("Nom de la preuve", LABEL)
        self.keys.fill("Ce qu'elle montre", REASON)
        self.keys.press(Qt.Key.Key_Return)
        self.reads(LABEL)
        assert "1.1.1" in self.keys.focused()
        self.keys.press(Qt.Key.Key_Down)
        self.keys.type("n")
        assert self.keys.focused().endswith("non acquis")
        self.keys.press(Qt.Key.Key_Z, CTRL)
        self.reads("1.1.2 : acquis, comme avant")
        assert "1.1.2" in self.keys.focused()
        assert not self.keys.focused().endswith("non acquis")

    def give_back(self) -> None:
        """Read the restitution, make its PDF, print it."""
        self.keys.act("Préparer la restitution")
        self.reads(BIRTH_NAME, "les points forts d'abord", "Le PDF n'est pas encore fait.")
        self.keys.act("Faire le PDF de restitution")
        self.reads("Le PDF dit la même chose que cette page.")
        self.dialogs.path = self.desk / "restitution.pdf"
        self.keys.act("Enregistrer le PDF…")
        assert self.dialogs.path.read_bytes().startswith(b"%PDF")
        self.keys.act("Passer au scellement")

    def seal(self) -> None:
        """Sign with the passphrase, mistyped once; give a copy and the practice certificates."""
        assert self.keys.is_on("Votre phrase secrète")
        self.keys.type(PASSPHRASE.replace("œ", "oe"))
        self.keys.press(Qt.Key.Key_Return)
        self.reads("Cette phrase secrète n'ouvre pas votre compte.")
        self.keys.fill("Votre phrase secrète", PASSPHRASE)
        self.keys.press(Qt.Key.Key_Return)
        self.reads("Dossier scellé", "par Maëlys Fontœnel", "Plus rien ne peut changer sans trace")
        assert PASSPHRASE not in seen(self.window)
        self.dialogs.path = self.desk / "copie.asice"
        self.keys.act("Donner une copie…")
        self.reads("Copie enregistrée.")
        self.dialogs.path = self.desk / "trust"
        self.dialogs.path.mkdir()
        self.keys.act("Enregistrer les certificats d'entraînement…")


def finding(code: str) -> Rating:
    """Return what this evaluator finds."""
    return Rating.NOT_ACQUIRED if code in _NOT_ACQUIRED else Rating.ACQUIRED


def test_the_whole_thread_by_keyboard_alone_ends_in_a_file_that_strangers_believe(
    open_window: OpenWindow, access: Access, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    desk = tmp_path / "bureau"
    desk.mkdir()
    story = Story(open_window(access), dialogs, desk)
    story.first_start()
    story.register()
    story.welcome()
    story.sign()
    story.rate()
    story.prove_and_undo()
    story.give_back()
    story.seal()
    strangers_believe(desk)


def strangers_believe(desk: Path) -> None:
    """Judge the copy as the jury does, with our verifier and with the commands of a stranger."""
    trust = TrustStore.from_folder(desk / "trust")
    policy = Policy(Stage.SEALED, practice=True, at=system_clock())
    with (desk / "copie.asice").open("rb") as source:
        verdict = verify(source, trust, policy)
        assert verdict.accepted, verdict
        assert (verdict.practice, verdict.profile) == (True, Profile.STRICT)
        assert [signer.name for signer in verdict.signers] == [EVALUATOR]
        says_what_was_done(read_trusted(source, trust, policy))
    outsider.unpack(desk / "copie.asice", desk / "d")
    assert outsider.ask(desk / "d", desk / "trust") == outsider.BELIEVED


def says_what_was_done(bundle: TrustedBundle) -> None:
    """Check that the sealed dossier tells the story that was lived."""
    text = json.dumps(bundle.dossier, ensure_ascii=False)
    assert BIRTH_NAME in text
    assert USED_NAME in text
    assert REASON in text
    ratings = bundle.dossier["ratings"]
    assert isinstance(ratings, list)
    assert len(ratings) == 107
    assert {item["criterion"] for item in ratings if item["value"] == "N"} == _NOT_ACQUIRED
