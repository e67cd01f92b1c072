"""What is typed after ``clea-certifier authority``, understood or refused in French."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from clea_desktop.core.text import translator
from clea_desktop.trust.policies import Role
from clea_desktop.trust.revocation import RevocationReason

PASSPHRASE, NEW_PASSPHRASE = "--passphrase-file", "--new-passphrase-file"
INVITATION_DAYS, _MOST_DAYS = 30, 90
_YES, _WITHDRAW = "--yes", "--withdraw"
_FLAGS = (_YES, _WITHDRAW)
ROLES = {"evaluateur": Role.EVALUATOR, "employeurs": Role.JURY_EMPLOYERS, "salaries": Role.JURY_EMPLOYEES}
REASONS = {
    "cle-volee": RevocationReason.KEY_COMPROMISE,
    "autorite-volee": RevocationReason.CA_COMPROMISE,
    "autre-organisme": RevocationReason.AFFILIATION_CHANGED,
    "remplacee": RevocationReason.SUPERSEDED,
    "depart": RevocationReason.CESSATION_OF_OPERATION,
    "droit-retire": RevocationReason.PRIVILEGE_WITHDRAWN,
}
ACTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "create-root": (("--root", "--name"), (PASSPHRASE,)),
    "sign-issuing": (("--root", "--request", "--fingerprint", "--out"), (PASSPHRASE,)),
    "revoke-issuing": (("--root", "--serial", "--reason", "--out"), ("--since", PASSPHRASE)),
    "root-list": (("--root", "--out"), (PASSPHRASE,)),
    "create-issuing": (("--folder", "--name", "--out"), (PASSPHRASE,)),
    "install-issuing": (("--folder", "--answer", "--fingerprint"), (PASSPHRASE,)),
    "install-list": (("--folder", "--list"), ()),
    "keep-issuing": (("--folder", "--trust"), (PASSPHRASE,)),
    "seal-unit": (("--folder",), (PASSPHRASE,)),
    "time-unit": (("--folder", "--request", "--name", "--out"), (PASSPHRASE,)),
    "time-anchor": (("--folder", "--certificate"), (_WITHDRAW, PASSPHRASE)),
    "deposit-key": (("--folder", "--recipient"), (PASSPHRASE,)),
    "invite": (
        ("--folder", "--name", "--organisation", "--role", "--letter"),
        ("--person", "--days", PASSPHRASE),
    ),
    "withdraw": (("--folder", "--invitation"), ()),
    "enrol": (("--folder", "--request", "--out"), (_YES, PASSPHRASE)),
    "renew": (("--folder", "--request", "--out"), (_YES, PASSPHRASE)),
    "revoke": (("--folder", "--reason"), ("--person", "--serial", "--since", PASSPHRASE)),
    "crl": (("--folder",), (PASSPHRASE,)),
    "publish": (("--folder", "--out"), ()),
    "update": (("--folder", "--out"), (PASSPHRASE,)),
    "status": (("--folder",), ()),
    "people": (("--folder",), ()),
    "backup": (("--folder", "--out"), ()),
    "passphrase": (("--folder",), (PASSPHRASE, NEW_PASSPHRASE)),
}
"""For each act: the options it needs, and those it may have."""

LETTERS = frozenset({".pdf", ".txt"})

tr = translator()


class WrongUsageError(Exception):
    """What was typed cannot be carried out; carries the sentence to show."""


@dataclass(frozen=True, slots=True)
class Request:
    """An act, and what its options say; every option that has a form was checked."""

    act: str
    options: Mapping[str, str]

    def text(self, name: str) -> str:
        """Return an option."""
        return self.options[name]

    def path(self, name: str) -> Path:
        """Return an option that names a file or a folder."""
        return Path(self.options[name])

    def path_or_none(self, name: str) -> Path | None:
        """Return an option that names a file, when it was given."""
        return Path(self.options[name]) if name in self.options else None

    @property
    def says_yes(self) -> bool:
        """Say whether the question was answered beforehand."""
        return _YES in self.options

    @property
    def withdraws(self) -> bool:
        """Say whether something is taken back rather than added."""
        return _WITHDRAW in self.options

    @property
    def role(self) -> Role:
        """Return as what somebody is invited to sign."""
        return ROLES[self.options["--role"]]

    @property
    def reason(self) -> RevocationReason:
        """Return why something is revoked."""
        return REASONS[self.options["--reason"]]

    @property
    def serial(self) -> str | None:
        """Return a serial number as the registry writes it."""
        typed = self.options.get("--serial")
        return None if typed is None else f"{int(typed.replace(':', ''), 16):x}"

    @property
    def days(self) -> int:
        """Return how long an invitation stands."""
        return int(self.options.get("--days", str(INVITATION_DAYS)))

    def since(self, now: datetime) -> datetime:
        """Return from when on something is revoked."""
        return datetime.fromisoformat(self.options["--since"]).astimezone(UTC) if "--since" in self.options else now


def reason_word(reason: RevocationReason) -> str:
    """Return the word that is typed for a reason."""
    return next((word for word, one in REASONS.items() if one is reason), "?")


def understand(args: Sequence[str]) -> Request:
    """Understand the arguments; WrongUsageError."""
    act, *rest = args
    if act not in ACTS:
        raise WrongUsageError(tr("« {word} » n'est pas une commande connue.", word=act))
    needed, possible = ACTS[act]
    found = _options(rest, (*needed, *possible))
    missing = [name for name in needed if name not in found]
    if missing:
        raise WrongUsageError(tr("Il manque {name}.", name=missing[0]))
    _check_forms(found)
    if act == "revoke" and ("--person" in found) == ("--serial" in found):
        raise WrongUsageError(tr("Il faut --person ou --serial, l'un des deux."))
    return Request(act, found)


def _options(args: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    words = iter(args)
    for word in words:
        name, equals, value = word.partition("=")
        if name not in known or name in found or (name in _FLAGS and equals):
            raise WrongUsageError(tr("« {word} » n'a pas sa place ici.", word=word))
        found[name] = "yes" if name in _FLAGS else value if equals else next(words, "")
        if not found[name]:
            raise WrongUsageError(tr("{name} attend une valeur.", name=name))
    return found


def _check_forms(found: Mapping[str, str]) -> None:
    """Refuse the options whose value has not the form it must have, before anything is done."""
    for name, choices in (("--role", ROLES), ("--reason", REASONS)):
        if name in found and found[name] not in choices:
            raise WrongUsageError(tr("{name} attend : {choices}.", name=name, choices=", ".join(choices)))
    days = found.get("--days", "1")
    if not (days.isascii() and days.isdecimal() and 1 <= int(days) <= _MOST_DAYS):
        raise WrongUsageError(tr("--days attend un nombre de jours, de 1 à {most}.", most=_MOST_DAYS))
    serial = found.get("--serial", "0").replace(":", "")
    if len(serial) > 40 or set(serial) - set("0123456789abcdefABCDEF") or not serial:
        raise WrongUsageError(tr("--serial attend un numéro de série, en hexadécimal."))
    since = found.get("--since")
    if since is not None and not _is_instant(since):
        raise WrongUsageError(tr("--since attend un instant avec son fuseau, par exemple 2026-11-21T20:51:43Z."))


def _is_instant(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
