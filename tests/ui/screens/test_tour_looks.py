"""The tour and the practice centre's settings in every look: nothing cut, every word translated."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clea_desktop.core.ids import dossier_code
from clea_desktop.core.text import translator
from clea_desktop.services.practice import invented_people
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.tour.screen import TourScreen
from clea_desktop.ui.screens.tour.state import Subject, tour_state
from clea_desktop.ui.theme import ThemeName
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.vault import FakeVault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
from tests.ui.screens.bench import Bench


def _places(bench: Bench) -> Iterator[str]:
    """Go from page to page, then to the settings, before and after the twelve are there."""
    bench.go(Screen.TOUR)
    tour = bench.screen(TourScreen)
    for subject in Subject:
        yield f"page {subject.value}"
        tour.presenter.turn(1)
    tour.view.progress.show_progress(bench.application.window.tr_words("Les douze personnes arrivent…"), 3, 12)
    yield "people coming"
    tour.view.progress.rest()
    for number in range(2):
        assert bench.application.workspace is not None
        bench.application.workspace.go(Spot(Screen.SETTINGS, part="practice"))
        bench.settle()
        yield f"settings with {number} centre"
        bench.session.practice.fill(lambda _done, _total: None, lambda: False)


@pytest.mark.parametrize(("name", "scale"), modes())
def test_every_page_is_whole(bench: Bench, name: ThemeName, scale: float) -> None:
    bench.unlock()
    problems: list[str] = []
    with mode(name, scale):
        for place in _places(bench):
            bench.settle()
            problems += [f"{place}: {problem}" for problem in check_looks(bench.window)]
    assert problems == []


@pytest.mark.usefixtures("qapp")
def test_every_word_passes_through_the_translator(vault: FakeVault, photo: Path) -> None:
    bench = Bench(vault, marking_translator(), FakeDialogs(path=photo))
    bench.start()
    bench.unlock()
    data = (
        *(f"{one.first_name} {one.birth_name}" for one in invented_people()),
        *(dossier_code(2026, number) for number in range(1, 13)),
        vault.organisation,
        *(account.display_name for account in vault.accounts),
    )
    problems: list[str] = []
    for place in _places(bench):
        bench.settle()
        problems += [f"{place}: {problem}" for problem in check_words(bench.window, data)]
    bench.end()
    assert sorted(set(problems)) == []


def test_a_page_says_one_idea_in_two_sentences_or_three() -> None:
    tr = translator()
    for subject in Subject:
        state = tour_state(subject, tr, offers_practice=True, is_again=False)
        assert len(state.text) < 260
        assert state.title
        assert bool(state.go_on) is (subject is not Subject.PRACTICE)
