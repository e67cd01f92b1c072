"""The story "power cut in the middle of an interview", replayed from what a real run wrote and synced.

Killing a process proves nothing about a power cut: the system still writes what the process left in its hands. So
here the system forgets all that was not synced, in every way a disk may. CLEA_POWER_CUTS says how many states.
"""

import os
import random
import shutil
import sys
from pathlib import Path

import pytest

from clea_desktop.core.errors import CleaError
from tests.storage.power_cut import Call, Disk, trace
from tests.storage.scripted_work import ROOT, Place, dossier_id, last_unit_found, make_place

STATES = int(os.environ.get("CLEA_POWER_CUTS", "500"))
UNITS = 90
CHECKPOINT_EVERY = 13

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is a Linux program")


def test_nothing_acknowledged_is_lost_by_a_power_cut_at_any_write(tmp_path: Path) -> None:
    place, start, calls = _traced_run(tmp_path, "FULL")
    assert _losses(tmp_path, place, start, calls, STATES) == []


def test_the_same_cuts_lose_acknowledged_work_when_commits_are_not_synced(tmp_path: Path) -> None:
    place, start, calls = _traced_run(tmp_path, "NORMAL")
    assert _losses(tmp_path, place, start, calls, STATES // 5) != []


def _traced_run(tmp_path: Path, synchronous: str) -> tuple[Place, Path, tuple[Call, ...]]:
    place = make_place(tmp_path / "vault", 1)
    start = tmp_path / "start"
    shutil.copytree(place.folder, start)
    arguments = [str(place.folder), place.secret.hex(), dossier_id(0), str(UNITS), str(CHECKPOINT_EVERY), synchronous]
    command = [sys.executable, "-m", "tests.storage.scripted_work", *arguments]
    calls = trace(command, tmp_path / "trace", ROOT)
    whole = Disk(place.folder, start)
    told = [call for call in calls if whole.feed(call)]
    assert whole.said.split()[-1] == b"%d" % UNITS
    return place, start, tuple(told)


def _losses(tmp_path: Path, place: Place, start: Path, calls: tuple[Call, ...], states: int) -> list[str]:
    """Cut the power after random calls; return what was lost, with what it takes to see it again."""
    seed = random.randrange(2**32)  # noqa: S311  # told when something is lost
    chance = random.Random(seed)  # noqa: S311  # moments, not secrets
    moments = sorted(chance.randint(1, len(calls)) for _ in range(states))
    disk = Disk(place.folder, start)
    lost = []
    done = 0
    for moment in moments:
        for call in calls[done:moment]:
            disk.feed(call)
        done = moment
        left = tmp_path / "left"
        disk.leave(left, chance)
        acknowledged = int((b"0 " + disk.said).split()[-1])
        loss = _what_is_lost(Place(left, place.secret), acknowledged)
        if loss:
            lost.append(f"seed {seed}, after call {moment} of {len(calls)}: {loss}")
        shutil.rmtree(left)
    return lost


def _what_is_lost(left: Place, acknowledged: int) -> str:
    try:
        database = left.database()
    except CleaError as error:
        return f"does not open: {error}"
    try:
        found = last_unit_found(left, left.unit_of_work(database), dossier_id(0))
        if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return "the database is not whole"
    except (CleaError, AssertionError, KeyError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    finally:
        database.close()
    return "" if found >= acknowledged else f"{acknowledged} were acknowledged, {found} are there"
