"""``clea-certifier time``: the time-stamping unit, and the proofs of date of bundles.

0 done, 1 a bundle or the unit is refused, 64 wrong usage, 75 a bundle waits (nothing is lost: it is kept as it was).
"""

import os
import secrets
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path

from clea_certifier.locked_keys import Locksmith
from clea_certifier.passphrase import SHORTEST, VARIABLE, NoPassphraseError, read_passphrase
from clea_certifier.time.arguments import Request, WrongUsageError, understand
from clea_certifier.time.client import RemoteUnit
from clea_certifier.time.sentences import outcome_sentence, waiting_sentence
from clea_certifier.time.server import TimeServer
from clea_certifier.time.stamping import Outcome, Result, renew_bundle, stamp_bundle
from clea_certifier.time.unit_folder import UnitFolder, UnitFolderError
from clea_certifier.time.waiting import BrokenListError, WaitingList
from clea_desktop.bundles.reasons import trust_sentence
from clea_desktop.core.text import translator
from clea_desktop.trust.store import TrustStore, UnusableTrustError

DONE, REFUSED, WRONG_USAGE, WAITS = 0, 1, 64, 75
_SOUND = frozenset({Result.STAMPED, Result.ALREADY, Result.NOT_DUE})
_USAGE = """\
Usage : clea-certifier time create --unit DOSSIER --name NOM [--passphrase-file FICHIER]
        clea-certifier time serve --unit DOSSIER [--host ADRESSE] [--port N] [--passphrase-file FICHIER]
        clea-certifier time stamp FICHIER… --trust DOSSIER --tsa ADRESSE --waiting LISTE
        clea-certifier time retry --trust DOSSIER --tsa ADRESSE --waiting LISTE
        clea-certifier time renew FICHIER… --within JOURS --trust DOSSIER --tsa ADRESSE --waiting LISTE
        clea-certifier time waiting --waiting LISTE
        clea-certifier time forget FICHIER… --waiting LISTE
  create   crée la clé d'un service d'horodatage et la demande de certificat (request.pem) ;
           « clea-certifier authority time-unit » y répond : posez sa réponse à côté, sous le nom certificate.pem
  serve    répond aux demandes (RFC 3161), sur cette machine seulement si rien d'autre n'est dit
  stamp    ajoute à chaque dossier scellé une preuve de date ; si le service ne répond pas, le dossier est gardé
           tel quel et noté dans LISTE
  retry    redemande pour tout ce que LISTE dit en attente
  renew    ajoute une nouvelle preuve à ceux dont la dernière ne se vérifiera plus dans JOURS jours
  waiting  dit ce qui attend
  forget   n'attend plus ces fichiers
La phrase secrète se lit dans le fichier nommé, sinon dans la variable {variable}, sinon au clavier.
Réponses : 0 fait, 1 refusé, 64 commande à revoir, 75 en attente"""

tr = translator()


def run_time(args: Sequence[str], now: Callable[[], datetime] | None = None) -> int:
    """Carry the command out and return its exit code."""
    if list(args) in ([], ["--help"], ["-h"]):
        (sys.stdout if args else sys.stderr).write(f"{tr(_USAGE, variable=VARIABLE)}\n")
        return DONE if args else WRONG_USAGE
    try:
        request = understand(args)
        return _ACTS[request.act](request, now or _clock)
    except WrongUsageError as wrong:
        return _say(f"{wrong}\n{tr(_USAGE, variable=VARIABLE)}", WRONG_USAGE)
    except UnusableTrustError as unusable:
        return _say(trust_sentence(unusable.flaw, unusable.file, tr), WRONG_USAGE)
    except (UnitFolderError, BrokenListError, OSError) as error:
        return _say(_trouble(error), REFUSED)


def _trouble(error: Exception) -> str:
    match error:
        case UnitFolderError():
            return tr("Ce dossier de service ne convient pas : voyez {file}.", file=error)
        case BrokenListError():
            return tr("La liste d'attente ne se lit pas. Rien n'y a été changé : remettez-en une copie.")
        case _:
            return tr("Le disque ou le réseau refuse. Vérifiez l'adresse, la place libre et les droits.")


def _create(request: Request, _now: Callable[[], datetime]) -> int:
    folder = UnitFolder(request.path("--unit"))
    folder.make_key(request.options["--name"], Locksmith(_passphrase(request, twice=True), secrets.token_bytes))
    sys.stdout.write(f"{folder.request}\n")
    return DONE


def _serve(request: Request, now: Callable[[], datetime]) -> int:
    opened = UnitFolder(request.path("--unit")).open(_passphrase(request, twice=False), now, secrets.token_bytes)
    with opened as unit, TimeServer(unit.answer, request.host, request.port) as server:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        sys.stdout.write(f"{server.address}\n")
        sys.stdout.flush()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return DONE
    return DONE


def _stamp(request: Request, now: Callable[[], datetime]) -> int:
    trust, unit = _means(request)
    return _each((stamp_bundle(file, unit, trust, now) for file in request.files), request, now)


def _retry(request: Request, now: Callable[[], datetime]) -> int:
    trust, unit = _means(request)
    waiting = WaitingList(request.path("--waiting")).all()
    return _each((stamp_bundle(Path(one.file), unit, trust, now, due=one.number) for one in waiting), request, now)


def _renew(request: Request, now: Callable[[], datetime]) -> int:
    trust, unit = _means(request)
    return _each((renew_bundle(file, unit, trust, now, request.within) for file in request.files), request, now)


def _waiting(request: Request, _now: Callable[[], datetime]) -> int:
    found = WaitingList(request.path("--waiting")).all()
    for one in found:
        sys.stdout.write(f"{one.file} : {waiting_sentence(one, tr)}\n")
    return WAITS if found else DONE


def _forget(request: Request, _now: Callable[[], datetime]) -> int:
    waiting = WaitingList(request.path("--waiting"))
    for file in request.files:
        waiting.done(file)
    return DONE


def _each(outcomes: Iterable[Outcome], request: Request, now: Callable[[], datetime]) -> int:
    """Say what became of each bundle, and keep the list of what waits true after each."""
    waiting = WaitingList(request.path("--waiting"))
    code = DONE
    for outcome in outcomes:
        sys.stdout.write(f"{outcome.file} : {outcome_sentence(outcome, tr)}\n")
        sys.stdout.flush()
        if outcome.result is Result.WAITING and outcome.flaw is not None:
            waiting.keep(outcome.file, outcome.number, outcome.flaw.value, now())
            code = code or WAITS
        elif outcome.result in {Result.STAMPED, Result.ALREADY}:
            waiting.done(outcome.file)
        elif outcome.result not in _SOUND:
            code = REFUSED
    return code


def _means(request: Request) -> tuple[TrustStore, RemoteUnit]:
    return TrustStore.from_folder(request.path("--trust")), RemoteUnit(request.options["--tsa"], secrets.token_bytes)


def _passphrase(request: Request, *, twice: bool) -> bytes:
    def ask() -> str:
        first = getpass(tr("Phrase secrète du service d'horodatage : "))
        if twice and getpass(tr("Encore une fois : ")) != first:
            raise WrongUsageError(tr("Les deux phrases secrètes diffèrent."))
        return first

    try:
        return read_passphrase(request.passphrase_file, os.environ, ask)
    except NoPassphraseError as error:
        sentence = tr("Il faut une phrase secrète d'au moins {count} caractères.", count=SHORTEST)
        raise WrongUsageError(sentence) from error


def _clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  (the command line is where this program reads the clock)


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code


_ACTS: dict[str, Callable[[Request, Callable[[], datetime]], int]] = {
    "create": _create,
    "serve": _serve,
    "stamp": _stamp,
    "retry": _retry,
    "renew": _renew,
    "waiting": _waiting,
    "forget": _forget,
}
