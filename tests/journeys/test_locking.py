"""Locked, the window says nothing of anybody any more; unlocked, it gives the exact place back to whoever left it."""

import gc
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from clea_desktop.services.views import CandidateRow, DossierView
from clea_desktop.ui.application import Application
from tests.fakes.dialogs import FakeDialogs
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import Furnished, photo
from tests.journeys.keyboard import CTRL, Keyboard
from tests.journeys.people import (
    BIRTH_NAME,
    EVALUATOR,
    FIRST_NAME,
    LABEL,
    OTHER_EVALUATOR,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    REASON,
)
from tests.journeys.sight import held, says, seen

_PATIENCE = 20.0
_TYPED = "Ĳssel-Ößmann"


@pytest.fixture
def at_work(furnished: Furnished, open_window: OpenWindow, dialogs: FakeDialogs, tmp_path: Path) -> Application:
    """Open a window, rate, attach a proof, rate on."""
    dialogs.path = tmp_path / "façade.jpg"
    dialogs.path.write_bytes(photo())
    application = open_window(furnished.access)
    keys = Keyboard(application)
    keys.type(PASSPHRASE)
    for _ in ("open the vault", "see the candidates", "open the candidate", "begin to rate"):
        keys.press(Qt.Key.Key_Return)
    keys.type("a")
    keys.type("p")
    keys.fill("Nom de la preuve", LABEL)
    keys.fill("Ce qu'elle montre", REASON)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_PageDown)
    keys.press(Qt.Key.Key_Down)
    keys.type("n")
    return application


def private_words(application: Application) -> list[str]:
    """Return the words of the candidate that are in sight now."""
    code = next(line for line in seen(application.window).splitlines() if "D-20" in line).split()[0]
    words = [BIRTH_NAME, FIRST_NAME, code]
    assert all(word in seen(application.window) for word in words)
    return [*words, LABEL, REASON]


def still_held(words: list[str]) -> list[str]:
    """Return which of these words some widget of this process, in sight or not, still holds."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [word for word in words if word in held()]


def test_ctrl_l_takes_everything_out_of_sight_and_gives_the_exact_place_back(at_work: Application) -> None:
    keys, words, place = Keyboard(at_work), private_words(at_work), Keyboard(at_work).focused()
    keys.press(Qt.Key.Key_L, CTRL)
    assert at_work.window.current_screen() == "unlock"
    assert keys.is_on("Phrase secrète")
    assert still_held([*words, place]) == []
    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert at_work.window.current_screen() == "rating"
    assert keys.focused() == place
    assert BIRTH_NAME in seen(at_work.window)


def test_once_locked_no_value_of_a_candidate_stays_in_memory(at_work: Application, furnished: Furnished) -> None:
    assert values_about(furnished.dossier_id)
    keys = Keyboard(at_work)
    keys.press(Qt.Key.Key_L, CTRL)
    keys.settle()
    assert values_about(furnished.dossier_id) == []


def values_about(dossier_id: str) -> list[object]:
    """Return the values about a dossier that anything in this process still holds."""
    gc.collect()
    values = [one for one in gc.get_objects() if isinstance(one, DossierView | CandidateRow)]
    return [one for one in values if one.dossier_id == dossier_id]


def test_the_window_locks_by_itself_when_nobody_touches_it(at_work: Application) -> None:
    words, place = private_words(at_work), Keyboard(at_work).focused()
    assert at_work.idle is not None
    assert at_work.idle._timer.interval() == at_work.preferences.idle_minutes * 60_000
    at_work.idle._timer.start(1)
    end = monotonic() + _PATIENCE
    while at_work.window.current_screen() != "unlock":
        assert monotonic() < end, "it never locked"
        QApplication.processEvents()
    keys = Keyboard(at_work)
    assert still_held([*words, place]) == []
    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert keys.focused() == place


def test_somebody_else_who_unlocks_does_not_see_what_the_first_one_was_writing(
    furnished: Furnished, open_window: OpenWindow
) -> None:
    session = furnished.unlock()
    session.accounts.add(OTHER_EVALUATOR, "evaluator", OTHER_PASSPHRASE)
    session.close()
    application = open_window(furnished.access)
    keys = Keyboard(application)
    come_in(keys, EVALUATOR, PASSPHRASE)
    keys.press(Qt.Key.Key_N, CTRL)
    keys.fill("Nom de naissance", _TYPED)
    keys.press(Qt.Key.Key_L, CTRL)
    assert still_held([_TYPED, BIRTH_NAME]) == []
    come_in(keys, OTHER_EVALUATOR, OTHER_PASSPHRASE)
    assert says(application.window, OTHER_EVALUATOR)
    assert application.window.current_screen() == "home"
    assert still_held([_TYPED, EVALUATOR]) == []
    keys.press(Qt.Key.Key_N, CTRL)
    assert still_held([_TYPED]) == []
    assert keys.is_on("Nom de naissance")


def test_a_lock_gives_the_place_back_even_after_the_program_was_closed(
    at_work: Application, furnished: Furnished, open_window: OpenWindow
) -> None:
    keys, place = Keyboard(at_work), Keyboard(at_work).focused()
    keys.press(Qt.Key.Key_L, CTRL)
    keys.settle()
    at_work.close()
    again = open_window(furnished.access)
    keys = Keyboard(again)
    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert again.window.current_screen() == "rating"
    assert keys.focused() == place


def test_each_person_keeps_their_own_place_whoever_comes_in_between(at_work: Application, furnished: Furnished) -> None:
    keys, place, words = Keyboard(at_work), Keyboard(at_work).focused(), private_words(at_work)
    assert at_work.workspace is not None
    at_work.workspace.session.accounts.add(OTHER_EVALUATOR, "evaluator", OTHER_PASSPHRASE)
    keys.press(Qt.Key.Key_L, CTRL)
    at_work.window.remove_screens()
    at_work._show_door()
    come_in(keys, OTHER_EVALUATOR, OTHER_PASSPHRASE)
    assert at_work.window.current_screen() == "home"
    assert still_held([place, *words[3:]]) == []
    keys.press(Qt.Key.Key_L, CTRL)
    come_in(keys, EVALUATOR, PASSPHRASE)
    assert at_work.window.current_screen() == "rating"
    assert keys.focused() == place
    assert furnished.dossier_id


def test_what_was_half_written_is_given_back_to_whoever_wrote_it(furnished: Furnished, open_window: OpenWindow) -> None:
    application = open_window(furnished.access)
    keys = Keyboard(application)
    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_N, CTRL)
    keys.fill("Nom de naissance", _TYPED)
    keys.press(Qt.Key.Key_L, CTRL)
    assert still_held([_TYPED]) == []
    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    assert application.window.current_screen() == "register"
    assert _TYPED in seen(application.window)


def come_in(keys: Keyboard, name: str, passphrase: str) -> None:
    """Choose oneself with the arrows, then type the passphrase."""
    for _ in range(2):
        if not keys.is_on(name):
            keys.press(Qt.Key.Key_Down)
    assert keys.is_on(name)
    keys.fill("Phrase secrète", passphrase)
    keys.press(Qt.Key.Key_Return)
