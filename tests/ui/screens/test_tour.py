"""The tour and the practice centre: five pages turned by the keyboard, twelve people brought in and erased."""

import pytest
from PySide6.QtWidgets import QApplication

from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.candidates.screen import CandidatesScreen
from clea_desktop.ui.screens.settings.screen import SettingsScreen
from clea_desktop.ui.screens.tour.screen import TourScreen
from clea_desktop.ui.screens.tour.state import Subject
from tests.fakes.vault import FakeVault
from tests.ui.screens.bench import Bench


@pytest.fixture
def touring(bench: Bench) -> TourScreen:
    bench.unlock()
    bench.go(Screen.TOUR)
    return bench.screen(TourScreen)


def test_who_unlocks_is_not_taken_on_a_tour(bench: Bench) -> None:
    bench.unlock()
    assert bench.window.current_screen() == Screen.HOME
    assert not bench.preferences.kept.tour_seen


def test_the_arrows_turn_five_pages_and_stop_at_the_ends(bench: Bench, touring: TourScreen) -> None:
    seen = [touring.view.title.text()]
    bench.press("Left")
    assert touring.view.title.text() == seen[0]
    for _ in range(len(Subject)):
        bench.press("Right")
        seen.append(touring.view.title.text())
    assert len(set(seen)) == len(Subject)
    assert seen[-1] == seen[-2]
    bench.press("Left")
    assert touring.view.title.text() == seen[3]
    assert bench.preferences.kept.tour_seen


def test_enter_goes_on_and_escape_leaves_from_any_page(bench: Bench, touring: TourScreen) -> None:
    for turned in range(len(Subject)):
        bench.press(*["Return"] * min(turned, len(Subject) - 1))
        assert touring.view.practise.isHidden() is (turned < len(Subject) - 1)
        bench.press("Escape")
        assert bench.window.current_screen() == Screen.HOME
        bench.go(Screen.TOUR)


def test_twelve_people_come_from_the_last_page(bench: Bench, touring: TourScreen, vault: FakeVault) -> None:
    bench.press(*["Right"] * (len(Subject) - 1), "Return")
    assert isinstance(bench.screen(CandidatesScreen), CandidatesScreen)
    assert len(vault.invented) == 12
    bench.go(Screen.TOUR)
    bench.press(*["Right"] * (len(Subject) - 1))
    assert touring.view.practise.isHidden()
    bench.press("Escape")
    assert bench.window.current_screen() == Screen.HOME


def test_who_does_not_evaluate_is_offered_nobody(bench: Bench, vault: FakeVault) -> None:
    trainer = next(place for place, one in enumerate(vault.accounts) if one.role not in {"evaluator", "coordinator"})
    bench.unlock(trainer)
    bench.go(Screen.TOUR)
    for _ in Subject:
        bench.press("Right")
    assert bench.screen(TourScreen).view.practise.isHidden()
    bench.press("Return")
    assert bench.window.current_screen() == Screen.HOME


def test_the_tour_is_seen_again_from_the_settings_and_leads_back_there(bench: Bench) -> None:
    screen = _settings(bench, "about")
    screen.view.about.tour.click()
    bench.settle()
    assert bench.window.current_screen() == Screen.TOUR
    bench.press("Escape")
    assert bench.window.current_screen() == Screen.SETTINGS
    assert screen.view.about.isVisible()


def test_people_are_brought_in_made_anew_and_erased_from_the_settings(bench: Bench, vault: FakeVault) -> None:
    part = _settings(bench, "practice").view.practice
    assert part.erase.isHidden()
    part.fill.click()
    bench.settle()
    first = tuple(vault.invented)
    assert len(first) == 12
    assert bench.dialogs.asked == []
    part.fill.click()
    bench.settle()
    assert not set(first) & set(vault.invented)
    part.erase.click()
    bench.settle()
    assert vault.invented == []
    assert [asked.split("\N{NO-BREAK SPACE}")[0] for asked in bench.dialogs.asked] == [
        "Remettre les douze personnes à neuf",
        "Effacer les personnes inventées",
    ]


def test_nothing_of_the_tour_lives_on_after_the_lock(bench: Bench, touring: TourScreen) -> None:
    assert touring.isVisible()
    bench.application.lock()
    bench.settle()
    assert not [one for one in QApplication.allWidgets() if isinstance(one, TourScreen) and one.isVisible()]


def _settings(bench: Bench, section: str) -> SettingsScreen:
    bench.unlock()
    assert bench.application.workspace is not None
    bench.application.workspace.go(Spot(Screen.SETTINGS, part=section))
    bench.settle()
    return bench.screen(SettingsScreen)
