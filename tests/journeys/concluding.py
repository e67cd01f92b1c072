"""The story by keyboard, last part: what is said together, the papers and their signatures, the seal, a correction."""

from PySide6.QtCore import Qt

from clea_desktop.bootstrap import system_clock
from clea_desktop.core.clock import paris_day
from tests.journeys.people import BIRTH_NAME, COMMENT, PASSPHRASE
from tests.journeys.sight import seen
from tests.journeys.story import CAN, AtTheDesk

OBJECTIVE = "Lire une fiche de poste où l'œil se perd"
CORRECTION = "Le calcul a été relu avec elle, à Noël."
AGAIN = "Relu ensemble : c'était la consigne, pas le calcul."
PARTS = ("Points à aborder", "Ce qui est acquis", "Sa parole", "La suite", "Documents")


class Concluding(AtTheDesk):
    """The last day, and one more."""

    def talk(self) -> None:
        """Begin with the gaps; write the person's own words; decide what comes next, with something to learn."""
        self.keys.act("Préparer la restitution")
        self.reads(BIRTH_NAME, "les points forts d'abord", "Points à aborder", CAN)
        self.keys.open_part(PARTS, "Sa parole")
        self.keys.go_to("Ce que la personne dit de son évaluation")
        self.keys.type(COMMENT)
        self.keys.open_part(PARTS, "La suite")
        self.keys.choose("Un parcours de formation est proposé", "Un parcours de formation est proposé")
        self.keys.act("Préparer")
        self.keys.fill("Objectif", OBJECTIVE)
        self.keys.fill("Durée en heures", "14")
        self.keys.fill("Lieu", "Sète, à l'Étoile")

    def make_papers(self) -> None:
        """Make each paper, and keep a copy of it."""
        self.keys.open_part(PARTS, "Documents")
        self.keys.act("Faire le PDF de restitution")
        self.reads("Le PDF dit la même chose que cette page.")
        self.paper("Enregistrer le PDF…", "restitution.pdf")
        self.keys.act("Faire l'attestation")
        self.paper("Enregistrer l'attestation…", "attestation.pdf")
        self.keys.act("Faire la synthèse")
        self.paper("Enregistrer la synthèse…", "synthèse.pdf")

    def sign_restitution(self) -> None:
        """Print the restitution, have it signed with a pen, attach its scan."""
        self.keys.act("Faire signer")
        self.reads("lire ensemble et signer")
        self.keys.act("Signer sur papier…")
        self.paper("Enregistrer pour imprimer…", "à signer.pdf")
        self.photo("restitution-signée.jpg")
        self.keys.fill("Signé le", f"{paris_day(system_clock()):%d/%m/%Y}")
        self.keys.act("Joindre le scan signé…")
        self.reads("Signé sur papier le", "Les deux signatures sont là.")
        self.keys.act("Revenir")

    def look_over(self) -> None:
        """Read on the map what the jury will ask, then what keeps the dossier from being sealed: nothing."""
        self.keys.act("Passer au scellement")
        self.reads("Conformité", "Restitution signée par la personne")
        self.keys.act("La carte des preuves")
        self.reads("Ce que le jury demandera")
        self.keys.act("Le scellement")

    def seal(self) -> None:
        """Sign with the passphrase, mistyped once; give a copy and the practice certificates."""
        self.keys.fill("Votre phrase secrète", PASSPHRASE.replace("œ", "oe"))
        self.keys.press(Qt.Key.Key_Return)
        self.reads("Cette phrase secrète n'ouvre pas votre compte.")
        self.keys.fill("Votre phrase secrète", PASSPHRASE)
        self.keys.press(Qt.Key.Key_Return)
        self.reads("Dossier scellé", "par Maëlys Fontœnel", "Plus rien ne peut changer sans trace")
        assert PASSPHRASE not in seen(self.window)
        self._give("Donner une copie…", "1.asice")
        self.dialogs.path = self.desk / "trust"
        self.dialogs.path.mkdir()
        self.keys.act("Enregistrer les certificats d'entraînement…")
        self.keys.act("Le parcours")

    def correct(self) -> None:
        """Open the sealed dossier again for a reason, change one finding's reason, and seal a second version."""
        self.keys.act("Corriger ce dossier…")
        self.keys.fill("Pourquoi le corriger ?", CORRECTION)
        self.keys.press(Qt.Key.Key_Return)
        self.reads("Correction en cours : version 2")
        self.keys.act("Le parcours")
        self.keys.act("Les constats")
        self.keys.type("1")
        self.keys.press(Qt.Key.Key_Down)
        assert "1.1.2" in self.keys.focused()
        self.keys.type("r")
        self.keys.type(AGAIN)
        self.keys.press(Qt.Key.Key_Return)
        self.reads(f"Raison : {AGAIN}")
        self.keys.act("Le parcours")
        self.keys.act("Sceller le dossier")
        self.keys.fill("Votre phrase secrète", PASSPHRASE)
        self.keys.press(Qt.Key.Key_Return)
        self.reads("Dossier scellé, version 2")
        self._give("Donner une copie…", "2.asice")

    def _give(self, button: str, name: str) -> None:
        self.dialogs.path = self.desk / name
        self.keys.act(button)
        self.reads("Copie enregistrée.")
