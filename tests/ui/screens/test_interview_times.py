"""The time of the interview and of the other steps: counted, stopped by a pause, said when too long."""

import pytest

from clea_desktop.core.pathway import Step
from clea_desktop.core.step_times import total_seconds
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.interview.screen import InterviewScreen
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench
from tests.ui.screens.interviewing import notes_of, open_interview


@pytest.fixture
def screen(bench: Bench, dossier_id: str) -> InterviewScreen:
    return open_interview(bench, dossier_id)


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
    assert notes_of(bench, dossier_id).text == "Avant"
    bench.vault.clock.move(minutes=4)
    bench.press("x")
    assert screen.cover is None
    assert screen.view.notes.hasFocus()
    assert (screen.view.notes.toPlainText(), screen.view.notes.textCursor().position()) == ("Avanxt", 5)
    bench.vault.clock.move(minutes=2)
    bench.press("Escape")
    assert total_seconds(bench.session.times.of_dossier(dossier_id).times, Step.INTERVIEW) == 5 * 60


def test_only_a_key_that_writes_is_written_when_it_ends_a_pause(bench: Bench, screen: InterviewScreen) -> None:
    bench.write("Avant")
    for key in ("Space", "Return", "Ctrl+Z", "Escape", "F2"):
        bench.press("F4", key)
        assert screen.cover is None
        assert screen.view.notes.hasFocus()
    assert screen.view.notes.toPlainText() == "Avant"


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
    assert notes_of(bench, dossier_id).text == "On continue"


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
