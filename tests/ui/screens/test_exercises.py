"""Practical exercises by the keyboard alone: the library, a candidate at one of them, and what was seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clea_desktop.core.exercise import Observation, Seen
from clea_desktop.core.exercise_edits import Part, Place
from clea_desktop.core.text import translator
from clea_desktop.services.exercise_views import RunView
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.exercise.screen import ExerciseScreen
from clea_desktop.ui.screens.exercises.screen import ExercisesScreen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.theme import ThemeName
from clea_desktop.ui.widgets.seen_clues import SeenClues
from clea_desktop.ui.widgets.seen_toggle import SeenToggle
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
from tests.ui.screens.bench import Bench, put_dossier, sign


@pytest.fixture
def agreed(session: FakeSession, photo: Path) -> str:
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    return dossier_id


def test_a_candidate_is_observed_by_the_keyboard_alone(bench: Bench, agreed: str) -> None:
    bench.unlock()
    bench.go(Screen.EXERCISE, agreed)
    view = bench.screen(ExerciseScreen).view
    bench.press("Space")
    (run,) = bench.session.exercises.runs(agreed)
    first = run.exercise.tasks[0].clues
    bench.press("O", "Down", "P", "Down", "N", "Down", "O", "Delete")
    (run,) = bench.session.exercises.runs(agreed)
    assert [(key[1], seen.seen) for key, seen in run.observations.items()] == [
        (first[0].criterion, Seen.YES),
        (first[1].criterion, Seen.PARTLY),
        (first[2].criterion, Seen.NO),
    ]
    assert view._progress.text().startswith("3 indices regardés sur ")
    bench.press("PgDown", "P")
    (run,) = bench.session.exercises.runs(agreed)
    second = run.exercise.tasks[1]
    assert run.observations[second.id, second.clues[0].criterion] == Observation(Seen.PARTLY)
    view.end.setFocus()
    bench.press("Return")
    assert bench.session.dossiers.open(agreed).progress().exercised
    bench.press("Ctrl+Z")
    assert not bench.session.dossiers.open(agreed).progress().exercised
    bench.press("Escape")
    bench.screen(DossierScreen)


def test_a_note_goes_with_what_was_seen_and_undo_takes_one_act_back(bench: Bench, agreed: str) -> None:
    run = bench_run(bench, agreed)
    clue = run.exercise.tasks[0].clues[0].criterion
    bench.press("M")
    assert isinstance(QApplication.focusWidget(), SeenToggle)
    bench.press("O", "M")
    bench.write("« Je commence là »")
    bench.press("Return")
    assert isinstance(QApplication.focusWidget(), SeenToggle)
    kept = bench.session.exercises.runs(agreed)[0].observations
    assert kept == {("t1", clue): Observation(Seen.YES, "« Je commence là »")}
    bench.press("P")
    assert bench.session.exercises.runs(agreed)[0].observations["t1", clue].note == "« Je commence là »"
    bench.press("Ctrl+Z", "Ctrl+Z")
    assert bench.session.exercises.runs(agreed)[0].observations == {("t1", clue): Observation(Seen.YES)}
    bench.press("Ctrl+Z")
    assert bench.session.exercises.runs(agreed)[0].observations == {}


def bench_run(bench: Bench, dossier_id: str, exercise_id: str = "cantine") -> RunView:
    """Open a vault where a candidate already began, in front of the first clue."""
    bench.unlock()
    run = bench.session.exercises.start(dossier_id, exercise_id)
    bench.go(Screen.EXERCISE, dossier_id)
    return run


def test_letters_typed_in_a_note_observe_nothing(bench: Bench, agreed: str) -> None:
    bench_run(bench, agreed)
    bench.press("O", "M", "P", "N", "Escape")
    (seen,) = bench.session.exercises.runs(agreed)[0].observations.values()
    assert (seen.seen, seen.note) == (Seen.YES, "pn")
    bench.screen(ExerciseScreen)


def test_a_note_left_by_page_down_stays_with_its_clue(bench: Bench, agreed: str) -> None:
    run = bench_run(bench, agreed, "magasin")
    exercises = bench.session.exercises
    exercises.observe(run.id, "t5", "2.3.5", Observation(Seen.YES))
    exercises.observe(run.id, "t6", "2.3.5", Observation(Seen.NO, "Note de la tâche six"))
    bench.go(Screen.DOSSIER, agreed)
    bench.go(Screen.EXERCISE, agreed, "t5 2.3.5")
    view = bench.screen(ExerciseScreen).view
    bench.press("M")
    bench.write("Note de la tâche cinq")
    bench.press("PgDown")
    assert exercises.runs(agreed)[0].observations == {
        ("t5", "2.3.5"): Observation(Seen.YES, "Note de la tâche cinq"),
        ("t6", "2.3.5"): Observation(Seen.NO, "Note de la tâche six"),
    }
    assert view.side.selected() == "t6"
    bench.press("Ctrl+Z")
    assert exercises.runs(agreed)[0].observations["t5", "2.3.5"] == Observation(Seen.YES)
    assert view.side.selected() == "t5"


def test_a_note_survives_page_down_on_the_last_task_and_the_hand_stays_on_its_clue(bench: Bench, agreed: str) -> None:
    run = bench_run(bench, agreed)
    task = run.exercise.tasks[-1]
    view = bench.screen(ExerciseScreen).view
    view.side.chosen.emit(task.id)
    bench.settle()
    bench.press("O", "M")
    bench.write("Jusqu'au bout")
    bench.press("PgDown")
    criterion = task.clues[0].criterion
    assert bench.session.exercises.runs(agreed)[0].observations[task.id, criterion].note == "Jusqu'au bout"
    assert view.clues.row(criterion).toggle.hasFocus()


def test_a_note_left_for_another_exercise_stays_with_its_clue(bench: Bench, agreed: str) -> None:
    run = bench_run(bench, agreed, "magasin")
    view = bench.screen(ExerciseScreen).view
    criterion = run.exercise.tasks[0].clues[0].criterion
    bench.press("O", "M")
    bench.write("Avant la liste")
    view.others_asked.emit()
    bench.settle()
    kept = bench.session.exercises.runs(agreed)[0].observations
    assert kept["t1", criterion] == Observation(Seen.YES, "Avant la liste")
    assert view.choices.isVisible()


def test_a_note_and_a_letter_in_quick_succession_are_both_kept(bench: Bench, agreed: str) -> None:
    run = bench_run(bench, agreed)
    clue = run.exercise.tasks[0].clues[0].criterion
    bench.press("O", "M")
    bench.write("Elle lit")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_P):
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)
    bench.settle()
    kept = bench.session.exercises.runs(agreed)[0].observations
    assert kept == {("t1", clue): Observation(Seen.PARTLY, "Elle lit")}


def test_the_exact_place_comes_back(bench: Bench, agreed: str) -> None:
    bench_run(bench, agreed)
    bench.press("PgDown", "Down")
    place = bench.session.places.resume()
    assert place is not None
    assert (place.dossier_id, place.screen) == (agreed, "exercise")
    bench.go(Screen.DOSSIER, agreed)
    bench.go(Screen.EXERCISE, agreed, place.criterion_code)
    row = bench.screen(ExerciseScreen).view.clues.row(place.criterion_code.split(" ")[1])
    assert row.toggle.hasFocus()


def test_nothing_begins_before_the_agreement_and_the_way_out_is_there(bench: Bench, session: FakeSession) -> None:
    dossier_id = put_dossier(session)
    bench.unlock()
    bench.go(Screen.EXERCISE, dossier_id)
    view = bench.screen(ExerciseScreen).view
    assert view.block.isVisible()
    assert all(row.button.isHidden() for row in view.choices.rows())
    view.block.acted.emit()
    bench.settle()
    bench.screen(DossierScreen)


def test_the_library_is_copied_changed_and_retired_by_the_keyboard(bench: Bench) -> None:
    bench.unlock()
    bench.press("Alt+4")
    view = bench.screen(ExercisesScreen).view
    view.rows.rows()[0].button.setFocus()
    bench.press("Return")
    assert view.statement.isVisible()
    view.copy.setFocus()
    bench.press("Return")
    title = view.editor.fields[Place(Part.TITLE)]
    title.setFocus()
    bench.press("Ctrl+A")
    bench.write("Un matin à l'école")
    bench.press("Tab")
    mine = bench.session.exercises.library()[0]
    assert (mine.is_own, mine.exercise.title) == (True, "Un matin à l'école")
    view.side.focus_selected()
    bench.press("Ctrl+Z")
    assert bench.session.exercises.library()[0].exercise.title.endswith("(copie)")
    view.side.chosen.emit("t1")
    bench.settle()
    view.editor.clues[0].words.setFocus()
    bench.press("Ctrl+A")
    bench.write("Montre le planning")
    bench.press("Tab")
    assert bench.session.exercises.library()[0].exercise.tasks[0].clues[0].clue == "Montre le planning"
    view.retire.setFocus()
    bench.press("Return")
    assert bench.session.exercises.library()[-1].is_retired
    bench.press("Escape")
    assert view.rows.isVisible()


def test_both_papers_are_printed_and_saved_where_the_person_chose(bench: Bench, photo: Path) -> None:
    bench.unlock()
    bench.go(Screen.EXERCISES)
    view = bench.screen(ExercisesScreen).view
    bench.press("Return")
    for button, other, name in (
        (view.statement_file, view.statement, "consignes.pdf"),
        (view.sheet_file, view.sheet, "grille.pdf"),
    ):
        bench.dialogs.path = photo.with_name(name)
        for one in (other, button):
            one.setFocus()
            bench.press("Return")
        assert photo.with_name(name).read_bytes() in bench.printer.papers.values()
    assert [title.rpartition("-")[2] for title in bench.printer.papers] == ["consignes", "observation"]


def test_a_trainer_reads_and_changes_nothing(bench: Bench, session: FakeSession, agreed: str) -> None:
    run = session.exercises.start(agreed, "cantine")
    session.exercises.observe(run.id, "t1", "1.3.2", Observation(Seen.YES))
    bench.unlock(person=1)
    bench.go(Screen.EXERCISE, agreed)
    bench.press("N")
    assert bench.session.exercises.runs(agreed)[0].observations == {("t1", "1.3.2"): Observation(Seen.YES)}
    bench.go(Screen.EXERCISES)
    bench.press("Return")
    assert not bench.screen(ExercisesScreen).view.copy.isVisible()


def _states(bench: Bench, agreed: str) -> Iterator[str]:
    """Go through every state of both screens."""
    bench.go(Screen.EXERCISES)
    yield "list"
    view = bench.screen(ExercisesScreen).view
    view.opened.emit("cantine")
    bench.settle()
    for section in ("about", "papers", "t1", "gaps"):
        view.section_chosen.emit(section)
        bench.settle()
        yield section
    view.closed.emit()
    bench.go(Screen.EXERCISE, agreed)
    if not bench.session.exercises.runs(agreed):
        yield "chooser"
        bench.press("Space")
        bench.press("O", "Down", "P", "M")
        bench.write("Un mot")
        yield "note open"
        bench.press("Return", "Down", "N")
    yield "observing"


@pytest.mark.parametrize(("name", "scale"), modes())
def test_both_screens_are_whole(bench: Bench, agreed: str, name: ThemeName, scale: float) -> None:
    bench.unlock()
    with mode(name, scale):
        problems = [f"{at}: {p}" for at in _states(bench, agreed) for p in check_looks(bench.window)]
    assert problems == []


@pytest.mark.usefixtures("qapp")
def test_every_word_passes_through_the_translator(vault: FakeVault, agreed: str, photo: Path) -> None:
    bench = Bench(vault, marking_translator(), FakeDialogs(path=photo))
    bench.start()
    bench.unlock()
    data = facts_of(bench.session)
    problems = [f"{at}: {p}" for at in _states(bench, agreed) for p in check_words(bench.window, data)]
    bench.end()
    assert problems == []


def facts_of(session: FakeSession) -> tuple[str, ...]:
    """Return the words that are facts: the exercises' own."""
    translate = translator()
    found = ["Un mot", "Lefèvre Zoé", "Zoé Lefèvre", *(account.display_name for account in session.vault.accounts)]
    for view in session.exercises.library():
        one = view.exercise
        found += [one.title, one.summary, one.intro, one.context, one.room, *one.material, *one.safety]
        found += [*one.accommodations, *one.notes.before, *one.notes.during, *one.notes.do_not]
        for number, document in enumerate(one.documents, start=1):
            found += [document.title, f"{number} {document.title}"]
        found += [answer.answer for answer in one.notes.expected]
        for number, task in enumerate(one.tasks, start=1):
            found += [task.title, *task.instructions, f"{number} {task.title}"]
            total = len(task.clues)
            counts = (str(total), *(f"{done}/{total}" for done in range(4)))
            found += [f"{number} {task.title} {count}" for count in counts]
            found += [clue.clue for clue in task.clues]
    found += [domain.title[:1].upper() + domain.title[1:] for domain in session.vault.framework.domains]
    for subdomain in session.vault.framework.subdomains():
        found += [f"{subdomain.code}  {subdomain.title}", *(criterion.title for criterion in subdomain.criteria)]
    return tuple({*found, *(translate(fact) for fact in found)})


def test_what_was_seen_stands_beside_the_criterion_and_rates_nothing(bench: Bench, agreed: str) -> None:
    run = bench_run(bench, agreed)
    observe = bench.session.exercises.observe
    keys = [
        (task.id, clue.criterion) for task in run.exercise.tasks for clue in task.clues if clue.criterion == "2.1.1"
    ]
    observe(run.id, *keys[0], Observation(Seen.YES, "Elle pose l'addition"))
    bench.go(Screen.RATING, agreed, "2.1.1")
    view = bench.screen(RatingScreen).view
    seen = view.criteria.findChildren(SeenClues)[0]
    assert seen.chip is not None
    assert seen.chip.accessibleName() == "1 indice vu, critère 2.1.1"
    seen.chip.setFocus()
    bench.press("Return")
    assert seen.words.isVisible()
    assert "Elle pose l'addition" in seen.words.text()
    assert bench.session.dossiers.open(agreed).ratings == {}
    assert check_looks(bench.window) == []
