"""What the library shows: the exercises, or one of them, part by part; the organisation's own can be changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clea_desktop.core.exercise import Exercise, Strength, Task, coverage
from clea_desktop.core.framework import Framework
from clea_desktop.core.text import Translate, french
from clea_desktop.services.exercise_views import ExerciseView
from clea_desktop.ui import labels

ABOUT, PAPERS, GAPS = "about", "papers", "gaps"


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """A line of the list."""

    id: str
    title: str
    detail: str
    coverage: str
    pill: str
    is_retired: bool


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A part of an exercise, in the column."""

    id: str
    code: str
    label: str
    value: str
    level: int


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, with the code it belongs to if any, and a word about it."""

    code: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class EditField:
    """Something of one's own exercise that can be written again."""

    id: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ExercisesState:
    """The whole screen; without an ``exercise`` it is the list."""

    title: str
    subtitle: str
    rows: tuple[ExerciseRow, ...]
    exercise: str
    pill: str
    sections: tuple[SectionLine, ...]
    section: str
    lead: str
    fields: tuple[EditField, ...]
    parts: tuple[Part, ...]
    may_copy: bool
    may_retire: bool
    is_retired: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was read, and where one stands in it."""

    framework: Framework
    views: tuple[ExerciseView, ...]
    exercise_id: str = ""
    section: str = ABOUT

    @property
    def shown(self) -> ExerciseView | None:
        """Return the exercise shown."""
        return next((view for view in self.views if view.exercise.id == self.exercise_id), None)


def with_view(shelf: Shelf, view: ExerciseView) -> Shelf:
    """Carry an exercise that changed or came, and stand in it."""
    others = tuple(one for one in shelf.views if one.exercise.id != view.exercise.id)
    return replace(shelf, views=(view, *others), exercise_id=view.exercise.id)


def exercises_state(shelf: Shelf, tr: Translate, *, may_edit: bool) -> ExercisesState:
    """Lay the library out."""
    view = shelf.shown
    if view is None:
        return ExercisesState(
            title=tr("Mises en situation"),
            subtitle=tr("Chacune donne l'occasion d'observer les sept domaines."),
            rows=tuple(_row(one, shelf.framework, tr) for one in shelf.views),
            exercise="",
            pill="",
            sections=(),
            section="",
            lead="",
            fields=(),
            parts=(),
            may_copy=False,
            may_retire=False,
            is_retired=False,
        )
    exercise, section = view.exercise, _section(view.exercise, shelf.section)
    editable = may_edit and view.is_own
    return ExercisesState(
        title=french(exercise.title),
        subtitle=_detail(exercise, shelf.framework, tr),
        rows=(),
        exercise=exercise.id,
        pill=_pill(view, tr),
        sections=_sections(exercise, shelf.framework, tr),
        section=section,
        lead=_lead(exercise, section, tr),
        fields=_fields(exercise, section, tr) if editable else (),
        parts=_parts(exercise, section, shelf.framework, tr, editable=editable),
        may_copy=may_edit,
        may_retire=may_edit,
        is_retired=view.is_retired,
    )


def edited(exercise: Exercise, field_id: str, text: str) -> Exercise:
    """Return an exercise with one thing written again."""
    kind, _, rest = field_id.partition(" ")
    if kind == "title":
        return replace(exercise, title=text)
    if kind == "summary":
        return replace(exercise, summary=text)
    task_id, _, criterion = rest.partition(" ")
    return replace(
        exercise,
        tasks=tuple(_edited(task, criterion, text) if task.id == task_id else task for task in exercise.tasks),
    )


def _edited(task: Task, criterion: str, text: str) -> Task:
    if not criterion:
        return replace(task, title=text)
    clues = tuple(replace(clue, clue=text) if clue.criterion == criterion else clue for clue in task.clues)
    return replace(task, clues=clues)


def _row(view: ExerciseView, framework: Framework, tr: Translate) -> ExerciseRow:
    exercise, found = view.exercise, coverage(framework, [view.exercise])
    trade = labels.joined((french(exercise.trade), tr("{minutes} minutes", minutes=exercise.minutes)), tr)
    covered = tr("{covered} critères sur {total}", covered=found.covered, total=found.total)
    return ExerciseRow(exercise.id, french(exercise.title), trade, covered, _pill(view, tr), view.is_retired)


def _pill(view: ExerciseView, tr: Translate) -> str:
    if view.is_retired:
        return tr("Retirée")
    if view.is_own:
        return tr("La vôtre")
    return tr("Proposition à relire")


def _detail(exercise: Exercise, framework: Framework, tr: Translate) -> str:
    found = coverage(framework, [exercise])
    facts = (
        french(exercise.trade),
        tr("{minutes} minutes", minutes=exercise.minutes),
        tr("{covered} critères sur {total}", covered=found.covered, total=found.total),
    )
    return labels.joined(facts, tr)


def _section(exercise: Exercise, section: str) -> str:
    known = {ABOUT, PAPERS, GAPS, *(task.id for task in exercise.tasks)}
    return section if section in known else ABOUT


def _sections(exercise: Exercise, framework: Framework, tr: Translate) -> tuple[SectionLine, ...]:
    found = coverage(framework, [exercise])
    tasks = [
        SectionLine(task.id, str(number), french(task.title), str(len(task.clues)), 1)
        for number, task in enumerate(exercise.tasks, start=1)
    ]
    return (
        SectionLine(ABOUT, "", tr("Présentation"), "", 0),
        SectionLine(PAPERS, "", tr("Documents"), str(len(exercise.documents)), 0),
        *tasks,
        SectionLine(GAPS, "", tr("Non couverts"), str(found.total - found.covered), 0),
    )


def _lead(exercise: Exercise, section: str, tr: Translate) -> str:
    task = exercise.task(section)
    if task is not None:
        return french(task.title)
    names = {
        ABOUT: tr("Présentation"),
        PAPERS: tr("Les documents de la personne"),
        GAPS: tr("À regarder pendant les entretiens"),
    }
    return names[section]


def _fields(exercise: Exercise, section: str, tr: Translate) -> tuple[EditField, ...]:
    task = exercise.task(section)
    if task is not None:
        clues = [
            EditField(f"clue {task.id} {clue.criterion}", tr("Indice {code}", code=clue.criterion), clue.clue)
            for clue in task.clues
        ]
        return (EditField(f"task {task.id}", tr("Titre de la tâche"), task.title), *clues)
    if section == ABOUT:
        return (
            EditField("title", tr("Titre"), exercise.title),
            EditField("summary", tr("Résumé"), exercise.summary),
        )
    return ()


def _parts(
    exercise: Exercise, section: str, framework: Framework, tr: Translate, *, editable: bool
) -> tuple[Part, ...]:
    task = exercise.task(section)
    if task is not None:
        return _task_parts(exercise, task, tr, editable=editable)
    if section == PAPERS:
        documents = enumerate(exercise.documents, start=1)
        return (Part("", tuple(Line(str(number), french(one.title)) for number, one in documents)),)
    if section == GAPS:
        return _gap_parts(exercise, framework)
    notes = exercise.notes
    summary = () if editable else (Part("", _lines([exercise.summary])),)
    return (
        *summary,
        Part(tr("Ce qui est dit à la personne"), _lines([exercise.intro, exercise.context])),
        Part(tr("Matériel"), _lines(exercise.material)),
        Part(tr("Salle"), _lines([exercise.room])),
        Part(tr("Sécurité"), _lines(exercise.safety)),
        Part(tr("Aménagements possibles"), _lines(exercise.accommodations)),
        Part(tr("Avant"), _lines(notes.before)),
        Part(tr("Pendant"), _lines(notes.during)),
        Part(tr("À ne pas faire"), _lines(notes.do_not)),
    )


def _task_parts(exercise: Exercise, task: Task, tr: Translate, *, editable: bool) -> tuple[Part, ...]:
    told = Part(tr("Consignes"), _lines(task.instructions))
    answers = Part(
        tr("Ce qu'on peut entendre"), _lines([one.answer for one in exercise.notes.expected if one.task == task.id])
    )
    if editable:
        return (told, answers)
    clues = [
        Line(clue.criterion, french(clue.clue), tr("dit") if clue.strength is Strength.INDIRECT else "")
        for clue in task.clues
    ]
    return (told, Part(tr("Indices à observer"), tuple(clues)), answers)


def _gap_parts(exercise: Exercise, framework: Framework) -> tuple[Part, ...]:
    titles = {criterion.code: criterion.title for criterion in framework.criteria()}
    return tuple(
        Part(
            f"{part.subdomain.code}  {french(part.subdomain.title)}",
            tuple(Line(code, french(titles[code])) for code in part.missing),
        )
        for part in coverage(framework, [exercise]).gaps()
    )


def _lines(texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(Line("", french(text)) for text in texts)
