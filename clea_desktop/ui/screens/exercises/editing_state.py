"""What can be written in one part of an exercise of one's own, and what its buttons do to it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.exercise import Document, Exercise, Strength, Table, Task, Text
from clea_desktop.core.exercise_edits import Part, Place, read_at
from clea_desktop.core.exercise_limits import CONTEXT_LIMIT, LINE_LIMIT, TITLE_LIMIT
from clea_desktop.core.exercise_order import (
    moved_clue,
    moved_document,
    moved_task,
    turned_clue,
    with_clue,
    with_document,
    with_task,
    without_clue,
    without_document,
    without_task,
)
from clea_desktop.core.framework import Framework
from clea_desktop.core.text import Translate, french

ABOUT, PAPERS, GAPS, LACKS = "about", "papers", "gaps", "lacks"
_PAPER = "paper "
_FIGURES = 3


class Height(Enum):
    """How much room a text is given."""

    FIGURES = 1
    LINE = 2
    LINES = 3
    PAGE = 4


class EditAct(Enum):
    """What a button does to the part shown."""

    ADD_TASK = "add-task"
    ADD_TEXT = "add-text"
    ADD_TABLE = "add-table"
    UP = "up"
    DOWN = "down"
    REMOVE = "remove"
    ADD_CLUE = "add-clue"
    CLUE_UP = "clue-up"
    CLUE_DOWN = "clue-down"
    TURN_CLUE = "turn-clue"
    REMOVE_CLUE = "remove-clue"


@dataclass(frozen=True, slots=True)
class EditField:
    """A text that can be written again."""

    place: Place
    label: str
    value: str
    height: Height
    limit: int
    help_text: str = ""


@dataclass(frozen=True, slots=True)
class ClueLine:
    """A clue, with the words of its criterion once it has one."""

    code: str
    title: str
    words: str
    is_told: bool


@dataclass(frozen=True, slots=True)
class EditorState:
    """What can be written where one stands. ``task`` is its id in a task, "" elsewhere."""

    fields: tuple[EditField, ...]
    task: str
    clues: tuple[ClueLine, ...]
    criteria: tuple[tuple[str, str], ...]
    adds: tuple[EditAct, ...]
    removes: str


def paper_section(document_id: str) -> str:
    """Name the part of a document: tasks and documents may bear the same ids."""
    return _PAPER + document_id


def document_at(exercise: Exercise, section: str) -> Document | None:
    """Return the document of a part."""
    return exercise.document(section.removeprefix(_PAPER)) if section.startswith(_PAPER) else None


def editor_state(exercise: Exercise, section: str, framework: Framework, tr: Translate) -> EditorState:
    """Lay out what can be written in a part."""
    task, document = exercise.task(section), document_at(exercise, section)
    if task is not None:
        return _task_editor(exercise, task, framework, tr)
    if document is not None:
        removes = tr("Retirer ce document")
        return _editor(_document_fields(exercise, document, tr), (EditAct.ADD_TEXT, EditAct.ADD_TABLE), removes)
    adds = {ABOUT: (EditAct.ADD_TASK,), PAPERS: (EditAct.ADD_TEXT, EditAct.ADD_TABLE)}
    return _editor(_about_fields(exercise, tr) if section == ABOUT else (), adds.get(section, ()))


def acted(exercise: Exercise, section: str, act: EditAct, rank: int) -> tuple[Exercise, str]:
    """Do what a button says; return the exercise and the part to stand in."""
    if act is EditAct.ADD_TASK:
        made = with_task(exercise)
        return made, made.tasks[-1].id
    if act in {EditAct.ADD_TEXT, EditAct.ADD_TABLE}:
        made = with_document(exercise, Text(()) if act is EditAct.ADD_TEXT else Table("table", (), (), "", None))
        return made, paper_section(made.documents[-1].id)
    document = document_at(exercise, section)
    if document is not None:
        return _document_acted(exercise, document.id, act)
    if act is EditAct.REMOVE:
        return without_task(exercise, section), ABOUT
    return _TASK_ACTS[act](exercise, section, rank), section


_TASK_ACTS: dict[EditAct, Callable[[Exercise, str, int], Exercise]] = {
    EditAct.UP: lambda exercise, task, _rank: moved_task(exercise, task, -1),
    EditAct.DOWN: lambda exercise, task, _rank: moved_task(exercise, task, 1),
    EditAct.ADD_CLUE: lambda exercise, task, _rank: with_clue(exercise, task),
    EditAct.REMOVE_CLUE: without_clue,
    EditAct.TURN_CLUE: turned_clue,
    EditAct.CLUE_UP: lambda exercise, task, rank: moved_clue(exercise, task, rank, -1),
    EditAct.CLUE_DOWN: lambda exercise, task, rank: moved_clue(exercise, task, rank, 1),
}


def _document_acted(exercise: Exercise, document_id: str, act: EditAct) -> tuple[Exercise, str]:
    if act is EditAct.REMOVE:
        return without_document(exercise, document_id), PAPERS
    step = -1 if act is EditAct.UP else 1
    return moved_document(exercise, document_id, step), paper_section(document_id)


def _editor(fields: tuple[EditField, ...], adds: tuple[EditAct, ...], removes: str = "") -> EditorState:
    return EditorState(fields, "", (), (), adds, removes)


def _task_editor(exercise: Exercise, task: Task, framework: Framework, tr: Translate) -> EditorState:
    known = exercise.framework == framework.id
    criteria = tuple((one.code, french(one.title)) for one in framework.criteria()) if known else ()
    titles = dict(criteria)
    one_a_line, papers = tr("Une par ligne."), Place(Part.TASK_PAPERS, task.id)
    fields = (
        _field(exercise, Place(Part.TASK_TITLE, task.id), tr("Titre de la tâche"), Height.LINE),
        _field(exercise, Place(Part.TASK_MINUTES, task.id), tr("Minutes"), Height.FIGURES),
        _field(exercise, papers, tr("Documents de cette tâche"), Height.LINE, _paper_names(exercise, tr)),
        _field(exercise, Place(Part.INSTRUCTIONS, task.id), tr("Consignes"), Height.LINES, one_a_line),
        _field(exercise, Place(Part.EXPECTED, task.id), tr("Ce qu'on peut entendre"), Height.LINES, one_a_line),
    )
    clues = tuple(
        ClueLine(clue.criterion, titles.get(clue.criterion, ""), clue.clue, clue.strength is Strength.INDIRECT)
        for clue in task.clues
    )
    return EditorState(fields, task.id, clues, criteria, (EditAct.ADD_TASK,), tr("Retirer cette tâche"))


def _paper_names(exercise: Exercise, tr: Translate) -> str:
    """Say which documents there are, by their numbers."""
    if not exercise.documents:
        return tr("Aucun document encore : ajoutez-en dans Documents.")
    named = enumerate(exercise.documents, start=1)
    names = tr(", ").join(f"{number} {french(one.title) or tr('Sans titre')}" for number, one in named)
    return tr("Leurs numéros, séparés par des virgules : {names}.", names=names)


def _document_fields(exercise: Exercise, document: Document, tr: Translate) -> tuple[EditField, ...]:
    title = _field(exercise, Place(Part.DOCUMENT_TITLE, document.id), tr("Titre du document"), Height.LINE)
    body = Place(Part.DOCUMENT_BODY, document.id)
    if isinstance(document.content, Text):
        return (title, _field(exercise, body, tr("Texte"), Height.PAGE, tr("Un paragraphe par ligne.")))
    if isinstance(document.content, Table):
        told = tr("Une ligne par rangée, la première nomme les colonnes. Une barre | sépare les cases.")
        note = _field(exercise, Place(Part.DOCUMENT_NOTE, document.id), tr("Phrase sous le tableau"), Height.LINE)
        return (title, _field(exercise, body, tr("Tableau"), Height.PAGE, told), note)
    return (title,)


def _about_fields(exercise: Exercise, tr: Translate) -> tuple[EditField, ...]:
    one_a_line = tr("Une chose par ligne.")
    asked = (
        (Part.TITLE, tr("Titre"), Height.LINE, ""),
        (Part.TRADE, tr("Métier"), Height.LINE, ""),
        (Part.MINUTES, tr("Durée en minutes"), Height.FIGURES, ""),
        (Part.SMALLEST, tr("Groupe, au moins"), Height.FIGURES, ""),
        (Part.LARGEST, tr("Groupe, au plus"), Height.FIGURES, ""),
        (Part.SUMMARY, tr("Résumé"), Height.LINES, tr("Pour choisir dans la liste. La personne ne le lit pas.")),
        (Part.INTRO, tr("Mots d'accueil"), Height.LINES, tr("Ce que la personne lit en premier.")),
        (Part.CONTEXT, tr("La situation"), Height.LINES, tr("Où elle est, ce qui se passe, ce qu'on attend d'elle.")),
        (Part.MATERIAL, tr("Matériel"), Height.LINES, one_a_line),
        (Part.ROOM, tr("Salle"), Height.LINE, ""),
        (Part.SAFETY, tr("Sécurité"), Height.LINES, one_a_line),
        (Part.ACCOMMODATIONS, tr("Aménagements possibles"), Height.LINES, one_a_line),
        (Part.BEFORE, tr("Avant"), Height.LINES, tr("Pour la personne qui évalue, une chose par ligne.")),
        (Part.DURING, tr("Pendant"), Height.LINES, one_a_line),
        (Part.DO_NOT, tr("À ne pas faire"), Height.LINES, one_a_line),
    )
    return tuple(_field(exercise, Place(part), label, height, told) for part, label, height, told in asked)


def _field(exercise: Exercise, place: Place, label: str, height: Height, help_text: str = "") -> EditField:
    limits = {Height.FIGURES: _FIGURES, Height.LINE: TITLE_LIMIT, Height.LINES: 0, Height.PAGE: 0}
    limit = {Part.ROOM: LINE_LIMIT, Part.DOCUMENT_NOTE: LINE_LIMIT, Part.CONTEXT: CONTEXT_LIMIT}
    limit |= {Part.SUMMARY: CONTEXT_LIMIT, Part.INTRO: CONTEXT_LIMIT}
    return EditField(place, label, read_at(exercise, place), height, limit.get(place.part, limits[height]), help_text)
