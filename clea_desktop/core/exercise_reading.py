"""Reading an exercise's file strictly, with a message that names the place, and writing it back.

A file is somebody's work: what is wrong is said with the task, the document and the field, never "invalid". A draft
may have holes: texts and tasks still to be written.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import NoReturn, TypeVar

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.exercise import (
    WRITTEN_FOR,
    Chart,
    Clue,
    Content,
    Document,
    Exercise,
    Expected,
    Field,
    FieldType,
    Form,
    Mail,
    Marker,
    Notes,
    Plan,
    Strength,
    Table,
    Task,
    Text,
    Zone,
)

TABLES = frozenset({"table", "schedule", "price-list"})
_LEAST_SIDE = 0.01
Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=Enum)


def parse_exercise(data: object, *, is_draft: bool = False) -> Exercise:
    """Build an exercise from its file's JSON value; EXERCISE_UNREADABLE says where it is wrong."""
    top = _Place(data, "le fichier", is_draft=is_draft)
    statement, notes, group = top.inside("statement"), top.inside("evaluator_notes"), top.inside("group_size")
    exercise = Exercise(
        id=top.text("id"),
        version=top.count("version"),
        status=top.text("status"),
        title=top.text("title"),
        trade=top.text("trade"),
        summary=top.text("summary"),
        minutes=top.count("duration_minutes"),
        smallest_group=group.count("min"),
        largest_group=group.count("max"),
        material=top.texts("material"),
        room=top.text("room"),
        safety=top.texts("safety"),
        accommodations=top.texts("accommodations"),
        intro=statement.text("intro"),
        context=statement.text("context"),
        tasks=statement.each("tasks", "tâche", _task),
        documents=statement.each("documents", "document", _document),
        notes=Notes(
            before=notes.texts("before"),
            during=notes.texts("during"),
            expected=notes.each("expected", "réponse attendue", _expected),
            do_not=notes.texts("do_not"),
        ),
        framework=top.optional("framework") or WRITTEN_FOR,
    )
    _check(exercise, is_draft=is_draft)
    return exercise


class _Place:
    """A JSON object and what people call the place where it stands."""

    def __init__(self, data: object, where: str, *, is_draft: bool) -> None:
        if not isinstance(data, Mapping):
            _refuse(where, "il manque un objet")
        self._data, self.where, self.is_draft = data, where, is_draft

    def get(self, key: str) -> object:
        return self._data.get(key)

    def inside(self, key: str) -> "_Place":
        return _Place(self.get(key), f"{self.where}, {key}", is_draft=self.is_draft)

    def text(self, key: str, *, may_be_empty: bool = False) -> str:
        value = self.get(key)
        if not isinstance(value, str) or not (value.strip() or may_be_empty or self.is_draft):
            _refuse(f"{self.where}, {key}", "il manque un texte")
        return value

    def name(self, key: str) -> str:
        """Return a text that even a draft has."""
        if not self.text(key).strip():
            _refuse(f"{self.where}, {key}", "il manque un texte")
        return self.text(key)

    def optional(self, key: str) -> str:
        return self.text(key, may_be_empty=True) if key in self._data else ""

    def count(self, key: str, least: int = 1) -> int:
        value = self.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            _refuse(f"{self.where}, {key}", "il faut un nombre entier")
        return value

    def measure(self, key: str) -> float:
        value = self.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 100_000:
            _refuse(f"{self.where}, {key}", "il faut une mesure")
        return float(value)

    def items(self, key: str) -> list[object]:
        value = self.get(key)
        if not isinstance(value, list):
            _refuse(f"{self.where}, {key}", "il manque une liste")
        return value

    def texts(self, key: str, *, may_be_empty: bool = False) -> tuple[str, ...]:
        return _texts(self.items(key), f"{self.where}, {key}", may_be_empty=may_be_empty or self.is_draft)

    def each(self, key: str, name: str, read: Callable[["_Place"], Value]) -> tuple[Value, ...]:
        start = "" if self.where.startswith("le fichier") else f"{self.where}, "
        found = enumerate(self.items(key), start=1)
        return tuple(read(_Place(item, f"{start}{name} {number}", is_draft=self.is_draft)) for number, item in found)

    def one_of(self, key: str, choices: type[Choice]) -> Choice:
        value = self.get(key)
        found = next((choice for choice in choices if choice.value == value), None)
        if found is None:
            _refuse(f"{self.where}, {key}", "cette valeur n'est pas connue")
        return found


def _texts(items: list[object], where: str, *, may_be_empty: bool = False) -> tuple[str, ...]:
    found = [item for item in items if isinstance(item, str) and (may_be_empty or item.strip())]
    if len(found) != len(items):
        _refuse(where, "il manque un texte")
    return tuple(found)


def _refuse(where: str, what: str) -> NoReturn:
    raise CleaError(Trouble.EXERCISE_UNREADABLE, where=where, what=what)


def _task(place: _Place) -> Task:
    return Task(
        id=place.name("id"),
        title=place.text("title"),
        instructions=place.texts("instructions"),
        documents=place.texts("documents"),
        minutes=place.count("minutes"),
        clues=place.each("clues", "indice", _clue),
    )


def _clue(place: _Place) -> Clue:
    return Clue(place.text("criterion"), place.text("clue"), place.one_of("strength", Strength))


def _expected(place: _Place) -> Expected:
    return Expected(place.text("task"), place.text("answer"))


def _document(place: _Place) -> Document:
    kind = place.text("kind")
    read = _table if kind in TABLES else _READERS.get(kind)
    if read is None:
        _refuse(f"{place.where}, kind", "cette sorte de document n'est pas connue")
    return Document(place.name("id"), place.text("title"), read(place.inside("content"), kind))


def _table(place: _Place, kind: str) -> Table:
    columns = place.texts("columns")
    rows: list[tuple[str, ...]] = []
    for number, row in enumerate(place.items("rows"), start=1):
        where = f"{place.where}, ligne {number}"
        if not isinstance(row, list) or len(row) != len(columns):
            _refuse(where, "il faut autant de cases que de colonnes")
        rows.append(_texts(row, where, may_be_empty=True))
    return Table(kind, columns, tuple(rows), place.optional("note"), _chart(place, columns, rows))


def _chart(place: _Place, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Chart | None:
    if place.get("chart") is None:
        return None
    inside = place.inside("chart")
    chart = Chart(inside.count("label_column", 0), inside.count("value_column", 0))
    if max(chart.label_column, chart.value_column) >= len(columns) or inside.text("type") != "bar":
        _refuse(inside.where, "cette colonne n'existe pas")
    if not place.is_draft and not all(row[chart.value_column].isdecimal() for row in rows):
        _refuse(inside.where, "les barres ont besoin de nombres entiers")
    return chart


def _text(place: _Place, _kind: str) -> Text:
    return Text(place.texts("paragraphs"))


def _mail(place: _Place, _kind: str) -> Mail:
    return Mail(
        sender=place.text("from"),
        to=place.text("to"),
        date=place.text("date"),
        subject=place.text("subject"),
        paragraphs=place.texts("paragraphs"),
        attachments=place.texts("attachments"),
    )


def _form(place: _Place, _kind: str) -> Form:
    return Form(place.each("fields", "champ", _field))


def _field(place: _Place) -> Field:
    kind = place.one_of("type", FieldType)
    choices = place.texts("choices") if kind is FieldType.CHOICE else ()
    return Field(place.text("label"), kind, place.text("value", may_be_empty=True), choices)


def _plan(place: _Place, _kind: str) -> Plan:
    plan = Plan(
        description=place.text("description"),
        width=place.measure("width"),
        height=place.measure("height"),
        unit=place.text("unit"),
        zones=place.each("zones", "zone", _zone),
        markers=place.each("markers", "repère", _marker),
    )
    if min(plan.width, plan.height) < _LEAST_SIDE:
        _refuse(place.where, "un plan a une largeur et une hauteur")
    for zone in plan.zones:
        if zone.x + zone.w > plan.width or zone.y + zone.h > plan.height:
            _refuse(f"{place.where}, zone « {zone.name} »", "elle sort du plan")
    for marker in plan.markers:
        if marker.x > plan.width or marker.y > plan.height:
            _refuse(f"{place.where}, repère « {marker.name} »", "il sort du plan")
    return plan


def _zone(place: _Place) -> Zone:
    shape = place.text("shape")
    if shape not in {"rect", "circle"}:
        _refuse(f"{place.where}, shape", "cette forme n'est pas connue")
    return Zone(
        name=place.name("name"),
        x=place.measure("x"),
        y=place.measure("y"),
        w=place.measure("w"),
        h=place.measure("h"),
        is_round=shape == "circle",
        note=place.text("note", may_be_empty=True),
    )


def _marker(place: _Place) -> Marker:
    return Marker(place.name("name"), place.measure("x"), place.measure("y"))


_READERS: dict[str, Callable[[_Place, str], Content]] = {"text": _text, "mail": _mail, "form": _form, "plan": _plan}


def _check(exercise: Exercise, *, is_draft: bool) -> None:
    """Refuse names used twice, documents that are nowhere, and a criterion observed twice in one task."""
    known = [document.id for document in exercise.documents]
    tasks = [task.id for task in exercise.tasks]
    if not (tasks or is_draft) or len(set(tasks)) != len(tasks) or len(set(known)) != len(known):
        _refuse("le fichier, tasks et documents", "chaque nom ne sert qu'une fois")
    if exercise.smallest_group > exercise.largest_group:
        _refuse("le fichier, group_size", "le plus petit groupe dépasse le plus grand")
    for number, task in enumerate(exercise.tasks, start=1):
        if not set(task.documents) <= set(known):
            _refuse(f"tâche {number}, documents", "un de ces documents n'existe pas")
        codes = [clue.criterion for clue in task.clues if clue.criterion or not is_draft]
        if len(set(codes)) != len(codes):
            _refuse(f"tâche {number}, clues", "un critère n'y a qu'un indice")
    if any(expected.task not in tasks for expected in exercise.notes.expected):
        _refuse("le fichier, evaluator_notes", "une réponse parle d'une tâche qui n'existe pas")
