"""``clea-certifier deposit``: make the deposit key, and open what laptops encrypted to it.

0 done, 1 refused (what was carried is cut, changed or for another key), 2 unreadable, 64 wrong usage.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path

from clea_certifier.deposit.stick import NotWrittenError, open_deposit, write_new
from clea_certifier.passphrase import SHORTEST, VARIABLE, NoPassphraseError, read_passphrase
from clea_desktop.bundles.transport import (
    TransportError,
    TransportFlaw,
    lock_key,
    new_deposit_key,
    unlock_key,
)
from clea_desktop.core.text import translator

DONE, REFUSED, UNREADABLE, WRONG_USAGE = 0, 1, 2, 64
_KEY_LIMIT = 64 * 1024
_USAGE = """\
Usage : clea-certifier deposit keygen --out CLÉ [--passphrase-file FICHIER]
        clea-certifier deposit open FICHIER.age --key CLÉ --out FICHIER.asice [--passphrase-file FICHIER]
  keygen  crée la clé de dépôt, gardée sous une phrase secrète ; affiche sa moitié publique (age1…)
  open    ouvre un dossier apporté : rien n'est écrit s'il en manque un morceau
La phrase secrète se lit dans le fichier nommé, sinon dans la variable {variable}, sinon au clavier."""

tr = translator()


class _RefusalError(Exception):
    """What was asked cannot be done; carries the sentence to show and the exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class _Request:
    act: str
    file: str
    out: Path
    key: Path | None
    passphrase_file: Path | None


def run_deposit(args: Sequence[str]) -> int:
    """Carry the command out and return its exit code."""
    if list(args) in ([], ["--help"], ["-h"]):
        (sys.stdout if args else sys.stderr).write(f"{_usage()}\n")
        return DONE if args else WRONG_USAGE
    try:
        request = _request(args)
        if request.act == "keygen":
            _make_key(request)
        else:
            _open(request)
    except _RefusalError as refusal:
        usage = f"\n{_usage()}" if refusal.code == WRONG_USAGE else ""
        sys.stderr.write(f"{refusal}{usage}\n")
        return refusal.code
    return DONE


def flaw_sentence(flaw: TransportFlaw) -> str:
    """Say why what was carried, or its key, does not open."""
    return {
        TransportFlaw.NOT_AGE: tr("Ce fichier n'est pas un dossier chiffré pour le transport."),
        TransportFlaw.DAMAGED: tr("Ce fichier est coupé ou modifié : rien n'en a été gardé. Demandez une autre copie."),
        TransportFlaw.OTHER_KEY: tr("Ce fichier est chiffré pour une autre clé de dépôt que celle-ci."),
        TransportFlaw.RECIPIENT: tr("Ceci n'est pas une clé de dépôt publique (age1…)."),
        TransportFlaw.KEY_UNREADABLE: tr("Ce fichier n'est pas une clé de dépôt gardée sous une phrase secrète."),
        TransportFlaw.KEY_LOCKED: tr("Cette phrase secrète n'ouvre pas la clé de dépôt."),
    }[flaw]


def _make_key(request: _Request) -> None:
    if request.out.exists():
        raise _RefusalError(tr("{path} existe déjà : rien n'est remplacé.", path=request.out), REFUSED)
    key = new_deposit_key()
    locked = lock_key(key, _passphrase(request, twice=True))
    try:
        write_new(request.out, locked)
    except NotWrittenError as error:
        raise _RefusalError(tr("{path} ne peut pas être écrit.", path=request.out), UNREADABLE) from error
    sys.stdout.write(f"{key.recipient}\n")


def _open(request: _Request) -> None:
    if request.key is None:
        raise _RefusalError(tr("Il manque --key CLÉ : le fichier de la clé de dépôt."), WRONG_USAGE)
    if request.out.exists():
        raise _RefusalError(tr("{path} existe déjà : rien n'est remplacé.", path=request.out), REFUSED)
    try:
        with request.key.open("rb") as source:
            locked = source.read(_KEY_LIMIT)
        key = unlock_key(locked, _passphrase(request, twice=False))
        open_deposit(Path(request.file), key, request.out)
    except TransportError as error:
        raise _RefusalError(flaw_sentence(error.flaw), REFUSED) from error
    except NotWrittenError as error:
        raise _RefusalError(tr("{path} ne peut pas être écrit.", path=request.out), UNREADABLE) from error
    except OSError as error:
        raise _RefusalError(tr("Le fichier ou la clé ne se lit pas."), UNREADABLE) from error
    sys.stdout.write(f"{request.out}\n")


def _passphrase(request: _Request, *, twice: bool) -> str:
    def ask() -> str:
        first = getpass(tr("Phrase secrète de la clé de dépôt : "))
        if twice and getpass(tr("Encore une fois : ")) != first:
            raise _RefusalError(tr("Les deux phrases secrètes diffèrent."), WRONG_USAGE)
        return first

    try:
        return read_passphrase(request.passphrase_file, os.environ, ask).decode()
    except NoPassphraseError as error:
        sentence = tr("Il faut une phrase secrète d'au moins {count} caractères.", count=SHORTEST)
        raise _RefusalError(sentence, WRONG_USAGE) from error


def _request(args: Sequence[str]) -> _Request:
    """Understand the arguments, or say in French what is wrong with them."""
    act, *rest = args
    if act not in {"keygen", "open"}:
        raise _RefusalError(tr("« {word} » n'est pas une commande connue.", word=act), WRONG_USAGE)
    files, found = _words(rest)
    if len(files) != (act == "open"):
        raise _RefusalError(tr("Cette commande attend un FICHIER.age, et un seul."), WRONG_USAGE)
    if "--out" not in found:
        raise _RefusalError(tr("Il manque --out : où écrire."), WRONG_USAGE)
    key, passphrase = found.get("--key"), found.get("--passphrase-file")
    return _Request(
        act,
        files[0] if files else "",
        Path(found["--out"]),
        None if key is None else Path(key),
        None if passphrase is None else Path(passphrase),
    )


def _words(args: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    files: list[str] = []
    found: dict[str, str] = {}
    words = iter(args)
    for word in words:
        name, equals, value = word.partition("=")
        if not word.startswith("--"):
            files.append(word)
        elif name not in {"--out", "--key", "--passphrase-file"} or name in found:
            raise _RefusalError(tr("« {word} » n'a pas sa place ici.", word=word), WRONG_USAGE)
        else:
            found[name] = value if equals else next(words, "")
            if not found[name]:
                raise _RefusalError(tr("{name} attend une valeur.", name=name), WRONG_USAGE)
    return files, found


def _usage() -> str:
    return tr(_USAGE, variable=VARIABLE)
