"""Vaults to measure on: their doors, their people, and nothing that an idle process would not load."""

import os
from datetime import UTC, datetime
from pathlib import Path

from clea_desktop.core.text import translator
from clea_desktop.resource_files import read_resource
from clea_desktop.security.passphrase import STANDARD_COST, KdfCost
from clea_desktop.security.vault import VaultFolder
from clea_desktop.services.access import Access
from clea_desktop.services.opened import Surroundings
from clea_desktop.services.session import Session

PASSPHRASE = "quatre mots tirés au hasard"  # noqa: S105  # of invented people
CHEAP_COST = KdfCost(memory_kib=64, iterations=1, lanes=1)
"""For measures that a passphrase must not weigh on."""
_EVALUATORS = ("Claire Fontanel", "Hélène Guégan", "Benoît Lacœuilhe")
_BODY = "Organisme de mesure (fictif)"


def clock() -> datetime:
    """Return the machine's time."""
    return datetime.now(UTC)  # noqa: TID251  # figures are taken in real time


def access(vault: Path, cost: KdfCost = STANDARD_COST) -> Access:
    """Return the doors of a vault folder."""
    around = Surroundings(clock, os.urandom, cost, translator())
    return Access(VaultFolder(vault), around, lambda: read_resource("frameworks", "clea-socle-2018.json"))


def opened(vault: Path, cost: KdfCost = STANDARD_COST) -> Session:
    """Open a vault as its first person."""
    doors = access(vault, cost)
    return doors.unlock(doors.people()[0].account_id, PASSPHRASE)


def make_vault(vault: Path, cost: KdfCost, *, people: int = 1) -> Session:
    """Make a vault, and leave it open with its first evaluator."""
    session = access(vault, cost).create(_BODY, _EVALUATORS[0], "evaluator", PASSPHRASE).session
    for name in _EVALUATORS[1:people]:
        session.accounts.add(name, "evaluator", PASSPHRASE)
    return session


def change_photo(path: Path, number: int) -> None:
    """Make another content of the same file: eight bytes of its noise say a number."""
    with path.open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        file.write(f"{number:08}".encode("ascii"))
