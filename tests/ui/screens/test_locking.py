"""The lock takes everything out of sight, and gives the exact place back to whoever was there."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from clea_desktop.core.errors import Trouble
from clea_desktop.core.rating import Rating
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.home.screen import HomeScreen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.register.screen import RegisterScreen
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench, put_dossier, sign


def _rating(bench: Bench, session: FakeSession, photo: Path) -> str:
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    bench.unlock()
    bench.go(Screen.RATING, dossier_id, "2.1.3")
    bench.press("Down")
    return dossier_id


def test_the_lock_closes_the_vault_and_gives_the_criterion_back(
    bench: Bench, session: FakeSession, photo: Path
) -> None:
    _rating(bench, session, photo)
    opened = bench.session
    bench.press("Ctrl+L")
    assert bench.window.current_screen() == "unlock"
    assert opened.closed
    bench.unlock()
    assert bench.screen(RatingScreen).view.criteria.current() == "2.1.4"


def test_another_person_does_not_come_back_to_the_place_of_the_first(
    bench: Bench, session: FakeSession, photo: Path
) -> None:
    _rating(bench, session, photo)
    bench.press("Ctrl+L")
    bench.unlock(person=1)
    bench.screen(HomeScreen)


def test_each_person_comes_back_to_their_own_place_whoever_came_in_between(
    bench: Bench, session: FakeSession, photo: Path
) -> None:
    _rating(bench, session, photo)
    bench.press("Ctrl+L")
    bench.unlock(person=1)
    bench.go(Screen.SETTINGS)
    bench.press("Ctrl+L")
    bench.unlock()
    assert bench.screen(RatingScreen).view.criteria.current() == "2.1.4"
    bench.press("Ctrl+L")
    bench.unlock(person=1)
    assert bench.window.current_screen() == Screen.SETTINGS


def test_what_one_was_writing_waits_for_them_and_nobody_else_is_shown_it(bench: Bench) -> None:
    bench.unlock()
    bench.press("Ctrl+N")
    bench.write("Lefèvre")
    bench.press("Ctrl+L")
    bench.unlock(person=1)
    assert not any("Lefèvre" in field.text() for field in bench.window.findChildren(QLineEdit))
    bench.screen(HomeScreen)
    bench.press("Ctrl+L")
    bench.unlock()
    assert bench.screen(RegisterScreen).view.birth_name.text() == "Lefèvre"


def test_what_somebody_left_goes_with_their_account(bench: Bench) -> None:
    bench.unlock()
    bench.press("Ctrl+N")
    bench.write("Lefèvre")
    bench.press("Ctrl+L")
    assert len(bench.application._left) == 1
    bench.vault.accounts.pop(0)
    bench.application._try_again()
    assert bench.application._left == {}


def test_a_finding_asked_just_before_the_lock_is_written(bench: Bench, session: FakeSession, photo: Path) -> None:
    dossier_id = _rating(bench, session, photo)
    view = bench.screen(RatingScreen).view
    view.rated.emit("2.1.4", Rating.ACQUIRED)
    bench.application.lock()
    bench.settle()
    assert session.dossiers.open(dossier_id).ratings == {"2.1.4": Rating.ACQUIRED}


def test_an_idle_window_locks_but_not_in_the_middle_of_something_long(
    bench: Bench, session: FakeSession, photo: Path
) -> None:
    _rating(bench, session, photo)
    workspace = bench.application.workspace
    assert workspace is not None
    workspace.jobs.long_works = 1
    bench.application.lock_when_idle()
    assert bench.application.workspace is workspace
    workspace.jobs.long_works = 0
    bench.application.lock_when_idle()
    bench.settle()
    assert bench.window.current_screen() == "unlock"


def test_what_was_half_typed_is_given_back_to_its_author(bench: Bench) -> None:
    bench.unlock()
    bench.press("Ctrl+N")
    bench.write("Lefèvre")
    bench.press("Ctrl+L")
    bench.unlock()
    assert bench.screen(RegisterScreen).view.birth_name.text() == "Lefèvre"


def test_an_interruption_comes_back_to_the_same_criterion(bench: Bench, session: FakeSession) -> None:
    dossier_id = put_dossier(session)
    session.places.remember(dossier_id, "rating", "2.1.5")
    bench.unlock()
    assert bench.screen(RatingScreen).view.criteria.current() == "2.1.5"


def test_closing_the_window_leaves_in_good_order(bench: Bench, session: FakeSession, photo: Path) -> None:
    _rating(bench, session, photo)
    opened = bench.session
    bench.application.close()
    assert opened.closed


def test_the_recovery_code_comes_before_the_tour_at_the_first_start(bench: Bench) -> None:
    bench.unlock()
    bench.application.lock()
    bench.vault.accounts.clear()
    bench.window.remove_screens()
    bench.application._show_door()
    bench.settle()
    assert bench.window.current_screen() == "first-start"
    first = bench.window.find_screen("first-start")
    presenter = first.presenter  # type: ignore[attr-defined]  # the first start of the base
    from clea_desktop.ui.screens.first_start.state import Identity  # noqa: PLC0415 - this test alone

    presenter.introduce(Identity("Greta", "Claire Évrard", "evaluator"))
    presenter.create("quatre mots bien longs", "quatre mots bien longs")
    bench.settle()
    assert bench.window.current_screen() == "first-start"
    presenter.go_check()
    presenter.check(bench.vault.recovery_code)
    bench.settle()
    assert bench.window.current_screen() == Screen.TOUR


def test_broken_slots_are_said_in_words_and_can_be_tried_again(bench: Bench) -> None:
    bench.access.trouble = Trouble.SLOTS_UNREADABLE
    bench.unlock()
    bench.application.lock()
    bench.settle()
    assert bench.window.current_screen() == "closed-door"
    bench.access.trouble = None
    bench.press("Return")
    assert bench.window.current_screen() == "unlock"


def test_the_vault_is_examined_behind_home(bench: Bench) -> None:
    bench.unlock()
    assert bench.application.workspace is not None
    bench.application.workspace._examine()
    bench.settle()
    assert bench.session.examined
