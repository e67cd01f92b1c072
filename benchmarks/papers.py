"""Every paper of a dossier: how it compares with a bare reportlab page, and whether it is the same made again."""

import json
import os
from pathlib import Path
from typing import Any

from benchmarks.figures import Row, ms
from benchmarks.material import ready_dossier
from benchmarks.processes import last_line_of
from benchmarks.vaults import CHEAP_COST, make_vault
from clea_desktop.core.rating import Rating

_BOUND = 10


def papers(folder: Path) -> list[Row]:
    """Make them in two processes, whose hashes are seeded apart."""
    session = make_vault(folder / "vault", CHEAP_COST)
    try:
        dossier_id, codes = ready_dossier(session, folder)
        for code in codes[-20:]:
            session.ratings.rate(dossier_id, code, Rating.NOT_ACQUIRED)
    finally:
        session.close()
    told: list[dict[str, dict[str, Any]]] = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        told.append(json.loads(last_line_of("papers", str(folder / "vault"), dossier_id, environment=environment)))
    return [_row(name, [one[name] for one in told if name in one]) for name in sorted(told[0])]


def _row(name: str, told: list[dict[str, Any]]) -> Row:
    ratio = min(float(one["ratio"]) for one in told)
    barest = min(float(one["to_the_barest"]) for one in told)
    digests = {digest for one in told for digest in str(one["sha256"]).split()}
    found = (
        f"{ratio:.1f} × as many bare reportlab pages; in Helvetica, which embeds nothing, {barest:.1f} ×",
        f"{told[0]['pages']} page(s), {ms(float(told[0]['ours']))}",
        f"{len(digests)} different content(s) made in {len(told)} processes",
    )
    met = ratio < _BOUND and len(digests) == 1
    return Row.judged(f"paper: {name}", found, f"< {_BOUND} ×, byte-identical", met=met)
