"""Words of the interview pinned to a criterion by the keyboard alone, and taken off again."""

import pytest
from PySide6.QtGui import QTextCursor

from clea_desktop.ui.screens.interview.screen import InterviewScreen
from tests.ui.screens.bench import Bench
from tests.ui.screens.interviewing import SAID, open_interview


@pytest.fixture
def screen(bench: Bench, dossier_id: str) -> InterviewScreen:
    return open_interview(bench, dossier_id)


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


def test_the_cursor_stays_on_its_word_after_a_selection(bench: Bench, screen: InterviewScreen) -> None:
    bench.write("Oui et non")
    screen.view.notes.moveCursor(QTextCursor.MoveOperation.Start)
    screen.view.notes.moveCursor(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    bench.press("F2", "Escape")
    assert screen.view.notes.selected() == "Oui "
