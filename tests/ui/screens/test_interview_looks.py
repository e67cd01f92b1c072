"""The interview in every look, its words, and its quotations among the proofs."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from clea_desktop.core.interview import InterviewNotes, Theme
from clea_desktop.core.pathway import Step
from clea_desktop.core.text import french
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.interview.screen import InterviewScreen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.theme import ThemeName
from clea_desktop.ui.widgets.chip import Chip
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
from tests.ui.screens.bench import Bench, sign
from tests.ui.screens.interviewing import SAID


def _words(theme: Theme) -> list[str]:
    return [text for prompt in theme.prompts for text in (prompt.say, prompt.clue)]


@pytest.mark.parametrize(("name", "scale"), modes())
def test_the_interview_is_whole(
    bench: Bench, session: FakeSession, dossier_id: str, name: ThemeName, scale: float
) -> None:
    session.interview.keep_notes(dossier_id, InterviewNotes(f"{SAID}\nDeuxième ligne", 3, "s6"))
    for code in ("2.1.4", "3.3.1"):
        session.interview.pin(dossier_id, "s6", SAID, code)
    session.times.add(dossier_id, Step.INTERVIEW, 7 * 3600)
    bench.unlock()
    problems: list[str] = []
    with mode(name, scale):
        bench.go(Screen.INTERVIEW, dossier_id)
        view = bench.screen(InterviewScreen).view
        problems += [f"prompt: {problem}" for problem in check_looks(bench.window)]
        view.prompt.theme.click()
        problems += [f"themes: {problem}" for problem in check_looks(bench.window)]
        view.prompt.theme.click()
        bench.press("F2")
        problems += [f"panel: {problem}" for problem in check_looks(bench.window)]
        view.panel.search.setText("zzz")
        view.panel.searched.emit("zzz")
        problems += [f"nothing found: {problem}" for problem in check_looks(bench.window)]
        bench.press("Escape", "F4")
        problems += [f"pause: {problem}" for problem in check_looks(bench.window)]
    assert problems == []


def test_every_word_of_the_interview_passes_through_the_translator(
    qapp: QApplication, session: FakeSession, dossier_id: str
) -> None:
    assert qapp is not None
    session.interview.pin(dossier_id, "p1", "12", "2.1.4")
    bench = Bench(session.vault, marking_translator(), FakeDialogs())
    bench.start()
    bench.unlock()
    bench.go(Screen.INTERVIEW, dossier_id)
    view = bench.session.interview.open(dossier_id)
    facts = [view.code, "Zoé Lefèvre", *(account.display_name for account in session.vault.accounts)]
    facts += [french(text) for theme in view.guide.themes for text in (theme.title, *_words(theme))]
    facts += [french(item.title) for item in view.framework.criteria()]
    problems = check_words(bench.window, tuple(facts))
    bench.write("12")
    bench.press("F2")
    problems += check_words(bench.window, tuple(facts))
    bench.press("Escape", "F4")
    problems += check_words(bench.window, tuple(facts))
    bench.end()
    assert problems == []


def test_pinned_words_stand_among_the_proofs_of_their_criterion(
    bench: Bench, session: FakeSession, dossier_id: str, photo: Path
) -> None:
    sign(session, dossier_id, photo)
    session.interview.pin(dossier_id, "p3", SAID, "2.1.1")
    session.interview.pin(dossier_id, "p3", SAID, "2.1.4")
    session.interview.pin(dossier_id, "p3", "Au kilo", "2.1.4")
    session.evidence.attach(dossier_id, photo, "Devis cantine", ("2.1.4",), "")
    bench.unlock()
    problems: list[str] = []
    for name, scale in modes():
        with mode(name, scale):
            bench.go(Screen.RATING, dossier_id, "2.1.1")
            problems += [f"rows: {problem}" for problem in check_looks(bench.window)]
            bench.press("P")
            panel = bench.screen(RatingScreen).view.panel
            assert panel.isVisible()
            assert any(SAID in label.text() for label in panel.findChildren(QLabel) if label.isVisible())
            assert not panel.remove.isVisible()
            problems += [f"panel: {problem}" for problem in check_looks(bench.window)]
            bench.press("Escape")
    assert problems == []
    chips = bench.screen(RatingScreen).view.criteria.findChildren(Chip)
    names = [chip.accessibleName() for chip in chips]
    assert any("Citation" in name for name in names)
    assert "2 preuves de plus" in names
