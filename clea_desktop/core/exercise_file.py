"""An exercise as a file organisations hand to each other: our own JSON, and a reader that trusts nothing of it."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NoReturn

from clea_desktop.core.canonical import MAX_DEPTH
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.exercise import Exercise, Table
from clea_desktop.core.exercise_limits import (
    CELL_LIMIT,
    CONTEXT_LIMIT,
    LINE_LIMIT,
    MOST_CLUES,
    MOST_COLUMNS,
    MOST_DOCUMENTS,
    MOST_GROUP,
    MOST_LINES,
    MOST_MINUTES,
    MOST_ROWS,
    MOST_TASKS,
    TITLE_LIMIT,
)
from clea_desktop.core.exercise_reading import parse_exercise
from clea_desktop.core.exercise_writing import exercise_json

FILE_LIMIT = 2_000_000
FORMAT = "clea-exercise-1"
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_NO_CHARACTER = frozenset({"Cc", "Cs", "Cn"})
_FILE = "le fichier"


def exercise_file(exercise: Exercise) -> bytes:
    """Write an exercise as a file people can read too."""
    value = {"format": FORMAT, "exercise": {**exercise_json(exercise), "framework": exercise.framework}}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def read_exercise_file(data: bytes) -> Exercise:
    """Read a stranger's file, holes included; EXERCISE_UNREADABLE says where it is wrong."""
    if len(data) > FILE_LIMIT:
        _refuse(_FILE, "il est trop gros pour une mise en situation")
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise CleaError(
            Trouble.EXERCISE_UNREADABLE, where=_FILE, what="ce n'est pas une mise en situation enregistrée par CléA"
        ) from error
    if not isinstance(value, Mapping) or value.get("format") != FORMAT:
        _refuse(_FILE, "ce n'est pas une mise en situation enregistrée par CléA")
    for text in _texts(value, 0):
        if len(text) > CONTEXT_LIMIT or any(unicodedata.category(one) in _NO_CHARACTER for one in text):
            _refuse(_FILE, "un texte est trop long, ou ne se lit pas")
    return checked(parse_exercise(value.get("exercise"), is_draft=True))


def checked(exercise: Exercise) -> Exercise:
    """Return an exercise that fits on paper; EXERCISE_UNREADABLE says what does not."""
    tasks, documents = exercise.tasks, exercise.documents
    _at_most(len(tasks), MOST_TASKS, "les tâches")
    _at_most(len(documents), MOST_DOCUMENTS, "les documents")
    _at_most(max(exercise.minutes, *(task.minutes for task in tasks), 0), MOST_MINUTES, "les minutes")
    _at_most(max(exercise.smallest_group, exercise.largest_group), MOST_GROUP, "le groupe")
    for number, task in enumerate(tasks, start=1):
        _at_most(len(task.clues), MOST_CLUES, f"tâche {number}, les indices")
        _short([clue.clue for clue in task.clues], LINE_LIMIT, f"tâche {number}, les indices")
        _short([task.title, *(clue.criterion for clue in task.clues)], TITLE_LIMIT, f"tâche {number}, le titre")
        _several(task.instructions, f"tâche {number}, les consignes")
    for number, document in enumerate(documents, start=1):
        _short([document.title], TITLE_LIMIT, f"document {number}, le titre")
        if isinstance(document.content, Table):
            _check_table(document.content, f"document {number}, le tableau")
    if not all(_PLAIN_ID.fullmatch(name) for name in (*(one.id for one in tasks), *(one.id for one in documents))):
        _refuse("les tâches et les documents", "un nom porte d'autres signes que des lettres et des chiffres")
    _short([exercise.title, exercise.trade, exercise.status, exercise.framework, exercise.id], TITLE_LIMIT, "le titre")
    _short([exercise.summary, exercise.intro, exercise.context, exercise.room], CONTEXT_LIMIT, "la présentation")
    notes = exercise.notes
    for some in (exercise.material, exercise.safety, exercise.accommodations, notes.before, notes.during, notes.do_not):
        _several(some, "la présentation")
    _at_most(len(notes.expected), MOST_LINES * MOST_TASKS, "les réponses attendues")
    return exercise


def taken_in(exercise: Exercise, exercise_id: str) -> Exercise:
    """Return a stranger's exercise as one's own: its name and version are this vault's."""
    return replace(exercise, id=exercise_id, version=1)


def _check_table(table: Table, where: str) -> None:
    _at_most(len(table.columns), MOST_COLUMNS, where)
    _at_most(len(table.rows), MOST_ROWS, where)
    _short([cell for row in (table.columns, *table.rows) for cell in row], CELL_LIMIT, where)
    _short([table.note], LINE_LIMIT, where)


def _several(texts: tuple[str, ...], where: str) -> None:
    _at_most(len(texts), MOST_LINES, where)
    _short(texts, LINE_LIMIT, where)


def _short(texts: list[str] | tuple[str, ...], limit: int, where: str) -> None:
    _at_most(max((len(text) for text in texts), default=0), limit, where)


def _at_most(count: int, limit: int, where: str) -> None:
    if count > limit:
        _refuse(where, f"il y en a trop, ou c'est trop long ({limit} au plus)")


def _texts(value: object, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        _refuse(_FILE, "il est trop emboîté")
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inside in value.items():
            yield str(key)
            yield from _texts(inside, depth + 1)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside, depth + 1)


def _refuse(where: str, what: str) -> NoReturn:
    raise CleaError(Trouble.EXERCISE_UNREADABLE, where=where, what=what)
