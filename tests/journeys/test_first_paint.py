"""What is heavy is not loaded before somebody sees the first screen."""

import os
import subprocess
import sys
from pathlib import Path

from tests.journeys.house import Furnished
from tests.journeys.real_window import ROOT

HEAVY = frozenset(
    {
        "PIL", "alembic", "asn1crypto", "keyring", "pydantic", "pyhanko", "pyhanko_certvalidator", "reportlab",
        "sqlalchemy", "sqlmodel",
    }
)  # fmt: skip

NEEDED_TO_OPEN = frozenset({"cryptography", "sqlcipher3"})


def loaded_at_first_paint(vault: Path) -> tuple[str, frozenset[str]]:
    """Return the first screen and the packages loaded when it was painted."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.journeys.first_paint", str(vault)],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, check=True,
        timeout=60,
    )  # fmt: skip
    screen, *loaded = run.stdout.split()
    return screen, frozenset(loaded)


def test_the_unlock_screen_is_painted_before_anything_heavy_is_loaded(furnished: Furnished, folder: Path) -> None:
    assert furnished.account_id
    screen, loaded = loaded_at_first_paint(folder)
    assert screen == "unlock"
    assert "clea_desktop" in loaded
    assert loaded & (HEAVY | NEEDED_TO_OPEN) == frozenset()


def test_the_first_start_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    screen, loaded = loaded_at_first_paint(tmp_path / "coffre")
    assert screen == "first-start"
    assert loaded & HEAVY == frozenset()
