"""A full dossier as the window reads it, beside the bare SQL of the very same rows."""

from pathlib import Path
from time import perf_counter

from benchmarks.figures import Pairs, Row
from benchmarks.material import attach_all, ready_dossier, write_photo
from benchmarks.vaults import CHEAP_COST, change_photo, make_vault
from clea_desktop.core.interview import InterviewNotes
from clea_desktop.services.session import Session

_PHOTOS = 12
_PAIRS = 40
_BOUND = 10


def loading(folder: Path) -> list[Row]:
    """Fill a dossier, then open it and read its rows in turns."""
    session = make_vault(folder / "vault", CHEAP_COST)
    try:
        dossier_id, codes = ready_dossier(session, folder)
        files = tuple(folder / f"{number}.jpg" for number in range(_PHOTOS))
        for number, file in enumerate(files):
            write_photo(file, 20_000)
            change_photo(file, number)
        attach_all(session, dossier_id, codes, files)
        session.interview.keep_notes(dossier_id, InterviewNotes("A été cariste. " * 100, 0, ""))
        for code in codes[:20]:
            session.interview.pin(dossier_id, "", f"Je sais faire, au {code}", code)
        queries = _queries(session, dossier_id)
        pairs = Pairs.taken(lambda: _opened(session, dossier_id), lambda: _read(session, queries), _PAIRS)
    finally:
        session.close()
    found = (pairs.said(f"the bare SQL of its rows in {len(queries)} tables"),)
    name = "a full dossier opened (107 findings, 12 photos, 20 quotations)"
    return [Row.judged(name, found, f"≤ {_BOUND} ×", met=pairs.ratio <= _BOUND)]


def _queries(session: Session, dossier_id: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return a statement for each table that holds something of the dossier, as it is laid out in the database."""
    with session.vault.unit_of_work.reading() as work:
        names = [row[0] for row in work.read("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        ours = [
            name
            for name in names
            if any(column[1] == "dossier_id" for column in work.read(f"PRAGMA table_info({name})"))
        ]
        held = [
            name
            for name in ours
            if work.read(f"SELECT 1 FROM {name} WHERE dossier_id = ?", (dossier_id,)).fetchone()  # noqa: S608 - names of tables
        ]
    whole = (
        "SELECT d.*, c.* FROM dossier d JOIN candidate c ON c.id = d.candidate_id WHERE d.id = ?",
        "SELECT l.* FROM evidence e JOIN evidence_link l ON l.evidence_id = e.id WHERE e.dossier_id = ?",
        "SELECT a.* FROM evidence e JOIN attachment a ON a.id = e.attachment_id WHERE e.dossier_id = ?",
        *(f"SELECT * FROM {name} WHERE dossier_id = ?" for name in held),  # noqa: S608 - names of tables
    )
    return tuple((sql, (dossier_id,)) for sql in whole)


def _opened(session: Session, dossier_id: str) -> float:
    began = perf_counter()
    session.dossiers.open(dossier_id)
    return perf_counter() - began


def _read(session: Session, queries: tuple[tuple[str, tuple[str, ...]], ...]) -> float:
    began = perf_counter()
    with session.vault.unit_of_work.reading() as work:
        for sql, parameters in queries:
            work.read(sql, parameters).fetchall()
    return perf_counter() - began
