"""Where the passphrase of a private key comes from: a file, the environment, or the person at the keyboard.

Never from the arguments of the command, which every account of the machine can read.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

VARIABLE = "CLEA_CERTIFIER_PASSPHRASE"
SHORTEST = 12
_FILE_LIMIT = 4096


class NoPassphraseError(Exception):
    """There is no usable passphrase: none was given, or it is too short to protect a key."""


def read_passphrase(file: Path | None, environment: Mapping[str, str], ask: Callable[[], str]) -> bytes:
    """Return the passphrase: of the file when one is named, else of the environment, else asked; NoPassphraseError."""
    try:
        found = _first_line(file) if file is not None else environment.get(VARIABLE) or ask()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise NoPassphraseError from error
    if len(found) < SHORTEST:
        raise NoPassphraseError
    return found.encode()


def _first_line(file: Path) -> str:
    with file.open("rb") as source:
        return source.read(_FILE_LIMIT).decode().partition("\n")[0].rstrip("\r")
