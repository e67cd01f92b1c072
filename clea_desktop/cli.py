"""The command ``clea-desktop``: reads the arguments and opens the door they name, and only that one.

Each door is imported when it is chosen: ``--version`` answers where there is neither screen nor database, and
``verify`` loads neither of them.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from clea_desktop import __version__
from clea_desktop.core.text import translator

OK = 0
WRONG_USAGE = 64
NO_SCREEN = 69
_SCREEN_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_SEALED = (".asice", ".age")
_USAGE = """\
Usage :
  clea-desktop [FICHIER] [--vault DOSSIER]      ouvre la fenêtre, et le dossier reçu (.asice, .age)
  clea-desktop verify FICHIER… --trust DOSSIER  juge des dossiers scellés
  clea-desktop demo --out DOSSIER [--seed N]    joue une évaluation d'entraînement, sans écran
  clea-desktop screens --out DOSSIER            photographie chaque écran
  clea-desktop --version                        dit la version"""

tr = translator()


class _WrongUsageError(Exception):
    """What was typed is no known command; carries the sentence to show."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 64 is wrong usage, 69 a window without a screen."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
    except _WrongUsageError as wrong:
        _tell(f"{wrong}\n{tr(_USAGE)}")
        return WRONG_USAGE


def vault_folder(platform: str, environment: Mapping[str, str], home: Path) -> Path:
    """Return where this system keeps what a program stores for one person."""
    if platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "clea-desktop"


def _run(words: list[str]) -> int:  # noqa: PLR0911 — one door each
    match words:
        case ["--version"]:
            sys.stdout.write(f"clea-desktop {__version__}\n")
            return OK
        case ["--help" | "-h"]:
            sys.stdout.write(f"{tr(_USAGE)}\n")
            return OK
        case ["verify", *rest]:
            from clea_desktop.verify_command import run_verify  # noqa: PLC0415 — no door opens another's imports

            return run_verify(rest)
        case ["preview", *how]:
            from clea_desktop.preview.worker import main as preview  # noqa: PLC0415 — no door opens another's imports

            return preview(how)
        case ["convert-picture"]:
            from clea_desktop.preview.converter import main as convert  # noqa: PLC0415 — no door opens another's imports

            return convert()
        case ["demo", *rest]:
            return _demo(_options(rest, "--out", "--seed"))
        case ["screens", *rest]:
            return _screens(_options(rest, "--out"))
        case [] | ["--vault", *_]:
            return _window(_options(words, "--vault"))
        case [file, *rest] if file.lower().endswith(_SEALED):
            return _window(_options(rest, "--vault"), Path(file))
        case _:
            raise _WrongUsageError(tr("« {word} » n'est pas une commande connue.", word=words[0]))


def _window(options: Mapping[str, str], file: Path | None = None) -> int:
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREEN_VARIABLES):
        _tell(
            tr(
                "Il n'y a pas d'écran ici, la fenêtre ne peut pas s'ouvrir. "
                "Pour voir le logiciel à l'œuvre sans écran : clea-desktop demo --out DOSSIER"
            )
        )
        return NO_SCREEN
    gc.disable()  # until the first screen is painted: nothing made before is garbage, and looking costs a tenth of it
    from clea_desktop.bootstrap import run_window  # noqa: PLC0415 — no door opens another's imports

    chosen = options.get("--vault")
    return run_window(Path(chosen) if chosen else vault_folder(sys.platform, os.environ, Path.home()), file)


def _demo(options: Mapping[str, str]) -> int:
    out, seed = _folder(options), options.get("--seed", "1")
    if not (seed.isascii() and seed.isdecimal()):
        raise _WrongUsageError(tr("--seed attend un nombre entier, zéro ou plus."))
    from clea_desktop.demo import run_demo  # noqa: PLC0415 — no door opens another's imports

    return run_demo(out, int(seed))


def _screens(options: Mapping[str, str]) -> int:
    out = _folder(options)
    from clea_desktop.demo import run_screens  # noqa: PLC0415 — no door opens another's imports

    return run_screens(out)


def _folder(options: Mapping[str, str]) -> Path:
    if "--out" not in options:
        raise _WrongUsageError(tr("Il manque --out DOSSIER : où écrire."))
    return Path(options["--out"])


def _options(words: Sequence[str], *known: str) -> dict[str, str]:
    """Read ``--name value`` and ``--name=value`` pairs; each known name once at most."""
    found: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if name not in known:
            raise _WrongUsageError(tr("« {word} » n'est pas une option connue.", word=word))
        if name in found:
            raise _WrongUsageError(tr("{name} est donné deux fois.", name=name))
        found[name] = value if equals else next(rest, "")
        if not found[name]:
            raise _WrongUsageError(tr("{name} attend une valeur.", name=name))
    return found


def _tell(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
