"""The first day: the vault is made, the tour read, the twelve invented people met, a candidate registered."""

from clea_desktop.core.pathway import Step
from clea_desktop.core.welcome import POINTS, Field
from clea_desktop.demo.material import BODY, signed_paper
from clea_desktop.demo.scenes import DOCUMENTS, Scenes
from clea_desktop.ui.navigation import Screen


def first_start(at: Scenes) -> None:
    """Make the vault, keep the code, type it back."""
    player, tr = at.player, at.tr
    at.picture("premier-demarrage")
    player.fill(tr("Organisme évaluateur"), BODY)
    player.fill(tr("Votre prénom et votre nom"), at.told.evaluator)
    player.press(tr("Continuer"))
    player.fill(tr("Phrase secrète"), at.passphrase)
    player.fill(tr("La même phrase, encore une fois"), at.passphrase)
    player.press(tr("Créer le coffre"))
    player.press(tr("Enregistrer en PDF"))
    player.press(tr("J'ai gardé le code"))
    player.fill(tr("Code de secours"), at.stage.access.recovery_code)
    player.press(tr("Ouvrir CléA Desktop"))
    player.wait_for(lambda: at.stage.application.workspace is not None, "workspace")
    at.stage.wait_for_screen(Screen.TOUR)


def tour(at: Scenes) -> None:
    """Read the five pages, and say yes to the twelve invented people."""
    player, tr = at.player, at.tr
    while player.sees(tr("Page suivante")):
        at.picture("visite")
        player.press(tr("Page suivante"))
    at.picture("visite")
    player.press(tr("Découvrir avec douze personnes inventées"))
    at.stage.wait_for_screen(Screen.CANDIDATES)
    at.picture("douze-personnes-inventees")
    at.stage.walk(Screen.HOME)
    at.picture("accueil")


def register(at: Scenes) -> None:
    """Register the invented candidate."""
    player, tr, told = at.player, at.tr, at.told
    at.stage.walk(Screen.CANDIDATES)
    player.press(tr("Nouveau candidat"))
    player.fill(tr("Nom de naissance"), told.birth_name)
    player.fill(tr("Prénom"), told.first_name)
    player.fill(tr("Date de naissance"), f"{told.birth_date:%d/%m/%Y}")
    at.picture("inscription")
    player.press(tr("Ouvrir le dossier"))
    at.picture("parcours")


def welcome(at: Scenes) -> None:
    """Say what is explained at a first contact, who the person is, and listen to what they look for."""
    player, tr, answers = at.player, at.tr, dict(at.told.chapter(Step.WELCOME).answers)
    player.press(tr("Commencer l'accueil"))
    for _ in POINTS:
        player.press(tr("Expliqué"))
    at.picture("premier-contact")
    player.press(tr("Identité"))
    player.fill(tr("Deuxième prénom"), "Camille")
    player.press(tr("Féminin") if answers[Field.SEX] == "F" else tr("Masculin"))
    player.press(tr("Naissance"))
    player.fill(tr("Commune de naissance"), answers[Field.BIRTH_PLACE])
    player.fill(tr("Code INSEE de la commune"), answers[Field.BIRTH_INSEE])
    player.press(tr("Diagnostic"))
    player.press(tr("Un premier certificat"))
    player.press(tr("À l'aise"))
    at.picture("diagnostic")
    player.press(tr("Choix et suite"))
    player.press_beginning(tr("Certification directe"))
    player.press(tr("Revenir au parcours"))


def interview(at: Scenes) -> None:
    """Write down what is heard, and pin the person's own words to a criterion."""
    player, tr, chapter = at.player, at.tr, at.told.chapter(Step.INTERVIEW)
    at.stage.walk(Screen.INTERVIEW)
    player.write(f"{chapter.notes}\n")
    for _prompt, words, criterion in chapter.quotations:
        player.write(words)
        player.press(tr("Épingler"))
        player.write(criterion)
        if criterion == chapter.quotations[0][2]:
            at.picture("epingler")
        player.key("enter")
        player.write("\n")
    at.picture("entretien")
    player.press(tr("Le parcours"))


def sign(at: Scenes) -> None:
    """Keep the agreement to print, have it signed, attach its scan."""
    player, tr = at.player, at.tr
    at.stage.answers.to_write = at.out / DOCUMENTS
    player.press(tr("Enregistrer le contrat…"))
    at.stage.offer("contrat-signe.jpg", signed_paper(at.seed, at.told))
    player.press(tr("Joindre le contrat signé…"))
    at.picture("contrat-signe")
