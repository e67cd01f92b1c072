"""An exercise of one's own, written part by part: every edit gives another whole exercise, which a file can hold.

An edit never refuses: what is too long is cut, what is no number changes nothing, and holes stay holes until
:mod:`clea_desktop.core.exercise_checks` is asked about them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from clea_desktop.core.exercise import Document, Exercise, Expected, Notes, Table, Task, Text
from clea_desktop.core.exercise_grid import grid_of, table_of
from clea_desktop.core.exercise_limits import (
    CONTEXT_LIMIT,
    LINE_LIMIT,
    MOST_GROUP,
    MOST_MINUTES,
    TITLE_LIMIT,
    line,
    lines,
)
from clea_desktop.core.exercise_order import on_clue, on_task

_MINUTES = 90
_GROUP = 6


class Part(Enum):
    """What can be written."""

    TITLE = "title"
    TRADE = "trade"
    SUMMARY = "summary"
    MINUTES = "minutes"
    SMALLEST = "smallest"
    LARGEST = "largest"
    INTRO = "intro"
    CONTEXT = "context"
    MATERIAL = "material"
    ROOM = "room"
    SAFETY = "safety"
    ACCOMMODATIONS = "accommodations"
    BEFORE = "before"
    DURING = "during"
    DO_NOT = "do-not"
    TASK_TITLE = "task-title"
    TASK_MINUTES = "task-minutes"
    INSTRUCTIONS = "instructions"
    TASK_PAPERS = "task-papers"
    EXPECTED = "expected"
    CLUE = "clue"
    CRITERION = "criterion"
    DOCUMENT_TITLE = "document-title"
    DOCUMENT_BODY = "document-body"
    DOCUMENT_NOTE = "document-note"


@dataclass(frozen=True, slots=True)
class Place:
    """A part, of a task or a document when it has one, of a clue by its rank."""

    part: Part
    of: str = ""
    rank: int = -1


def begun(exercise_id: str, framework_id: str, status: str) -> Exercise:
    """Return an exercise in which everything is to be written."""
    return Exercise(
        id=exercise_id,
        version=1,
        status=status,
        title="",
        trade="",
        summary="",
        minutes=_MINUTES,
        smallest_group=1,
        largest_group=_GROUP,
        material=(),
        room="",
        safety=(),
        accommodations=(),
        intro="",
        context="",
        tasks=(),
        documents=(),
        notes=Notes((), (), (), ()),
        framework=framework_id,
    )


def written(exercise: Exercise, place: Place, text: str) -> Exercise:
    """Write one part; a place that is no longer there changes nothing."""
    if place.part in _WHOLE:
        return _WHOLE[place.part](exercise, text)
    if place.part is Part.EXPECTED:
        return _with_expected(exercise, place.of, text)
    if place.part is Part.TASK_PAPERS:
        return on_task(exercise, place.of, lambda task: replace(task, documents=_papers(exercise, text)))
    if place.part in _OF_TASK:
        return on_task(exercise, place.of, lambda task: _OF_TASK[place.part](task, text))
    if place.part in {Part.CLUE, Part.CRITERION}:
        return on_task(exercise, place.of, lambda task: _with_clue(task, place, text))
    documents = tuple(_on_document(one, place.part, text) if one.id == place.of else one for one in exercise.documents)
    return replace(exercise, documents=documents)


def read_at(exercise: Exercise, place: Place) -> str:
    """Return what a part says, as :func:`written` takes it."""
    if place.part in _READ:
        return _READ[place.part](exercise)
    task, document = exercise.task(place.of), exercise.document(place.of)
    if task is not None:
        return _read_task(exercise, task, place)
    if document is not None and place.part in _READ_DOCUMENT:
        return _READ_DOCUMENT[place.part](document)
    return ""


def _papers(exercise: Exercise, text: str) -> tuple[str, ...]:
    """Return the documents whose numbers are written, as they are."""
    ids = {number: one.id for number, one in enumerate(exercise.documents, start=1)}
    numbers = dict.fromkeys(int(figures) for figures in re.findall(r"[0-9]{1,3}", text))
    return tuple(ids[number] for number in numbers if number in ids)


def _read_task(exercise: Exercise, task: Task, place: Place) -> str:
    if place.part is Part.EXPECTED:
        return "\n".join(one.answer for one in exercise.notes.expected if one.task == task.id)
    if place.part is Part.TASK_PAPERS:
        numbers = {one.id: str(number) for number, one in enumerate(exercise.documents, start=1)}
        return ", ".join(numbers[one] for one in task.documents)
    if place.part in _READ_TASK:
        return _READ_TASK[place.part](task)
    if 0 <= place.rank < len(task.clues):
        clue = task.clues[place.rank]
        return clue.clue if place.part is Part.CLUE else clue.criterion
    return ""


def _with_clue(task: Task, place: Place, text: str) -> Task:
    if place.part is Part.CLUE:
        return on_clue(task, place.rank, lambda clue: replace(clue, clue=line(text, LINE_LIMIT)))
    code = line(text, TITLE_LIMIT)
    if code and any(clue.criterion == code for at, clue in enumerate(task.clues) if at != place.rank):
        return task
    return on_clue(task, place.rank, lambda clue: replace(clue, criterion=code))


def _with_expected(exercise: Exercise, task_id: str, text: str) -> Exercise:
    others = tuple(one for one in exercise.notes.expected if one.task != task_id)
    answers = tuple(Expected(task_id, answer) for answer in lines(text)) if exercise.task(task_id) else ()
    return replace(exercise, notes=replace(exercise.notes, expected=(*others, *answers)))


def _on_document(document: Document, part: Part, text: str) -> Document:
    content = document.content
    if part is Part.DOCUMENT_TITLE:
        return replace(document, title=line(text, TITLE_LIMIT))
    if part is Part.DOCUMENT_BODY and isinstance(content, Text):
        return replace(document, content=Text(lines(text)))
    if part is Part.DOCUMENT_BODY and isinstance(content, Table):
        return replace(document, content=table_of(content, text))
    if part is Part.DOCUMENT_NOTE and isinstance(content, Table):
        return replace(document, content=replace(content, note=line(text, LINE_LIMIT)))
    return document


def _body(document: Document) -> str:
    content = document.content
    if isinstance(content, Text):
        return "\n".join(content.paragraphs)
    return grid_of(content) if isinstance(content, Table) else ""


def _note(document: Document) -> str:
    return document.content.note if isinstance(document.content, Table) else ""


def _count(text: str, now: int, most: int) -> int:
    figures = text.strip()
    return int(figures) if figures.isascii() and figures.isdecimal() and 0 < int(figures[:6]) <= most else now


def _group(exercise: Exercise, text: str, *, smallest: bool) -> Exercise:
    now = exercise.smallest_group if smallest else exercise.largest_group
    count = _count(text, now, MOST_GROUP)
    if smallest:
        return replace(exercise, smallest_group=count, largest_group=max(count, exercise.largest_group))
    return replace(exercise, largest_group=count, smallest_group=min(count, exercise.smallest_group))


def _noted(exercise: Exercise, **lists: tuple[str, ...]) -> Exercise:
    return replace(exercise, notes=replace(exercise.notes, **lists))  # type: ignore[arg-type]  # before, during, do_not


_WHOLE: dict[Part, Callable[[Exercise, str], Exercise]] = {
    Part.TITLE: lambda exercise, text: replace(exercise, title=line(text, TITLE_LIMIT)),
    Part.TRADE: lambda exercise, text: replace(exercise, trade=line(text, TITLE_LIMIT)),
    Part.SUMMARY: lambda exercise, text: replace(exercise, summary=line(text, CONTEXT_LIMIT)),
    Part.INTRO: lambda exercise, text: replace(exercise, intro=line(text, CONTEXT_LIMIT)),
    Part.CONTEXT: lambda exercise, text: replace(exercise, context=line(text, CONTEXT_LIMIT)),
    Part.ROOM: lambda exercise, text: replace(exercise, room=line(text, LINE_LIMIT)),
    Part.MINUTES: lambda exercise, text: replace(exercise, minutes=_count(text, exercise.minutes, MOST_MINUTES)),
    Part.SMALLEST: lambda exercise, text: _group(exercise, text, smallest=True),
    Part.LARGEST: lambda exercise, text: _group(exercise, text, smallest=False),
    Part.MATERIAL: lambda exercise, text: replace(exercise, material=lines(text)),
    Part.SAFETY: lambda exercise, text: replace(exercise, safety=lines(text)),
    Part.ACCOMMODATIONS: lambda exercise, text: replace(exercise, accommodations=lines(text)),
    Part.BEFORE: lambda exercise, text: _noted(exercise, before=lines(text)),
    Part.DURING: lambda exercise, text: _noted(exercise, during=lines(text)),
    Part.DO_NOT: lambda exercise, text: _noted(exercise, do_not=lines(text)),
}
_OF_TASK: dict[Part, Callable[[Task, str], Task]] = {
    Part.TASK_TITLE: lambda task, text: replace(task, title=line(text, TITLE_LIMIT)),
    Part.TASK_MINUTES: lambda task, text: replace(task, minutes=_count(text, task.minutes, MOST_MINUTES)),
    Part.INSTRUCTIONS: lambda task, text: replace(task, instructions=lines(text)),
}
_READ: dict[Part, Callable[[Exercise], str]] = {
    Part.TITLE: lambda exercise: exercise.title,
    Part.TRADE: lambda exercise: exercise.trade,
    Part.SUMMARY: lambda exercise: exercise.summary,
    Part.INTRO: lambda exercise: exercise.intro,
    Part.CONTEXT: lambda exercise: exercise.context,
    Part.ROOM: lambda exercise: exercise.room,
    Part.MINUTES: lambda exercise: str(exercise.minutes),
    Part.SMALLEST: lambda exercise: str(exercise.smallest_group),
    Part.LARGEST: lambda exercise: str(exercise.largest_group),
    Part.MATERIAL: lambda exercise: "\n".join(exercise.material),
    Part.SAFETY: lambda exercise: "\n".join(exercise.safety),
    Part.ACCOMMODATIONS: lambda exercise: "\n".join(exercise.accommodations),
    Part.BEFORE: lambda exercise: "\n".join(exercise.notes.before),
    Part.DURING: lambda exercise: "\n".join(exercise.notes.during),
    Part.DO_NOT: lambda exercise: "\n".join(exercise.notes.do_not),
}
_READ_TASK: dict[Part, Callable[[Task], str]] = {
    Part.TASK_TITLE: lambda task: task.title,
    Part.TASK_MINUTES: lambda task: str(task.minutes),
    Part.INSTRUCTIONS: lambda task: "\n".join(task.instructions),
}
_READ_DOCUMENT: dict[Part, Callable[[Document], str]] = {
    Part.DOCUMENT_TITLE: lambda document: document.title,
    Part.DOCUMENT_BODY: _body,
    Part.DOCUMENT_NOTE: _note,
}
