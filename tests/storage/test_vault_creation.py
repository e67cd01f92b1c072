"""The story "crash while the vault was being made": afterwards there is no vault, or a whole one."""

import os
import random
import shutil
import sys
from pathlib import Path

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.security.passphrase import KdfCost
from clea_desktop.security.vault import SlotPerson, VaultFolder, VaultKey
from clea_desktop.storage.engine import create_database, open_database
from tests.storage.power_cut import Disk, trace
from tests.storage.scripted_work import ROOT

COST = KdfCost(memory_kib=64, iterations=1, lanes=1)
PERSON = SlotPerson("acc", "Inès Aumont", "evaluator")
PASSPHRASE = "trois petits chats bleus"  # noqa: S105  # fictitious
STATES = 150


def fill(staged: VaultFolder, key: VaultKey) -> None:
    create_database(staged.database_path, key.database_key())
    database = open_database(staged.database_path, key.database_key())
    database.execute("INSERT INTO meta VALUES ('organisation', 'GRETA')")
    database.close()


def create(folder: Path) -> VaultKey:
    key, _ = VaultFolder(folder).create(PERSON, PASSPHRASE, os.urandom, COST, prepare=fill)
    return key


def assert_whole(folder: Path) -> None:
    vault = VaultFolder(folder)
    assert vault.people() == (PERSON,)
    key = vault.unlock("acc", PASSPHRASE)
    database = open_database(vault.database_path, key.database_key())
    assert database.execute("SELECT value FROM meta").fetchone() == ("GRETA",)
    database.close()
    assert vault.attachments_path.is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="strace is a Linux program")
def test_a_power_cut_at_any_write_of_the_creation_leaves_no_vault_or_a_whole_one(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    command = [sys.executable, "-m", "tests.storage.test_vault_creation", str(home / "vault")]
    disk = Disk(home, None)
    calls = [call for call in trace(command, tmp_path / "trace", ROOT) if disk.feed(call)]
    chance = random.Random()  # noqa: S311  # moments, not secrets
    moments = sorted(chance.randint(0, len(calls)) for _ in range(STATES))
    disk = Disk(home, None)
    done = whole = 0
    for moment in [*moments, len(calls)]:
        for call in calls[done:moment]:
            disk.feed(call)
        done = moment
        left = tmp_path / "left"
        disk.leave(left, chance)
        if VaultFolder(left / "vault").exists():
            whole += 1
        else:
            assert moment < len(calls), "the creation had ended"
            if chance.random() < 0.8:
                shutil.rmtree(left)
                continue
            create(left / "vault")
        assert_whole(left / "vault")
        shutil.rmtree(left)
    assert whole > 0


@pytest.mark.parametrize("existing", [False, True])
def test_a_creation_that_fails_leaves_nothing_and_can_be_asked_again(tmp_path: Path, *, existing: bool) -> None:
    folder = tmp_path / "vault"
    if existing:
        folder.mkdir()

    def fail(staged: VaultFolder, key: VaultKey) -> None:
        fill(staged, key)
        raise CleaError(Trouble.DISK_FULL)

    with pytest.raises(CleaError) as caught:
        VaultFolder(folder).create(PERSON, PASSPHRASE, os.urandom, COST, prepare=fail)
    assert caught.value.trouble is Trouble.DISK_FULL
    assert not VaultFolder(folder).exists()
    create(folder)
    assert_whole(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


@pytest.mark.parametrize("left", ["slots.json", "slots.second.json", "vault.db", "somebody's file"])
def test_nothing_is_created_over_anything(tmp_path: Path, left: str) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / left).write_bytes(b"whatever this was")
    with pytest.raises(CleaError) as caught:
        create(tmp_path / "vault")
    assert caught.value.trouble is Trouble.VAULT_EXISTS
    assert [path.read_bytes() for path in (tmp_path / "vault").iterdir()] == [b"whatever this was"]


if __name__ == "__main__":
    create(Path(sys.argv[1]))
