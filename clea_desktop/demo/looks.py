"""Every screen in every look, as pictures for a person to look at: light, dark, and text at 200 %."""

from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic

from clea_desktop.demo.stage import Stage
from clea_desktop.demo.thread import Thread
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.widgets.scroll_page import SETTLED_MS

_LOOKS = {"clair": ("light", 1.0), "sombre": ("dark", 1.0), "200": ("light", 2.0)}
_SEED = 7


def photograph_every_screen(played: Stage, out: Path) -> None:
    """Play the thread, and at each place worth a picture take it in every look."""

    def in_every_look(path: Path) -> None:
        for name, (theme, scale) in _LOOKS.items():
            _wear(played, theme, scale)
            played.player.picture(out / f"{path.stem}-{name}.png")
        _wear(played, *_LOOKS["clair"])

    Thread(played, out, _SEED, picture=in_every_look).play()
    for name, arrive in _other_places(played).items():
        arrive()
        in_every_look(out / f"{name}.png")


def _other_places(played: Stage) -> Mapping[str, Callable[[], None]]:
    """Return the places the thread does not go through, and how to get there."""
    return {
        "20-candidats": lambda: played.walk(Screen.CANDIDATES),
        "21-parcours-scelle": lambda: played.walk(Screen.DOSSIER),
        "22-referentiel": lambda: played.walk(Screen.FRAMEWORK),
        "23-reglages": lambda: played.walk(Screen.SETTINGS),
        "24-ouverture": played.application.lock,
    }


def _wear(played: Stage, theme: str, scale: float) -> None:
    application = played.application
    application.prefer(application.preferences._replace(theme=theme, scale=scale))
    settled = monotonic() + 2 * SETTLED_MS / 1000
    played.player.wait_for(lambda: monotonic() > settled, "settled layouts")
