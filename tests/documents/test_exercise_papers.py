"""The candidate's paper holds every task and document and no clue; the evaluator's holds them all."""

import io
import json
from datetime import date

import pytest
from pypdf import PdfReader

from clea_desktop.core.exercise import Exercise, Form, Plan, Table, Text
from clea_desktop.core.exercise_edits import Part, Place, begun, written
from clea_desktop.core.exercise_limits import CELL_LIMIT, CONTEXT_LIMIT, LINE_LIMIT, MOST_COLUMNS
from clea_desktop.core.exercise_order import with_clue, with_document, with_task
from clea_desktop.core.exercise_reading import parse_exercise
from clea_desktop.core.text import translator
from clea_desktop.documents.blocks import BODY_SIZE
from clea_desktop.documents.exercise_drawings import PlanDrawing, _widths
from clea_desktop.documents.exercise_statement import make_statement
from clea_desktop.documents.observation_sheet import make_observation_sheet
from clea_desktop.documents.sheet import TEXT_WIDTH
from clea_desktop.resource_files import resource_path

DAY = date(2026, 11, 21)
TR = translator()
FILES = sorted(resource_path("exercises").glob("*.json"))
EXERCISES = [parse_exercise(json.loads(path.read_bytes())) for path in FILES]
every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)


def squeezed(data: bytes) -> str:
    return squeeze("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))


def squeeze(text: str) -> str:
    return "".join(TR(text.replace("{", "").replace("}", "")).split()).replace("\N{MINUS SIGN}", "-")


@every_exercise
def test_the_candidate_never_reads_a_clue_a_note_or_a_criterion(exercise: Exercise) -> None:
    said = squeezed(make_statement(exercise, DAY, TR))
    notes = exercise.notes
    hidden = [clue.clue for task in exercise.tasks for clue in task.clues]
    hidden += [*notes.before, *notes.during, *notes.do_not, *(one.answer for one in notes.expected)]
    hidden += [f"{code} " for code in exercise.covers]
    assert [text for text in hidden if len(text) > 8 and squeeze(text) in said] == []


@every_exercise
def test_the_candidate_reads_every_task_and_every_document(exercise: Exercise) -> None:
    said = squeezed(make_statement(exercise, DAY, TR)).replace("\N{MINUS SIGN}", "-")
    wanted = [text for task in exercise.tasks for text in (task.title, *task.instructions)]
    for document in exercise.documents:
        wanted.append(document.title)
        if isinstance(document.content, Form):
            wanted += [field.label for field in document.content.fields]
        elif isinstance(document.content, Plan):
            wanted += [document.content.description, *(marker.name for marker in document.content.markers)]
    assert [text for text in wanted if squeeze(text) not in said] == []


@every_exercise
def test_the_evaluator_reads_every_clue_with_its_criterion(exercise: Exercise) -> None:
    said = squeezed(make_observation_sheet(exercise, DAY, TR))
    clues = [clue for task in exercise.tasks for clue in task.clues]
    assert [clue.clue for clue in clues if squeeze(f"{clue.criterion}{clue.clue}") not in said] == []


def test_the_same_exercise_gives_the_same_bytes() -> None:
    for make in (make_statement, make_observation_sheet):
        assert make(EXERCISES[0], DAY, TR) == make(EXERCISES[0], DAY, TR)


@every_exercise
def test_tables_and_plans_stay_within_the_page_in_large_type(exercise: Exercise) -> None:
    assert BODY_SIZE >= 14
    for document in exercise.documents:
        if isinstance(document.content, Table):
            widths = _widths([document.content.columns, *document.content.rows])
            assert sum(widths) <= TEXT_WIDTH + 0.01
            assert min(widths) > 30
        elif isinstance(document.content, Plan):
            drawing = PlanDrawing(document.content, TR)
            assert document.content.width * drawing._scale <= TEXT_WIDTH + 0.01


LONGEST = "W" * 59 + " "
CELL, LINE, CONTEXT = (LONGEST * 20)[:CELL_LIMIT], (LONGEST * 20)[:LINE_LIMIT], (LONGEST * 20)[:CONTEXT_LIMIT]


def test_the_fullest_exercise_an_organisation_can_write_still_fits_on_paper() -> None:
    exercise = with_clue(with_clue(with_task(begun("x", "clea-socle", "s")), "t1"), "t1")
    wide = " | ".join([CELL.strip()] * MOST_COLUMNS)
    exercise = with_document(with_document(exercise, Text(())), Table("table", (), (), "", None))
    for place, text in (
        (Place(Part.CONTEXT), CONTEXT),
        (Place(Part.INTRO), CONTEXT),
        (Place(Part.TITLE), LINE),
        (Place(Part.TASK_TITLE, "t1"), LINE),
        (Place(Part.INSTRUCTIONS, "t1"), "\n".join([LINE] * 60)),
        (Place(Part.EXPECTED, "t1"), "\n".join([LINE] * 60)),
        (Place(Part.CLUE, "t1", 0), LINE),
        (Place(Part.BEFORE), "\n".join([LINE] * 60)),
        (Place(Part.TASK_PAPERS, "t1"), "1 2"),
        (Place(Part.DOCUMENT_BODY, "d1"), "\n".join([LINE] * 60)),
        (Place(Part.DOCUMENT_BODY, "d2"), "\n".join([wide] * 3)),
    ):
        exercise = written(exercise, place, text)
    assert make_statement(exercise, DAY, TR).startswith(b"%PDF-")
    assert make_observation_sheet(exercise, DAY, TR).startswith(b"%PDF-")
