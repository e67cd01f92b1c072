"""``clea-certifier authority``: found, enrol, renew, revoke, publish. Each act is done whole, or refused in French.

0 done, 1 refused, 64 wrong usage, 70 a bug, 75 (status alone) something is to be done soon.
"""

import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path

from clea_certifier.authority.arguments import REASONS, ROLES, Request, WrongUsageError, understand
from clea_certifier.authority.usage import USAGE
from clea_certifier.locked_keys import ROUNDS
from clea_certifier.passphrase import SHORTEST, VARIABLE, NoPassphraseError, read_passphrase
from clea_desktop.core.text import translator

DONE, REFUSED, WRONG_USAGE, BUG, DUE = 0, 1, 64, 70, 75

tr = translator()


@dataclass(frozen=True, slots=True)
class World:
    """What the command takes from outside: the hour, chance, the person at the keyboard."""

    now: Callable[[], datetime]
    randomness: Callable[[int], bytes] = os.urandom
    hidden: Callable[[str], str] = getpass
    asked: Callable[[str], str] = input
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    rounds: int = ROUNDS

    def passphrase(self, file: Path | None, prompt: str, *, twice: bool) -> bytes:
        """Read a passphrase; asked twice where a key is made under it."""

        def ask() -> str:
            first = self.hidden(prompt)
            if twice and self.hidden(tr("Encore une fois : ")) != first:
                raise WrongUsageError(tr("Les deux phrases secrètes diffèrent."))
            return first

        try:
            return read_passphrase(file, self.environment, ask)
        except NoPassphraseError as error:
            sentence = tr("Il faut une phrase secrète d'au moins {count} caractères.", count=SHORTEST)
            raise WrongUsageError(sentence) from error


def run_authority(args: Sequence[str], world: World | None = None) -> int:
    """Carry the command out and return its exit code."""
    if list(args) in ([], ["--help"], ["-h"]):
        (sys.stdout if args else sys.stderr).write(f"{_usage()}\n")
        return DONE if args else WRONG_USAGE
    try:
        return _done(understand(args), world or World(_clock))
    except WrongUsageError as wrong:
        sys.stderr.write(f"{wrong}\n{tr('Voyez : clea-certifier authority --help')}\n")
        return WRONG_USAGE
    except Exception as error:  # noqa: BLE001  (whatever it is, no passphrase and no name goes to the screen)
        _tell_bug(error)
        return BUG


def _done(request: Request, world: World) -> int:
    from clea_certifier.authority.acts import act_of  # noqa: PLC0415  (after the arguments are right)
    from clea_certifier.authority.troubles import AuthorityError, AuthorityTrouble, trouble_sentence  # noqa: PLC0415  (same)
    from clea_certifier.locked_keys import LockedKeyError  # noqa: PLC0415  (same)
    from clea_desktop.trust.enrolment.flaws import EnrolmentError, flaw_sentence  # noqa: PLC0415  (same)

    try:
        return act_of(request.act)(request, world)
    except AuthorityError as error:
        sys.stderr.write(f"{trouble_sentence(error, tr)}\n")
    except LockedKeyError:
        sys.stderr.write(f"{trouble_sentence(AuthorityError(AuthorityTrouble.WRONG_PASSPHRASE), tr)}\n")
    except EnrolmentError as error:
        sys.stderr.write(f"{flaw_sentence(error.flaw, tr)}\n")
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write(f"{tr('Arrêté : rien n’a été fait.')}\n")
    return REFUSED


def _usage() -> str:
    return tr(USAGE, roles="|".join(ROLES), reasons=", ".join(REASONS), variable=VARIABLE)


def _clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  (the command line is where this program reads the clock)


def _tell_bug(error: Exception) -> None:
    """Say that the program failed, and where in it: places in the code, never a value."""
    places = traceback.extract_tb(error.__traceback__)[-4:]
    where = " < ".join(f"{Path(place.filename).name}:{place.lineno}" for place in reversed(places))
    sentence = tr("Erreur interne du logiciel : l'acte n'a pas été fait.")
    sys.stderr.write(f"{sentence}\n({type(error).__name__} : {where})\n")
