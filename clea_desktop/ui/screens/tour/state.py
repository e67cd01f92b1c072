"""What the tour says: one idea a page."""

from enum import Enum
from typing import NamedTuple

from clea_desktop.core.text import Translate


class Subject(Enum):
    """The pages, in order; each has its drawing."""

    PATH = 1
    NOTHING_LOST = 2
    STAYS_HERE = 3
    PROOFS = 4
    PRACTICE = 5


class TourState(NamedTuple):
    """All that is shown of one page. An empty word is a button that is not there."""

    subject: Subject
    title: str
    text: str
    place: str
    back: str
    skip: str
    go_on: str
    practise: str
    leave: str


def tour_state(subject: Subject, tr: Translate, *, offers_practice: bool, is_again: bool) -> TourState:
    """Show a page; ``offers_practice`` when the invented people may be brought in, ``is_again`` on a later visit."""
    title, text = _words(tr)[subject]
    is_last = subject is Subject.PRACTICE
    leave = tr("Revenir aux réglages") if is_again else tr("Commencer tout de suite")
    return TourState(
        subject=subject,
        title=title,
        text=text,
        place=tr("Page {number} sur {total}", number=subject.value, total=len(Subject)),
        back="" if subject is Subject.PATH else tr("Page précédente"),
        skip="" if is_last else tr("Quitter la visite"),
        go_on="" if is_last else tr("Page suivante"),
        practise=tr("Découvrir avec douze personnes inventées") if is_last and offers_practice else "",
        leave=leave if is_last else "",
    )


def neighbour(subject: Subject, step: int) -> Subject:
    """Return the page before (-1) or after (+1); the ends stay where they are."""
    return Subject(min(max(subject.value + step, 1), len(Subject)))


def _words(tr: Translate) -> dict[Subject, tuple[str, str]]:
    return {
        Subject.PATH: (
            tr("Pas à pas, de l'accueil au jury"),
            tr(
                "En haut de chaque dossier, un chemin montre ce qui est fait, ce qui est en cours, "
                "et pourquoi une étape attend encore. Le reste se fait dans l'ordre qui vous convient."
            ),
        ),
        Subject.NOTHING_LOST: (
            tr("Rien ne se perd"),
            tr(
                "Chaque geste est gardé aussitôt : il n'y a pas de bouton pour enregistrer. Si le poste s'éteint, "
                "vous retrouvez la même personne et la même question. Ctrl+Z revient sur le dernier geste."
            ),
        ),
        Subject.STAYS_HERE: (
            tr("Tout reste sur ce poste"),
            tr(
                "Les dossiers sont chiffrés ici, et rien n'en sort sans un geste de votre part. "
                "Ctrl+L cache l'écran ; votre phrase secrète vous rend l'endroit exact."
            ),
        ),
        Subject.PROOFS: (
            tr("Ce que la personne sait faire, et ce qui le montre"),
            tr(
                "Une photo, une parole, un geste observé : chacun se rattache à un critère. Au clavier, A pour acquis, "
                "N pour non acquis, P pour une preuve ; la phrase du résultat s'écrit en même temps."
            ),
        ),
        Subject.PRACTICE: (
            tr("Essayez sans risque"),
            tr(
                "Douze personnes inventées, chacune à une étape différente, pour tout essayer. Leurs dossiers portent "
                "la mention ENTRAÎNEMENT, et les Réglages les effacent quand vous voulez."
            ),
        ),
    }
