"""The list and the search over a hundred thousand invented people, in the real window."""

import os
from pathlib import Path

from benchmarks.crowd import CROWD, fill
from benchmarks.figures import FRAME, Row, ms
from benchmarks.processes import told_by
from benchmarks.vaults import CHEAP_COST, make_vault

_FASTER = 30


def searching(folder: Path) -> list[Row]:
    """Type, scroll, and filter the same rows as is usual, in one process."""
    session = make_vault(folder / "vault", CHEAP_COST)
    try:
        fill(session)
    finally:
        session.close()
    told = told_by("search_keys", str(folder / "vault"), environment={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    return [_keys(told), _peer(told), _scroll(told), _memory(told)]


def _keys(told: dict[str, float]) -> Row:
    found = (
        f"p95 {ms(told['p95'])}, median {ms(told['median'])}, worst {ms(told['worst'])}: {told['keys']:.0f} keys",
        f"longest time the window was away meanwhile: {ms(told['gap_searching'])}",
    )
    name = f"search: key → rows painted, {CROWD} candidates"
    return Row.judged(name, found, f"p95 ≤ one frame = {ms(FRAME)}", met=told["p95"] <= FRAME)


def _peer(told: dict[str, float]) -> Row:
    typed = f"{told['peer_keys']:.0f} keys typed in both, the proxy's median {ms(told['peer_median'])}"
    found = (f"{told['ratio']:.0f} × faster, median over {typed}",)
    name = "search beside a QSortFilterProxyModel over the same rows in memory"
    return Row.judged(name, found, f"≥ {_FASTER} × faster", met=told["ratio"] >= _FASTER)


def _scroll(told: dict[str, float]) -> Row:
    found = (
        f"p95 {ms(told['scroll_p95'])}, worst {ms(told['scroll_worst'])}: {told['scrolls']:.0f} steps and leaps",
        f"rows of a place never seen are there after {ms(told['arrival_p95'])} (p95), read behind the window",
        f"longest time the window was away meanwhile: {ms(told['gap_scrolling'])}",
    )
    name = f"scrolling {CROWD} candidates"
    return Row.judged(name, found, f"p95 ≤ one frame = {ms(FRAME)}", met=told["scroll_p95"] <= FRAME)


def _memory(told: dict[str, float]) -> Row:
    return Row.told(
        f"memory of the window over {CROWD} candidates", f"{told['memory_mib']:.0f} MiB at most, all in all"
    )
