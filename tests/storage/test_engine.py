"""The database opens whole or says why it does not, and what cannot be opened is left as it was."""

import hashlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.security.vault_key import VaultKey
from clea_desktop.storage.driver import check_engine
from clea_desktop.storage.engine import Database, create_database, open_database
from clea_desktop.storage.migrations import STEPS
from clea_desktop.storage.migrations.step import Step
from tests.storage.conftest import KEY, Opened

NEXT = Step(len(STEPS) + 1, ("ALTER TABLE candidate ADD COLUMN used_name TEXT", "CREATE TABLE extra (a INTEGER)"))
BROKEN = Step(len(STEPS) + 1, ("CREATE TABLE extra (a INTEGER)", "THIS IS NOT SQL"))


def opening(path: Path) -> Database:
    return open_database(path, KEY.database_key())


def fingerprints(folder: Path) -> dict[str, str]:
    """Return the digest of every file that holds something; the lock and the shared index say who is reading."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file() and path.stat().st_size and not path.name.endswith("-shm")
    }


def assert_refused_and_untouched(path: Path, trouble: Trouble) -> None:
    before = fingerprints(path.parent)
    with pytest.raises(CleaError) as caught:
        opening(path)
    assert caught.value.trouble is trouble
    assert fingerprints(path.parent) == before


def value(database: Database, sql: str) -> object:
    row = database.execute(sql).fetchone()
    return row[0] if row else None


def put(database: Database, number: int) -> None:
    database.execute("INSERT INTO meta VALUES (?, ?)", (f"k{number}", "v" * 300))


def test_a_new_database_is_whole_in_its_main_file_and_encrypted(database_path: Path) -> None:
    assert {path.name for path in database_path.parent.iterdir()} == {"vault.db"}
    assert b"SQLite format" not in database_path.read_bytes()
    assert b"candidate" not in database_path.read_bytes()


def test_creating_never_overwrites(database_path: Path) -> None:
    before = fingerprints(database_path.parent)
    with pytest.raises(CleaError) as caught:
        create_database(database_path, KEY.database_key())
    assert caught.value.trouble is Trouble.VAULT_EXISTS
    assert fingerprints(database_path.parent) == before


def test_the_open_database_is_durable_strict_and_leaves_no_temporary_file(database_path: Path) -> None:
    database = opening(database_path)
    try:
        found = {
            name: value(database, f"PRAGMA {name}")
            for name in ("journal_mode", "synchronous", "foreign_keys", "temp_store", "secure_delete")
        }
        assert found == {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "temp_store": 2,
            "secure_delete": 1,
        }
        assert value(database, "PRAGMA wal_autocheckpoint") == 0
        assert str(value(database, "PRAGMA cipher_version")).startswith("4.")
        database.check_every_page()
    finally:
        database.close()


@pytest.mark.parametrize("version", [(3, 51, 2), (3, 40, 1), (2, 99)])
def test_an_sqlite_that_can_lose_data_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(CleaError) as caught:
        check_engine(version)
    assert caught.value.trouble is Trouble.DATABASE_ENGINE_TOO_OLD


def test_one_process_at_a_time(database_path: Path) -> None:
    database = opening(database_path)
    try:
        with pytest.raises(CleaError) as caught:
            opening(database_path)
        assert caught.value.trouble is Trouble.VAULT_IN_USE
    finally:
        database.close()
    opening(database_path).close()


def test_another_key_opens_nothing(database_path: Path) -> None:
    before = fingerprints(database_path.parent)
    with pytest.raises(CleaError) as caught:
        open_database(database_path, VaultKey(bytes(32)).database_key())
    assert caught.value.trouble is Trouble.DATABASE_DAMAGED
    assert fingerprints(database_path.parent) == before


def cut_to_nothing(path: Path) -> None:
    path.write_bytes(b"")


def cut_to_one_byte(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1])


def cut_in_the_first_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])


def cut_in_the_middle(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 9])


def cut_by_one_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def cut_by_one_byte(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def made_of_noise(path: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


def replaced_by_a_plain_database(path: Path) -> None:
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (a)")
    plain.close()


def gone(path: Path) -> None:
    path.unlink()


def flipped_in_the_first_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[random.randrange(4096)] ^= 1 << random.randrange(8)  # noqa: S311  # any bit will do
    path.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        cut_to_nothing,
        cut_to_one_byte,
        cut_in_the_first_page,
        cut_in_the_middle,
        cut_by_one_page,
        cut_by_one_byte,
        made_of_noise,
        replaced_by_a_plain_database,
        gone,
        flipped_in_the_first_page,
    ],
)
def test_a_damaged_file_is_refused_and_nothing_is_written_over_it(
    database_path: Path, damage: Callable[[Path], None]
) -> None:
    damage(database_path)
    assert_refused_and_untouched(database_path, Trouble.DATABASE_DAMAGED)


def test_a_bit_flipped_anywhere_is_found_by_the_full_check_if_not_before(database_path: Path) -> None:
    whole = database_path.read_bytes()
    for _ in range(25):
        data = bytearray(whole)
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)  # noqa: S311  # any bit will do
        database_path.write_bytes(data)
        with pytest.raises(CleaError) as caught:
            check_all(database_path)
        assert caught.value.trouble is Trouble.DATABASE_DAMAGED


def check_all(path: Path) -> None:
    database = opening(path)
    try:
        database.check_every_page()
    finally:
        database.close()


def a_crash_after(database_path: Path, commits: int, left: Path) -> Path:
    """Copy what lies on disk after some commits, as a crash would leave it; return the copied database."""
    database = opening(database_path)
    for number in range(commits):
        put(database, number)
    shutil.copytree(database_path.parent, left, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
    database.close()
    return left / database_path.name


def test_a_log_left_by_a_crash_is_taken_in_at_the_next_opening(database_path: Path, tmp_path: Path) -> None:
    left = a_crash_after(database_path, 12, tmp_path / "left")
    database = opening(left)
    assert value(database, "SELECT count(*) FROM meta") == 12
    assert left.with_name("vault.db-wal").stat().st_size == 0
    database.close()


def test_a_torn_last_transaction_is_undone_and_the_others_are_there(database_path: Path, tmp_path: Path) -> None:
    left = a_crash_after(database_path, 12, tmp_path / "left")
    log = left.with_name("vault.db-wal")
    log.write_bytes(log.read_bytes()[:-1000])
    database = opening(left)
    assert value(database, "SELECT count(*) FROM meta") == 11
    database.close()


def test_a_bit_flipped_in_the_log_before_acknowledged_work_is_told_and_not_swallowed(
    database_path: Path, tmp_path: Path
) -> None:
    left = a_crash_after(database_path, 12, tmp_path / "left")
    log = left.with_name("vault.db-wal")
    whole = log.read_bytes()
    for place in (16, *random.sample(range(32, len(whole) - 3 * 4120), 12)):
        data = bytearray(whole)
        data[place] ^= 1 << random.randrange(8)  # noqa: S311  # any bit will do
        log.write_bytes(data)
        assert_refused_and_untouched(left, Trouble.DATABASE_DAMAGED)
    log.write_bytes(whole)
    opening(left).close()


def test_a_page_that_only_the_lost_log_held_is_missed(database_path: Path, tmp_path: Path) -> None:
    database = opening(database_path)
    for number in range(200):
        put(database, number)
    checkpointer = database.checkpointer()
    checkpointer.checkpoint()
    checkpointer.close()
    left = tmp_path / "left"
    shutil.copytree(database_path.parent, left, ignore=shutil.ignore_patterns("*-shm", "*.lock", "*-wal"))
    database.close()
    copy = left / "vault.db"
    copy.write_bytes(copy.read_bytes()[: -4096 * 3])
    assert_refused_and_untouched(copy, Trouble.DATABASE_DAMAGED)


def test_a_newer_schema_is_refused_and_left_as_it_is(database_path: Path) -> None:
    open_database(database_path, KEY.database_key(), steps=(*STEPS, NEXT)).close()
    assert_refused_and_untouched(database_path, Trouble.DATABASE_NEWER)


def test_an_older_schema_is_copied_whole_and_then_migrated(database_path: Path) -> None:
    database = opening(database_path)
    put(database, 1)
    database.close()
    before = database_path.read_bytes()
    database = open_database(database_path, KEY.database_key(), steps=(*STEPS, NEXT))
    assert value(database, "PRAGMA user_version") == NEXT.number
    assert value(database, "SELECT count(*) FROM extra") == 0
    assert value(database, "SELECT count(*) FROM meta") == 1
    database.close()
    copy = database_path.with_name(f"vault.schema-{STEPS[-1].number}.1.db")
    assert copy.read_bytes() == before
    copied = open_database(copy, KEY.database_key())
    assert value(copied, "SELECT count(*) FROM meta") == 1
    copied.close()


def test_a_migration_that_fails_changes_nothing_and_can_be_tried_again(database_path: Path) -> None:
    with pytest.raises(Exception, match="syntax error"):
        open_database(database_path, KEY.database_key(), steps=(*STEPS, BROKEN))
    database = open_database(database_path, KEY.database_key(), steps=(*STEPS, NEXT))
    assert value(database, "PRAGMA user_version") == NEXT.number
    database.close()
    copies = sorted(path.name for path in database_path.parent.glob("vault.schema-*"))
    assert copies == [f"vault.schema-{STEPS[-1].number}.{attempt}.db" for attempt in (1, 2)]


def test_a_checkpoint_on_the_maintenance_connection_leaves_the_writer_in_peace(opened: Opened) -> None:
    checkpointer = opened.database.checkpointer()
    with opened.unit_of_work() as work:
        work.execute("INSERT INTO meta VALUES ('during', 'x')")
        checkpointer.checkpoint()
    checkpointer.checkpoint()
    checkpointer.close()
    with opened.unit_of_work.reading() as work:
        assert work.read("SELECT value FROM meta").fetchall() == [("x",)]
