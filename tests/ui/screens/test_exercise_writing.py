"""An exercise of one's own, written from nothing by the keyboard alone: kept at once, checked, undone, handed out."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.exercise import Exercise, Strength, Table, Text
from clea_desktop.core.exercise_edits import Part, Place
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.exercise.screen import ExerciseScreen
from clea_desktop.ui.screens.exercises.editing_state import EditAct
from clea_desktop.ui.screens.exercises.screen import ExercisesScreen
from clea_desktop.ui.screens.exercises.view import ExercisesView
from clea_desktop.ui.theme import ThemeName
from clea_desktop.ui.widgets.text import Prose
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
from tests.ui.screens.bench import Bench, put_dossier, sign
from tests.ui.screens.test_exercises import facts_of


def begun(bench: Bench) -> ExercisesView:
    """Stand in an exercise just begun."""
    bench.unlock()
    bench.go(Screen.EXERCISES)
    view = bench.screen(ExercisesScreen).view
    view.begin.setFocus()
    bench.press("Return")
    return view


def kept(bench: Bench) -> Exercise:
    """Return the exercise of one's own, as it is durable."""
    return next(view.exercise for view in bench.session.exercises.library() if view.is_own)


def add(bench: Bench, view: ExercisesView, act: EditAct) -> None:
    """Press a button that adds."""
    view.editor.adds[act].setFocus()
    bench.press("Return")


def add_clue(bench: Bench, view: ExercisesView) -> None:
    view.editor.add_clue.setFocus()
    bench.press("Return")


def test_an_exercise_is_written_from_nothing_by_the_keyboard(bench: Bench) -> None:
    view = begun(bench)
    assert view.editor.fields[Place(Part.TITLE)].editor.hasFocus()
    bench.write("Une matinée à l'accueil")
    bench.press("Tab")
    bench.write("Accueil")
    bench.press("Tab")
    assert (kept(bench).title, kept(bench).trade) == ("Une matinée à l'accueil", "Accueil")
    add(bench, view, EditAct.ADD_TASK)
    assert view.editor.fields[Place(Part.TASK_TITLE, "t1")].editor.hasFocus()
    bench.write("Lire le planning")
    bench.press("Tab", "Tab")
    bench.press("Tab")
    bench.write("Regardez le planning.")
    bench.press("Tab")
    add_clue(bench, view)
    assert view.editor.clues[0].criterion.field.editor.hasFocus()
    bench.write("1.3.2")
    bench.press("Return", "Tab")
    bench.write("Nomme la bonne salle")
    bench.press("Tab", "Space")
    (task,) = kept(bench).tasks
    assert (task.title, task.instructions) == ("Lire le planning", ("Regardez le planning.",))
    (clue,) = task.clues
    assert (clue.criterion, clue.clue, clue.strength) == ("1.3.2", "Nomme la bonne salle", Strength.INDIRECT)
    bench.press("Ctrl+Z", "Ctrl+Z")
    assert (kept(bench).tasks[0].clues[0].clue, kept(bench).tasks[0].clues[0].criterion) == ("", "1.3.2")


def test_a_criterion_is_found_by_its_words_and_serves_once_a_task(bench: Bench) -> None:
    view = begun(bench)
    add(bench, view, EditAct.ADD_TASK)
    for _ in range(2):
        add_clue(bench, view)
    first, second = view.editor.clues
    first.criterion.setFocus()
    bench.write("oral")
    code = first.criterion.words.text().split()[0]
    bench.press("Return")
    assert kept(bench).tasks[0].clues[0].criterion == code
    second.criterion.setFocus()
    bench.write(code)
    assert second.criterion.field.error()
    bench.press("Tab")
    assert kept(bench).tasks[0].clues[1].criterion == ""
    assert second.criterion.field.text() == ""


def test_tasks_and_clues_change_places_and_what_is_removed_comes_back(bench: Bench) -> None:
    view = begun(bench)
    for _ in range(2):
        add(bench, view, EditAct.ADD_TASK)
    view.editor.up.setFocus()
    bench.press("Return")
    assert [task.id for task in kept(bench).tasks] == ["t2", "t1"]
    view.editor.remove.setFocus()
    bench.press("Return")
    assert [task.id for task in kept(bench).tasks] == ["t1"]
    bench.press("Ctrl+Z")
    assert [task.id for task in kept(bench).tasks] == ["t2", "t1"]
    assert view.side.selected() == "t2"
    for _ in range(2):
        add_clue(bench, view)
    view.editor.clues[1].words.setFocus()
    bench.write("Le second")
    view.editor.clues[1].up.setFocus()
    bench.press("Return")
    assert [clue.clue for clue in kept(bench).tasks[0].clues] == ["Le second", ""]
    assert view.editor.clues[0].up.hasFocus()
    view.editor.clues[0].remove.setFocus()
    bench.press("Return")
    assert [clue.clue for clue in kept(bench).tasks[0].clues] == [""]


def test_a_text_and_a_table_are_written_and_given_to_a_task(bench: Bench) -> None:
    view = begun(bench)
    add(bench, view, EditAct.ADD_TASK)
    view.side.chosen.emit("papers")
    bench.settle()
    for act in (EditAct.ADD_TEXT, EditAct.ADD_TABLE):
        add(bench, view, act)
        bench.write("Planning")
        bench.press("Tab")
        for words in ("Lundi | Mardi", "8 h |"):
            bench.write(words)
            bench.press("Return")
        bench.press("Tab")
    text, table = (document.content for document in kept(bench).documents)
    assert text == Text(("Lundi | Mardi", "8 h |"))
    assert table == Table("table", ("Lundi", "Mardi"), (("8 h", ""),), "", None)
    view.side.chosen.emit("t1")
    bench.settle()
    papers = view.editor.fields[Place(Part.TASK_PAPERS, "t1")]
    papers.setFocus()
    bench.write("2,1,7")
    papers.pause.timeout.emit()
    assert papers.text() == "2,1,7"
    bench.press("Tab")
    assert (kept(bench).tasks[0].documents, papers.text()) == (("d2", "d1"), "2, 1")


def test_a_pause_in_the_typing_is_enough_to_be_kept_and_a_wrong_figure_goes_away(bench: Bench) -> None:
    view = begun(bench)
    title = view.editor.fields[Place(Part.TITLE)]
    bench.write("À la gare")
    title.pause.timeout.emit()
    bench.settle()
    assert kept(bench).title == "À la gare"
    minutes = view.editor.fields[Place(Part.MINUTES)]
    minutes.setFocus()
    bench.press("Ctrl+A")
    bench.write("xyz")
    bench.press("Tab")
    assert (kept(bench).minutes, minutes.text()) == (90, "90")


def test_what_is_lacking_is_said_and_holds_back_only_the_candidates(bench: Bench, photo: Path) -> None:
    view = begun(bench)
    dossier_id = put_dossier(bench.session)
    sign(bench.session, dossier_id, photo)
    view.side.chosen.emit("lacks")
    bench.settle()
    said = [prose.text() for prose in view.findChildren(Prose) if prose.isVisible()]
    assert said.index("Donnez-lui un titre.") + 1 == said.index("Ajoutez une première tâche.")
    bench.go(Screen.EXERCISE, dossier_id)
    assert len(bench.screen(ExerciseScreen).view.choices.rows()) == 4


def test_an_exercise_is_handed_out_and_taken_in(bench: Bench, tmp_path: Path) -> None:
    bench.unlock()
    bench.go(Screen.EXERCISES)
    view = bench.screen(ExercisesScreen).view
    view.opened.emit("cantine")
    bench.settle()
    target = bench.dialogs.path = tmp_path / "cantine.json"
    view.hand_out.setFocus()
    bench.press("Return")
    assert json.loads(target.read_text(encoding="utf-8"))["format"] == "clea-exercise-1"
    bench.press("Escape")
    view.take_in.setFocus()
    bench.press("Return")
    assert kept(bench).title == "Un mardi à la cantine des Tilleuls"
    assert view.editor.isVisible()
    bench.press("Escape")
    target.write_text("[[[", encoding="utf-8")
    view.take_in.setFocus()
    bench.press("Return")
    assert view.trouble.isVisible()


def states(bench: Bench) -> Iterator[str]:
    """Go through every part of an exercise being written."""
    view = begun(bench)
    yield "nothing yet"
    bench.press("Escape")
    view.opened.emit("cantine")
    bench.settle()
    view.copy.setFocus()
    bench.press("Return")
    for section in ("about", "t1", "papers", "paper d1", "paper d11", "gaps", "lacks"):
        view.section_chosen.emit(section)
        bench.settle()
        yield section


@pytest.mark.parametrize(("name", "scale"), modes())
def test_every_part_is_whole(bench: Bench, name: ThemeName, scale: float) -> None:
    with mode(name, scale):
        problems = [f"{at}: {p}" for at in states(bench) for p in check_looks(bench.window)]
    assert problems == []


@pytest.mark.usefixtures("qapp")
def test_every_word_passes_through_the_translator(vault: FakeVault, photo: Path) -> None:
    bench = Bench(vault, marking_translator(), FakeDialogs(path=photo))
    bench.start()
    problems = [f"{at}: {p}" for at in states(bench) for p in check_words(bench.window, facts_of(bench.session))]
    bench.end()
    assert problems == []


def test_a_disk_that_refuses_is_said_and_tried_again(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    view = begun(bench)
    rewrite = bench.session.exercises.rewrite

    def refuse(_exercise: Exercise) -> None:
        raise CleaError(Trouble.DISK_FULL)

    monkeypatch.setattr(bench.session.exercises, "rewrite", refuse)
    bench.write("À la gare")
    bench.press("Tab")
    assert view.trouble.isVisible()
    assert view.editor.fields[Place(Part.TITLE)].text() == "À la gare"
    monkeypatch.setattr(bench.session.exercises, "rewrite", rewrite)
    bench.screen(ExercisesScreen).presenter.try_again()
    bench.settle()
    assert kept(bench).title == "À la gare"
    assert not view.trouble.isVisible()


def test_a_trainer_begins_nothing(bench: Bench, session: FakeSession) -> None:
    bench.unlock(person=1)
    bench.go(Screen.EXERCISES)
    view = bench.screen(ExercisesScreen).view
    assert not view.begin.isVisible()
    assert not view.take_in.isVisible()
    assert all(not one.is_own for one in session.exercises.library())


def test_what_somebody_worked_on_stays_and_the_next_version_is_written(bench: Bench, photo: Path) -> None:
    bench.unlock()
    dossier_id = put_dossier(bench.session)
    sign(bench.session, dossier_id, photo)
    mine = bench.session.exercises.copy("cantine").exercise
    bench.session.exercises.start(dossier_id, mine.id)
    bench.go(Screen.EXERCISES)
    view = bench.screen(ExercisesScreen).view
    view.opened.emit(mine.id)
    bench.settle()
    for words in ("Un", "Deux"):
        view.editor.fields[Place(Part.TRADE)].setFocus()
        bench.press("Ctrl+A")
        bench.write(words)
        bench.press("Tab")
    (run,) = bench.session.exercises.runs(dossier_id)
    assert (run.exercise, kept(bench).trade, kept(bench).version) == (mine, "Deux", 2)


def test_what_is_half_written_is_kept_when_the_vault_is_locked(bench: Bench) -> None:
    begun(bench)
    bench.write("À la gare")
    exercises = bench.session.exercises
    bench.application.lock()
    bench.settle()
    assert [view.exercise.title for view in exercises.library() if view.is_own] == ["À la gare"]


def test_tab_goes_down_the_page_and_forgets_nothing(bench: Bench) -> None:
    view = begun(bench)
    add(bench, view, EditAct.ADD_TASK)
    for _ in range(2):
        add_clue(bench, view)
    view.editor.focus_first()
    walked: list[QWidget] = []
    for _ in range(40):
        here = QApplication.focusWidget()
        assert here is not None
        walked.append(here)
        bench.press("Tab")
        after = QApplication.focusWidget()
        if after is None or not view.editor.isAncestorOf(after):
            break
    editor = view.editor
    wanted: list[QWidget] = [field.editor for field in editor.fields.values()]
    wanted += [stop for clue in editor.clues for stop in clue.stops()]
    wanted += [editor.add_clue, editor.adds[EditAct.ADD_TASK], editor.up, editor.down, editor.remove]
    assert walked == wanted
    assert all(widget.accessibleName() for widget in wanted)
