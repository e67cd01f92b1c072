"""The first interview by the keyboard alone, with accents: notes, prompts, pins, pause, and the exact place."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clea_desktop.core.errors import Trouble
from clea_desktop.core.interview import InterviewNotes
from clea_desktop.core.pathway import DossierState, Step
from clea_desktop.core.step_times import total_seconds
from clea_desktop.services.interview_views import InterviewView
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.interview.notes_keeper import DELAY_MS
from clea_desktop.ui.screens.interview.screen import InterviewScreen
from clea_desktop.ui.screens.interview.state import InterviewState, PinState, QuotationLine
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench, put_dossier

SAID = "J’ai compté les œufs : « 24 », à l’école."


@pytest.fixture
def dossier_id(session: FakeSession) -> str:
    return put_dossier(session)


@pytest.fixture
def screen(bench: Bench, dossier_id: str) -> InterviewScreen:
    bench.unlock()
    bench.go(Screen.INTERVIEW, dossier_id)
    return bench.screen(InterviewScreen)


def _notes(bench: Bench, dossier_id: str) -> InterviewNotes:
    return bench.session.interview.open(dossier_id).notes


def test_what_is_typed_is_durable_without_any_button(bench: Bench, screen: InterviewScreen, dossier_id: str) -> None:
    assert screen.view.notes.hasFocus()
    bench.write(SAID)
    QTest.qWait(DELAY_MS + 100)
    bench.settle()
    assert _notes(bench, dossier_id) == InterviewNotes(SAID, len(SAID), "")
    assert bench.session.interview.kept_notes == 1


def test_keys_typed_while_a_write_is_under_way_are_not_lost(
    bench: Bench, screen: InterviewScreen, dossier_id: str
) -> None:
    for letter in SAID:
        QTest.keyClicks(screen.view.notes, "a")
        screen.presenter.keeper.flush()
        assert letter
    bench.settle()
    assert _notes(bench, dossier_id).text == "a" * len(SAID)
    QTest.keyClicks(screen.view.notes, "b")
    screen.presenter.keeper.flush()
    QTest.keyClicks(screen.view.notes, "c")
    bench.settle()
    assert _notes(bench, dossier_id).text.endswith("bc")


def test_leaving_writes_at_once_and_coming_back_gives_the_exact_place(
    bench: Bench, screen: InterviewScreen, dossier_id: str
) -> None:
    bench.write("Éloïse 🥖 cuit le pain")
    bench.press("Left", "Left", "Alt+Down", "Alt+Down", "Escape")
    assert bench.window.current_screen() == Screen.DOSSIER
    assert _notes(bench, dossier_id) == InterviewNotes("Éloïse 🥖 cuit le pain", 20, "p3")
    bench.go(Screen.INTERVIEW, dossier_id)
    assert screen.view.notes.textCursor().position() == 20
    assert screen.presenter.prompt == "p3"
    bench.write("!")
    assert screen.view.notes.toPlainText() == "Éloïse 🥖 cuit le pa!in"


def test_locking_and_unlocking_gives_the_exact_place_back(
    bench: Bench, screen: InterviewScreen, dossier_id: str
) -> None:
    assert screen.isVisible()
    bench.write(SAID)
    bench.press("Home", "Alt+Down")
    bench.application.lock()
    bench.settle()
    assert _notes(bench, dossier_id) == InterviewNotes(SAID, 0, "p2")
    bench.unlock()
    again = bench.screen(InterviewScreen)
    assert again is not screen
    assert (again.view.notes.toPlainText(), again.view.notes.textCursor().position()) == (SAID, 0)
    assert again.presenter.prompt == "p2"


def test_two_candidates_never_mix(bench: Bench, screen: InterviewScreen, dossier_id: str) -> None:
    other = put_dossier(bench.session, ("Benali", "Amadou"))
    bench.write("pour Zoé")
    bench.go(Screen.INTERVIEW, other)
    assert screen.view.notes.toPlainText() == ""
    bench.write("pour Amadou")
    bench.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert "Zoé" not in screen.view.notes.toPlainText()
    bench.write("pour Amadou")
    bench.press("Escape")
    assert _notes(bench, dossier_id).text == "pour Zoé"
    assert _notes(bench, other).text == "pour Amadou"


def test_the_line_is_pinned_to_a_criterion_found_by_a_word_without_its_accents(
    bench: Bench, screen: InterviewScreen, dossier_id: str
) -> None:
    bench.write("Autre chose")
    bench.press("Return")
    bench.write(SAID)
    bench.press("F2")
    view = screen.view
    assert view.panel.isVisible()
    assert not view.prompt.isVisible()
    assert view.panel.rows.current() == "2.3.1"
    bench.write("proportio")
    code = view.panel.rows.current()
    bench.press("Return")
    assert not view.panel.isVisible()
    (quotation,) = bench.session.interview.open(dossier_id).quotations
    assert (quotation.words, quotation.criterion_code, quotation.prompt_id) == (SAID, code, "p1")
    assert view.notes.hasFocus()
    assert view.notes.textCursor().position() == len("Autre chose\n" + SAID)
    assert len(view.quotations.rows()) == 1


def test_the_selection_is_pinned_by_a_code_and_arrows_choose(
    bench: Bench, screen: InterviewScreen, dossier_id: str
) -> None:
    bench.write(SAID)
    bench.press("Home", "Ctrl+Shift+Right", "Ctrl+Shift+Right")
    selected = screen.view.notes.selected().strip()
    bench.press("F2")
    bench.write("4.2")
    bench.press("Down", "Return")
    (quotation,) = bench.session.interview.open(dossier_id).quotations
    assert (quotation.words, quotation.criterion_code) == (selected, "4.2.2")


def test_escape_gives_a_pin_up_and_an_empty_line_has_nothing_to_pin(
    bench: Bench, screen: InterviewScreen, dossier_id: str
) -> None:
    bench.press("F2")
    assert not screen.view.panel.isVisible()
    bench.write("Oui")
    bench.press("F2", "Escape")
    assert screen.view.notes.hasFocus()
    assert bench.screen(InterviewScreen) is screen
    assert bench.session.interview.open(dossier_id).quotations == ()


def test_one_undo_for_the_keys_and_the_pins(bench: Bench, screen: InterviewScreen, dossier_id: str) -> None:
    bench.write("Oui")
    bench.press("F2", "Return")
    assert len(bench.session.interview.open(dossier_id).quotations) == 1
    bench.press("Ctrl+Z")
    assert bench.session.interview.open(dossier_id).quotations == ()
    assert screen.view.notes.toPlainText() == "Oui"
    bench.press("F2", "Return")
    bench.write("!")
    bench.press("Ctrl+Z")
    assert len(bench.session.interview.open(dossier_id).quotations) == 1
    assert screen.view.notes.toPlainText() != "Oui!"


def test_a_quotation_taken_off_comes_back(bench: Bench, screen: InterviewScreen, dossier_id: str) -> None:
    bench.write("Oui")
    bench.press("F2", "Return")
    screen.view.quotations.rows()[0].button.setFocus()
    bench.press("Return")
    assert bench.session.interview.open(dossier_id).quotations == ()
    bench.press("Ctrl+Z")
    assert len(bench.session.interview.open(dossier_id).quotations) == 1
    bench.window.toast.undo()
    bench.settle()
    assert len(bench.session.interview.open(dossier_id).quotations) == 1


def test_a_theme_is_chosen_by_the_keyboard(bench: Bench, screen: InterviewScreen) -> None:
    screen.view.prompt.theme.setFocus()
    bench.press("Return")
    screen.presenter.write("Oui", 3)
    screen.presenter.keeper.flush()
    bench.settle()
    bench.press("Tab", "Tab", "Return")
    assert screen.presenter.prompt == "w1"
    assert screen.view.notes.hasFocus()
    bench.press("Alt+Up")
    assert screen.presenter.prompt == "s7"


def test_a_pause_hides_everything_stops_the_time_and_any_key_comes_back(
    bench: Bench, screen: InterviewScreen, dossier_id: str
) -> None:
    bench.write("Avant")
    bench.press("Left")
    bench.vault.clock.move(minutes=3)
    bench.press("F4")
    cover = screen.cover
    assert cover is not None
    assert cover.geometry() == bench.window.rect()
    assert cover.hasFocus()
    assert _notes(bench, dossier_id).text == "Avant"
    bench.vault.clock.move(minutes=4)
    bench.press("x")
    assert screen.cover is None
    assert screen.view.notes.hasFocus()
    assert (screen.view.notes.toPlainText(), screen.view.notes.textCursor().position()) == ("Avant", 4)
    bench.vault.clock.move(minutes=2)
    bench.press("Escape")
    assert total_seconds(bench.session.times.of_dossier(dossier_id).times, Step.INTERVIEW) == 5 * 60


def test_a_lock_during_a_pause_leaves_no_cover(bench: Bench, screen: InterviewScreen) -> None:
    bench.press("F4")
    assert screen.cover is not None
    bench.application.lock()
    bench.settle()
    assert bench.window.current_screen() == Screen.UNLOCK
    bench.unlock()
    bench.write("Je reprends")
    assert bench.screen(InterviewScreen).view.notes.toPlainText() == "Je reprends"


def test_too_long_an_evaluation_is_said_and_nothing_is_blocked(
    bench: Bench, session: FakeSession, dossier_id: str
) -> None:
    session.times.add(dossier_id, Step.INTERVIEW, 6 * 3600 + 60)
    bench.unlock()
    bench.go(Screen.INTERVIEW, dossier_id)
    screen = bench.screen(InterviewScreen)
    assert screen.view.warning.isVisible()
    bench.write("On continue")
    bench.press("Escape")
    assert _notes(bench, dossier_id).text == "On continue"


def test_a_disk_that_refuses_is_said_and_the_next_write_takes_everything(
    bench: Bench, screen: InterviewScreen, dossier_id: str
) -> None:
    bench.session.interview.trouble = Trouble.DISK_FULL
    bench.write("Un")
    screen.presenter.keeper.flush()
    bench.settle()
    assert screen.view.trouble.isVisible()
    bench.session.interview.trouble = None
    bench.write(" deux")
    screen.presenter.keeper.flush()
    bench.settle()
    assert not screen.view.trouble.isVisible()
    assert _notes(bench, dossier_id).text == "Un deux"


def test_a_trainer_never_reads_the_notes(bench: Bench, session: FakeSession, dossier_id: str) -> None:
    session.interview.keep_notes(dossier_id, InterviewNotes(SAID))
    bench.unlock(1)
    bench.go(Screen.INTERVIEW, dossier_id)
    assert bench.window.current_screen() == Screen.CANDIDATES


def test_the_cursor_stays_on_its_word_after_a_selection(bench: Bench, screen: InterviewScreen) -> None:
    bench.write("Oui et non")
    screen.view.notes.moveCursor(QTextCursor.MoveOperation.Start)
    screen.view.notes.moveCursor(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    bench.press("F2", "Escape")
    assert screen.view.notes.selected() == "Oui "


def test_a_sealed_interview_is_read_and_never_changed(bench: Bench, session: FakeSession, dossier_id: str) -> None:
    session.interview.keep_notes(dossier_id, InterviewNotes(SAID, 3, "p2"))
    session.interview.pin(dossier_id, "p2", SAID, "2.1.4")
    session.vault.kept(dossier_id).state = DossierState.SEALED
    bench.unlock()
    bench.go(Screen.INTERVIEW, dossier_id)
    view = bench.screen(InterviewScreen).view
    assert view.lock.isVisible()
    bench.write("Encore")
    bench.press("F2", "Alt+Down")
    assert bench.screen(InterviewScreen).presenter.prompt == "p3"
    bench.press("Escape")
    assert not view.trouble.isVisible()
    assert view.notes.toPlainText() == SAID
    assert _notes(bench, dossier_id) == InterviewNotes(SAID, 3, "p2")
    assert bench.session.times.of_dossier(dossier_id).times == ()


def test_every_step_counts_its_own_time(bench: Bench, dossier_id: str) -> None:
    bench.unlock()
    for screen, minutes in ((Screen.INTERVIEW, 4), (Screen.RATING, 3), (Screen.DOSSIER, 5), (Screen.RATING, 1)):
        bench.go(screen, dossier_id)
        bench.vault.clock.move(minutes=minutes)
    bench.application.lock()
    bench.settle()
    times = bench.session.times.of_dossier(dossier_id).times
    assert total_seconds(times, Step.INTERVIEW) == 4 * 60
    assert total_seconds(times, Step.RATING) == 4 * 60
    assert total_seconds(times) == 8 * 60


def test_a_trainer_counts_no_time(bench: Bench, dossier_id: str) -> None:
    bench.unlock(1)
    bench.go(Screen.RATING, dossier_id)
    bench.vault.clock.move(minutes=3)
    bench.go(Screen.DOSSIER, dossier_id)
    assert bench.session.times.of_dossier(dossier_id).times == ()


def test_once_locked_no_word_of_the_interview_stays_in_memory(bench: Bench, dossier_id: str) -> None:
    bench.unlock()
    bench.go(Screen.INTERVIEW, dossier_id)
    bench.write("Zyxomma verte")
    bench.press("F2", "Return", "F2", "F4")
    bench.application.lock()
    bench.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    bench.vault.dossiers.clear()
    bench.access.opened.clear()
    bench.settle()
    gc.collect()
    values = (InterviewNotes, InterviewView, InterviewState, PinState, QuotationLine)
    assert [one for one in gc.get_objects() if isinstance(one, values) and "Zyxomma" in repr(one)] == []
