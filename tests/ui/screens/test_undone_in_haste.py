"""Ctrl Z struck while an act is on its way to the disk takes that act back, never the one before."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.self_assessment.screen import SelfAssessmentScreen
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench


@pytest.fixture
def rating(bench: Bench, zoe: str) -> RatingScreen:
    bench.unlock()
    bench.go(Screen.RATING, zoe, "2.1.1")
    bench.press("A")
    return bench.screen(RatingScreen)


def test_a_finding_in_flight_is_the_one_taken_back(rating: RatingScreen, bench: Bench, zoe: str) -> None:
    rating.presenter.rate("2.1.2", Rating.NOT_ACQUIRED)
    rating.presenter.undo()
    bench.settle()
    assert bench.session.dossiers.open(zoe).ratings == {"2.1.1": Rating.ACQUIRED}


def test_two_in_haste_take_two_back_in_order(rating: RatingScreen, bench: Bench, zoe: str) -> None:
    rating.presenter.rate("2.1.2", Rating.NOT_ACQUIRED)
    rating.presenter.rate("2.1.3", Rating.ACQUIRED)
    rating.presenter.undo()
    rating.presenter.undo()
    bench.settle()
    assert bench.session.dossiers.open(zoe).ratings == {"2.1.1": Rating.ACQUIRED}
    rating.presenter.undo()
    bench.settle()
    assert bench.session.dossiers.open(zoe).ratings == {}


def test_an_act_the_disk_refused_is_nothing_to_take_back(
    rating: RatingScreen, bench: Bench, session: FakeSession, zoe: str
) -> None:
    real = bench.session.ratings.rate

    def full(*_: object) -> None:
        raise CleaError(Trouble.DISK_FULL)

    bench.session.ratings.rate = full  # type: ignore[method-assign,assignment]  # a disk that refuses
    rating.presenter.rate("2.1.2", Rating.NOT_ACQUIRED)
    bench.settle()
    bench.session.ratings.rate = real  # type: ignore[method-assign]  # mended
    rating.presenter.undo()
    bench.settle()
    assert session.dossiers.open(zoe).ratings == {}


def test_a_photo_in_flight_is_the_one_taken_back(rating: RatingScreen, bench: Bench, photo: Path, zoe: str) -> None:
    rating.presenter.take_files((photo,))
    bench.settle()
    rating.view.panel.keep.click()
    rating.presenter.undo()
    bench.settle()
    view = bench.session.dossiers.open(zoe)
    assert [item for item in view.evidence if item.criteria] == []
    assert view.ratings == {"2.1.1": Rating.ACQUIRED}


def test_an_answer_typed_in_haste_is_the_one_taken_back(bench: Bench, zoe: str) -> None:
    bench.unlock()
    bench.go(Screen.SELF_ASSESSMENT, zoe)
    presenter = bench.screen(SelfAssessmentScreen).presenter
    presenter.answer("1.1.1", SelfAnswer.CAN)
    bench.settle()
    presenter.answer("1.1.2", SelfAnswer.NOT_YET)
    presenter.undo()
    bench.settle()
    assert dict(bench.session.self_assessment.answers(zoe)) == {"1.1.1": SelfAnswer.CAN}


def test_keys_struck_without_waiting_end_as_if_one_had_waited(rating: RatingScreen, bench: Bench, zoe: str) -> None:
    rating.view.rated.emit("2.1.4", Rating.ACQUIRED)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keySequence(focused, "Ctrl+Z")
    bench.settle()
    assert bench.session.dossiers.open(zoe).ratings == {"2.1.1": Rating.ACQUIRED}
