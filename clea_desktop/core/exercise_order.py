"""The tasks, clues and documents of an exercise of one's own: added, put in order, taken away."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from clea_desktop.core.exercise import Clue, Document, Exercise, Strength, Table, Task, Text
from clea_desktop.core.exercise_limits import MOST_CLUES, MOST_DOCUMENTS, MOST_TASKS

_TASK_MINUTES = 10
ThingT = TypeVar("ThingT")


def with_task(exercise: Exercise) -> Exercise:
    """Add a task, as long as there is room."""
    if len(exercise.tasks) >= MOST_TASKS:
        return exercise
    made = Task(_free_id("t", [task.id for task in exercise.tasks]), "", (), (), _TASK_MINUTES, ())
    return replace(exercise, tasks=(*exercise.tasks, made))


def without_task(exercise: Exercise, task_id: str) -> Exercise:
    """Take a task away, with what may be heard there."""
    expected = tuple(one for one in exercise.notes.expected if one.task != task_id)
    return replace(
        exercise,
        tasks=tuple(task for task in exercise.tasks if task.id != task_id),
        notes=replace(exercise.notes, expected=expected),
    )


def moved_task(exercise: Exercise, task_id: str, step: int) -> Exercise:
    """Put a task before or after its neighbour; the ends stay where they are."""
    ranks = [rank for rank, task in enumerate(exercise.tasks) if task.id == task_id]
    return replace(exercise, tasks=_moved(exercise.tasks, ranks[0], step)) if ranks else exercise


def with_clue(exercise: Exercise, task_id: str) -> Exercise:
    """Add a clue to a task, its criterion and its sentence to be written."""

    def add(task: Task) -> Task:
        if len(task.clues) >= MOST_CLUES:
            return task
        return replace(task, clues=(*task.clues, Clue("", "", Strength.DIRECT)))

    return on_task(exercise, task_id, add)


def without_clue(exercise: Exercise, task_id: str, rank: int) -> Exercise:
    """Take a clue away."""
    return on_task(
        exercise,
        task_id,
        lambda task: replace(task, clues=tuple(clue for at, clue in enumerate(task.clues) if at != rank)),
    )


def moved_clue(exercise: Exercise, task_id: str, rank: int, step: int) -> Exercise:
    """Put a clue before or after its neighbour."""
    return on_task(exercise, task_id, lambda task: replace(task, clues=_moved(task.clues, rank, step)))


def turned_clue(exercise: Exercise, task_id: str, rank: int) -> Exercise:
    """Say that a clue is told rather than seen, or the other way round."""

    def turn(clue: Clue) -> Clue:
        told = clue.strength is Strength.DIRECT
        return replace(clue, strength=Strength.INDIRECT if told else Strength.DIRECT)

    return on_task(exercise, task_id, lambda task: on_clue(task, rank, turn))


def with_document(exercise: Exercise, content: Text | Table) -> Exercise:
    """Add a document, as long as there is room."""
    if len(exercise.documents) >= MOST_DOCUMENTS:
        return exercise
    document = Document(_free_id("d", [one.id for one in exercise.documents]), "", content)
    return replace(exercise, documents=(*exercise.documents, document))


def without_document(exercise: Exercise, document_id: str) -> Exercise:
    """Take a document away, from the tasks too."""
    tasks = (
        replace(task, documents=tuple(one for one in task.documents if one != document_id)) for task in exercise.tasks
    )
    documents = tuple(one for one in exercise.documents if one.id != document_id)
    return replace(exercise, tasks=tuple(tasks), documents=documents)


def moved_document(exercise: Exercise, document_id: str, step: int) -> Exercise:
    """Put a document before or after its neighbour."""
    ranks = [rank for rank, document in enumerate(exercise.documents) if document.id == document_id]
    return replace(exercise, documents=_moved(exercise.documents, ranks[0], step)) if ranks else exercise


def on_task(exercise: Exercise, task_id: str, change: Callable[[Task], Task]) -> Exercise:
    """Change one task."""
    return replace(exercise, tasks=tuple(change(task) if task.id == task_id else task for task in exercise.tasks))


def on_clue(task: Task, rank: int, change: Callable[[Clue], Clue]) -> Task:
    """Change one clue."""
    return replace(task, clues=tuple(change(clue) if at == rank else clue for at, clue in enumerate(task.clues)))


def _moved(things: tuple[ThingT, ...], rank: int, step: int) -> tuple[ThingT, ...]:
    target = rank + step
    if not (0 <= rank < len(things) and 0 <= target < len(things)):
        return things
    order = list(things)
    order.insert(target, order.pop(rank))
    return tuple(order)


def _free_id(letter: str, taken: list[str]) -> str:
    number = len(taken) + 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"
