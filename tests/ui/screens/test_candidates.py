"""The list in its window: searched as one types, filtered, fetched by pages, kept where one is."""

import pytest

from clea_desktop.core.search import Wanted
from clea_desktop.core.welcome import Field
from clea_desktop.services.views import Found
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.candidates.screen import CandidatesScreen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.register.screen import RegisterScreen
from clea_desktop.ui.screens.welcome.screen import WelcomeScreen
from tests.fakes.session import FakeSession
from tests.ui.looks import check_looks, mode, modes
from tests.ui.screens.bench import Bench, put_dossier

CROWD = 300


@pytest.fixture
def crowded(bench: Bench, session: FakeSession) -> Bench:
    """Three hundred people, the newest last in the alphabet of numbers."""
    for number in range(CROWD):
        put_dossier(session, (f"Lefèvre-{number:03}", "Zoé"))
        session.vault.clock.move(minutes=1)
    bench.unlock()
    bench.go(Screen.CANDIDATES)
    return bench


def names(screen: CandidatesScreen, *places: int) -> list[str]:
    model = screen.view.rows.model()
    return [str(model.index(place, 0).data() or "") for place in places]


def test_rows_come_as_they_are_scrolled_to(crowded: Bench) -> None:
    screen = crowded.screen(CandidatesScreen)
    assert screen.view.rows.model().rowCount() == CROWD
    assert names(screen, 0, 31) == ["Lefèvre-299 Zoé", "Lefèvre-268 Zoé"]
    crowded.press("End")
    crowded.settle()
    assert names(screen, CROWD - 1) == ["Lefèvre-000 Zoé"]
    assert screen.view.rows.current() == crowded.session.candidates.page([1])[0].dossier_id


def test_a_change_keeps_the_person_one_stands_on_and_the_part_in_sight(crowded: Bench) -> None:
    screen = crowded.screen(CandidatesScreen)
    crowded.press("End")
    crowded.settle()
    rows, scrolled = screen.view.rows, screen.view.rows.verticalScrollBar().value()
    stood = rows.current()
    put_dossier(crowded.session, ("Œuvrard", "Noël"))
    crowded.application.changes.tell(Fact.CANDIDATES)
    crowded.settle()
    assert rows.model().rowCount() == CROWD + 1
    assert (rows.current(), rows.currentIndex().row()) == (stood, CROWD)
    assert rows.verticalScrollBar().value() == scrolled > 0


def test_what_is_typed_is_found_and_only_the_last_of_it_is_asked(
    crowded: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = crowded.screen(CandidatesScreen)
    asked: list[str] = []
    find = crowded.session.candidates.find

    def noted(wanted: Wanted) -> Found:
        asked.append(wanted.text)
        return find(wanted)

    monkeypatch.setattr(crowded.session.candidates, "find", noted)
    screen.view.focus_search()
    for letters in ("0", "04", "042"):
        screen.view.search.setText(letters)
    crowded.settle()
    assert asked == ["0", "042"]
    assert names(screen, 0) == ["Lefèvre-042 Zoé"]
    crowded.press("Down", "Return")
    crowded.screen(DossierScreen)


def test_a_stage_is_shown_alone_and_everybody_again(crowded: Bench) -> None:
    screen = crowded.screen(CandidatesScreen)
    (first,) = crowded.session.candidates.page([1])
    crowded.session.welcome.put(first.dossier_id, Field.OUTCOME, "stopped")
    left = screen.view.tabs.tabs[-1]
    left.click()
    crowded.settle()
    assert (names(screen, 0), screen.view.rows.model().rowCount()) == (["Lefèvre-000 Zoé"], 1)
    screen.view.tabs.tabs[-2].click()
    crowded.settle()
    assert not screen.view.empty.isHidden()
    screen.view.empty.button.click()
    crowded.settle()
    assert screen.view.rows.model().rowCount() == CROWD


def test_escape_empties_the_search(crowded: Bench) -> None:
    screen = crowded.screen(CandidatesScreen)
    crowded.press("Ctrl+F")
    crowded.write("zzz")
    crowded.settle()
    assert screen.view.rows.isHidden()
    crowded.press("Escape")
    crowded.settle()
    assert not screen.view.rows.isHidden()
    assert screen.view.search.text() == ""


def test_a_year_alone_is_registered_and_the_likeness_is_told_before_a_second_dossier(
    bench: Bench, session: FakeSession
) -> None:
    existing = put_dossier(session, ("Lefèvre", "Zoé"))
    bench.unlock()
    bench.go(Screen.REGISTER)
    view = bench.screen(RegisterScreen).view
    view.birth_name.set_text("Lefebvre")
    view.first_name.set_text("Zoé")
    view.birth_date.set_text("1984")
    view.act.click()
    bench.settle()
    assert not view.twin.isHidden()
    view.twin.acted.emit()
    bench.settle()
    assert bench.application.workspace is not None
    assert bench.application.workspace.spot.dossier_id == existing


def test_the_list_is_whole_while_searching_and_with_nobody_found(crowded: Bench) -> None:
    problems: list[str] = []
    for name, scale in modes():
        with mode(name, scale):
            for text in ("zoe 2", "personne"):
                crowded.screen(CandidatesScreen).view.search.setText(text)
                crowded.settle()
                problems += check_looks(crowded.window)
    assert problems == []


def test_the_welcome_tells_who_may_be_the_same_person_and_walks_there(bench: Bench, session: FakeSession) -> None:
    existing, new = put_dossier(session, ("Lefèvre", "Zoé")), put_dossier(session, ("Szymański", "Zoé"))
    bench.unlock()
    assert bench.application.workspace is not None
    bench.application.workspace.go(Spot(Screen.WELCOME, new, part="identity"))
    bench.settle()
    screen = bench.screen(WelcomeScreen)
    assert screen.view.twin.isHidden()
    screen.presenter.keep(Field.USED_NAME, "Lefevre")
    bench.settle()
    assert not screen.view.twin.isHidden()
    assert check_looks(bench.window) == []
    screen.view.twin.acted.emit()
    bench.settle()
    assert bench.application.workspace.spot.dossier_id == existing


def test_a_search_that_finds_nobody_says_what_was_searched(crowded: Bench) -> None:
    screen = crowded.screen(CandidatesScreen)
    screen.presenter.search("zzzz")
    crowded.settle()
    assert not screen.view.empty.isHidden()
    assert "zzzz" in screen.view.empty._title.text()
