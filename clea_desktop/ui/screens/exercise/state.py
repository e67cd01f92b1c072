"""What the observation screen shows: the exercises to choose from, or the clues of one task of the one under way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from clea_desktop.core.exercise import Exercise, Seen, Strength, Task
from clea_desktop.core.exercise_checks import is_ready
from clea_desktop.core.text import Translate, french, how_many
from clea_desktop.services.exercise_views import ExerciseView, ObservationChange, RunView
from clea_desktop.services.views import DossierView
from clea_desktop.ui import labels
from clea_desktop.ui.screens.block import Block, BlockWords, block_of


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the chooser: a run of this dossier (``is_run``), or an exercise to begin."""

    id: str
    title: str
    detail: str
    state: str
    is_run: bool


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task of the column."""

    id: str
    code: str
    label: str
    value: str
    done: bool


class ClueAddress(NamedTuple):
    """What names a clue in a vault: two tasks may look at the same criterion, two runs at the same task."""

    run_id: str
    task_id: str
    criterion: str


@dataclass(frozen=True, slots=True)
class ClueState:
    """A line of the grid."""

    address: ClueAddress
    clue: str
    detail: str
    seen: Seen | None
    note: str

    @property
    def criterion(self) -> str:
        """Return the code of the criterion the clue speaks of."""
        return self.address.criterion


@dataclass(frozen=True, slots=True)
class ExerciseScreenState:
    """The whole screen; without a ``run_id`` it is the chooser."""

    name: str
    subtitle: str
    practice: bool
    block: Block | None
    choices: tuple[Choice, ...]
    run_id: str
    tasks: tuple[TaskLine, ...]
    task: str
    heading: str
    told: str
    expected: str
    progress: str
    clues: tuple[ClueState, ...]
    criterion: str
    is_ended: bool
    status: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read; ``run_id`` is "" while one chooses."""

    view: DossierView
    library: tuple[ExerciseView, ...]
    runs: tuple[RunView, ...]
    run_id: str = ""
    task_id: str = ""
    criterion: str = ""

    @property
    def run(self) -> RunView | None:
        """Return the run shown."""
        return next((run for run in self.runs if run.id == self.run_id), None)


def placed(facts: Facts, place: str = "") -> Facts:
    """Stand at a kept place ("task criterion"), in the run under way, else in the last one, else at the chooser."""
    under_way = [run for run in facts.runs if run.ended_at is None] or list(facts.runs)
    if not under_way:
        return replace(facts, run_id="", task_id="", criterion="")
    run = under_way[-1]
    task_id, _, criterion = place.partition(" ")
    task = run.exercise.task(task_id) or _first_to_do(run)
    return replace(facts, run_id=run.id, task_id=task.id, criterion=_known(task, criterion))


def at_task(facts: Facts, task_id: str) -> Facts:
    """Stand at a task."""
    task = facts.run.exercise.task(task_id) if facts.run else None
    return replace(facts, task_id=task.id, criterion=_known(task, "")) if task else facts


def at_neighbour(facts: Facts, step: int) -> Facts:
    """Stand at the next or previous task; the ends stay where they are."""
    if facts.run is None:
        return facts
    ids = [task.id for task in facts.run.exercise.tasks]
    return at_task(facts, ids[min(max(ids.index(facts.task_id) + step, 0), len(ids) - 1)])


def at_run(facts: Facts, run: RunView) -> Facts:
    """Carry a run that began, ended or goes on, and stand in it."""
    others = tuple(one for one in facts.runs if one.id != run.id)
    task = run.exercise.task(facts.task_id) if facts.run_id == run.id else None
    task = task or _first_to_do(run)
    return replace(facts, runs=(*others, run), run_id=run.id, task_id=task.id, criterion=_known(task, facts.criterion))


def with_change(facts: Facts, change: ObservationChange) -> Facts:
    """Carry a durable observation; who made it may already be elsewhere, and stays there."""
    run = next((run for run in facts.runs if run.id == change.run_id), None)
    if run is None:
        return facts
    key = (change.task_id, change.criterion)
    observations = {known: value for known, value in run.observations.items() if known != key}
    if change.after is not None:
        observations[key] = change.after
    changed = replace(run, observations=observations)
    runs = tuple(changed if one.id == run.id else one for one in facts.runs)
    view = replace(facts.view, saved_at=change.saved_at)
    return replace(facts, view=view, runs=runs)


def at_change(facts: Facts, change: ObservationChange) -> Facts:
    """Stand where an observation was made."""
    if all(run.id != change.run_id for run in facts.runs):
        return facts
    return replace(facts, run_id=change.run_id, task_id=change.task_id, criterion=change.criterion)


def exercise_state(facts: Facts, now: datetime, tr: Translate, *, may_evaluate: bool) -> ExerciseScreenState:
    """Lay the screen out."""
    view, run = facts.view, facts.run
    task = run.exercise.task(facts.task_id) if run else None
    return ExerciseScreenState(
        name=labels.full_name(view.identity),
        subtitle=_subtitle(view, run, tr),
        practice=view.practice,
        block=block_of(view, _block_words(tr), tr, may_evaluate=may_evaluate),
        choices=() if run else _choices(facts, tr),
        run_id=run.id if run else "",
        tasks=_tasks(run) if run else (),
        task=facts.task_id,
        heading=french(task.title) if task else "",
        told=tr(" ").join(french(text) for text in task.instructions) if task else "",
        expected=_expected(run.exercise, task, tr) if run and task else "",
        progress=progress_words(*run.counts(), tr) if run else "",
        clues=_clues(run, task, tr) if run and task else (),
        criterion=facts.criterion,
        is_ended=run is not None and run.ended_at is not None,
        status=(
            ("check", labels.saved_words(view.saved_at, now, tr)),
            ("laptop", tr("Sur ce poste seulement")),
        ),
    )


def progress_words(done: int, total: int, tr: Translate) -> str:
    """Say how many clues were looked at."""
    sentence = how_many(done, tr("{done} indice regardé sur {total}"), tr("{done} indices regardés sur {total}"))
    return sentence.format(done=done, total=total)


def exercise_detail(exercise: Exercise, tr: Translate) -> str:
    """Say a trade and a length on one line."""
    return labels.joined((french(exercise.trade), tr("{minutes} minutes", minutes=exercise.minutes)), tr)


def _subtitle(view: DossierView, run: RunView | None, tr: Translate) -> str:
    title = french(run.exercise.title) if run else ""
    return labels.joined((view.code, tr("Mise en situation"), title), tr)


def _first_to_do(run: RunView) -> Task:
    """Return the first task with a clue nobody has looked at, else the first of all."""
    for task in run.exercise.tasks:
        done, total = run.counts(task.id)
        if done < total:
            return task
    return run.exercise.tasks[0]


def _known(task: Task, criterion: str) -> str:
    codes = [clue.criterion for clue in task.clues]
    return criterion if criterion in codes or not codes else codes[0]


def _choices(facts: Facts, tr: Translate) -> tuple[Choice, ...]:
    found = [
        Choice(
            run.id,
            french(run.exercise.title),
            progress_words(*run.counts(), tr),
            tr("Terminée") if run.ended_at else tr("En cours"),
            is_run=True,
        )
        for run in facts.runs
    ]
    found += [
        Choice(one.exercise.id, french(one.exercise.title), exercise_detail(one.exercise, tr), "", is_run=False)
        for one in facts.library
        if not one.is_retired and is_ready(one.exercise)
    ]
    return tuple(found)


def _tasks(run: RunView) -> tuple[TaskLine, ...]:
    lines: list[TaskLine] = []
    for number, task in enumerate(run.exercise.tasks, start=1):
        done, total = run.counts(task.id)
        lines.append(TaskLine(task.id, str(number), french(task.title), f"{done}/{total}", done == total))
    return tuple(lines)


def _clues(run: RunView, task: Task, tr: Translate) -> tuple[ClueState, ...]:
    lines: list[ClueState] = []
    for clue in task.clues:
        observation = run.observations.get((task.id, clue.criterion))
        lines.append(
            ClueState(
                address=ClueAddress(run.id, task.id, clue.criterion),
                clue=french(clue.clue),
                detail=tr("Dit par la personne") if clue.strength is Strength.INDIRECT else "",
                seen=observation.seen if observation else None,
                note=observation.note if observation else "",
            )
        )
    return tuple(lines)


def _expected(exercise: Exercise, task: Task, tr: Translate) -> str:
    answers: Sequence[str] = [one.answer for one in exercise.notes.expected if one.task == task.id]
    if not answers:
        return ""
    return tr("Ce qu'on peut entendre : {answers}", answers=tr(" ").join(french(answer) for answer in answers))


def _block_words(tr: Translate) -> BlockWords:
    return BlockWords(
        unsigned=tr("Mise en situation bloquée : le contrat d'adhésion n'est pas signé."),
        reading=tr("Vous lisez ces observations."),
    )
