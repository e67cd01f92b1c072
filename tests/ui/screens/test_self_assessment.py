"""The candidate alone at the screen: one key an answer, no way out but the evaluator's, and nothing left behind."""

import gc

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete, isValid

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.self_assessment import Question, SelfAnswer
from clea_desktop.core.text import translator
from clea_desktop.services.self_assessment_views import Questionnaire, SelfAnswerChange
from clea_desktop.ui.candidate.answer_card import AnswerCard
from clea_desktop.ui.candidate.presenter import CandidatePresenter
from clea_desktop.ui.candidate.state import Page
from clea_desktop.ui.candidate.window import CandidateWindow
from clea_desktop.ui.navigation import Screen
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.vault import FakeVault
from tests.ui.screens.bench import Bench
from tests.ui.screens.sitting import CODE, INES, PASSPHRASE, ZOE, let_out, sit, words


def test_a_hundred_and_seven_answers_by_the_keyboard(at_work: Bench, zoe: str) -> None:
    window = sit(at_work, zoe)
    for number in range(107):
        assert window.question.say.text().startswith("Je sais")
        at_work.press("1234"[number % 4], "Return")
    assert window.current_page() is Page.THANKS
    assert list(at_work.session.self_assessment.answers(zoe).values()) == [*SelfAnswer] * 26 + [*SelfAnswer][:3]
    assert at_work.session.dossiers.open(zoe).ratings == {}
    let_out(at_work, window)
    assert at_work.window.isEnabled()


def test_an_answer_is_durable_before_it_is_shown_as_chosen(at_work: Bench, zoe: str) -> None:
    window = sit(at_work, zoe)
    QTest.keyClick(window.question.next, Qt.Key.Key_2)
    assert not any(card.is_chosen for card in window.question.cards)
    at_work.settle()
    assert [card.is_chosen for card in window.question.cards] == [False, True, False, False]
    assert at_work.session.self_assessment.answers(zoe) == {"1.1.1": SelfAnswer.A_LITTLE}


def test_an_answer_that_is_not_kept_is_not_shown_and_is_said(
    at_work: Bench, zoe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> SelfAnswerChange:
        raise CleaError(Trouble.DISK_FULL)

    window = sit(at_work, zoe)
    monkeypatch.setattr(at_work.session.self_assessment, "answer", refuse)
    at_work.press("1")
    assert not any(card.is_chosen for card in window.question.cards)
    assert "Appelez la personne" in window.question.trouble.text()
    monkeypatch.undo()
    at_work.press("1")
    assert window.question.trouble.isHidden()
    assert window.question.cards[0].is_chosen


def test_one_touch_never_leaves_the_page(at_work: Bench, zoe: str) -> None:
    window = sit(at_work, zoe)
    said = window.question.say.text()
    for card in window.question.cards:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        at_work.settle()
        assert card.is_chosen
        assert window.question.say.text() == said
    assert sum(card.is_chosen for card in window.question.cards) == 1


def test_a_french_keyboard_answers_without_shift_and_a_held_key_answers_once(at_work: Bench, zoe: str) -> None:
    window = sit(at_work, zoe)
    for letter, answer in zip("&é\"'", SelfAnswer, strict=True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(window.question.next, event)
        at_work.settle()
        assert at_work.session.self_assessment.answers(zoe)["1.1.1"] is answer
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", autorep=True)
    QApplication.sendEvent(window.question.next, held)
    at_work.settle()
    assert at_work.session.self_assessment.answers(zoe)["1.1.1"] is SelfAnswer.NOT_UNDERSTOOD


def test_the_cards_are_travelled_with_the_arrows_and_chosen_with_the_space_bar(at_work: Bench, zoe: str) -> None:
    window = sit(at_work, zoe)
    window.question.cards[0].setFocus()
    at_work.press("Right", "Right", "Space")
    assert window.question.cards[2].is_chosen


def test_pause_hides_the_question_and_resumes_on_the_page_where_it_stopped(at_work: Bench, zoe: str) -> None:
    window = sit(at_work, zoe)
    at_work.press("1", "Return", "2", "Return", "Return")
    said = window.question.say.text()
    at_work.press("Escape")
    assert window.current_page() is Page.PAUSE
    assert not window.question.isVisible()
    at_work.press("Return")
    assert (window.current_page(), window.question.say.text()) == (Page.QUESTION, said)
    let_out(at_work, window)
    assert sit(at_work, zoe).question.say.text() == said


def test_nobody_closes_the_window_but_the_evaluator(at_work: Bench, zoe: str) -> None:
    window = sit(at_work, zoe)
    window.close()
    at_work.settle()
    assert window.isVisible()
    assert window.current_page() is Page.LEAVE
    at_work.write("0000")
    at_work.press("Return")
    assert "Ce n’est pas le bon code" in window.door.refused.text()
    assert window.door.secret.text() == ""
    at_work.press("Escape")
    assert window.current_page() is Page.QUESTION
    at_work.window.close()
    assert at_work.window.isVisible()
    let_out(at_work, window, PASSPHRASE)
    assert at_work.window.isEnabled()


def test_after_five_wrong_codes_one_waits(at_work: Bench, zoe: str) -> None:
    window = sit(at_work, zoe)
    window.close()
    at_work.settle()
    for _ in range(5):
        at_work.write("0000")
        at_work.press("Return")
    assert "Attendez 5 secondes" in window.door.refused.text()
    at_work.write(CODE)
    at_work.press("Return")
    assert window.isVisible()
    at_work.vault.clock.move(seconds=6)
    at_work.write(CODE)
    at_work.press("Return")
    assert at_work.window.isEnabled()


def test_nothing_of_anyone_is_in_the_candidates_window_nor_over_the_evaluators(
    at_work: Bench, zoe: str, ines: str
) -> None:
    assert ines
    window = sit(at_work, zoe)
    for name in (*ZOE, *INES, "D-2026", "Évrard", "Greta"):
        assert name not in words(window)
    middle = at_work.window.rect().center()
    cover = at_work.window.childAt(middle)
    covers = [widget.size() for widget in (cover, cover.parentWidget() if cover else None) if widget]
    assert at_work.window.size() in covers
    assert not at_work.window.isEnabled()
    at_work.window.activateWindow()
    for keys in (Qt.Key.Key_1, Qt.Key.Key_2):
        QTest.keyClick(at_work.window.windowHandle(), keys, Qt.KeyboardModifier.AltModifier)
    at_work.settle()
    assert at_work.window.current_screen() == Screen.SELF_ASSESSMENT


def test_b_never_sees_what_a_wrote(at_work: Bench, zoe: str, ines: str) -> None:
    window = sit(at_work, zoe)
    at_work.press(*(key for number in range(12) for key in ("1234"[number % 4], "Return")))
    let_out(at_work, window)
    after = sit(at_work, ines)
    assert after is not window
    assert after.question.say.text() == at_work.session.self_assessment.questionnaire(ines).pages[0].wording.say
    for _ in range(107):
        assert not any(card.is_chosen for card in after.question.cards)
        at_work.press("Return")
    assert at_work.session.self_assessment.answers(ines) == {}
    assert "107 questions" in words(after)


def test_afterwards_window_memory_and_clipboard_keep_nothing(at_work: Bench, zoe: str) -> None:
    clipboard = QApplication.clipboard()
    clipboard.clear()
    window = sit(at_work, zoe)
    at_work.press("1", "Return", "3", "Ctrl+A", "Ctrl+C", "Ctrl+X")
    window.close()
    at_work.settle()
    at_work.write("secret")
    at_work.press("Ctrl+A", "Ctrl+C", "Ctrl+X")
    assert clipboard.text() == ""
    window.door.secret.clear()
    at_work.write(CODE)
    at_work.press("Return")
    del window
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    at_work.settle()
    gc.collect()
    tops = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert tops == [at_work.window]
    assert not any(isinstance(widget, CandidateWindow | AnswerCard) for widget in QApplication.allWidgets())
    left = [one for one in gc.get_objects() if isinstance(one, CandidatePresenter) and one._pages is not None]
    assert left == []
    assert clipboard.text() == ""


def questions_in_memory() -> list[object]:
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, Questionnaire | Question)]


def test_a_lock_takes_the_candidates_window_away(at_work: Bench, zoe: str) -> None:
    of_other_tests = questions_in_memory()  # held here, so that none of ours takes the place of one of theirs
    window = sit(at_work, zoe)
    workspace = at_work.application.workspace
    assert workspace is not None
    assert workspace.jobs.long_works == 1
    at_work.application.lock_when_idle()
    assert at_work.application.workspace is not None
    at_work.press("1")
    at_work.application.lock()
    at_work.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    at_work.settle()
    del window
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [at_work.window]
    assert at_work.window.isEnabled()
    at_work.window.activateWindow()
    known = {id(one) for one in of_other_tests}
    assert [one for one in questions_in_memory() if id(one) not in known] == []


def test_a_main_window_that_goes_takes_the_sitting_along_and_what_was_answered_stays(
    vault: FakeVault, zoe: str
) -> None:
    bench = Bench(vault, translator(), FakeDialogs())
    bench.start()
    bench.unlock()
    window, workspace = sit(bench, zoe), bench.application.workspace
    bench.press("1")
    delete(bench.window)  # type: ignore[no-untyped-call]  # shiboken has no types
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(window)  # type: ignore[no-untyped-call]  # same
    assert workspace is not None
    assert workspace.jobs.long_works == 0
    assert bench.session.self_assessment.answers(zoe) == {"1.1.1": SelfAnswer.CAN}
