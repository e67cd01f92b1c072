"""What home costs in a vault of many: the day is read on the one worker, before anything a person asks next."""

import time
from pathlib import Path
from statistics import median

from benchmarks.figures import FRAME, Row, ms
from benchmarks.vaults import CHEAP_COST, make_vault
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.in_hand import DRAFTS
from clea_desktop.storage.unit_of_work import Work

CROWD = 100_000
"""Dossiers in the vault, nearly all of them sealed, as those of the years before are."""
_READINGS = 15
_STROKE = 5_000
_FRAMES = 4
_NAME = "home read over 100 000 dossiers"


def home(folder: Path) -> list[Row]:
    """Read the day over and over, with as many drafts as home ever looks at, half of them fully rated."""
    session = make_vault(folder / "vault", CHEAP_COST)
    try:
        _fill(session)
        took = sorted(_timed(session) for _ in range(_READINGS))
    finally:
        session.close()
    found = (
        f"median {ms(median(took))}, {ms(took[0])} to {ms(took[-1])}, {_READINGS} readings",
        f"{CROWD} dossiers, {DRAFTS} of them in hand, {DRAFTS // 2} with a finding on every criterion",
    )
    return [
        Row.judged(_NAME, found, f"≤ {_FRAMES} frames, off the window's thread", met=median(took) <= _FRAMES * FRAME)
    ]


def _timed(session: Session) -> float:
    began = time.perf_counter()
    session.home.today()
    return time.perf_counter() - began


def _fill(session: Session) -> None:
    framework = session.frameworks.current().framework
    codes = [criterion.code for criterion in framework.criteria()]
    place = (framework.id, framework.version, session.account.account_id)
    for start in range(0, CROWD, _STROKE):
        with session.vault.unit_of_work() as work:
            for number in range(start, start + _STROKE):
                _put(work, number, place, codes if number >= CROWD - DRAFTS // 2 else [])


def _put(work: Work, number: int, place: tuple[str, str, str], rated: list[str]) -> None:
    framework_id, version, by = place
    candidate, dossier = f"c{number:06}", f"d{number:06}"
    state = "draft" if number >= CROWD - DRAFTS else "sealed"
    work.execute(
        "INSERT INTO candidate (id, birth_name, first_name, birth_date, created_at) VALUES (?, ?, ?, ?, ?)",
        (candidate, f"Personne-{number}", "Inès", "1990-01-01", work.at),
    )
    work.execute(
        "INSERT INTO dossier (id, code, candidate_id, framework_id, framework_version, practice, state, opened_at,"
        " opened_by) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?)",
        (dossier, f"D-{number}", candidate, framework_id, version, state, work.at, by),
    )
    work.execute(
        "INSERT INTO appointment (id, dossier_id, step, day, time, place, made_at, made_by)"
        " VALUES (?, ?, 'welcome', '2020-01-01', '09:00', '', ?, ?)",
        (f"a{number:06}", dossier, work.at, by),
    )
    for code in rated:
        work.execute(
            "INSERT INTO rating (dossier_id, criterion_code, value, reason, rated_at, rated_by)"
            " VALUES (?, ?, 'A', '', ?, ?)",
            (dossier, code, work.at, by),
        )
