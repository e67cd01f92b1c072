"""The self-assessment typed in, read aloud, put beside the findings, and looked at on every page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.ui.candidate.state import Page
from clea_desktop.ui.candidate.voice import find_voice
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.self_assessment.screen import SelfAssessmentScreen
from clea_desktop.ui.theme import ThemeName
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
from tests.ui.screens.bench import Bench
from tests.ui.screens.sitting import CODE, PASSPHRASE, let_out, sit, window_of, words


def test_a_booklet_is_typed_in_by_figures(at_work: Bench, zoe: str) -> None:
    at_work.go(Screen.SELF_ASSESSMENT, zoe)
    screen = at_work.screen(SelfAssessmentScreen)
    screen.view.enter.click()
    at_work.press("1", "2", "3", "4", "Down", "1", "Ctrl+Z")
    answers = at_work.session.self_assessment.answers(zoe)
    assert list(answers.values()) == list(SelfAnswer)
    assert at_work.session.self_assessment.entered == 6
    at_work.press("Up", "Up", "Delete")
    assert len(at_work.session.self_assessment.answers(zoe)) == 3
    at_work.press("Escape")
    assert "3 réponses sur 107" in screen.view.progress.text()


def test_the_booklet_and_the_passphrase_are_choices(at_work: Bench, zoe: str, photo: Path) -> None:
    at_work.go(Screen.SELF_ASSESSMENT, zoe)
    screen = at_work.screen(SelfAssessmentScreen)
    screen.view.booklet.click()
    at_work.settle()
    (printed,) = at_work.printer.papers.values()
    screen.view.booklet_file.click()
    at_work.settle()
    assert photo.read_bytes() == printed
    screen.view.code.set_text("12")
    at_work.press("Return")
    assert window_of(screen) is None
    assert screen.view.trouble.isVisible()
    screen.view.ending.set_value("passphrase")
    screen.view.start.click()
    at_work.settle()
    window = window_of(screen)
    assert window is not None
    window.presenter.leave(CODE)
    at_work.settle()
    assert window_of(screen) is window
    let_out(at_work, window, PASSPHRASE)
    assert window_of(screen) is None
    assert screen.view.code.text() == CODE


def test_the_self_assessment_stands_beside_the_findings(at_work: Bench, zoe: str) -> None:
    at_work.session.self_assessment.answer(zoe, "2.1.4", SelfAnswer.NOT_YET)
    at_work.go(Screen.RATING, zoe, "2.1.4")
    at_work.press("A")
    screen = at_work.screen(RatingScreen)
    shown = screen.view.criteria.findChildren(QLabel)
    assert "Réussi, malgré un doute" in [label.text() for label in shown]
    at_work.go(Screen.RATING, zoe, "2.1.4")
    texts = [label.text() for label in screen.view.criteria.findChildren(QLabel) if not label.isHidden()]
    assert texts.index("Écarts d’abord") < texts.index("2.1.4") < texts.index("Sans écart") < texts.index("2.1.1")


def test_a_machine_without_a_voice_says_so(at_work: Bench, zoe: str) -> None:
    if find_voice() is not None:
        pytest.skip("this machine has a voice")
    at_work.go(Screen.SELF_ASSESSMENT, zoe)
    assert "n’a pas de voix" in words(at_work.window)
    assert sit(at_work, zoe).question.listen.isHidden()


class FakeVoice:
    """Keeps what it would read."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    def stop(self) -> None:
        self.said.append("")


def test_the_space_bar_listens_where_there_is_a_voice(
    at_work: Bench, zoe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = FakeVoice()
    monkeypatch.setattr("clea_desktop.ui.screens.self_assessment.screen.find_voice", lambda: voice)
    window = sit(at_work, zoe)
    at_work.press("Space")
    assert window.question.say.text() in voice.said[-1]
    assert "Je ne comprends pas" in voice.said[-1]
    assert window.current_page() is Page.QUESTION
    at_work.press("Return")
    assert voice.said[-1] == ""
    QTest.mouseClick(window.question.cards[2], Qt.MouseButton.LeftButton, pos=window.question.cards[2].rect().topLeft())
    at_work.settle()
    speaker = window.question.cards[1]
    QTest.mouseClick(speaker, Qt.MouseButton.LeftButton, pos=speaker.rect().topLeft() + type(speaker.pos())(34, 34))
    assert voice.said[-1] == "Un peu"


@pytest.mark.parametrize(("name", "scale"), modes())
def test_every_page_is_whole(at_work: Bench, zoe: str, name: ThemeName, scale: float) -> None:
    problems: list[str] = []
    with mode(name, scale):
        at_work.go(Screen.SELF_ASSESSMENT, zoe)
        problems += check_looks(at_work.window)
        screen = at_work.screen(SelfAssessmentScreen)
        screen.view.enter.click()
        at_work.settle()
        problems += check_looks(at_work.window)
        at_work.press("Escape")
        window = sit(at_work, zoe)
        window.showNormal()
        window.resize(1366, 768)
        at_work.press("1", "Return", "2")
        problems += [f"question: {one}" for one in check_looks(window)]
        for act in (window.presenter.pause, window.presenter.ask_to_leave):
            act()
            at_work.settle()
            problems += [f"{window.current_page()}: {one}" for one in check_looks(window)]
        window.presenter._place = 106
        window.presenter.go_on()
        at_work.settle()
        problems += [f"{window.current_page()}: {one}" for one in check_looks(window)]
    assert problems == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_longest_question_is_whole(at_work: Bench, zoe: str, scale: float) -> None:
    pages = at_work.session.self_assessment.questionnaire(zoe).pages
    longest = max(range(107), key=lambda place: len(pages[place].wording.say + pages[place].wording.example))
    at_work.session.self_assessment.turn_to(zoe, pages[longest].code)
    with mode(ThemeName.LIGHT, scale):
        window = sit(at_work, zoe)
        window.showNormal()
        window.resize(1366, 768)
        at_work.settle()
        assert check_looks(window) == []
        at_work.press("Escape", "Return")
        assert window.question.say.visibleRegion().boundingRect() == window.question.say.rect()


def test_every_word_passes_through_the_translator(
    vault: FakeVault, session: FakeSession, zoe: str, photo: Path
) -> None:
    pages = session.self_assessment.questionnaire(zoe).pages
    bench = Bench(vault, marking_translator(), FakeDialogs(path=photo))
    bench.start()
    bench.unlock()
    window = sit(bench, zoe)
    facts = tuple(
        text for page in pages for text in (page.wording.say, page.wording.example, page.wording.pictogram_alt)
    )
    problems = check_words(window, facts)
    for act in (window.presenter.pause, window.presenter.ask_to_leave, window.presenter.go_on):
        act()
        bench.settle()
        problems += check_words(window, facts)
    screen = bench.window.find_screen(Screen.SELF_ASSESSMENT)
    assert isinstance(screen, SelfAssessmentScreen)
    assert screen.sitting is not None
    screen.sitting.end()
    bench.end()
    assert sorted(set(problems)) == []
