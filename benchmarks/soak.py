"""The long proofs: ``make soak``. Prints dated figures; ends with 1 when something is lost, or wrongly believed.

Power cuts and kills are the tests' own, told to do many more; the flipped bits go over the demo's whole bundle; three
programs of other people judge its signature.
"""

import os
import platform
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks import fuzzing
from benchmarks.flips import flip
from benchmarks.processes import ROOT, missing_tools
from benchmarks.strangers import Signed, ask_strangers
from benchmarks.vaults import clock
from clea_desktop.core.clock import to_text

POWER_CUTS = 2000
KILLS = 100
_TESTS = (
    (f"{POWER_CUTS} replayed power cuts", "CLEA_POWER_CUTS", POWER_CUTS, "tests/storage/test_power_cut.py", "strace"),
    (f"kill -9 of the services, {KILLS} times", "CLEA_KILLS", KILLS, "tests/storage/test_kill.py", ""),
    (
        f"kill -9 of the real window, {KILLS} times",
        "CLEA_WINDOW_KILLS",
        KILLS,
        "tests/journeys/test_real_window.py",
        "Xvfb xdotool xkbcomp",
    ),
    ("all 8 bits of each byte appended", "CLEA_APPENDED_BITS", 8, "tests/bundles/test_single_bits.py", ""),
)
_PATIENCE = 3600


@dataclass(frozen=True, slots=True)
class Proof:
    """What a long proof ended with. One that could not be made proves nothing, and is no success."""

    name: str
    held: bool
    said: str
    seconds: float

    def line(self) -> str:
        """Return it as it is printed."""
        return f"{'held' if self.held else 'FAILED'}  {self.name}: {self.said} ({self.seconds:.0f} s)"


def main() -> int:
    """Make every proof, print each as it ends, and sum up."""
    print(f"{to_text(clock())}  {platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores\n")
    proofs: list[Proof] = []
    with tempfile.TemporaryDirectory(prefix="clea-soak-") as folder:
        for name, prove in (*_from_tests(), *_over_the_demo(Path(folder)), _search(Path(folder))):
            began = perf_counter()
            held, said = prove()
            proofs.append(Proof(name, held, said, perf_counter() - began))
            print(proofs[-1].line(), flush=True)
    failed = [proof.name for proof in proofs if not proof.held]
    print(f"\n{to_text(clock())}  soak: {len(proofs) - len(failed)} of {len(proofs)} proofs held", end="")
    print(f"; not: {', '.join(failed)}" if failed else "")
    return 1 if failed else 0


def _from_tests() -> Sequence[tuple[str, Callable[[], tuple[bool, str]]]]:
    return tuple(
        (name, lambda variable=variable, count=count, file=file, tools=tools: _test(variable, count, file, tools))
        for name, variable, count, file, tools in _TESTS
    )


def _test(variable: str, count: int, file: str, tools: str) -> tuple[bool, str]:
    """Run one file of tests with a larger count; what it says when it fails is told whole."""
    missing = missing_tools(*tools.split())
    if missing:
        return False, f"not installed: {missing}"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", variable: str(count)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", file]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, timeout=_PATIENCE
    )
    if run.returncode:
        print(run.stdout, run.stderr, file=sys.stderr)
    last = run.stdout.strip().splitlines()[-1:] or ["it said nothing"]
    return run.returncode == 0 and "skipped" not in last[0], last[0].strip("= ")


def _over_the_demo(folder: Path) -> Sequence[tuple[str, Callable[[], tuple[bool, str]]]]:
    return (
        ("the demo", lambda: _play(folder)),
        ("strangers judge the demo's bundle", lambda: _strangers(folder)),
        ("every flipped bit that decides, and many in the evidence", lambda: _flips(folder)),
    )


def _play(folder: Path) -> tuple[bool, str]:
    seed = str(random.randrange(10_000))  # noqa: S311  # which people, no secret
    command = [sys.executable, "-m", "clea_desktop", "demo", "--out", str(folder / "demo"), "--seed", seed]
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=_PATIENCE)
    if run.returncode:
        print(run.stdout, run.stderr, file=sys.stderr)
        return False, f"seed {seed}, code {run.returncode}"
    return True, f"seed {seed}, {_bundle(folder).stat().st_size} bytes, accepted by verify"


def _strangers(folder: Path) -> tuple[bool, str]:
    missing = missing_tools("unzip")
    if missing:
        return False, f"not installed: {missing}"
    subprocess.run(["unzip", "-q", str(_bundle(folder)), "-d", str(folder / "unpacked")], check=True)
    answers = ask_strangers(Signed.taken(folder / "unpacked", folder / "demo" / "trust", folder))
    return all(well for _, well, _ in answers), "; ".join(f"{name} {said}" for name, _, said in answers)


def _flips(folder: Path) -> tuple[bool, str]:
    seed = random.randrange(2**32)  # noqa: S311  # told, so that a survivor can be met again
    done = flip(_bundle(folder), folder / "demo" / "trust", seed)
    tried = f"{done.deciding} one by one outside documents and evidence, {done.at_random} at random inside, seed {seed}"
    if done.survivors:
        return False, f"{len(done.survivors)} survived, first at bit {done.survivors[0]}; {tried}"
    return True, f"none survived; {tried}"


def _search(folder: Path) -> tuple[str, Callable[[], tuple[bool, str]]]:
    return f"a search for bytes that break a parser, {fuzzing.SECONDS} s each", lambda: _fuzz(folder / "tried")


def _fuzz(folder: Path) -> tuple[bool, str]:
    folder.mkdir()
    found = fuzzing.search_all(folder, fuzzing.SECONDS)
    broken = ", ".join(one.name for one in found if not one.held)
    tried = f"{sum(one.tried for one in found)} files over {len(found)} parsers"
    worst = f"{max(one.peak_mb for one in found)} MB and {max(one.slowest_s for one in found)} s at most"
    return not broken, f"BROKEN: {broken}; {tried}, told above" if broken else f"nothing broke; {tried}, {worst}"


def _bundle(folder: Path) -> Path:
    (bundle,) = (folder / "demo" / "bundles").iterdir()
    return bundle


if __name__ == "__main__":
    sys.exit(main())
