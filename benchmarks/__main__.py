"""Every figure that was promised, in one run: ``make bench``. Ratios hold better than times; both are printed.

Ends with 0 whatever the ratios: a figure is not a test. What cannot be measured here is said, and counts as nothing.
"""

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import CalledProcessError, TimeoutExpired
from time import perf_counter

from benchmarks.figures import Row, summed_up
from benchmarks.full_dossier import full_dossier
from benchmarks.home import home
from benchmarks.journey import journey
from benchmarks.memory import memory
from benchmarks.papers import papers
from benchmarks.sealing import sealing_and_judging
from benchmarks.searching import searching
from benchmarks.starting import starting
from benchmarks.window import clicks, first_home, make_window_vault

_DISK = Path("/var/tmp")  # noqa: S108  # a real disk where /tmp may be memory; a folder of our own is made in it
"""Where the measures work when ``CLEA_BENCH_DIR`` says nothing."""


def main() -> None:
    """Measure, print each row as it comes, and sum up."""
    began = perf_counter()
    cores = os.cpu_count() or 1
    print(f"{platform.system()} {platform.release()}, Python {platform.python_version()}, {cores} cores, {_load()}\n")
    rows: list[Row] = []
    for name, measure in _measures():
        with tempfile.TemporaryDirectory(prefix="clea-bench-", dir=_folder()) as folder:
            for row in _taken(name, measure, Path(folder)):
                rows.append(row)
                print("\n".join(row.lines()), end="\n\n", flush=True)
    print(f"took {perf_counter() - began:.0f} s, {_load()}")
    print(summed_up(rows))


def _measures() -> Sequence[tuple[str, Callable[[Path], Sequence[Row]]]]:
    return (
        ("the window", _window),
        ("home", home),
        ("a journey", journey),
        ("a full dossier", full_dossier),
        ("sealing and verifying", sealing_and_judging),
        ("memory", memory),
        ("papers", papers),
        ("searching", searching),
    )


def _window(folder: Path) -> list[Row]:
    dossier_id = make_window_vault(folder)
    vault = folder / "vault"
    return [*starting(vault), first_home(vault), clicks(vault, dossier_id)]


def _taken(name: str, measure: Callable[[Path], Sequence[Row]], folder: Path) -> Sequence[Row]:
    """Take a measure; one that fails is told as not measured, and does not keep the others from being taken."""
    try:
        return measure(folder)
    except (CalledProcessError, TimeoutExpired, OSError, RuntimeError, ValueError, LookupError, TypeError) as error:
        traceback.print_exc(file=sys.stderr)
        return [Row.missing(name, f"{type(error).__name__}, told above")]


def _folder() -> str | None:
    asked = os.environ.get("CLEA_BENCH_DIR")
    return asked or (str(_DISK) if _DISK.is_dir() and os.access(_DISK, os.W_OK) else None)


def _load() -> str:
    try:
        return f"load {os.getloadavg()[0]:.2f}"
    except (AttributeError, OSError):
        return "load unknown"


if __name__ == "__main__":
    main()
