"""What a person waits for in the real window: home after the passphrase, and each finding."""

import os
from pathlib import Path
from statistics import median

from benchmarks.figures import FRAME, Row, ms
from benchmarks.material import register_many, sign_agreement
from benchmarks.processes import told_by
from benchmarks.vaults import make_vault
from clea_desktop.security.passphrase import STANDARD_COST

CANDIDATES = 200
OPENINGS = 9
_HOME = "passphrase entered → home painted, the day in it"
_CLICK = "click → durable → repainted"
_FRAMES = 4
_SYNCS = 12


def make_window_vault(folder: Path) -> str:
    """Make a vault of three people and 200 candidates; return the dossier of one whose agreement is signed."""
    session = make_vault(folder / "vault", STANDARD_COST, people=3)
    try:
        dossier_id = register_many(session, CANDIDATES)
        sign_agreement(session, dossier_id, folder)
    finally:
        session.close()
    return dossier_id


def first_home(vault: Path) -> Row:
    """Open the vault in a fresh window, several times, Argon2id alone timed in the same process."""
    told = [told_by("first_home", str(vault), environment=_offscreen()) for _ in range(OPENINGS)]
    beyond = sorted(one["home"] - one["argon2id"] for one in told)
    took, alone = (median(one[name] for one in told) for name in ("home", "argon2id"))
    found = (
        f"Argon2id + {ms(median(beyond))} = Argon2id + {median(beyond) / FRAME:.1f} frames, {CANDIDATES} candidates",
        f"{ms(took)} in all, Argon2id alone {ms(alone)}",
        f"beyond it {ms(beyond[0])} to {ms(beyond[-1])}, median of {OPENINGS} fresh windows",
    )
    return Row.judged(_HOME, found, f"≤ Argon2id + {_FRAMES} frames", met=median(beyond) <= _FRAMES * FRAME)


def clicks(vault: Path, dossier_id: str) -> Row:
    """Rate by keyboard, a bare fdatasync after each key."""
    told = told_by("rating_clicks", str(vault), dossier_id, environment=_offscreen())
    bound = _SYNCS * told["sync_median"] + FRAME
    found = (
        f"p99 {ms(told['click_p99'])}, median {ms(told['click_median'])}, {told['clicks']:.0f} keys",
        f"one bare fdatasync of 4 KiB after each: median {ms(told['sync_median'])}, p99 {ms(told['sync_p99'])}",
    )
    words = f"p99 ≤ {_SYNCS} × the median fdatasync + one frame = {ms(bound)}"
    return Row.judged(_CLICK, found, words, met=told["click_p99"] <= bound)


def _offscreen() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
