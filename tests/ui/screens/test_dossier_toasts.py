"""A word said of one dossier is never taken for a word on another, nor is its way back."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel

from clea_desktop.core.errors import CleaError
from clea_desktop.core.text import NBSP
from clea_desktop.ui.navigation import Screen
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench

WORD = "Constat effacé pour 2.1.1"
ELSEWHERE = f"Dans le dossier quitté{NBSP}: Constat effacé pour 2.1.1"


@pytest.fixture
def said(bench: Bench, filled: FakeSession) -> Callable[[], None]:
    """Stand on a dossier; return what does an act in two jobs there, then says a word with its way back."""
    assert filled.candidates.rows()
    bench.unlock()
    bench.go(Screen.RATING, "dossier-5")
    workspace = bench.application.workspace
    assert workspace is not None
    jobs, toasts = workspace.jobs, workspace.desk.toasts

    def write() -> None:
        jobs.run(nothing, lambda _none: jobs.run(nothing, lambda _none: toasts.say(WORD, undo=nothing), never), never)

    return write


def test_a_word_is_said_where_its_act_was_done(bench: Bench, said: Callable[[], None]) -> None:
    said()
    bench.settle()
    assert (words(bench), bench.window.toast.can_undo()) == (WORD, True)


@pytest.mark.parametrize(("screen", "dossier_id"), [(Screen.RATING, "dossier-4"), (Screen.HOME, "")])
def test_said_elsewhere_it_tells_so_and_cannot_be_taken_back(
    bench: Bench, said: Callable[[], None], screen: Screen, dossier_id: str
) -> None:
    said()
    bench.go(screen, dossier_id)
    assert bench.window.current_screen() == screen
    assert (words(bench), bench.window.toast.can_undo()) == (ELSEWHERE, False)


def test_a_word_of_no_dossier_is_said_anywhere(bench: Bench, filled: FakeSession) -> None:
    assert filled.candidates.rows()
    bench.unlock()
    workspace = bench.application.workspace
    assert workspace is not None
    workspace.jobs.run(nothing, lambda _none: workspace.desk.toasts.say(WORD, undo=nothing), never)
    bench.go(Screen.RATING, "dossier-5")
    workspace.desk.toasts.say(WORD, undo=nothing)
    assert (words(bench), bench.window.toast.can_undo()) == (WORD, True)


def words(bench: Bench) -> str:
    """Return what the toast says."""
    return next(label.text() for label in bench.window.toast.findChildren(QLabel) if label.text())


def nothing() -> None:
    """Do an act at once."""


def never(error: CleaError) -> None:
    """Be never told a trouble."""
    raise error
