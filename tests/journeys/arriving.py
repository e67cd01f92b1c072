"""The story by keyboard, first part: the vault, the tour, a person met, heard, and told what CléA is."""

import re

from PySide6.QtCore import Qt

from clea_desktop.core.welcome import POINTS
from tests.journeys.keyboard import CTRL
from tests.journeys.people import BIRTH_NAME, EVALUATOR, FIRST_NAME, ORGANISATION, PASSPHRASE
from tests.journeys.sight import seen
from tests.journeys.story import AtTheDesk

USED_NAME = "Œuvrard-Nuñez"
PLACE = "Saint-Étienne-du-Rouvray"
NOTES = "Elle élève seule ses trois garçons, à l'aîné près."
QUOTATION = "« Je compte les œufs par douzaines, ça va plus vite. »"
PINNED = "2.1.2"
_CODE = re.compile(r"[0-9A-Z]{5}(?: - [0-9A-Z]{5}){5}")
_SECTIONS = (
    "Points expliqués",
    "Identité",
    "Naissance",
    "Coordonnées",
    "Origine",
    "Situation",
    "Financement",
    "Aménagements",
    "Diagnostic",
    "Choix et suite",
)


class Arriving(AtTheDesk):
    """The first day."""

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

    def visit(self) -> None:
        """Turn the five pages of the tour, and begin at once, with nobody invented."""
        self.reads("Pas à pas, de l'accueil au jury", "Page 1 sur 5")
        for number in range(2, 6):
            self.keys.press(Qt.Key.Key_Right)
            self.reads(f"Page {number} sur 5")
        self.reads("Essayez sans risque", "Découvrir avec douze personnes inventées")
        self.keys.act("Commencer tout de suite")

    def register(self) -> None:
        """Open the candidate's file from home, where nobody is yet."""
        self.reads("Tout est prêt pour la première personne", EVALUATOR)
        assert self.keys.is_on("Nouveau candidat")
        self.keys.press(Qt.Key.Key_Space)
        self.keys.fill("Nom de naissance", BIRTH_NAME)
        self.keys.fill("Prénom", FIRST_NAME)
        self.keys.fill("Date de naissance", "29/02/1988")
        self.keys.press(Qt.Key.Key_Return)
        self.reads(BIRTH_NAME, FIRST_NAME, "Contrat d'adhésion")

    def welcome(self) -> None:
        """Say what was explained, who the person is and what they look for: no button saves anything."""
        assert self.keys.is_on("Commencer l'accueil")
        self.keys.press(Qt.Key.Key_Return)
        for _ in POINTS:
            self.keys.act("Expliqué")
        self.reads(f"{len(POINTS)}/{len(POINTS)}")
        self.keys.open_part(_SECTIONS, "Identité")
        self.keys.fill("Nom d'usage", USED_NAME)
        self.keys.choose("Féminin", "Féminin")
        self.keys.open_part(_SECTIONS, "Naissance")
        self.keys.fill("Commune de naissance", PLACE)
        self.keys.open_part(_SECTIONS, "Diagnostic")
        self.keys.choose("À l'aise", "Avec un peu d'effort")
        self.keys.choose("Un premier certificat", "Trouver un emploi")
        self.reads("Lire et écrire un message court en français")
        self.keys.open_part(_SECTIONS, "Choix et suite")
        self.keys.press(Qt.Key.Key_Escape)
        self.reads("Contrat d'adhésion")

    def interview(self) -> None:
        """Listen, write what is heard, pin the person's own words with one key, undo a slip and pin again."""
        self.keys.act("Commencer l'entretien")
        self.reads("Racontez-moi une journée ordinaire")
        assert self.keys.is_on("Notes de l'entretien")
        self.keys.type(NOTES)
        self.keys.press(Qt.Key.Key_Return)
        self.keys.type(QUOTATION)
        self.keys.press(Qt.Key.Key_F2)
        self.keys.type("denombrer")
        self.reads(PINNED)
        self.keys.press(Qt.Key.Key_Return)
        self.reads("1 citation épinglée")
        self.keys.press(Qt.Key.Key_Z, CTRL)
        self.keys.press(Qt.Key.Key_F2)
        self.keys.type(PINNED)
        self.keys.press(Qt.Key.Key_Return)
        self.reads("1 citation épinglée", PINNED)
        assert self.keys.is_on("Notes de l'entretien")
        self.keys.press(Qt.Key.Key_Escape)
        self.reads("Contrat d'adhésion", "Aller au contrat")
