"""An exercise as the JSON value of its file: what :func:`parse_exercise` reads back to the same value."""

from typing import assert_never

from clea_desktop.core.exercise import (
    WRITTEN_FOR,
    Content,
    Document,
    Exercise,
    Field,
    Form,
    Mail,
    Plan,
    Table,
    Task,
    Text,
)


def exercise_json(exercise: Exercise) -> dict[str, object]:
    """Write an exercise."""
    notes = exercise.notes
    named = {} if exercise.framework == WRITTEN_FOR else {"framework": exercise.framework}
    return named | {
        "id": exercise.id,
        "version": exercise.version,
        "status": exercise.status,
        "title": exercise.title,
        "trade": exercise.trade,
        "summary": exercise.summary,
        "duration_minutes": exercise.minutes,
        "group_size": {"min": exercise.smallest_group, "max": exercise.largest_group},
        "material": list(exercise.material),
        "room": exercise.room,
        "safety": list(exercise.safety),
        "accommodations": list(exercise.accommodations),
        "statement": {
            "intro": exercise.intro,
            "context": exercise.context,
            "tasks": [_task(task) for task in exercise.tasks],
            "documents": [_document(document) for document in exercise.documents],
        },
        "evaluator_notes": {
            "before": list(notes.before),
            "during": list(notes.during),
            "expected": [{"task": one.task, "answer": one.answer} for one in notes.expected],
            "do_not": list(notes.do_not),
        },
        "covers": sorted(exercise.covers),
    }


def _task(task: Task) -> dict[str, object]:
    return {
        "id": task.id,
        "title": task.title,
        "instructions": list(task.instructions),
        "documents": list(task.documents),
        "minutes": task.minutes,
        "clues": [
            {"criterion": clue.criterion, "clue": clue.clue, "strength": clue.strength.value} for clue in task.clues
        ],
    }


def _document(document: Document) -> dict[str, object]:
    kind, content = _content(document.content)
    return {"id": document.id, "title": document.title, "kind": kind, "content": content}


def _content(content: Content) -> tuple[str, dict[str, object]]:
    match content:
        case Table():
            return content.kind, _table(content)
        case Text():
            return "text", {"paragraphs": list(content.paragraphs)}
        case Mail():
            return "mail", {
                "from": content.sender,
                "to": content.to,
                "date": content.date,
                "subject": content.subject,
                "paragraphs": list(content.paragraphs),
                "attachments": list(content.attachments),
            }
        case Form():
            return "form", {"fields": [_field(field) for field in content.fields]}
        case Plan():
            return "plan", _plan(content)
        case _:
            assert_never(content)


def _table(table: Table) -> dict[str, object]:
    written: dict[str, object] = {"columns": list(table.columns), "rows": [list(row) for row in table.rows]}
    if table.note:
        written["note"] = table.note
    if table.chart is not None:
        chart = table.chart
        written["chart"] = {"type": "bar", "label_column": chart.label_column, "value_column": chart.value_column}
    return written


def _field(field: Field) -> dict[str, object]:
    written: dict[str, object] = {"label": field.label, "type": field.type.value, "value": field.value}
    return written | {"choices": list(field.choices)} if field.choices else written


def _plan(plan: Plan) -> dict[str, object]:
    return {
        "description": plan.description,
        "width": plan.width,
        "height": plan.height,
        "unit": plan.unit,
        "zones": [
            {
                "name": zone.name,
                "x": zone.x,
                "y": zone.y,
                "w": zone.w,
                "h": zone.h,
                "shape": "circle" if zone.is_round else "rect",
                "note": zone.note,
            }
            for zone in plan.zones
        ],
        "markers": [{"name": marker.name, "x": marker.x, "y": marker.y} for marker in plan.markers],
    }
