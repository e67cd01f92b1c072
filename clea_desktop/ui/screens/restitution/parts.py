"""The parts of the second interview, in the order one talks: what to discuss, what is acquired, the person's words."""

from enum import StrEnum

from clea_desktop.core.text import Translate


class Part(StrEnum):
    """One part of the screen, by the name a place is remembered under."""

    POINTS = "points"
    RESULTS = "results"
    COMMENT = "comment"
    NEXT = "next"
    PAPERS = "papers"


def part_of(name: str) -> Part | None:
    """Return the part of that name; None for any other."""
    return Part(name) if name in set(Part) else None


def part_titles(tr: Translate) -> dict[Part, str]:
    """Name the parts, whole."""
    return {
        Part.POINTS: tr("Points à aborder"),
        Part.RESULTS: tr("Ce qui est acquis, et pourquoi"),
        Part.COMMENT: tr("Parole de la personne"),
        Part.NEXT: tr("La suite"),
        Part.PAPERS: tr("Documents"),
    }


def short_titles(tr: Translate) -> dict[Part, str]:
    """Name the parts in the column."""
    return part_titles(tr) | {Part.RESULTS: tr("Ce qui est acquis"), Part.COMMENT: tr("Sa parole")}


def part_help(part: Part, tr: Translate) -> str:
    """Say what a part is for."""
    return {
        Part.POINTS: tr("Ce que la personne a dit d'elle-même ne compte pas : cela ouvre la discussion."),
        Part.RESULTS: tr(
            "Les points forts d'abord. Chaque phrase dit la règle, avec ses nombres : ils restent entre vous."
        ),
        Part.COMMENT: tr("Ses mots à elle, tels qu'elle les dit. Ils figurent sur la restitution, qu'elle signe."),
        Part.NEXT: tr("La suite vient des constats : le jury quand tous les domaines sont acquis, sinon un parcours."),
        Part.PAPERS: tr("Ce qui se remet, se signe et se garde. Le texte est le même à l'écran et sur le papier."),
    }[part]
