"""A search, guided by coverage, for bytes that break a parser: each of them, for as long as the soak gives it."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import ROOT
from tests.fuzz.targets import TARGETS

SECONDS = 60
_PATIENCE = 120
_RUNS = re.compile(r"stat::number_of_executed_units: *(\d+)")
_PEAK = re.compile(r"stat::peak_rss_mb: *(\d+)")
_SLOWEST = re.compile(r"stat::slowest_unit_time_sec: *(\d+)")


@dataclass(frozen=True, slots=True)
class Searched:
    """What the search of one parser ended with."""

    name: str
    held: bool
    tried: int
    peak_mb: int
    slowest_s: int


def search_all(folder: Path, seconds: int) -> Sequence[Searched]:
    """Search every parser, as many at once as there are cores; what breaks is kept in the folder and told whole."""
    seed = random.randrange(1, 2**31)  # noqa: S311  # told by the search itself, so that it can be made again
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return tuple(pool.map(lambda name: _search(name, folder, seconds, seed), TARGETS))


def _search(name: str, folder: Path, seconds: int, seed: int) -> Searched:
    command = [sys.executable, "-m", "benchmarks.children.fuzzed", name, str(folder), str(seconds), str(seed)]
    done = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True, errors="replace", timeout=seconds + _PATIENCE
    )
    tried, peak, slowest = (_figure(pattern, done.stderr) for pattern in (_RUNS, _PEAK, _SLOWEST))
    if done.returncode or not tried:
        print(f"{name}, seed {seed}:\n{done.stdout[-4000:]}\n{done.stderr[-8000:]}", file=sys.stderr)
    return Searched(name, done.returncode == 0 and tried > 0, tried, peak, slowest)


def _figure(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return int(found[1]) if found else 0
