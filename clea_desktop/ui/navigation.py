"""Who may go where, and what is lit meanwhile. Facts only: the workspace does the walking."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from clea_desktop.core.text import Translate
from clea_desktop.services.views import Resumption


class Screen(StrEnum):
    """Every screen, by the name the main window knows."""

    FIRST_START = "first-start"
    UNLOCK = "unlock"
    CLOSED_DOOR = "closed-door"
    HOME = "home"
    CANDIDATES = "candidates"
    REGISTER = "register"
    DOSSIER = "dossier"
    RATING = "rating"
    RESTITUTION = "restitution"
    SEAL = "seal"
    SIGN = "sign"
    MAP = "map"
    WELCOME = "welcome"
    INTERVIEW = "interview"
    EXERCISE = "exercise"
    SELF_ASSESSMENT = "self-assessment"
    EXERCISES = "exercises"
    FRAMEWORK = "framework"
    PLATFORM = "platform"
    PLATFORM_SHEET = "platform-sheet"
    RECEIVED = "received"
    SETTINGS = "settings"
    TOUR = "tour"


@dataclass(frozen=True, slots=True)
class Spot:
    """An exact place: a screen, the dossier it shows if any, the criterion under the hand, the part of the screen."""

    screen: Screen
    dossier_id: str = ""
    criterion_code: str = ""
    part: str = ""


SEARCH = "search"
"""The part of the list one comes to in order to search."""
Go = Callable[[Spot], None]
"""Walks to a spot."""

OF_A_DOSSIER = frozenset(
    {
        Screen.DOSSIER,
        Screen.EXERCISE,
        Screen.INTERVIEW,
        Screen.MAP,
        Screen.PLATFORM_SHEET,
        Screen.RATING,
        Screen.RESTITUTION,
        Screen.SEAL,
        Screen.SELF_ASSESSMENT,
        Screen.SIGN,
        Screen.WELCOME,
    }
)
_RESUMED = frozenset({Screen.CANDIDATES, Screen.EXERCISES, Screen.FRAMEWORK, Screen.PLATFORM, Screen.SETTINGS})
_OF_THE_EVALUATION = frozenset(
    {
        Screen.INTERVIEW,
        Screen.MAP,
        Screen.PLATFORM,
        Screen.PLATFORM_SHEET,
        Screen.REGISTER,
        Screen.SEAL,
        Screen.WELCOME,
    }
)
_NOT_OF_A_TRAINER = frozenset({Screen.RECEIVED})
_EDITORS = frozenset({"evaluator", "coordinator"})


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One item of the rail."""

    screen: Screen
    icon: str
    label: str


def rail_entries(tr: Translate) -> tuple[RailEntry, ...]:
    """Return the rail; in this version every role needs the same rooms, read-only for some."""
    return (
        RailEntry(Screen.HOME, "home", tr("Accueil")),
        RailEntry(Screen.CANDIDATES, "people", tr("Candidats")),
        RailEntry(Screen.FRAMEWORK, "framework", tr("Référentiel")),
        RailEntry(Screen.EXERCISES, "list", tr("Mises en situation")),
        RailEntry(Screen.PLATFORM, "keyboard", tr("Plateforme")),
        RailEntry(Screen.RECEIVED, "inbox", tr("Dossier reçu")),
        RailEntry(Screen.SETTINGS, "settings", tr("Réglages")),
    )


def may_evaluate(role: str) -> bool:
    """Say whether this role registers people, rates and seals; the others read."""
    return role in _EDITORS


def may_enter(screen: Screen, role: str) -> bool:
    """Say whether this role has anything to do on a screen."""
    if role == "trainer" and screen in _NOT_OF_A_TRAINER:
        return False
    return may_evaluate(role) or screen not in _OF_THE_EVALUATION


def rail_of(screen: Screen) -> str:
    """Return the rail item lit while a screen is shown."""
    if screen in OF_A_DOSSIER or screen is Screen.REGISTER:
        return Screen.CANDIDATES
    return screen


def spot_of(resumption: Resumption, role: str) -> Spot | None:
    """Return the spot a person comes back to; None for home, where one is anyway.

    A screen this role cannot enter any more leads to the dossier; what is unknown leads nowhere.
    """
    try:
        screen = Screen(resumption.screen)
    except ValueError:
        return None
    if screen in OF_A_DOSSIER:
        if not resumption.dossier_id:
            return None
        reached = screen if may_enter(screen, role) else Screen.DOSSIER
        return Spot(reached, resumption.dossier_id, resumption.criterion_code)
    return Spot(screen) if screen in _RESUMED else None
