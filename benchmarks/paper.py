"""The restitution as a PDF: the same findings give the same bytes, in one process and in another."""

import os
from pathlib import Path

from benchmarks.figures import Row
from benchmarks.material import ready_dossier
from benchmarks.processes import last_line_of
from benchmarks.vaults import CHEAP_COST, make_vault

_NAME = "restitution PDF made again"


def paper(folder: Path) -> Row:
    """Make it twice in each of two processes, whose hashes are seeded apart."""
    session = make_vault(folder / "vault", CHEAP_COST)
    try:
        dossier_id, _codes = ready_dossier(session, folder)
    finally:
        session.close()
    told = [
        last_line_of("paper", str(folder / "vault"), dossier_id, environment={**os.environ, "PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    ]
    digests = {digest for line in told for digest in line.split()[:2]}
    size = int(told[0].split()[2])
    found = f"{len(digests)} different content(s) of {2 * len(told)} made in {len(told)} processes, {size} bytes each"
    return Row.judged(_NAME, [found], "byte-identical", met=len(digests) == 1)
