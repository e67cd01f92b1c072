"""Runs whole processes and takes their time; says which outside tools are not here."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 240


def missing_tools(*names: str) -> str:
    """Return the names of the tools that are not installed, or nothing."""
    return ", ".join(name for name in names if shutil.which(name) is None)


def timed(command: Sequence[str], cwd: Path, output: Path | None = None) -> float:
    """Run a command that must succeed, its output in a file or nowhere; return how long it took."""
    with (output or Path(os.devnull)).open("wb") as sink:
        began = perf_counter()
        subprocess.run(command, cwd=cwd, check=True, stdout=sink, stderr=subprocess.DEVNULL, timeout=PATIENCE)
        return perf_counter() - began


def told_by(child: str, *arguments: str, environment: Mapping[str, str] | None = None) -> dict[str, float]:
    """Run one of ``benchmarks.children`` to its end and return the figures of its last line."""
    figures = json.loads(last_line_of(child, *arguments, environment=environment))
    return {str(name): float(value) for name, value in figures.items()}


def last_line_of(child: str, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
    """Run one of ``benchmarks.children`` to its end and return its last line."""
    command = [sys.executable, "-m", f"benchmarks.children.{child}", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True, timeout=PATIENCE
    )
    return done.stdout.splitlines()[-1]
