"""Ctrl Z takes one piece of a typing back, goes to the page from a field with nothing to undo, stays with a dossier."""

from pathlib import Path

import pytest

from clea_desktop.core.rating import Rating
from clea_desktop.core.welcome import Field
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.interview.screen import InterviewScreen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.welcome.answers import TypedAnswer
from clea_desktop.ui.screens.welcome.questions import Section
from clea_desktop.ui.screens.welcome.screen import WelcomeScreen
from clea_desktop.ui.widgets.notes_edit import NotesEdit
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench, put_dossier, sign
from tests.ui.screens.interviewing import notes_of, open_interview
from tests.ui.screens.sitting import ZOE

SENTENCES = ("Je trie le courrier. ", "Je compte la caisse ! ", "J’aide mon voisin.")


@pytest.fixture
def interview(bench: Bench, dossier_id: str) -> InterviewScreen:
    return open_interview(bench, dossier_id)


@pytest.fixture
def signed(session: FakeSession, photo: Path) -> tuple[str, str]:
    """Give two dossiers one may evaluate."""
    both = put_dossier(session, ZOE), put_dossier(session, ("Benali", "Amadou"))
    for one in both:
        sign(session, one, photo)
    return both


def test_one_ctrl_z_takes_the_last_sentence_and_ctrl_y_brings_it_back(
    bench: Bench, interview: InterviewScreen, dossier_id: str
) -> None:
    notes = interview.view.notes
    bench.write("".join(SENTENCES))
    bench.press("Ctrl+Z")
    assert notes.toPlainText() == "".join(SENTENCES[:2])
    interview.presenter.keeper.flush()
    bench.settle()
    assert notes_of(bench, dossier_id).text == "".join(SENTENCES[:2])
    bench.press("Ctrl+Y")
    assert notes.toPlainText() == "".join(SENTENCES)
    bench.press("Ctrl+Z", "Ctrl+Z")
    assert notes.toPlainText() == SENTENCES[0]


def test_a_pause_and_a_new_line_and_a_long_breath_each_end_a_piece(bench: Bench, interview: InterviewScreen) -> None:
    notes = interview.view.notes
    bench.write("un deux")
    notes._pieces._pause.timeout.emit()
    bench.write(" trois")
    bench.press("Ctrl+Z")
    assert notes.toPlainText() == "un deux"
    bench.press("Return")
    bench.write("dessous")
    bench.press("Ctrl+Z")
    assert notes.toPlainText() == "un deux\n"
    bench.press("Ctrl+Z")
    bench.write("mot " * 40)
    bench.press("Ctrl+Z")
    assert notes.toPlainText().startswith("un deux")
    assert 100 <= len(notes.toPlainText()) < 160


@pytest.mark.usefixtures("qapp")
def test_notes_shown_are_nothing_to_undo() -> None:
    notes = NotesEdit("Notes")
    notes.show_text("Une phrase. Une autre.", 3)
    assert not notes.document().isUndoAvailable()


def test_ctrl_z_in_an_empty_field_takes_the_answer_before_back(bench: Bench, dossier_id: str) -> None:
    bench.unlock()
    bench.go(Screen.WELCOME, dossier_id)
    screen = bench.screen(WelcomeScreen)
    screen.presenter.show_section(Section.IDENTITY)
    screen.view.answers[Field.USED_NAME].setFocus()
    bench.settle()
    bench.write("Martin")
    bench.press("Tab")
    assert bench.session.welcome.open(dossier_id).answers[Field.USED_NAME] == "Martin"
    bench.press("Ctrl+Z")
    assert bench.session.welcome.open(dossier_id).answers[Field.USED_NAME] == ""
    bench.write("Zoé")
    bench.press("Ctrl+Z")
    assert not bench.session.welcome.open(dossier_id).answers[Field.FIRST_NAME_2]


def test_ctrl_z_in_empty_lines_takes_the_answer_before_back(bench: Bench, dossier_id: str) -> None:
    bench.unlock()
    bench.go(Screen.WELCOME, dossier_id)
    screen = bench.screen(WelcomeScreen)
    screen.presenter.keep(Field.USED_NAME, "Martin")
    screen.presenter.show_section(Section.NEEDS)
    screen.view.answers[Field.ACCOMMODATIONS].setFocus()
    bench.settle()
    bench.press("Ctrl+Z")
    assert bench.session.welcome.open(dossier_id).answers[Field.USED_NAME] == ""


def test_an_answer_brought_back_is_shown_even_under_the_cursor(
    bench: Bench, session: FakeSession, dossier_id: str
) -> None:
    session.welcome.put(dossier_id, Field.USED_NAME, "Martin")
    bench.unlock()
    bench.go(Screen.WELCOME, dossier_id)
    screen = bench.screen(WelcomeScreen)
    screen.presenter.show_section(Section.IDENTITY)
    answer = screen.view.answers[Field.USED_NAME]
    screen.presenter.keep(Field.USED_NAME, "Durand")
    bench.settle()
    assert isinstance(answer, TypedAnswer)
    answer.setFocus()
    bench.press("Ctrl+Z")
    assert answer.field.text() == "Martin"


def test_an_undo_ends_with_its_dossier_and_coming_back_does_not_bring_it_back(
    bench: Bench, signed: tuple[str, str]
) -> None:
    zoe, amadou = signed
    bench.unlock()
    bench.go(Screen.RATING, zoe, "2.1.1")
    bench.press("A")
    rating = bench.screen(RatingScreen)
    rating.presenter.rate("2.1.1", None)
    bench.settle()
    toast = bench.window.toast
    assert toast.isVisible()
    bench.go(Screen.DOSSIER, zoe)
    assert toast.can_undo()
    bench.go(Screen.DOSSIER, amadou)
    assert not toast.isVisible()
    bench.press("Ctrl+Z")
    bench.go(Screen.RATING, zoe)
    bench.press("Ctrl+Z")
    assert bench.session.dossiers.open(zoe).ratings == {}
    rating.presenter.rate("2.1.1", Rating.ACQUIRED)
    bench.press("Ctrl+Z")
    assert bench.session.dossiers.open(zoe).ratings == {}


def test_a_word_said_of_nobody_stays_in_sight_on_the_way_to_a_dossier(bench: Bench, dossier_id: str) -> None:
    bench.unlock()
    toast = bench.window.toast
    toast.say("Modèle enregistré.")
    bench.go(Screen.DOSSIER, dossier_id)
    assert toast.isVisible()
    toast.say("Preuve jointe.")
    bench.go(Screen.HOME)
    assert not toast.isVisible()
