"""What the candidate is given at a practical exercise: the tasks, one after the other, then the papers to work with.

Clues, notes and criteria are the evaluator's: nothing of them is ever read here.
"""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from clea_desktop.core.exercise import Document, Exercise, Field, FieldType, Form, Mail, Plan, Table, Task, Text
from clea_desktop.core.text import Translate, french, how_many
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
    subheading,
    title,
    together,
)
from clea_desktop.documents.exercise_drawings import Bars, Boxes, FillIn, PlanDrawing, grid
from clea_desktop.documents.sheet import TEXT_WIDTH, Sheet, make_pdf

_LONG_LINES = 4


def make_statement(exercise: Exercise, made_on: date, tr: Translate) -> bytes:
    """Return the candidate's paper as a PDF."""
    sheet = Sheet(
        title=tr("CléA : consignes de la mise en situation"),
        foot=french(exercise.title),
        made_on=made_on,
        practice=False,
    )
    return make_pdf(sheet, lambda: _story(exercise, tr), tr)


def _story(exercise: Exercise, tr: Translate) -> list[Flowable]:
    story: list[Flowable] = [
        title(french(exercise.title)),
        rule(),
        sentence(french(exercise.intro)),
        gap(8),
        box([sentence(french(exercise.context))], TEXT_WIDTH),
    ]
    for number, task in enumerate(exercise.tasks, start=1):
        story.append(together(_task(number, task, exercise, tr)))
    for number, document in enumerate(exercise.documents, start=1):
        story.append(PageBreak() if number == 1 else CondPageBreak(260))
        story.append(Heading(tr("Document {number} : {title}", number=number, title=french(document.title))))
        story += _document(document, tr)
    return story


def _task(number: int, task: Task, exercise: Exercise, tr: Translate) -> list[Flowable]:
    parts: list[Flowable] = [
        Heading(tr("{number}. {title}", number=number, title=french(task.title))),
        lead_in(tr("Environ {minutes} minutes. Prenez le temps qu'il vous faut.", minutes=task.minutes)),
    ]
    if task.documents:
        places = [document.id for document in exercise.documents]
        numbers = tr(", ").join(str(places.index(document) + 1) for document in task.documents)
        words = how_many(len(task.documents), tr("Avec le document {numbers}"), tr("Avec les documents {numbers}"))
        parts.append(strong(words.format(numbers=numbers)))
    parts += [numbered(place, french(text)) for place, text in enumerate(task.instructions, start=1)]
    return parts


def _document(document: Document, tr: Translate) -> Sequence[Flowable]:
    match document.content:
        case Table():
            return _table(document.content)
        case Text():
            return [sentence(french(text)) for text in document.content.paragraphs]
        case Mail():
            return _mail(document.content, tr)
        case Form():
            return [_field(field) for field in document.content.fields]
        case Plan():
            return _plan(document.content, tr)
        case _:
            assert_never(document.content)


def _table(table: Table) -> list[Flowable]:
    parts: list[Flowable] = [grid(table.columns, table.rows)] if table.columns else []
    if table.bars:
        parts.append(Bars(table.bars))
    if table.note:
        parts += [gap(8), sentence(french(table.note))]
    return parts


def _mail(mail: Mail, tr: Translate) -> list[Flowable]:
    rows = [
        (tr("De"), french(mail.sender)),
        (tr("À"), french(mail.to)),
        (tr("Date"), french(mail.date)),
        (tr("Objet"), french(mail.subject)),
    ]
    if mail.attachments:
        rows.append((tr("Pièce jointe"), tr(", ").join(french(name) for name in mail.attachments)))
    return [facts(rows, TEXT_WIDTH), gap(10), *(sentence(french(text)) for text in mail.paragraphs)]


def _field(field: Field) -> Flowable:
    match field.type:
        case FieldType.CHOICE:
            inside: Flowable = Boxes(field.choices)
        case FieldType.LONG:
            inside = FillIn(field.value, _LONG_LINES)
        case FieldType.TEXT | FieldType.NUMBER | FieldType.DATE | FieldType.TIME:
            inside = FillIn(field.value)
        case _:
            assert_never(field.type)
    return together([strong(french(field.label)), inside])


def _plan(plan: Plan, tr: Translate) -> list[Flowable]:
    drawing = PlanDrawing(plan, tr)
    parts: list[Flowable] = [sentence(french(plan.description)), drawing]
    if drawing.legend:
        parts.append(subheading(tr("Sur le plan")))
        parts += [sentence(f"{line.number}. {line.name}") for line in drawing.legend]
    return [together(parts)]
