"""From the start of the process to the unlock screen painted, against a bare main window."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic_ns

from benchmarks.figures import Pairs, Row
from benchmarks.processes import PATIENCE, ROOT, missing_tools
from tests.virtual_display import virtual_display

PAIRS = 21
_BOUND = "≤ 1.15 × a bare QMainWindow"


def starting(vault: Path) -> list[Row]:
    """Measure where nobody looks (offscreen) and on an X display that nobody looks at."""
    rows = [
        _measured(
            "start → unlock screen painted, offscreen",
            vault,
            {**_as_installed(os.environ), "QT_QPA_PLATFORM": "offscreen"},
        )
    ]
    name = "start → unlock screen painted, xcb"
    missing = missing_tools("Xvfb") if sys.platform == "linux" else "Xvfb"
    if missing:
        return [*rows, Row.missing(name, f"not installed: {missing}")]
    with virtual_display() as environment:
        return [*rows, _measured(name, vault, _as_installed(environment))]


def _measured(name: str, vault: Path, environment: Mapping[str, str]) -> Row:
    def product() -> float:
        return _time_to_paint(["benchmarks.children.first_screen", str(vault)], environment)

    def bare() -> float:
        return _time_to_paint(["benchmarks.children.bare_window"], environment)

    pairs = Pairs.taken(product, bare, PAIRS)
    return Row.judged(name, [pairs.said("a bare QMainWindow")], _BOUND, met=pairs.ratio <= 1.15)


def _as_installed(environment: Mapping[str, str]) -> dict[str, str]:
    """Let both keep their byte code, as any installed program does: the turn that is not counted writes it."""
    unwanted = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
    return {name: value for name, value in environment.items() if name not in unwanted}


def _time_to_paint(module: Sequence[str], environment: Mapping[str, str]) -> float:
    """Start a process and return the seconds from before its start to the paint that it tells of."""
    command = [sys.executable, "-m", *module]
    began = monotonic_ns()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=PATIENCE,
    )
    painted, *screen = done.stdout.split()
    if screen not in ([], [b"unlock"]):
        message = f"the first screen was {screen}"
        raise RuntimeError(message)
    return (int(painted) - began) / 1e9
