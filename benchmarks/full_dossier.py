"""A full dossier read for its screens, against the same rows read by bare SQL in the same encrypted database."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks.figures import Pairs, Row
from benchmarks.material import sign_agreement
from benchmarks.vaults import CHEAP_COST, clock, make_vault
from clea_desktop.core.exercise import Observation, Seen
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.services.session import Session

PAIRS, QUOTATIONS = 60, 60
_TIMES = 10
_LOADING = "a full dossier loaded: 107 findings, answers and pieces, 60 quotations, an exercise"
_MAPPING = "its evidence map"
_RAW = (
    "SELECT d.*, c.* FROM dossier d JOIN candidate c ON c.id = d.candidate_id WHERE d.id = ?",
    "SELECT * FROM agreement WHERE dossier_id = ?",
    "SELECT * FROM rating WHERE dossier_id = ?",
    "SELECT e.*, a.* FROM evidence e JOIN attachment a ON a.id = e.attachment_id WHERE e.dossier_id = ?",
    "SELECT l.* FROM evidence e JOIN evidence_link l ON l.evidence_id = e.id WHERE e.dossier_id = ?",
    "SELECT d.*, a.* FROM document d JOIN attachment a ON a.id = d.attachment_id WHERE d.dossier_id = ?",
    "SELECT * FROM bundle WHERE dossier_id = ?",
    "SELECT * FROM quotation WHERE dossier_id = ?",
    "SELECT * FROM signature WHERE dossier_id = ?",
    "SELECT * FROM sheet WHERE dossier_id = ?",
    "SELECT * FROM journal_entry WHERE dossier_id = ?",
)
_RAW_MAP = (
    *_RAW,
    "SELECT * FROM self_answer WHERE dossier_id = ?",
    "SELECT o.* FROM exercise_run r JOIN observation o ON o.run_id = r.id WHERE r.dossier_id = ?",
)


def full_dossier(folder: Path) -> list[Row]:
    """Measure both readings."""
    session = make_vault(folder / "vault", CHEAP_COST)
    try:
        dossier_id = _filled(session, folder)
        readings: tuple[tuple[str, Callable[[str], object], tuple[str, ...]], ...] = (
            (_LOADING, session.dossiers.open, _RAW),
            (_MAPPING, session.evidence_map.read, _RAW_MAP),
        )
        return [_row(session, dossier_id, *reading) for reading in readings]
    finally:
        session.close()


def _row(
    session: Session, dossier_id: str, name: str, read: Callable[[str], object], statements: tuple[str, ...]
) -> Row:
    def ours() -> float:
        began = perf_counter()
        read(dossier_id)
        return perf_counter() - began

    pairs = Pairs.taken(ours, lambda: _raw(session, dossier_id, statements), PAIRS)
    return Row.judged(name, (pairs.said("the rows alone"),), f"≤ {_TIMES} × bare SQL", met=pairs.ratio <= _TIMES)


def _raw(session: Session, dossier_id: str, statements: tuple[str, ...]) -> float:
    began = perf_counter()
    with session.vault.unit_of_work.reading() as work:
        for statement in statements:
            work.read(statement, (dossier_id,)).fetchall()
    return perf_counter() - began


def _filled(session: Session, folder: Path) -> str:
    """Fill a dossier as much as one ever is."""
    dossier_id = session.candidates.register("Œuvrard", "Zoé", clock().date().replace(year=1984))
    sign_agreement(session, dossier_id, folder)
    photo = folder / "photo.png"
    photo.write_bytes(_PIXEL)
    run = session.exercises.start(dossier_id, session.exercises.library()[0].exercise.id)
    for task in run.exercise.tasks:
        for clue in task.clues:
            session.exercises.observe(run.id, task.id, clue.criterion, Observation(Seen.YES, "sans aide"))
    for number, criterion in enumerate(session.dossiers.open(dossier_id).framework.criteria()):
        session.ratings.rate(dossier_id, criterion.code, Rating.ACQUIRED if number % 6 else Rating.NOT_ACQUIRED)
        session.self_assessment.answer(dossier_id, criterion.code, SelfAnswer.CAN)
        session.evidence.attach(dossier_id, photo, f"Preuve {number}", (criterion.code,), "vu")
        if number < QUOTATIONS:
            session.interview.pin(dossier_id, "", "Je le fais tous les jours", criterion.code)
    session.feedback.make(dossier_id)
    return dossier_id


_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100b138f61400"
    "00000049454e44ae426082"
)
