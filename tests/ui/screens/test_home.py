"""Home: what must be done today, one line each, and the way there by keyboard."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.text import translator
from clea_desktop.services.home_views import Readiness
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.candidates.screen import CandidatesScreen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.home.ready import ready_state
from clea_desktop.ui.screens.home.screen import HomeScreen
from clea_desktop.ui.screens.home.state import SHOWN
from clea_desktop.ui.screens.register.screen import RegisterScreen
from clea_desktop.ui.theme import ThemeName
from clea_desktop.ui.widgets.pill import Pill
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes, settle
from tests.ui.screens.bench import Bench, put_dossier
from tests.ui.screens.daily import fill_day


@pytest.fixture
def home(bench: Bench, session: FakeSession, photo: Path) -> HomeScreen:
    """Give home on a day's work, with its card about leaving without network."""
    fill_day(session, photo)
    bench.unlock()
    screen = bench.screen(HomeScreen)
    screen.presenter.look_ready()
    bench.settle()
    return screen


def _lines(screen: HomeScreen) -> list[str]:
    return [row.button.accessibleName() for row in screen.view._rows()]


def _seen(bench: Bench) -> str:
    return " ".join(label.text() for label in bench.window.findChildren(QLabel) if label.isVisible())


def test_the_day_is_greeted_and_counted(bench: Bench, home: HomeScreen) -> None:
    said = _seen(bench).replace("\N{NO-BREAK SPACE}", " ")
    assert home.isVisible()
    assert "Bonjour Claire" in said
    assert "Mardi 24 novembre : 4 rendez-vous, 3 choses à terminer." in said


def test_todays_first_appointment_comes_first_and_opens_its_step(bench: Bench, home: HomeScreen) -> None:
    first = home.view.visits.rows[0]
    assert first.is_card
    assert first.button.hasFocus()
    bench.press("Return")
    assert bench.window.current_screen() == Screen.RESTITUTION


def test_arrows_go_through_every_line_and_enter_opens(bench: Bench, home: HomeScreen) -> None:
    count = len(_lines(home))
    bench.press("Up")
    for row in home.view._rows()[1:]:
        bench.press("Down")
        assert row.button.hasFocus()
    bench.press("Down")
    assert home.view._rows()[count - 1].button.hasFocus()
    bench.press("Return")
    assert bench.window.current_screen() == Screen.DOSSIER


def test_each_line_leads_where_its_act_is_done(bench: Bench, home: HomeScreen) -> None:
    wanted = next(place for place, said in enumerate(_lines(home)) if "sans preuve" in said)
    home.view.opened.emit(wanted)
    bench.settle()
    assert bench.window.current_screen() == Screen.RATING
    assert bench.application.workspace is not None
    assert bench.application.workspace.spot.criterion_code == "3.4.2"


def test_a_missed_appointment_is_opened_to_be_moved(bench: Bench, home: HomeScreen) -> None:
    place = next(place for place, said in enumerate(_lines(home)) if "Œuvrard" in said)
    home.view.opened.emit(place)
    bench.settle()
    form = bench.screen(DossierScreen).view.agenda.form
    assert form.isVisible()
    assert form.day.text() == "21/11/2026"
    assert form.day.editor.hasFocus()
    bench.press("Ctrl+A")
    bench.write("demain")
    bench.press("Return")
    bench.go(Screen.HOME)
    assert not any("En retard" in said for said in _lines(home) if "Œuvrard" in said)


def test_a_line_goes_once_its_act_is_done(bench: Bench, home: HomeScreen, session: FakeSession, photo: Path) -> None:
    assert sum("Contrat" in said for said in _lines(home)) == 1
    marc = next(kept.dossier_id for kept in session.vault.dossiers.values() if kept.identity.birth_name == "Diallo")
    bench.session.agreements.sign_on_paper(marc, session.vault.clock().date(), photo)
    bench.go(Screen.HOME)
    assert sum("Contrat" in said for said in _lines(home)) == 0


def test_nobody_who_left_is_at_home(bench: Bench, home: HomeScreen) -> None:
    assert "Paul Parti" not in _seen(bench)
    assert not any("Parti" in said for said in _lines(home))


def test_the_whole_row_is_clicked(bench: Bench, home: HomeScreen) -> None:
    row = home.view.tasks.rows[-1]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    bench.settle()
    assert bench.window.current_screen() != Screen.HOME


def test_a_line_that_is_gone_leaves_the_focus_on_the_next(bench: Bench, home: HomeScreen, session: FakeSession) -> None:
    bench.press("Down", "Down")
    session.vault.clock.move(days=1)
    home.presenter.load()
    bench.settle()
    assert any(row.button.hasFocus() for row in home.view._rows())


def test_an_empty_vault_says_what_to_do(bench: Bench) -> None:
    bench.unlock()
    view = bench.screen(HomeScreen).view
    assert view.empty.isVisible()
    assert view.empty.button.hasFocus()
    assert not view.register.isVisible()
    bench.press("Return")
    bench.screen(RegisterScreen)


def test_a_new_candidate_and_the_search_are_one_key_away(bench: Bench, home: HomeScreen) -> None:
    assert home.view.register.isVisible()
    bench.press("Ctrl+N")
    bench.screen(RegisterScreen)
    bench.go(Screen.HOME)
    bench.press("Ctrl+F")
    bench.screen(CandidatesScreen)


def test_invented_people_are_marked(bench: Bench, session: FakeSession, photo: Path) -> None:
    fill_day(session, photo)
    session.vault.invented.append(next(iter(session.vault.dossiers)))
    bench.unlock()
    pills = bench.screen(HomeScreen).findChildren(Pill)
    assert [pill.accessibleName() for pill in pills].count("ENTRAÎNEMENT") >= 1


def test_a_quiet_day_says_so_and_leads_to_the_list(bench: Bench, session: FakeSession) -> None:
    put_dossier(session)
    bench.unlock()
    assert "Rien à terminer" in _seen(bench)
    bench.press("Return")
    bench.screen(CandidatesScreen)


def test_a_reader_sees_the_day_and_registers_nobody(bench: Bench, session: FakeSession, photo: Path) -> None:
    fill_day(session, photo)
    bench.unlock(person=1)
    screen = bench.screen(HomeScreen)
    assert not screen.view.register.isVisible()
    bench.press("Ctrl+N")
    bench.screen(HomeScreen)
    assert all(said.startswith("Ouvrir ") for said in _lines(screen))
    for place in range(len(_lines(screen))):
        screen.view.opened.emit(place)
        bench.settle()
        assert bench.window.current_screen() == Screen.DOSSIER
        bench.go(Screen.HOME)


def test_a_lot_of_work_is_shown_in_parts(bench: Bench, session: FakeSession) -> None:
    for number in range(SHOWN + 5):
        dossier_id = put_dossier(session, (f"Nom{number:02}", "Zoé"))
        session.interview.pin(dossier_id, "p1", "Je trie.", "7.4.4")
    bench.unlock()
    view = bench.screen(HomeScreen).view
    assert len(view.tasks.rows) == SHOWN
    assert view.more.isVisible()
    view.more.click()
    bench.settle()
    assert len(view.tasks.rows) == SHOWN + 5
    assert not view.more.isVisible()


def test_an_hour_comes_nearer_while_one_looks(bench: Bench, home: HomeScreen) -> None:
    assert "Dans 18 min" in _seen(bench).replace("\N{NO-BREAK SPACE}", " ")
    rows = home.view._rows()
    home._minutes.timeout.emit()
    bench.settle()
    assert home.view._rows() == rows
    bench.vault.clock.move(minutes=8)
    home._minutes.timeout.emit()
    bench.settle()
    assert "Dans 10 min" in _seen(bench).replace("\N{NO-BREAK SPACE}", " ")
    assert home.view.visits.rows[0].button.hasFocus()
    bench.go(Screen.SETTINGS)
    assert not home._minutes.isActive()


def test_a_day_that_cannot_be_read_is_told(bench: Bench, home: HomeScreen) -> None:
    def broken() -> None:
        raise CleaError(Trouble.DATABASE_DAMAGED)

    bench.session.home.today = broken  # type: ignore[method-assign,assignment]  # a vault that is broken
    home.presenter.load()
    bench.settle()
    assert home.view.visits.rows


def test_a_card_says_what_is_not_ready_and_no_backup_is_invented(session: FakeSession) -> None:
    found = session.home.readiness()
    state = ready_state(found, "", found.key_until or session.vault.clock().date(), translator())
    values = {point.label: point for point in state.points}
    assert values["Sauvegarde"].value == "pas encore"
    assert "/home/claire/CléA" in values["Sauvegarde"].note
    assert not values["Imprimante"].is_well
    assert not values["Référentiel"].is_well
    late = Readiness("CléA", True, False, None, session.vault.clock() + timedelta(days=2), 10, "/coffre")  # noqa: FBT003
    points = {point.label: point for point in ready_state(late, None, found.key_until, translator()).points}  # type: ignore[arg-type]  # a day
    assert "Clé de signature" not in points
    assert not points["Horloge"].is_well
    assert not points["Espace disque"].is_well


def test_home_fits_the_smallest_window(bench: Bench, home: HomeScreen) -> None:
    bench.window.resize(1024, 600)
    settle(bench.window)
    assert home.view.ready.isVisible()
    assert [one for one in check_looks(bench.window) if "the window became" not in one] == []


@pytest.mark.parametrize(("name", "scale"), modes())
def test_home_is_whole_in_every_look(bench: Bench, home: HomeScreen, name: ThemeName, scale: float) -> None:
    assert home.view.ready.isVisible()
    with mode(name, scale):
        assert check_looks(bench.window) == []


@pytest.mark.usefixtures("qapp")
def test_every_word_of_home_passes_through_the_translator(vault: FakeVault, session: FakeSession, photo: Path) -> None:
    fill_day(session, photo)
    bench = Bench(vault, marking_translator(), FakeDialogs(path=photo))
    bench.start()
    bench.unlock()
    bench.screen(HomeScreen).presenter.look_ready()
    bench.settle()
    people = [kept.identity for kept in vault.dossiers.values()]
    facts = [f"{one.first_name} {one.birth_name}" for one in people] + [
        account.display_name for account in vault.accounts
    ]
    assert check_words(bench.window, tuple(facts)) == []
    bench.end()
    assert QApplication.instance() is not None
