"""What the criteria of one dossier rest on, in four queries whatever the dossier holds."""

import json
from collections.abc import Mapping

from clea_desktop.core.evidence_map import Found, Observed, Piece, Quoted, Traces
from clea_desktop.core.exercise import Seen
from clea_desktop.core.rating import Rating
from clea_desktop.storage.repositories.self_answers import SelfAnswers
from clea_desktop.storage.unit_of_work import Work


def traces_of(work: Work, dossier_id: str) -> Traces:
    """Read everything that stands: what was set aside, or taken off, shows nothing."""
    return Traces(
        findings={
            code: Found(Rating(value), reason)
            for code, value, reason in work.read(
                "SELECT criterion_code, value, reason FROM rating WHERE dossier_id = ?", (dossier_id,)
            )
        },
        pieces=_pieces(work, dossier_id),
        observed=_observed(work, dossier_id),
        quoted=tuple(
            Quoted(code, words)
            for code, words in work.read(
                "SELECT criterion_code, words FROM quotation WHERE dossier_id = ? AND removed_at IS NULL"
                " ORDER BY pinned_at, id",
                (dossier_id,),
            )
        ),
        answers=SelfAnswers(work).values(dossier_id),
    )


def _pieces(work: Work, dossier_id: str) -> tuple[Piece, ...]:
    rows = work.read(
        "SELECT e.number, e.label, l.criterion_code, l.reason FROM evidence e"
        " JOIN evidence_link l ON l.evidence_id = e.id"
        " WHERE e.dossier_id = ? AND e.removed_at IS NULL ORDER BY e.number, l.criterion_code",
        (dossier_id,),
    )
    labels: dict[int, str] = {}
    reasons: dict[int, dict[str, str]] = {}
    for number, label, code, reason in rows:
        labels[number] = label
        reasons.setdefault(number, {})[code] = reason
    return tuple(Piece(number, label, reasons[number]) for number, label in labels.items())


def _observed(work: Work, dossier_id: str) -> tuple[Observed, ...]:
    rows = work.read(
        "SELECT r.exercise_id, r.exercise_version, o.task_id, o.criterion_code, o.seen, o.note FROM exercise_run r"
        " JOIN observation o ON o.run_id = r.id WHERE r.dossier_id = ? AND r.removed_at IS NULL"
        " ORDER BY r.started_at, r.id, o.task_id, o.criterion_code",
        (dossier_id,),
    ).fetchall()
    if not rows:
        return ()
    clues = _clues(work, dossier_id)
    return tuple(
        Observed(code, clues.get((exercise, version, task, code), ""), Seen(seen), note)
        for exercise, version, task, code, seen, note in rows
    )


def _clues(work: Work, dossier_id: str) -> Mapping[tuple[str, int, str, str], str]:
    """Return the words of the clues of the exercises this dossier worked on."""
    rows = work.read(
        "SELECT e.id, e.version, e.document FROM exercise e WHERE EXISTS (SELECT 1 FROM exercise_run r"
        " WHERE r.dossier_id = ? AND r.exercise_id = e.id AND r.exercise_version = e.version)",
        (dossier_id,),
    ).fetchall()
    return {
        (exercise, version, task["id"], clue["criterion"]): clue["clue"]
        for exercise, version, document in rows
        for task in json.loads(document)["statement"]["tasks"]
        for clue in task["clues"]
    }
