"""Every screen in every look, as pictures for a person to look at: light, dark, and text at 200 %."""

from collections.abc import Callable, Iterator
from pathlib import Path

from clea_desktop.demo.scenes import BUNDLES, GIVEN, Scenes
from clea_desktop.demo.stage import Stage
from clea_desktop.demo.thread import play
from clea_desktop.ui.navigation import Screen, Spot

_LOOKS = {"clair": ("light", 1.0), "sombre": ("dark", 1.0), "200": ("light", 2.0)}
_SEED = 7
_DOORS = frozenset({Screen.FIRST_START, Screen.UNLOCK, Screen.CLOSED_DOOR})
_SETTINGS = ("organisation", "people", "account", "practice", "about")


def photograph_every_screen(played: Stage, out: Path) -> None:
    """Take each place worth a picture in every look."""

    def in_every_look(path: Path) -> None:
        for name, (theme, scale) in _LOOKS.items():
            _wear(played, theme, scale)
            played.player.picture(out / f"{path.stem}-{name}.png")
        _wear(played, *_LOOKS["clair"])
        played.player.rest()

    visit_every_screen(played, in_every_look)


def visit_every_screen(played: Stage, camera: Callable[[Path], None]) -> frozenset[str]:
    """Play the thread before a camera, then go wherever it did not; return the screens that were taken.

    What the thread gives away goes behind the stage, and is erased with it.
    """
    for name in GIVEN:
        (played.backstage / name).mkdir()
    seen: set[str] = set()

    def take(path: Path) -> None:
        seen.add(played.application.window.current_screen())
        camera(path)

    at = Scenes(played, played.backstage, _SEED, take)
    play(at)
    for name in _elsewhere(at, seen):
        at.picture(name)
    return frozenset(seen)


def _elsewhere(at: Scenes, seen: set[str]) -> Iterator[str]:
    """Walk to the places the thread does not go through, and name each one once it is in sight."""
    played = at.stage
    played.walk(Screen.DOSSIER)
    yield "parcours-scelle"
    for screen in Screen:
        if screen not in _DOORS and screen not in seen:
            played.walk(screen)
            yield str(screen)
    for part in _SETTINGS:
        played.workspace.go(Spot(Screen.SETTINGS, part=part))
        played.wait_for_screen(Screen.SETTINGS)
        yield f"reglages-{part}"
    played.workspace.receive(next((at.out / BUNDLES).glob("*.asice")))
    played.player.wait_for(lambda: played.player.sees(at.tr("Refermer ce dossier")), "a received file")
    yield "dossier-recu"
    played.application.lock()
    yield str(Screen.UNLOCK)
    at.player.fill(at.tr("Phrase secrète"), at.passphrase)
    at.player.press(at.tr("Ouvrir"))
    played.player.wait_for(lambda: played.application.workspace is not None, "unlocked")
    played.spoil_the_door()
    played.application.lock()
    yield str(Screen.CLOSED_DOOR)


def _wear(played: Stage, theme: str, scale: float) -> None:
    application = played.application
    application.prefer(application.preferences._replace(theme=theme, scale=scale))
