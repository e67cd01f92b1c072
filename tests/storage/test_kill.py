"""The story "crash in the middle of an interview": kill -9 at random moments, and everything acknowledged is there.

CLEA_KILLS says how many.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.storage.scripted_work import ROOT, Place, clear_traces, dossier_id, last_unit_found, make_place

KILLS = int(os.environ.get("CLEA_KILLS", "100"))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 there")
def test_nothing_acknowledged_is_lost_by_a_hundred_kills_and_nothing_lies_in_clear(tmp_path: Path) -> None:
    place = make_place(tmp_path / "vault", KILLS)
    chance = random.Random()  # noqa: S311  # moments, not secrets
    acknowledged = []
    for number in range(KILLS):
        acknowledged.append(_work_until_killed(place, dossier_id(number), chance))
        assert clear_traces(path for path in place.folder.rglob("*") if path.suffix) == []
        database = place.database()
        try:
            unit_of_work = place.unit_of_work(database)
            found = last_unit_found(place, unit_of_work, dossier_id(number))
            assert acknowledged[-1] <= found <= acknowledged[-1] + 1
            with unit_of_work.reading() as work:
                names = [str(row[0]) for row in work.read("SELECT file_name FROM attachment")]
            swept = place.attachments().sweep(names)
            assert swept.parts <= 1
            assert len(swept.unclaimed) <= number + 1
        finally:
            database.close()
    assert clear_traces(place.folder.rglob("*")) == []
    assert sum(acknowledged) > 2 * KILLS, "the kills came too early to prove anything"
    database = place.database()
    try:
        database.check_every_page()
        for number in range(KILLS):
            found = last_unit_found(place, place.unit_of_work(database), dossier_id(number))
            assert acknowledged[number] <= found <= acknowledged[number] + 1
    finally:
        database.close()


def _work_until_killed(place: Place, dossier: str, chance: random.Random) -> int:
    """Start the work, kill it at a random moment, return the last unit it had acknowledged."""
    command = [sys.executable, "-m", "tests.storage.scripted_work"]
    arguments = [str(place.folder), place.secret.hex(), dossier, "0", "7", "FULL"]
    with subprocess.Popen([*command, *arguments], cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        if chance.random() < 0.2:
            time.sleep(chance.uniform(0, 0.25))
            child.kill()
            said = child.stdout.read()
        else:
            first = child.stdout.readline()
            time.sleep(chance.uniform(0, 0.05))
            child.kill()
            said = first + child.stdout.read()
    complete = said[: said.rfind(b"\n") + 1].split()
    return int(complete[-1]) if complete else 0
