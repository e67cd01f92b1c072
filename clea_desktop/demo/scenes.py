"""What every scene of the demonstration is played with."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from clea_desktop.core.text import Translate
from clea_desktop.demo.material import Story, story
from clea_desktop.demo.stage import Stage
from clea_desktop.ui.player import Player

DOCUMENTS, BUNDLES, TRUST, SCREENS = "documents", "bundles", "trust", "screens"
GIVEN = (DOCUMENTS, BUNDLES, TRUST)
_WORDS = 6


def _passphrase() -> str:
    return " ".join(os.urandom(3).hex() for _ in range(_WORDS))


@dataclass
class Scenes:
    """A stage, where to give, whose story, and the camera."""

    stage: Stage
    out: Path
    seed: int
    camera: Callable[[Path], None]
    passphrase: str = field(default_factory=_passphrase)
    taken: int = 0

    @property
    def player(self) -> Player:
        """Return the hands."""
        return self.stage.player

    @property
    def tr(self) -> Translate:
        """Return the voice."""
        return self.stage.tr

    @property
    def told(self) -> Story:
        """Return whose story it is."""
        return story(self.seed)

    def picture(self, name: str) -> None:
        """Take the next picture, once the short word of the last act is gone."""
        self.taken += 1
        self.stage.application.window.toast.forget()
        self.camera(self.out / SCREENS / f"{self.taken:02}-{name}.png")
