"""Any edit, in any order, gives an exercise that reads back; a stranger's file is read whole or refused in words."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.canonical import to_canonical
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.exercise import WRITTEN_FOR, Exercise, Table, Text
from clea_desktop.core.exercise_checks import Lack, finding_words, findings, is_ready, missing_domains
from clea_desktop.core.exercise_edits import Part, Place, begun, read_at, written
from clea_desktop.core.exercise_file import checked, exercise_file, read_exercise_file, taken_in
from clea_desktop.core.exercise_grid import grid_of, table_of
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
from clea_desktop.core.exercise_reading import parse_exercise
from clea_desktop.core.exercise_writing import exercise_json
from clea_desktop.core.messages import explain
from clea_desktop.core.text import translator
from tests.core.test_exercises import EXERCISES, FRAMEWORK

Edit = Callable[[Exercise], Exercise]
NEW = begun("mine", WRITTEN_FOR, "écrite ici")
ids = st.sampled_from(["t1", "t2", "t3", "d1", "d2", "d3", ""])
ranks = st.integers(-1, 4)
texts = st.one_of(st.text(max_size=60), st.sampled_from(["1.3.2", "a | b\nc |", "12", "x" * 1500, "| |", "1, 2"]))
PAPERS: tuple[Text | Table, ...] = (Text(()), Table("table", (), (), "", None))


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """Draw one thing an organisation may do to its exercise."""
    one, rank, step = draw(ids), draw(ranks), draw(st.sampled_from([-1, 1]))
    place, text = Place(draw(st.sampled_from(Part)), one, rank), draw(texts)
    paper = draw(st.sampled_from(PAPERS))
    acts: tuple[Edit, ...] = (
        lambda exercise: written(exercise, place, text),
        with_task,
        lambda exercise: with_clue(exercise, one),
        lambda exercise: with_document(exercise, paper),
        lambda exercise: without_task(exercise, one),
        lambda exercise: moved_task(exercise, one, step),
        lambda exercise: without_clue(exercise, one, rank),
        lambda exercise: moved_clue(exercise, one, rank, step),
        lambda exercise: turned_clue(exercise, one, rank),
        lambda exercise: without_document(exercise, one),
        lambda exercise: moved_document(exercise, one, step),
    )
    return draw(st.one_of(st.just(acts[0]), st.sampled_from(acts)))


@given(st.sampled_from([NEW, *EXERCISES]), st.lists(edits(), max_size=12))
def test_any_edits_read_back_from_the_vault_and_from_a_file(start: Exercise, chosen: list[Edit]) -> None:
    exercise = start
    for edit in chosen:
        exercise = edit(exercise)
    assert checked(parse_exercise(json.loads(to_canonical(exercise_json(exercise))), is_draft=True)) == exercise
    assert read_exercise_file(exercise_file(exercise)) == exercise
    ready = not any(finding.holds_back for finding in findings(exercise, FRAMEWORK))
    assert is_ready(exercise) is ready


def _ids(exercise: Exercise) -> list[str]:
    return [*(task.id for task in exercise.tasks), *(document.id for document in exercise.documents)]


@given(st.sampled_from(EXERCISES), st.data())
def test_what_is_written_is_read_at_its_place_and_writing_it_again_changes_nothing(
    exercise: Exercise, data: st.DataObject
) -> None:
    one = data.draw(st.sampled_from(_ids(exercise)))
    place = Place(data.draw(st.sampled_from(Part)), one, data.draw(st.integers(0, 3)))
    changed = written(exercise, place, data.draw(texts))
    assert written(changed, place, read_at(changed, place)) == changed


def test_the_supplied_exercises_are_written_again_as_they_are() -> None:
    for exercise in EXERCISES:
        places = [Place(part) for part in Part]
        places += [Place(part, one) for part in Part for one in _ids(exercise)]
        places += [Place(Part.CLUE, task.id, rank) for task in exercise.tasks for rank in range(len(task.clues))]
        for place in places:
            again = written(exercise, place, read_at(exercise, place))
            assert {name: getattr(again, name) == getattr(exercise, name) for name in ("tasks", "documents")} == {
                "tasks": True,
                "documents": True,
            }


cells = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"], exclude_characters="|"), max_size=12)


@given(st.integers(1, 6), st.data())
def test_a_table_reads_back_from_its_lines(wide: int, data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.lists(cells, min_size=wide, max_size=wide), min_size=1, max_size=6))
    blank = Table("table", (), (), "", None)
    table = table_of(blank, grid_of(Table("table", tuple(rows[0]), tuple(map(tuple, rows[1:])), "", None)))
    assert table_of(blank, grid_of(table)) == table
    assert len(table.columns) == wide
    assert len(table.rows) == len(rows) - 1


def test_a_grid_pasted_from_a_spreadsheet_is_a_table() -> None:
    pasted = table_of(Table("table", (), (), "", None), "Jour\tSalle\nLundi\tA\nMardi")
    assert (pasted.columns, pasted.rows) == (("Jour", "Salle"), (("Lundi", "A"), ("Mardi", "")))


def test_what_is_lacking_is_said_in_words_and_only_some_of_it_holds_back() -> None:
    exercise = with_clue(with_task(NEW), "t1")
    found = findings(exercise, FRAMEWORK)
    assert {finding.lack for finding in found if finding.holds_back} == {
        Lack.TITLE,
        Lack.TASK_TITLE,
        Lack.INSTRUCTIONS,
        Lack.CLUE_CRITERION,
        Lack.CLUE_WORDS,
    }
    assert len(missing_domains(exercise, FRAMEWORK)) == 7
    for place, text in (
        (Place(Part.TITLE), "Une matinée"),
        (Place(Part.TASK_TITLE, "t1"), "Lire"),
        (Place(Part.INSTRUCTIONS, "t1"), "Lisez."),
        (Place(Part.CRITERION, "t1", 0), "1.3.2"),
        (Place(Part.CLUE, "t1", 0), "Lit"),
    ):
        assert not is_ready(exercise)
        exercise = written(exercise, place, text)
    assert is_ready(exercise)
    assert "1" not in missing_domains(exercise, FRAMEWORK)
    strange = written(exercise, Place(Part.CRITERION, "t1", 0), "9.9.9")
    assert any("9.9.9" in finding_words(finding, translator()) for finding in findings(strange, FRAMEWORK))


def test_a_criterion_serves_once_a_task() -> None:
    exercise = with_clue(with_clue(with_task(NEW), "t1"), "t1")
    exercise = written(exercise, Place(Part.CRITERION, "t1", 0), "1.3.2")
    assert written(exercise, Place(Part.CRITERION, "t1", 1), "1.3.2") == exercise


def _file(spoil: Callable[[Any], object]) -> bytes:
    value = json.loads(exercise_file(EXERCISES[0]))
    spoil(value)
    return json.dumps(value).encode()


HOSTILE: dict[str, bytes] = {
    "not json": b"%PDF-1.7",
    "not utf-8": b"\xff\xfe\x00",
    "deep": b"[" * 200_000,
    "nested": _file(lambda v: v.update(more=json.loads("[" * 60 + "]" * 60))),
    "huge": b" " * 2_000_001,
    "other": b'{"format": "clea-exercise-9", "exercise": {}}',
    "empty": b'{"format": "clea-exercise-1"}',
    "big number": b'{"format": "clea-exercise-1", "exercise": {"version": ' + b"9" * 5000 + b"}}",
    "minutes": _file(lambda v: v["exercise"].update(duration_minutes=10**9)),
    "surrogate": _file(lambda v: v["exercise"].update(title="\ud800")),
    "control": _file(lambda v: v["exercise"].update(title="a\x00b")),
    "long": _file(lambda v: v["exercise"].update(room="x" * 5000)),
    "many": _file(lambda v: v["exercise"]["statement"].update(tasks=v["exercise"]["statement"]["tasks"] * 9)),
    "strange id": _file(lambda v: v["exercise"]["statement"]["tasks"][0].update(id="a b/../c")),
    "wide": _file(lambda v: v["exercise"]["statement"]["documents"][0]["content"].update(columns=["a"] * 40, rows=[])),
    "no number": _file(lambda v: v["exercise"].update(duration_minutes=float("nan"))),
    "flat plan": _file(lambda v: v["exercise"]["statement"]["documents"][10]["content"].update(width=1e-9)),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(CleaError) as caught:
        read_exercise_file(data)
    assert caught.value.trouble is Trouble.EXERCISE_UNREADABLE
    assert explain(caught.value, translator()).sentence


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(CleaError):
        read_exercise_file(data)


def test_what_comes_from_elsewhere_has_a_name_of_this_vault_and_keeps_its_framework() -> None:
    elsewhere = begun("theirs", "clea-management", "écrite là-bas")
    mine = taken_in(read_exercise_file(exercise_file(elsewhere)), "mine")
    assert (mine.id, mine.version, mine.framework) == ("mine", 1, "clea-management")


def test_the_criteria_of_another_framework_count_for_nothing_and_it_is_said() -> None:
    foreign = replace(EXERCISES[0], framework="clea-management")
    assert len(missing_domains(foreign, FRAMEWORK)) == 7
    assert [finding.lack for finding in findings(foreign, FRAMEWORK)] == [Lack.FRAMEWORK]
