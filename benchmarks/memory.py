"""How far memory rises above the idle process, whatever the size of a dossier."""

import shutil
import sys
from pathlib import Path

from benchmarks.figures import Row, mib
from benchmarks.material import ready_dossier, write_photo
from benchmarks.processes import told_by
from benchmarks.vaults import CHEAP_COST, make_vault

FILES, FILE_SIZE = 40, 25_000_000
SMALLER_SIZE = 7_500_000
_NAME = "memory above the idle process"
_LIMIT = 64 * 1024**2
_ROOM = 4 * FILES * FILE_SIZE


def memory(folder: Path) -> list[Row]:
    """Attach, seal, export and verify in one process, which opened its vault before it was first looked at."""
    if sys.platform != "linux":
        return [Row.missing(_NAME, "the peak is read from /proc, which this system has not")]
    size = FILE_SIZE if shutil.disk_usage(folder).free > _ROOM else SMALLER_SIZE
    write_photo(folder / "photo.jpg", size)
    session = make_vault(folder / "vault", CHEAP_COST)
    try:
        dossier_id, _codes = ready_dossier(session, folder)
    finally:
        session.close()
    told = told_by("grown_memory", str(folder), dossier_id, str(FILES))
    idle, whole = told.pop("idle"), told.pop("size")
    worst = max(told.values())
    each = ", ".join(f"{act} {mib(int(rise))}" for act, rise in told.items())
    found = (
        f"{mib(int(worst))} at most over a dossier of {whole / 1e6:.0f} MB in {FILES} photographs ({each})",
        f"idle: {mib(int(idle))}, the vault open, nothing done yet; Argon2id made small",
    )
    return [Row.judged(_NAME, found, f"< {mib(_LIMIT)}", met=worst < _LIMIT)]
