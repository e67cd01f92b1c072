"""A vault with one person in it, cheap to open."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from clea_desktop.security.passphrase import KdfCost
from clea_desktop.security.vault import SlotPerson, VaultFolder, VaultKey

COST = KdfCost(memory_kib=64, iterations=1, lanes=1)
INES = SlotPerson("00000000-0000-4000-8000-000000000001", "Inès Aumont", "evaluator")
BASILE = SlotPerson("00000000-0000-4000-8000-000000000002", "Basile Quint", "trainer")
INES_SAYS = "trois petits chats bleus"
BASILE_SAYS = "Été indien, 4 érables"


@dataclass(frozen=True)
class Made:
    """A vault, its key, and its recovery code."""

    vault: VaultFolder
    key: VaultKey
    code: str


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Return a vault made for Inès; its database is only a name here."""
    vault = VaultFolder(tmp_path / "vault")
    key, code = vault.create(INES, INES_SAYS, os.urandom, COST, prepare=lambda staged, _: staged.database_path.touch())
    return Made(vault, key, code)
