"""Every paper of a dossier: how it compares with a bare reportlab page, and whether it is the same made again."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from benchmarks.figures import Row, ms
from benchmarks.material import ready_dossier, sign_on_screen
from benchmarks.processes import last_line_of
from benchmarks.vaults import CHEAP_COST, make_vault
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.rating import Rating

_BOUND = 10
_SEEDS = ("1", "2")


def papers(folder: Path) -> list[Row]:
    """Make them in two processes, whose hashes are seeded apart, each from its own copy of one vault."""
    session = make_vault(folder / "vault", CHEAP_COST)
    try:
        dossier_id, codes = ready_dossier(session, folder)
        for code in codes[-20:]:
            session.ratings.rate(dossier_id, code, Rating.NOT_ACQUIRED)
        for kind in (PaperKind.RESTITUTION, PaperKind.ATTESTATION):
            sign_on_screen(session, dossier_id, session.feedback.make(dossier_id, kind).id)
    finally:
        session.close()
    told: list[dict[str, dict[str, Any]]] = []
    for seed in _SEEDS:
        vault = Path(shutil.copytree(folder / "vault", folder / seed / "vault"))
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        told.append(json.loads(last_line_of("papers", str(vault), dossier_id, environment=environment)))
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
    met = ratio < _BOUND and len(digests) == 1 and len(told) == len(_SEEDS)
    return Row.judged(f"paper: {name}", found, f"< {_BOUND} ×, byte-identical", met=met)
