"""What the person is told, says and signs, and the file the jury will believe."""

from clea_desktop.core.evaluation import evaluate
from clea_desktop.core.feedback import outcome_words, outcomes
from clea_desktop.core.pathway import Step
from clea_desktop.demo.scenes import BUNDLES, DOCUMENTS, TRUST, Scenes
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.widgets.page_reader import PageReader
from clea_desktop.ui.widgets.signature_pad import SignaturePad


def talk(at: Scenes) -> None:
    """Talk over the gaps, write down the person's own words, and what comes next."""
    player, tr, told = at.player, at.tr, at.told
    chapter, framework = told.chapter(Step.FEEDBACK), at.stage.framework
    player.press(tr("Préparer la restitution"))
    at.picture("points-a-aborder")
    player.press_beginning(tr("Sa parole"))
    player.write_in(tr("Ce que la personne dit de son évaluation"), chapter.comment)
    player.write_in(tr("Votre conclusion, pour la synthèse"), chapter.synthesis)
    at.picture("sa-parole")
    player.press_beginning(tr("La suite"))
    (outcome,) = outcomes(evaluate(framework, told.model.ratings(framework)))
    player.press(outcome_words(outcome, tr))
    if player.sees(tr("Proposer pour chaque sous-domaine")):
        player.press(tr("Proposer pour chaque sous-domaine"))
    at.picture("la-suite")


def give_papers(at: Scenes) -> None:
    """Make the restitution, the attestation where there is one, and the synthesis; keep a copy of each."""
    player, tr = at.player, at.tr
    at.stage.answers.to_write = at.out / DOCUMENTS
    player.press_beginning(tr("Documents"))
    player.press(tr("Faire le PDF de restitution"))
    player.press(tr("Enregistrer le PDF…"))
    if player.sees(tr("Faire l'attestation")):
        player.press(tr("Faire l'attestation"))
        player.press(tr("Enregistrer l'attestation…"))
    player.press(tr("Faire la synthèse"))
    player.press(tr("Enregistrer la synthèse…"))
    at.picture("documents")


def sign_restitution(at: Scenes) -> None:
    """Turn the screen: the person signs under the very pages that were read together, then the evaluator."""
    player, tr = at.player, at.tr
    player.press(tr("Faire signer"))
    at.stage.wait_for_screen(Screen.SIGN)
    for _ in ("candidate", "evaluator"):
        player.draw(SignaturePad)
        player.wait_for(lambda: _may_sign(at), "pages")
        at.picture("signature")
        player.press(tr("Je signe"))
    player.press(tr("Revenir"))


def _may_sign(at: Scenes) -> bool:
    """Read to the end, as far as the pages have come; say whether one may sign."""
    at.player.read_through(PageReader)
    return at.player.may_press(at.tr("Je signe"))


def look_over(at: Scenes) -> None:
    """Look at the map of proofs, and at what the jury will ask."""
    at.stage.walk(Screen.MAP)
    at.picture("carte-des-preuves")


def seal(at: Scenes) -> None:
    """Seal, give a copy, give the practice certificates."""
    player, tr = at.player, at.tr
    at.stage.walk(Screen.SEAL)
    at.picture("verification")
    player.fill(tr("Votre phrase secrète"), at.passphrase)
    player.press(tr("Sceller le dossier"))
    player.wait_for(lambda: player.sees(tr("Donner une copie…")), "sealed")
    at.picture("dossier-scelle")
    at.stage.answers.to_write = at.out / BUNDLES
    player.press(tr("Donner une copie…"))
    at.stage.answers.to_write = at.out / TRUST
    player.press(tr("Enregistrer les certificats d'entraînement…"))
