"""The evaluator's paper at a practical exercise: each task with its clues, a box for what was seen, and what to expect.

For evaluators only: it holds the answers.
"""

from datetime import date

from reportlab.platypus import Flowable, PageBreak, Table, TableStyle

from clea_desktop.core.exercise import Clue, Exercise, Strength, Task
from clea_desktop.core.text import Translate, french
from clea_desktop.documents.blocks import (
    Heading,
    box,
    facts,
    gap,
    lead_in,
    numbered,
    rule,
    sentence,
    strong,
    title,
    together,
)
from clea_desktop.documents.exercise_drawings import Boxes
from clea_desktop.documents.palette import LINE
from clea_desktop.documents.sheet import TEXT_WIDTH, Sheet, make_pdf

_BOXES, _CODE = 122.0, 48.0


def make_observation_sheet(exercise: Exercise, made_on: date, tr: Translate) -> bytes:
    """Return the evaluator's paper as a PDF."""
    sheet = Sheet(
        title=tr("CléA : grille d'observation"),
        foot=tr("{title} : pour la personne qui évalue", title=french(exercise.title)),
        made_on=made_on,
        practice=False,
    )
    return make_pdf(sheet, lambda: _story(exercise, tr), tr)


def _story(exercise: Exercise, tr: Translate) -> list[Flowable]:
    story: list[Flowable] = [
        title(tr("Grille d'observation")),
        rule(),
        strong(french(exercise.title)),
        sentence(
            tr(
                "{trade}, environ {minutes} minutes. {status}.",
                trade=exercise.trade,
                minutes=exercise.minutes,
                status=_status(exercise),
            )
        ),
        facts([(tr("Code du dossier"), " "), (tr("Date"), " "), (tr("Évaluation par"), " ")], TEXT_WIDTH),
        gap(10),
        box(
            [sentence(tr("O : vu. P : en partie. N : pas vu. Une case vide : pas regardé. Un indice ne décide rien."))],
            TEXT_WIDTH,
        ),
    ]
    for number, task in enumerate(exercise.tasks, start=1):
        story += _task(number, task, exercise, tr)
    story.append(PageBreak())
    for name, lines in (
        (tr("Avant"), exercise.notes.before),
        (tr("Pendant"), exercise.notes.during),
        (tr("À ne pas faire"), exercise.notes.do_not),
        (tr("Sécurité"), exercise.safety),
    ):
        story.append(Heading(name))
        story += [numbered(place, french(text)) for place, text in enumerate(lines, start=1)]
    return story


def _status(exercise: Exercise) -> str:
    return french(exercise.status[:1].upper() + exercise.status[1:])


def _task(number: int, task: Task, exercise: Exercise, tr: Translate) -> list[Flowable]:
    head = [
        Heading(tr("{number}. {title}", number=number, title=french(task.title))),
        lead_in(tr("Environ {minutes} minutes.", minutes=task.minutes)),
    ]
    rows = [_clue(clue, tr) for clue in task.clues]
    answers = [one.answer for one in exercise.notes.expected if one.task == task.id]
    parts: list[Flowable] = [together([*head, *rows[:1]]), *rows[1:]]
    if answers:
        parts += [gap(8), strong(tr("Réponses attendues")), *(sentence(french(answer)) for answer in answers)]
    return parts


def _clue(clue: Clue, tr: Translate) -> Flowable:
    told = [sentence(tr("(dit par la personne)"))] if clue.strength is Strength.INDIRECT else []
    cells = [
        [
            Boxes((tr("O"), tr("P"), tr("N")), on_one_line=True),
            strong(clue.criterion),
            [sentence(french(clue.clue)), *told],
        ]
    ]
    table = Table(cells, colWidths=[_BOXES, _CODE, TEXT_WIDTH - _BOXES - _CODE])
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 6),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 22),
                ("LINEBELOW", (0, 0), (-1, -1), 0.75, LINE),
            ]
        )
    )
    return table
