"""How a person likes the window: theme, size of text, minutes before it locks, the tour seen. Never about anybody."""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Protocol

THEMES = ("system", "light", "dark")
SCALES = (1.0, 1.25, 1.5, 2.0)
IDLE_MINUTES = (2, 5, 10, 20)


class Preferences(NamedTuple):
    """What is preferred."""

    theme: str = "system"
    scale: float = 1.0
    idle_minutes: int = 5
    tour_seen: bool = False


class PreferencesStore(Protocol):
    """Keeps the preferences from one start to the next."""

    def load(self) -> Preferences:
        """Return what was kept, or the defaults."""
        ...

    def save(self, preferences: Preferences) -> None:
        """Keep the preferences; failing to is never worth stopping a person."""
        ...


def read_preferences(data: object) -> Preferences:
    """Read what was kept; whatever is not understood takes its default."""
    kept = data if isinstance(data, dict) else {}
    default = Preferences()
    theme, scale, idle = kept.get("theme"), kept.get("scale"), kept.get("idle_minutes")
    return Preferences(
        theme=theme if isinstance(theme, str) and theme in THEMES else default.theme,
        scale=float(scale) if scale in SCALES else default.scale,
        idle_minutes=int(idle) if idle in IDLE_MINUTES else default.idle_minutes,
        tour_seen=kept.get("tour_seen") is True,
    )


class PreferencesFile:
    """A small JSON file beside the vault, replaced whole at each change."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Preferences:
        """Return what the file holds; a missing or broken file is the defaults."""
        try:
            kept = self._path.read_bytes()
        except OSError:
            return Preferences()
        import json  # noqa: PLC0415 - who keeps no preference starts without it

        try:
            return read_preferences(json.loads(kept))
        except ValueError:
            return Preferences()

    def save(self, preferences: Preferences) -> None:
        """Replace the file."""
        import json  # noqa: PLC0415 - same

        fresh = self._path.with_suffix(".new")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(preferences._asdict()), encoding="utf-8")
            os.replace(fresh, self._path)  # noqa: PTH105 - the atomic one, by its name
