"""Slot files cut, flipped, stale or gone, as real files: what is left still opens, or nothing is written."""

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.security.doorstep import FIRST_COPY, SECOND_COPY
from clea_desktop.security.process_lock import ProcessLock
from tests.security.conftest import BASILE, BASILE_SAYS, COST, INES, INES_SAYS, Made

COPIES = (FIRST_COPY, SECOND_COPY)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: random.randrange(path.stat().st_size)])  # noqa: S311  # anywhere


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)  # noqa: S311  # anywhere
    path.write_bytes(data)


def remove(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def fill_with_zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def replace_by_other_json(path: Path) -> None:
    path.write_text(json.dumps({"content": [], "sha256": None}), encoding="utf-8")


def make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES = (cut, flip, remove, empty, fill_with_zeros, replace_by_other_json)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", COPIES)
def test_one_broken_copy_is_repaired_from_the_other(made: Made, name: str, damage: Callable[[Path], None]) -> None:
    whole = (made.vault.path / name).read_bytes()
    damage(made.vault.path / name)
    assert made.vault.people() == (INES,)
    assert made.vault.unlock(INES.account_id, INES_SAYS).database_key() == made.key.database_key()
    assert (made.vault.path / name).read_bytes() == whole


@pytest.mark.parametrize("second_damage", DAMAGES)
@pytest.mark.parametrize("first_damage", DAMAGES)
def test_two_broken_copies_are_told_and_left_as_they_are(
    made: Made, first_damage: Callable[[Path], None], second_damage: Callable[[Path], None]
) -> None:
    first_damage(made.vault.path / FIRST_COPY)
    second_damage(made.vault.path / SECOND_COPY)
    before = contents(made.vault.path)
    for attempt in (
        made.vault.people,
        lambda: made.vault.unlock(INES.account_id, INES_SAYS),
        lambda: made.vault.unlock_with_recovery(made.code),
        lambda: made.vault.set_passphrase(made.key, BASILE, BASILE_SAYS, os.urandom, COST),
    ):
        with pytest.raises(CleaError) as caught:
            attempt()
        assert caught.value.trouble is Trouble.SLOTS_UNREADABLE
    assert contents(made.vault.path) == before
    assert made.vault.exists()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".lock"}


def test_a_copy_that_a_folder_stands_in_for_does_not_keep_anybody_out(made: Made) -> None:
    make_a_folder(made.vault.path / SECOND_COPY)
    assert made.vault.unlock(INES.account_id, INES_SAYS).database_key() == made.key.database_key()


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_flip_of_both_copies_ever_opens_another_vault_or_shows_another_name(made: Made, data: st.DataObject) -> None:
    whole = (made.vault.path / FIRST_COPY).read_bytes()
    flipped = bytearray(whole)
    flipped[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    for name in COPIES:
        (made.vault.path / name).write_bytes(flipped)
    with pytest.raises(CleaError) as caught:
        made.vault.people()
    assert caught.value.trouble is Trouble.SLOTS_UNREADABLE


def test_after_a_crash_between_the_two_copies_the_newer_one_rules(made: Made) -> None:
    older = (made.vault.path / FIRST_COPY).read_bytes()
    made.vault.set_passphrase(made.key, BASILE, BASILE_SAYS, os.urandom, COST)
    newer = (made.vault.path / FIRST_COPY).read_bytes()
    for name in COPIES:
        (made.vault.path / name).write_bytes(older)
        assert made.vault.people() == (INES, BASILE)
        assert (made.vault.path / name).read_bytes() == newer


def test_a_crash_while_a_copy_is_written_leaves_both_whole(made: Made) -> None:
    (made.vault.path / (FIRST_COPY + ".part")).write_bytes(b'{"content":{"for')
    assert made.vault.people() == (INES,)
    made.vault.set_passphrase(made.key, BASILE, BASILE_SAYS, os.urandom, COST)
    assert made.vault.people() == (INES, BASILE)


def test_two_processes_do_not_change_the_slots_at_once(made: Made) -> None:
    with ProcessLock(made.vault.path / "slots.lock"):
        with pytest.raises(CleaError) as caught:
            made.vault.set_passphrase(made.key, BASILE, BASILE_SAYS, os.urandom, COST)
        assert caught.value.trouble is Trouble.VAULT_IN_USE
        assert made.vault.people() == (INES,)
    made.vault.set_passphrase(made.key, BASILE, BASILE_SAYS, os.urandom, COST)


def test_the_slot_file_names_who_may_come_in_and_holds_no_secret(made: Made) -> None:
    text = (made.vault.path / FIRST_COPY).read_text(encoding="utf-8")
    assert INES.display_name in text
    assert INES_SAYS not in text
    assert made.code not in text
    assert made.key.database_key() not in text


@pytest.mark.parametrize("changed", ["display_name", "role", "account_id", "id", "salt", "kind", "iterations"])
def test_a_slot_rewritten_by_hand_with_a_right_checksum_opens_nothing(made: Made, changed: str) -> None:
    import hashlib  # noqa: PLC0415  # only the forger needs it

    from clea_desktop.core.canonical import to_canonical  # noqa: PLC0415  # as above

    content = json.loads((made.vault.path / FIRST_COPY).read_bytes())["content"]
    slot = content["slots"][0]
    slot[changed] = {"iterations": 2, "kind": "recovery", "salt": "00" * 16}.get(changed, "someone-else")
    forged = to_canonical({"content": content, "sha256": hashlib.sha256(to_canonical(content)).hexdigest()})
    for name in COPIES:
        (made.vault.path / name).write_bytes(forged)
    with pytest.raises(CleaError) as caught:
        made.vault.unlock(slot["account_id"], INES_SAYS)
    assert caught.value.trouble in {Trouble.WRONG_PASSPHRASE, Trouble.ACCOUNT_UNKNOWN}


def test_a_forged_cost_that_would_exhaust_the_machine_is_not_even_tried(made: Made) -> None:
    import hashlib  # noqa: PLC0415  # only the forger needs it

    from clea_desktop.core.canonical import to_canonical  # noqa: PLC0415  # as above

    content = json.loads((made.vault.path / FIRST_COPY).read_bytes())["content"]
    content["slots"][0]["memory_kib"] = 2**40
    forged = to_canonical({"content": content, "sha256": hashlib.sha256(to_canonical(content)).hexdigest()})
    for name in COPIES:
        (made.vault.path / name).write_bytes(forged)
    with pytest.raises(CleaError) as caught:
        made.vault.unlock(INES.account_id, INES_SAYS)
    assert caught.value.trouble is Trouble.SLOTS_UNREADABLE
