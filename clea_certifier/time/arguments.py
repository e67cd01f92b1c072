"""What is typed after ``clea-certifier time``, understood or refused in French."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from clea_certifier.time.server import LOOPBACK
from clea_desktop.core.text import translator

PORT = 3161
_LONGEST_DAYS = 36500
_COMMON = ("--trust", "--tsa", "--waiting")
_ACTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], bool]] = {
    "create": (("--unit", "--name"), ("--passphrase-file",), False),
    "serve": (("--unit",), ("--host", "--port", "--passphrase-file"), False),
    "stamp": (_COMMON, (), True),
    "retry": (_COMMON, (), False),
    "renew": ((*_COMMON, "--within"), (), True),
    "waiting": (("--waiting",), (), False),
    "forget": (("--waiting",), (), True),
}
"""For each act: the options it needs, those it may have, whether files follow."""

tr = translator()


class WrongUsageError(Exception):
    """What was typed cannot be carried out; carries the sentence to show."""


@dataclass(frozen=True, slots=True)
class Request:
    """An act, its files, and what its options say."""

    act: str
    files: tuple[Path, ...]
    options: Mapping[str, str]

    def path(self, name: str) -> Path:
        """Return an option that names a file or a folder."""
        return Path(self.options[name])

    @property
    def passphrase_file(self) -> Path | None:
        """Return the file that holds the passphrase, if one was named."""
        named = self.options.get("--passphrase-file")
        return None if named is None else Path(named)

    @property
    def host(self) -> str:
        """Return where to serve: this machine only, unless told otherwise."""
        return self.options.get("--host", LOOPBACK)

    @property
    def port(self) -> int:
        """Return the port to serve at; 0 lets the machine choose."""
        return _number(self.options.get("--port", str(PORT)), "--port", 65535)

    @property
    def within(self) -> timedelta:
        """Return how near its end a proof is renewed."""
        return timedelta(days=_number(self.options["--within"], "--within", _LONGEST_DAYS))


def understand(args: Sequence[str]) -> Request:
    """Understand the arguments; WrongUsageError."""
    act, *rest = args
    if act not in _ACTS:
        raise WrongUsageError(tr("« {word} » n'est pas une commande connue.", word=act))
    needed, possible, takes_files = _ACTS[act]
    files, found = _words(rest, (*needed, *possible))
    missing = [name for name in needed if name not in found]
    if missing:
        raise WrongUsageError(tr("Il manque {name}.", name=missing[0]))
    if bool(files) != takes_files:
        raise WrongUsageError(
            tr("Il manque au moins un FICHIER.") if takes_files else tr("« {word} » est de trop.", word=files[0])
        )
    request = Request(act, tuple(Path(file) for file in files), found)
    if act == "serve":
        _ = request.port
    if act == "renew":
        _ = request.within
    return request


def _words(args: Sequence[str], known: Collection[str]) -> tuple[list[str], dict[str, str]]:
    files: list[str] = []
    found: dict[str, str] = {}
    words = iter(args)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            files.extend(words)
        elif not word.startswith("-"):
            files.append(word)
        elif name not in known or name in found:
            raise WrongUsageError(tr("« {word} » n'a pas sa place ici.", word=word))
        else:
            found[name] = value if equals else next(words, "")
            if not found[name]:
                raise WrongUsageError(tr("{name} attend une valeur.", name=name))
    return files, found


def _number(text: str, name: str, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 6 and int(text) <= most):
        raise WrongUsageError(tr("{name} attend un nombre entier, {most} au plus.", name=name, most=most))
    return int(text)
