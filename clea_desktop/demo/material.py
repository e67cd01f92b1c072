"""A fictitious candidate, findings and photographs for the demonstration, drawn from a seed.

The seed chooses people, pictures and findings; never a key, a salt, a nonce or a code. Everybody here is invented,
and their evaluation body says so. What they said and did is one of the stories of the practice centre.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from clea_desktop.core.pathway import Step
from clea_desktop.core.practice import Chapter, Person
from clea_desktop.core.rating import Rating
from clea_desktop.documents.practice_pictures import LARGE, draw_photo, draw_signed_agreement
from clea_desktop.services.practice import invented_people

BODY = "Centre d'entraînement des Trois-Rivières (fictif)"
_EVALUATORS = ("Claire Aubertin", "Hélène Guégan", "Basile Courtœuvre", "Maÿlis Sénéchal")
_BIRTH_NAMES = ("Aubœuf", "Bénéteau-Ruiz", "Kerdraon", "Haïdara", "L'Hénaff", "Öztürk", "Le Floc'h", "Schäfer")
_YOUNGEST = date(2004, 6, 30)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph to attach: what people call it, the criteria it speaks of, why, and its JPEG bytes."""

    label: str
    criteria: tuple[str, ...]
    reason: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Story:
    """One invented evaluation; ``model`` is who of the practice centre they resemble."""

    evaluator: str
    birth_name: str
    birth_date: date
    model: Person

    @property
    def first_name(self) -> str:
        """Return the first name, the model's: the notes say « il » or « elle »."""
        return self.model.first_name

    def chapter(self, step: Step) -> Chapter:
        """Return what happened at a step."""
        return next(chapter for chapter in self.model.chapters if chapter.step is step)


_SCENES = (
    ("Devis de la cantine", "Le calcul est posé et juste, sans aide.", ("2.1.1", "2.2.1")),
    ("Plan de l'atelier annoté", "Le trajet est tracé, les distances sont dites.", ("2.4.1", "2.3.4")),
    ("Fiche d'inventaire", "Les quantités sont comptées et reportées.", ("2.1.2", "1.3.4")),
    ("Message au chef d'équipe", "Le message est clair et signé.", ("1.4.1", "1.4.5")),
    ("Bon de commande rempli", "Chaque case est remplie au bon endroit.", ("1.3.1", "1.3.3")),
    ("Consigne reformulée", "La consigne est redite avec ses mots.", ("1.1.1", "1.5.1")),
    ("Écran du courriel envoyé", "Le courriel part avec sa pièce jointe.", ("3.4.3", "3.4.4")),
    ("Planning de la semaine", "Les horaires sont placés sans oubli.", ("2.3.2", "5.2.1")),
    ("Poste de travail rangé", "Le poste est dégagé, chaque outil à sa place.", ("7.1.2", "7.2.1")),
    ("Relevé des températures", "Les mesures sont lues et comparées.", ("2.1.3", "2.3.6")),
    ("Affiche sécurité expliquée", "Les pictogrammes sont nommés et expliqués.", ("7.1.1", "7.1.3")),
    ("Tri des déchets de chantier", "Chaque matière va dans sa benne.", ("7.4.1", "7.4.3")),
)


def story(seed: int) -> Story:
    """Invent one candidate whose evaluation goes to its end."""
    chance = _chance(seed)
    models = [one for one in invented_people() if any(chapter.step is Step.FEEDBACK for chapter in one.chapters)]
    return Story(
        evaluator=chance.choice(_EVALUATORS),
        birth_name=chance.choice(_BIRTH_NAMES),
        birth_date=_YOUNGEST - timedelta(days=chance.randrange(33 * 365)),
        model=chance.choice(models),
    )


def photos(seed: int, model: Person) -> Iterator[Photo]:
    """Draw photographs of what the person masters, one at a time, each about two megabytes."""
    chance = _chance(seed + 1)
    for label, reason, criteria in _SCENES:
        shown = tuple(code for code in criteria if model.rating(code) is Rating.ACQUIRED)
        if shown:
            yield Photo(label, shown, reason, draw_photo(chance, label, LARGE))


def signed_paper(seed: int, told: Story) -> bytes:
    """Draw the scan of a signed agreement."""
    return draw_signed_agreement(_chance(seed + 2), f"{told.first_name} {told.birth_name}")


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a repeatable story, not a secret
