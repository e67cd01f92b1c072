"""One invented candidate, from the first start to the copy given to the jury, by the gestures of a person."""

import os
from collections.abc import Callable
from pathlib import Path

from clea_desktop.core.welcome import POINTS
from clea_desktop.demo.material import BODY, Story, photos, signed_paper, story
from clea_desktop.demo.stage import Stage
from clea_desktop.ui.navigation import Screen

DOCUMENTS, BUNDLES, TRUST, SCREENS = "documents", "bundles", "trust", "screens"
_WORDS = 6


class Thread:
    """One candidate, from the first start to the copy given to the jury."""

    def __init__(self, played: Stage, out: Path, seed: int, picture: Callable[[Path], None]) -> None:
        self._stage = played
        self._out = out
        self._seed = seed
        self._take_picture = picture
        self._pictures = 0
        self.passphrase = " ".join(os.urandom(3).hex() for _ in range(_WORDS))
        self.told: Story = story(seed, played.framework)

    def play(self) -> None:
        """Play it all."""
        self.first_start()
        self.register()
        self.welcome()
        self.sign()
        self.rate()
        self.attach_photos()
        self.give_back()
        self.seal()

    def first_start(self) -> None:
        """Make the vault, keep the code, type it back."""
        player, tr = self._stage.player, self._stage.tr
        self._picture("premier-demarrage")
        player.fill(tr("Organisme évaluateur"), BODY)
        player.fill(tr("Votre prénom et votre nom"), self.told.evaluator)
        player.press(tr("Continuer"))
        player.fill(tr("Phrase secrète"), self.passphrase)
        player.fill(tr("La même phrase, encore une fois"), self.passphrase)
        player.press(tr("Créer le coffre"))
        player.press(tr("Enregistrer en PDF"))
        player.press(tr("J'ai gardé le code"))
        player.fill(tr("Code de secours"), self._stage.access.recovery_code)
        player.press(tr("Ouvrir CléA Desktop"))
        player.wait_for(lambda: self._stage.application.workspace is not None, "workspace")
        self._picture("liste-vide")

    def register(self) -> None:
        """Register the invented candidate."""
        player, tr, told = self._stage.player, self._stage.tr, self.told
        player.press(tr("Nouveau candidat"))
        player.fill(tr("Nom de naissance"), told.birth_name)
        player.fill(tr("Prénom"), told.first_name)
        player.fill(tr("Date de naissance"), f"{told.birth_date:%d/%m/%Y}")
        self._picture("inscription")
        player.press(tr("Ouvrir le dossier"))
        self._picture("parcours")

    def welcome(self) -> None:
        """Say what is explained at a first contact, and who the person is."""
        player, tr = self._stage.player, self._stage.tr
        player.press(tr("Commencer l'accueil"))
        for _ in POINTS:
            player.press(tr("Expliqué"))
        self._picture("accueil")
        player.press(tr("Identité"))
        player.fill(tr("Deuxième prénom"), "Éloïse")
        player.press(tr("Revenir au parcours"))

    def sign(self) -> None:
        """Print the agreement, have it signed, attach its scan."""
        player, tr, told = self._stage.player, self._stage.tr, self.told
        self._stage.answers.to_write = self._out / DOCUMENTS
        player.press(tr("Imprimer le contrat"))
        self._stage.offer("contrat-signe.jpg", signed_paper(self._seed, told.birth_name, told.first_name))
        player.press(tr("Joindre le contrat signé…"))
        self._picture("contrat-signe")

    def rate(self) -> None:
        """Rate every criterion from the keyboard: a letter, then down; the next sub-domain, and so on."""
        player = self._stage.player
        self._stage.walk(Screen.RATING, next(self._stage.framework.criteria()).code)
        for subdomain in self._stage.framework.subdomains():
            for criterion in subdomain.criteria:
                player.key(self.told.ratings[criterion.code].value)
                player.key("down")
            player.key("page down")

    def attach_photos(self) -> None:
        """Attach every photograph to a criterion, with what it shows."""
        player, tr = self._stage.player, self._stage.tr
        for number, photo in enumerate(photos(self._seed, self._stage.framework), start=1):
            self._stage.offer(f"photo-{number}.jpg", photo.data)
            self._stage.walk(Screen.RATING, photo.criteria[0])
            player.key("p")
            if player.sees(tr("Joindre une autre preuve…")):
                player.press(tr("Joindre une autre preuve…"))
            player.fill(tr("Nom de la preuve"), photo.label)
            player.fill(tr("Ce qu'elle montre"), photo.reason)
            if number == 1:
                self._picture("preuve")
            player.press(tr("Joindre la preuve"))
        self._picture("constats")

    def give_back(self) -> None:
        """Read the restitution and print it."""
        player, tr = self._stage.player, self._stage.tr
        player.press(tr("Préparer la restitution"))
        self._picture("restitution")
        player.press(tr("Faire le PDF de restitution"))
        player.press(tr("Enregistrer le PDF…"))

    def seal(self) -> None:
        """Seal, give a copy, give the practice certificates."""
        player, tr = self._stage.player, self._stage.tr
        self._stage.walk(Screen.SEAL)
        self._picture("verification")
        player.fill(tr("Votre phrase secrète"), self.passphrase)
        player.press(tr("Sceller le dossier"))
        player.wait_for(lambda: player.sees(tr("Donner une copie…")), "sealed")
        self._picture("dossier-scelle")
        self._stage.answers.to_write = self._out / BUNDLES
        player.press(tr("Donner une copie…"))
        self._stage.answers.to_write = self._out / TRUST
        player.press(tr("Enregistrer les certificats d'entraînement…"))

    def _picture(self, name: str) -> None:
        self._pictures += 1
        self._take_picture(self._out / SCREENS / f"{self._pictures:02}-{name}.png")
