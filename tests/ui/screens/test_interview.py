"""The first interview by the keyboard alone, with accents: notes, prompts, and the exact place."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clea_desktop.core.errors import Trouble
from clea_desktop.core.interview import InterviewNotes
from clea_desktop.core.pathway import DossierState
from clea_desktop.services.interview_views import InterviewView
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.interview.notes_keeper import DELAY_MS
from clea_desktop.ui.screens.interview.screen import InterviewScreen
from clea_desktop.ui.screens.interview.state import InterviewState, PinState, QuotationLine
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench, put_dossier
from tests.ui.screens.interviewing import SAID, notes_of, open_interview


@pytest.fixture
def screen(bench: Bench, dossier_id: str) -> InterviewScreen:
    return open_interview(bench, dossier_id)


def test_what_is_typed_is_durable_without_any_button(bench: Bench, screen: InterviewScreen, dossier_id: str) -> None:
    assert screen.view.notes.hasFocus()
    bench.write(SAID)
    QTest.qWait(DELAY_MS + 100)
    bench.settle()
    assert notes_of(bench, dossier_id) == InterviewNotes(SAID, len(SAID), "")
    assert bench.session.interview.kept_notes == 1


def test_keys_typed_while_a_write_is_under_way_are_not_lost(
    bench: Bench, screen: InterviewScreen, dossier_id: str
) -> None:
    for letter in SAID:
        QTest.keyClicks(screen.view.notes, "a")
        screen.presenter.keeper.flush()
        assert letter
    bench.settle()
    assert notes_of(bench, dossier_id).text == "a" * len(SAID)
    QTest.keyClicks(screen.view.notes, "b")
    screen.presenter.keeper.flush()
    QTest.keyClicks(screen.view.notes, "c")
    bench.settle()
    assert notes_of(bench, dossier_id).text.endswith("bc")


def test_leaving_writes_at_once_and_coming_back_gives_the_exact_place(
    bench: Bench, screen: InterviewScreen, dossier_id: str
) -> None:
    bench.write("Éloïse 🥖 cuit le pain")
    bench.press("Left", "Left", "Alt+Down", "Alt+Down", "Escape")
    assert bench.window.current_screen() == Screen.DOSSIER
    assert notes_of(bench, dossier_id) == InterviewNotes("Éloïse 🥖 cuit le pain", 20, "p3")
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
    assert notes_of(bench, dossier_id) == InterviewNotes(SAID, 0, "p2")
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
    assert notes_of(bench, dossier_id).text == "pour Zoé"
    assert notes_of(bench, other).text == "pour Amadou"


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
    assert notes_of(bench, dossier_id).text == "Un deux"


def test_a_trainer_never_reads_the_notes(bench: Bench, session: FakeSession, dossier_id: str) -> None:
    session.interview.keep_notes(dossier_id, InterviewNotes(SAID))
    bench.unlock(1)
    bench.go(Screen.INTERVIEW, dossier_id)
    assert bench.window.current_screen() == Screen.HOME


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
    assert notes_of(bench, dossier_id) == InterviewNotes(SAID, 3, "p2")
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
