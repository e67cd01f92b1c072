"""Run inside a namespace of its own: a 3 MB disk fills up under a working vault. Prints what a person would be told."""

import os
import subprocess
import sys
from pathlib import Path

from clea_desktop.core.errors import CleaError
from tests.storage.scripted_work import do_unit, dossier_id, last_unit_found, make_place


def main(folder: Path) -> None:
    """Fill the disk, be refused, make room, go on, and lose nothing."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], check=True)
    place = make_place(folder / "vault", 1)
    database = place.database()
    unit_of_work = place.unit_of_work(database)
    ballast = folder / "ballast"
    done = 0
    troubles = set()
    for keep_free in (60_000, 20_000, 4096):
        free = os.statvfs(folder)
        ballast.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - keep_free)))
        try:
            while True:
                do_unit(unit_of_work, dossier_id(0), done + 1)
                done += 1
        except CleaError as error:
            troubles.add(error.trouble.value)
        ballast.unlink()
        assert last_unit_found(place, unit_of_work, dossier_id(0)) == done
        do_unit(unit_of_work, dossier_id(0), done + 1)
        done += 1
    database.check_every_page()
    database.close()
    database = place.database()
    assert last_unit_found(place, place.unit_of_work(database), dossier_id(0)) == done
    database.close()
    sys.stdout.write(" ".join(sorted(troubles)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
