"""Why a finding is what it is: one line under its criterion, from the keyboard, kept and taken back with it."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench
from tests.ui.screens.talking import WHY, rated_dossier


@pytest.fixture
def rated(session: FakeSession, photo: Path) -> str:
    return rated_dossier(session, photo)


def _reasons(bench: Bench, dossier_id: str) -> dict[str, str]:
    return dict(bench.session.dossiers.open(dossier_id).reasons)


def test_a_reason_is_written_under_its_criterion_and_goes_with_its_finding(bench: Bench, rated: str) -> None:
    bench.unlock()
    bench.go(Screen.RATING, rated, "4.1.1")
    bench.press("R")
    bench.write(WHY)
    QTest.qWait(500)
    bench.settle()
    assert _reasons(bench, rated) == {"4.1.1": WHY}
    bench.press("Return")
    criteria = bench.screen(RatingScreen).view.criteria
    assert criteria.toggle("4.1.1").hasFocus()
    assert criteria.row("4.1.1").reason.words.isVisible()
    bench.press("A")
    assert _reasons(bench, rated) == {}
    bench.press("Ctrl+Z")
    assert _reasons(bench, rated) == {"4.1.1": WHY}
    bench.press("Ctrl+Z")
    assert _reasons(bench, rated) == {}


def test_a_criterion_nobody_looked_at_has_no_reason(bench: Bench, session: FakeSession, rated: str) -> None:
    session.ratings.rate(rated, "4.1.1", None)
    bench.unlock()
    bench.go(Screen.RATING, rated, "4.1.1")
    bench.press("R")
    row = bench.screen(RatingScreen).view.criteria.row("4.1.1")
    assert not row.reason.is_open
    assert not row.pen.isVisible()
