"""A PDF attached as a proof shows its first page, painted by the process of its own."""

import pytest
from pytestqt.qtbot import QtBot

from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from tests.fakes.session import FakeSession
from tests.preview.hostile_pdfs import good_pdf, hostile_pdfs
from tests.ui.screens.bench import Bench


@pytest.mark.parametrize("name", ["good", "script", "cut"])
def test_the_first_page_of_a_pdf_is_seen_beside_its_criterion(
    qtbot: QtBot, at_work: Bench, session: FakeSession, zoe: str, name: str
) -> None:
    data = good_pdf() if name == "good" else hostile_pdfs()[name]
    session.evidence.attach(zoe, data, "Devis", ("2.1.1",), "")
    at_work.go(Screen.RATING, zoe, "2.1.1")
    at_work.press("P")
    panel = at_work.screen(RatingScreen).view.panel
    if name == "cut":
        qtbot.waitUntil(lambda: panel.preview._process is None, timeout=15_000)
        assert panel.picture.isVisible() or "Ce PDF ne s’ouvre pas ici" in panel.no_picture.text()
        return
    qtbot.waitUntil(panel.picture.isVisible, timeout=15_000)
    assert panel.picture._image.pixelColor(3, 3).getRgb()[:3] == (0, 0, 0)
