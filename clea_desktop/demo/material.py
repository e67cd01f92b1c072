"""Fictitious people, findings and photographs for the practice centre, drawn from a seed.

The seed chooses people, pictures and findings; never a key, a salt, a nonce or a code. Everybody here is invented,
and their evaluation body says so.
"""

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import fontpkg_atkinson_hyperlegible
from PIL import Image, ImageDraw, ImageFont

from clea_desktop.core.framework import Framework
from clea_desktop.core.rating import Rating

BODY = "Centre d'entraînement des Trois-Rivières (fictif)"
_EVALUATORS = ("Claire Fontanel", "Hélène Guégan", "Benoît Lacœuilhe", "Maÿlis Dutertre")
_BIRTH_NAMES = ("Œuvrard", "Nuñez-Lefèbvre", "Guézennec", "Ben Saïd", "D'Haëne", "Çelik", "Le Goff", "Müller")
_FIRST_NAMES = ("Zoé", "Anaïs", "Loïc", "Gaëlle", "Noël", "Inès", "François", "Chloé")
_ACQUIRED_SHARE = 0.86
_PHOTO_SIZE = (2400, 1800)
_JPEG_QUALITY = 93


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
    """One invented evaluation."""

    evaluator: str
    birth_name: str
    first_name: str
    birth_date: date
    ratings: dict[str, Rating]


_SCENES = (
    ("Devis de la cantine", "Le calcul est posé et juste, sans aide."),
    ("Plan de l'atelier annoté", "Le trajet est tracé, les distances sont dites."),
    ("Fiche d'inventaire", "Les quantités sont comptées et reportées."),
    ("Message au chef d'équipe", "Le message est clair et signé."),
    ("Bon de commande rempli", "Chaque case est remplie au bon endroit."),
    ("Consigne reformulée", "La consigne est redite avec ses mots."),
    ("Écran du courriel envoyé", "Le courriel part avec sa pièce jointe."),
    ("Planning de la semaine", "Les horaires sont placés sans oubli."),
    ("Poste de travail rangé", "Le poste est dégagé, les déchets triés."),
    ("Relevé des températures", "Les mesures sont lues et comparées."),
    ("Affiche sécurité expliquée", "Les pictogrammes sont nommés et expliqués."),
    ("Tri des déchets de chantier", "Chaque matière va dans sa benne."),
)


def story(seed: int, framework: Framework) -> Story:
    """Invent one candidate and the findings of a whole evaluation."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable story, not a secret
    ratings = {
        criterion.code: Rating.ACQUIRED if chance.random() < _ACQUIRED_SHARE else Rating.NOT_ACQUIRED
        for criterion in framework.criteria()
    }
    return Story(
        evaluator=chance.choice(_EVALUATORS),
        birth_name=chance.choice(_BIRTH_NAMES),
        first_name=chance.choice(_FIRST_NAMES),
        birth_date=_YOUNGEST - timedelta(days=chance.randrange(33 * 365)),
        ratings=ratings,
    )


def photos(seed: int, framework: Framework) -> Iterator[Photo]:
    """Draw the photographs of an evaluation, one at a time, each about two megabytes."""
    chance = random.Random(seed + 1)  # noqa: S311 - as above
    codes = [criterion.code for criterion in framework.criteria()]
    for label, reason in _SCENES:
        chosen = tuple(sorted(chance.sample(codes, 2)))
        yield Photo(label, chosen, reason, draw_photo(chance, label))


def draw_photo(chance: random.Random, label: str) -> bytes:
    """Draw a sheet of paper on a table, with grain like a telephone's, as a JPEG."""
    width, height = _PHOTO_SIZE
    table = (chance.randrange(96, 150), chance.randrange(80, 120), chance.randrange(60, 96))
    image = Image.new("RGB", _PHOTO_SIZE, table)
    pen = ImageDraw.Draw(image)
    left, top = chance.randrange(180, 300), chance.randrange(90, 160)
    pen.rectangle((left, top, width - left, height - top), fill=(244, 240, 230))
    pen.text((left + 80, top + 60), label, fill=(40, 44, 90), font=_font(64))
    for line in range(9):
        _write_line(chance, pen, left + 80, top + 220 + 110 * line, width - left - 80)
    grain = Image.frombytes("L", _PHOTO_SIZE, chance.randbytes(width * height)).convert("RGB")
    out = io.BytesIO()
    Image.blend(image, grain, 0.16).save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()


def _write_line(chance: random.Random, pen: ImageDraw.ImageDraw, left: int, base: int, right: int) -> None:
    """Scribble a line of handwriting nobody has to read."""
    x = left
    while x < right - chance.randrange(20, 500):
        points = [(x + step * 9, base + chance.randrange(-26, 10)) for step in range(chance.randrange(4, 12))]
        pen.line(points, fill=(48, 58, 120), width=6, joint="curve")
        x = int(points[-1][0]) + 40


def signed_paper(seed: int, birth_name: str, first_name: str) -> bytes:
    """Draw the scan of a signed agreement, as a JPEG."""
    chance = random.Random(seed + 2)  # noqa: S311 - as above
    page = Image.new("RGB", (1240, 1754), (252, 251, 247))
    pen = ImageDraw.Draw(page)
    title, body = _font(52), _font(34)
    pen.text((140, 150), "Contrat d'adhésion CléA", fill=(30, 30, 30), font=title)
    pen.text((140, 260), f"{first_name} {birth_name}", fill=(30, 30, 30), font=body)
    pen.text((140, 330), "Entraînement : personne fictive", fill=(30, 30, 30), font=body)
    for line in range(14):
        pen.line(((140, 470 + 58 * line), (1100, 470 + 58 * line)), fill=(190, 186, 176), width=3)
    points = [(760 + 26 * step, 1480 + chance.randrange(-60, 60)) for step in range(13)]
    pen.line(points, fill=(30, 40, 110), width=6, joint="curve")
    out = io.BytesIO()
    page.save(out, "JPEG", quality=88)
    return out.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(fontpkg_atkinson_hyperlegible.ROOT / "files" / "AtkinsonHyperlegible-Regular.ttf", size)
