"""The supplied exercises read back whole; what is wrong in a file is named; coverage counts every criterion once."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.canonical import to_canonical
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.exercise import Exercise, Observation, Seen, counts, coverage
from clea_desktop.core.exercise_reading import parse_exercise
from clea_desktop.core.exercise_writing import exercise_json
from clea_desktop.core.messages import explain
from clea_desktop.core.text import translator
from clea_desktop.resource_files import resource_path
from tests.fakes.vault import real_framework

FILES = sorted(resource_path("exercises").glob("*.json"))
FRAMEWORK = real_framework()
CODES = [criterion.code for criterion in FRAMEWORK.criteria()]
EXERCISES = [parse_exercise(json.loads(path.read_bytes())) for path in FILES]
Spoil = Callable[[Any], object]


def spoiled(spoil: Spoil) -> CleaError:
    data = json.loads(FILES[0].read_bytes())
    spoil(data)
    with pytest.raises(CleaError) as caught:
        parse_exercise(data)
    return caught.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_supplied_exercise_is_read_and_written_back_the_same(path: Path) -> None:
    data = json.loads(path.read_bytes())
    exercise = parse_exercise(data)
    assert to_canonical(exercise_json(exercise)) == to_canonical(data)
    assert exercise.covers == frozenset(data["covers"]) <= frozenset(CODES)


def test_each_supplied_exercise_gives_a_chance_to_see_the_seven_domains() -> None:
    assert len(EXERCISES) == 4
    for exercise in EXERCISES:
        assert exercise.status == "proposition à relire"
        assert {code.split(".")[0] for code in exercise.covers} == {domain.code for domain in FRAMEWORK.domains}


def test_a_wrong_clue_is_named_with_its_task() -> None:
    error = spoiled(lambda d: d["statement"]["tasks"][2]["clues"][1].update(strength="maybe"))
    assert error.trouble is Trouble.EXERCISE_UNREADABLE
    assert "tâche 3, indice 2" in explain(error, translator()).sentence


SPOILT: dict[str, tuple[Spoil, str]] = {
    "no title": (lambda d: d.pop("title"), "title"),
    "half a minute": (lambda d: d["statement"]["tasks"][0].update(minutes=0.5), "tâche 1, minutes"),
    "short row": (lambda d: d["statement"]["documents"][0]["content"]["rows"][1].pop(), "ligne 2"),
    "zone outside": (lambda d: d["statement"]["documents"][10]["content"]["zones"][0].update(w=99), "zone « Cuisine »"),
    "nameless document": (lambda d: d["statement"]["tasks"][0]["documents"].append("d99"), "tâche 1, documents"),
    "unknown kind": (lambda d: d["statement"]["documents"][3].update(kind="film"), "document 4, kind"),
    "twice the same": (
        lambda d: d["statement"]["tasks"][0]["clues"].append(d["statement"]["tasks"][0]["clues"][0]),
        "tâche 1, clues",
    ),
    "odd group": (lambda d: d["group_size"].update(min=9), "group_size"),
    "answer to nothing": (lambda d: d["evaluator_notes"]["expected"][0].update(task="t99"), "evaluator_notes"),
    "not a list": (lambda d: d["statement"].update(tasks={}), "statement, tasks"),
}


@pytest.mark.parametrize(("spoil", "where"), SPOILT.values(), ids=SPOILT)
def test_what_is_wrong_is_said_with_its_place(spoil: Spoil, where: str) -> None:
    assert where in str(spoiled(spoil).facts["where"])


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3)))
def test_anything_else_is_refused_in_words(data: object) -> None:
    with pytest.raises(CleaError):
        parse_exercise(data)


words = st.text(min_size=1, max_size=30).filter(lambda text: bool(text.strip()))


@given(words, st.sampled_from(EXERCISES), st.data())
def test_an_edited_exercise_reads_back_to_the_same_value(title: str, exercise: Exercise, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(exercise.tasks) - 1))
    task = replace(exercise.tasks[place], title=title, clues=exercise.tasks[place].clues[1:])
    edited = replace(exercise, title=title, tasks=(*exercise.tasks[:place], task, *exercise.tasks[place + 1 :]))
    assert parse_exercise(json.loads(to_canonical(exercise_json(edited)))) == edited


@given(st.lists(st.sampled_from(EXERCISES), max_size=4))
def test_coverage_puts_every_criterion_on_one_side_only(chosen: list[Exercise]) -> None:
    found = coverage(FRAMEWORK, chosen)
    seen = [code for part in found.subdomains for code in part.covered]
    missing = [code for part in found.subdomains for code in part.missing]
    assert sorted(seen + missing) == sorted(CODES)
    assert set(seen) == set().union(*(exercise.covers for exercise in chosen))
    assert (found.covered, found.total) == (len(seen), len(CODES))
    assert [code for part in found.gaps() for code in part.missing] == missing


@given(st.sampled_from(EXERCISES), st.data())
def test_clues_looked_at_are_counted_by_task_and_in_all(exercise: Exercise, data: st.DataObject) -> None:
    keys = [(task.id, clue.criterion) for task in exercise.tasks for clue in task.clues]
    looked = data.draw(st.sets(st.sampled_from(keys)))
    observations = dict.fromkeys(looked, Observation(Seen.NO))
    by_task = [counts(exercise, observations, task.id) for task in exercise.tasks]
    assert counts(exercise, observations) == (len(looked), len(keys))
    assert (sum(done for done, _ in by_task), sum(total for _, total in by_task)) == (len(looked), len(keys))
