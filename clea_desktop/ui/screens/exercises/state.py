"""What the library shows: the exercises, or one of them, part by part; the organisation's own can be changed."""

from dataclasses import dataclass, replace

from clea_desktop.core.exercise import Exercise, coverage
from clea_desktop.core.exercise_checks import findings, is_ready, missing_domains
from clea_desktop.core.framework import Framework
from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.services.exercise_views import ExerciseView
from clea_desktop.ui import labels
from clea_desktop.ui.screens.exercises.editing_state import (
    ABOUT,
    GAPS,
    LACKS,
    PAPERS,
    EditorState,
    document_at,
    editor_state,
    paper_section,
)
from clea_desktop.ui.screens.exercises.parts import Part, parts_of


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
    editor: EditorState | None
    parts: tuple[Part, ...]
    may_begin: bool
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


def with_exercise(shelf: Shelf, exercise: Exercise) -> Shelf:
    """Carry an exercise as it is written now, where it stands in the list."""
    views = tuple(replace(view, exercise=exercise) if view.exercise.id == exercise.id else view for view in shelf.views)
    return replace(shelf, views=views)


def with_version(shelf: Shelf, kept: Exercise) -> Shelf:
    """Carry the version an exercise was kept as; what was written since stays."""
    found = next((view.exercise for view in shelf.views if view.exercise.id == kept.id), None)
    return with_exercise(shelf, replace(found, version=kept.version)) if found else shelf


def exercises_state(shelf: Shelf, tr: Translate, *, may_edit: bool) -> ExercisesState:
    """Lay the library out."""
    view = shelf.shown
    if view is None:
        return ExercisesState(
            title=tr("Mises en situation"),
            subtitle=tr("Celles qui sont fournies donnent l'occasion d'observer les sept domaines."),
            rows=tuple(_row(one, shelf.framework, tr) for one in shelf.views),
            exercise="",
            pill="",
            sections=(),
            section="",
            lead="",
            editor=None,
            parts=(),
            may_begin=may_edit,
            may_copy=False,
            may_retire=False,
            is_retired=False,
        )
    exercise, section = view.exercise, _section(view.exercise, shelf.section)
    editable = may_edit and view.is_own
    return ExercisesState(
        title=_title(exercise, tr),
        subtitle=_detail(exercise, shelf.framework, tr),
        rows=(),
        exercise=exercise.id,
        pill=_pill(view, tr),
        sections=_sections(exercise, shelf.framework, tr, editable=editable),
        section=section,
        lead=_lead(exercise, section, tr),
        editor=editor_state(exercise, section, shelf.framework, tr) if editable else None,
        parts=parts_of(exercise, section, shelf.framework, tr, editable=editable),
        may_begin=False,
        may_copy=may_edit,
        may_retire=may_edit,
        is_retired=view.is_retired,
    )


def _title(exercise: Exercise, tr: Translate) -> str:
    return french(exercise.title) or tr("Sans titre")


def _row(view: ExerciseView, framework: Framework, tr: Translate) -> ExerciseRow:
    exercise, found = view.exercise, coverage(framework, [view.exercise])
    trade = labels.joined((french(exercise.trade), tr("{minutes} minutes", minutes=exercise.minutes)), tr)
    covered = tr("{covered} critères sur {total}", covered=found.covered, total=found.total)
    return ExerciseRow(exercise.id, _title(exercise, tr), trade, covered, _pill(view, tr), view.is_retired)


def _pill(view: ExerciseView, tr: Translate) -> str:
    if view.is_retired:
        return tr("Retirée")
    if view.is_own:
        return tr("La vôtre") if is_ready(view.exercise) else tr("La vôtre, à compléter")
    return tr("Proposition à relire")


def _detail(exercise: Exercise, framework: Framework, tr: Translate) -> str:
    found = coverage(framework, [exercise])
    facts = (
        french(exercise.trade),
        tr("{minutes} minutes", minutes=exercise.minutes),
        tr("{covered} critères sur {total}", covered=found.covered, total=found.total),
        _missing(exercise, framework, tr),
    )
    return labels.joined(tuple(fact for fact in facts if fact), tr)


def _missing(exercise: Exercise, framework: Framework, tr: Translate) -> str:
    codes = missing_domains(exercise, framework)
    if len(codes) == len(framework.domains):
        return ""
    words = how_many(len(codes), tr("sans le domaine {codes}"), tr("sans les domaines {codes}"))
    return words.format(codes=tr(", ").join(codes)) if codes else ""


def _section(exercise: Exercise, section: str) -> str:
    known = {ABOUT, PAPERS, GAPS, LACKS, *(task.id for task in exercise.tasks)}
    return section if section in known or document_at(exercise, section) else ABOUT


def _sections(exercise: Exercise, framework: Framework, tr: Translate, *, editable: bool) -> tuple[SectionLine, ...]:
    found = coverage(framework, [exercise])
    tasks = [
        SectionLine(task.id, str(number), french(task.title) or tr("Sans titre"), str(len(task.clues)), 1)
        for number, task in enumerate(exercise.tasks, start=1)
    ]
    gaps = SectionLine(GAPS, "", tr("Non couverts"), str(found.total - found.covered), 0)
    papers = SectionLine(PAPERS, "", tr("Documents"), str(len(exercise.documents)), 0)
    if not editable:
        return (SectionLine(ABOUT, "", tr("Présentation"), "", 0), papers, *tasks, gaps)
    documents = [
        SectionLine(paper_section(one.id), str(number), french(one.title) or tr("Sans titre"), "", 1)
        for number, one in enumerate(exercise.documents, start=1)
    ]
    lacks = SectionLine(LACKS, "", tr("À compléter"), str(len(findings(exercise, framework))), 0)
    return (SectionLine(ABOUT, "", tr("Présentation"), "", 0), *tasks, papers, *documents, gaps, lacks)


def _lead(exercise: Exercise, section: str, tr: Translate) -> str:
    one = exercise.task(section) or document_at(exercise, section)
    if one is not None:
        return french(one.title) or tr("Sans titre")
    names = {
        ABOUT: tr("Présentation"),
        PAPERS: tr("Les documents de la personne"),
        GAPS: tr("Ce qu'elle permet d'observer"),
        LACKS: tr("À compléter"),
    }
    return names[section]
