"""``clea-desktop verify``: judge sealed files against a trust folder, in French or as JSON, with honest exit codes.

0 accepted, 1 rejected, 2 unreadable (several files: the highest), 64 wrong usage or unusable trust folder, 70 a bug.
A bug never looks like a verdict: nothing of it goes to standard output, and nothing of a file's content anywhere.
Neither Qt nor the database is imported here; even the cryptography comes only once the arguments are right.
"""

import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from clea_desktop.core.text import translator

if TYPE_CHECKING:
    from clea_desktop.bundles.verdict import Policy, Verdict
    from clea_desktop.trust.curve import Curve
    from clea_desktop.trust.store import TrustStore

ACCEPTED, REJECTED, UNREADABLE, WRONG_USAGE, BUG = 0, 1, 2, 64, 70
INTERRUPTED = 130
_STAGES = ("sealed", "deposited", "decided")
_PROGRAM = "clea-desktop verify"
_USAGE = """\
Usage : clea-desktop verify FICHIER… --trust DOSSIER [--stage sealed|deposited|decided]
                            [--practice] [--at INSTANT] [--recipient NOM] [--previous FICHIER] [--json]
  --trust DOSSIER   contient root.pem, issuing.pem et crls.pem (et tsa.pem), reçus à part du dossier scellé
  --stage ÉTAPE     étape exigée : sealed (par défaut), deposited ou decided
  --practice        n'accepte que les dossiers d'entraînement, et le dit
  --at INSTANT      juge à cet instant, par exemple 2026-11-21T20:51:43Z
  --recipient NOM   n'accepte que les dossiers destinés à cet organisme
  --previous FICHIER  exige que le dossier fasse suite à cette version, la précédente
  --json            un objet JSON par fichier, un par ligne
Réponses : 0 accepté, 1 refusé, 2 illisible, 64 commande ou dossier de confiance inutilisable, 70 erreur interne"""

tr = translator()


class _WrongUsageError(Exception):
    """What was typed cannot be carried out; carries the sentence to show."""


class _UnusableTrustError(Exception):
    """The trust folder cannot serve; carries the sentence to show."""


@dataclass(frozen=True, slots=True)
class _Request:
    files: tuple[str, ...]
    trust: str
    stage: str
    practice: bool
    at: datetime | None
    recipient: str | None
    previous: str | None
    as_json: bool


def run_verify(args: Sequence[str], *, program: str = _PROGRAM, curve: "Curve | None" = None) -> int:
    """Judge the files named by the arguments and return the exit code.

    ``program`` and ``curve`` are the one-file verifier's: how it is called, and its own arithmetic.
    """
    usage = tr(_USAGE).replace(_PROGRAM, program)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if list(args) in (["--help"], ["-h"]):
        sys.stdout.write(f"{usage}\n")
        return ACCEPTED
    try:
        return _judge(_request(args), curve)
    except _WrongUsageError as wrong:
        sys.stderr.write(f"{wrong}\n{usage}\n")
        return WRONG_USAGE
    except _UnusableTrustError as unusable:
        sys.stderr.write(f"{unusable}\n")
        return WRONG_USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  (whatever it is, it must not look like a verdict)
        _tell_bug(error)
        return BUG


def _judge(request: _Request, curve: "Curve | None") -> int:
    from clea_desktop.bundles.reasons import trust_sentence  # noqa: PLC0415  (after the arguments are right)
    from clea_desktop.bundles.report import as_json, as_text  # noqa: PLC0415  (same)
    from clea_desktop.bundles.verdict import Policy, Stage  # noqa: PLC0415  (same)
    from clea_desktop.trust.store import TrustStore, UnusableTrustError  # noqa: PLC0415  (same)

    try:
        trust = TrustStore.from_folder(Path(request.trust), curve=curve)
    except UnusableTrustError as error:
        raise _UnusableTrustError(trust_sentence(error.flaw, error.file, tr)) from error
    at = request.at or trust.now(datetime.now(UTC))  # noqa: TID251  (the command line is where this program reads the clock)
    at = at.replace(microsecond=0)  # as the answer says it: whoever asks for that instant judges at the very same one
    policy = Policy(Stage(request.stage), request.practice, at, request.recipient)
    before = None
    if request.previous is not None:
        before = _verdict(request.previous, trust, Policy(Stage.SEALED, request.practice, at))
    worst = ACCEPTED
    for file in request.files:
        verdict = _after(before, _verdict(file, trust, policy))
        sys.stdout.write(as_json(file, verdict, tr) if request.as_json else as_text(file, verdict, tr, request.at))
        sys.stdout.flush()
        worst = max(worst, _code(verdict))
    return worst


def _verdict(file: str, trust: "TrustStore", policy: "Policy") -> "Verdict":
    """Judge one file; what cannot be opened, or is no plain file (a folder, a pipe), is unreadable."""
    from clea_desktop.bundles.refusals import Reason  # noqa: PLC0415  (after the arguments are right)
    from clea_desktop.bundles.verdict import Verdict  # noqa: PLC0415  (same)
    from clea_desktop.bundles.verifying import verify  # noqa: PLC0415  (same)

    path = Path(file)
    try:
        source = path.open("rb") if path.is_file() else None
    except OSError:
        source = None
    if source is None:
        return Verdict(Reason.CANNOT_OPEN, "", policy.stage, judged_at=policy.at)
    with source:
        return verify(source, trust, policy)


def _after(previous: "Verdict | None", verdict: "Verdict") -> "Verdict":
    """Refuse what was accepted but does not follow the version given before it."""
    from clea_desktop.bundles.succession import follows  # noqa: PLC0415  (after the arguments are right)

    reason = follows(previous, verdict) if previous is not None and verdict.accepted else None
    return verdict if reason is None else replace(verdict, reason=reason, warnings=())


def _request(args: Sequence[str]) -> _Request:
    """Understand the arguments, or say in French what is wrong with them."""
    files, found = _words(args)
    if not files:
        raise _WrongUsageError(tr("Il manque au moins un FICHIER à vérifier."))
    if "--trust" not in found:
        raise _WrongUsageError(tr("Il manque --trust DOSSIER : sans autorité connue, rien ne se juge."))
    stage = found.get("--stage", _STAGES[0])
    if stage not in _STAGES:
        raise _WrongUsageError(tr("--stage attend sealed, deposited ou decided."))
    previous = found.get("--previous")
    if previous is not None and len(files) > 1:
        raise _WrongUsageError(tr("--previous attend un seul FICHIER à vérifier."))
    return _Request(
        files=tuple(files),
        trust=found["--trust"],
        stage=stage,
        practice="--practice" in found,
        at=_instant(found),
        recipient=found.get("--recipient"),
        previous=previous,
        as_json="--json" in found,
    )


def _words(args: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Tell files from options; these may stand anywhere, each once, as ``--name value`` or ``--name=value``."""
    files: list[str] = []
    found: dict[str, str] = {}
    words = iter(args)
    for word in words:
        if word == "--":
            files.extend(words)
        elif not word.startswith("-"):
            files.append(word)
        else:
            name, equals, value = word.partition("=")
            if name in found:
                raise _WrongUsageError(tr("{name} est donné deux fois.", name=name))
            if word in {"--practice", "--json"}:
                found[name] = "yes"
            elif name in {"--trust", "--stage", "--at", "--recipient", "--previous"}:
                found[name] = value if equals else next(words, "")
            else:
                raise _WrongUsageError(tr("« {word} » n'est pas une option connue.", word=word))
            if not found[name]:
                raise _WrongUsageError(tr("{name} attend une valeur.", name=name))
    return files, found


def _instant(found: Mapping[str, str]) -> datetime | None:
    """Return the instant to judge at if one is asked for; otherwise it is now."""
    text = found.get("--at")
    if text is None:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise _WrongUsageError(tr("--at attend un instant avec son fuseau, par exemple 2026-11-21T20:51:43Z."))
    return instant


def _code(verdict: "Verdict") -> int:
    from clea_desktop.bundles.verdict import Outcome  # noqa: PLC0415  (after the arguments are right)

    return {Outcome.ACCEPTED: ACCEPTED, Outcome.REJECTED: REJECTED, Outcome.UNREADABLE: UNREADABLE}[verdict.outcome]


def _tell_bug(error: Exception) -> None:
    """Say that the program failed, and where in it: places in the code, never a value."""
    places = traceback.extract_tb(error.__traceback__)[-4:]
    where = " < ".join(f"{Path(place.filename).name}:{place.lineno}" for place in reversed(places))
    sentence = tr("Erreur interne du logiciel : ce n'est pas un verdict, le fichier n'est ni accepté ni refusé.")
    sys.stderr.write(f"{sentence}\n({type(error).__name__} : {where})\n")
