"""The evidence map in its window: by keyboard from cell to cell, and from a question to its criterion."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.text import NBSP
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.map.heat_cell import HeatCell
from clea_desktop.ui.screens.map.screen import MapScreen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.seal.screen import SealScreen
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench


@pytest.fixture
def on_map(at_work: Bench, session: FakeSession, zoe: str) -> Bench:
    session.ratings.rate(zoe, "2.1.1", Rating.ACQUIRED)
    session.ratings.rate(zoe, "2.1.2", Rating.NOT_ACQUIRED)
    session.self_assessment.answer(zoe, "2.1.1", SelfAnswer.NOT_YET)
    session.interview.pin(zoe, "", "Je compte la caisse", "2.1.1")
    at_work.go(Screen.MAP, zoe, "2.1.1")
    return at_work


def _here() -> str:
    cell = QApplication.focusWidget()
    assert isinstance(cell, HeatCell)
    return cell.cell.code


def _words(bench: Bench) -> str:
    return " ".join(label.text() for label in bench.screen(MapScreen).findChildren(QLabel) if label.isVisible())


def test_the_arrows_go_from_one_criterion_to_the_next_and_the_card_follows(on_map: Bench) -> None:
    assert _here() == "2.1.1"
    assert "Je compte la caisse" in _words(on_map)
    assert "Réussi, malgré un doute" in _words(on_map)
    on_map.press("Right")
    assert _here() == "2.1.2"
    assert "Je compte la caisse" not in _words(on_map)
    on_map.press("Left", "Up")
    assert _here() == "1.1.1"
    on_map.press("Up", "Left")
    assert _here() == "1.1.1"
    on_map.press("Down", "Down")
    assert _here() == "3.1.1"
    on_map.press("5")
    assert _here() == "5.1.1"
    on_map.press("End", "Right", "Down")
    assert _here() == "7.4.4"
    on_map.press("Home")
    assert _here() == "1.1.1"


def test_every_cell_says_all_of_its_state(on_map: Bench) -> None:
    heat = on_map.screen(MapScreen).view.heat
    said = {code: _read_aloud(heat.cell(code)) for code in ("2.1.1", "2.1.2", "2.1.3")}
    assert said["2.1.1"].endswith("acquis, sur parole, écart avec l’auto-évaluation")
    assert said["2.1.2"].endswith("non acquis, rien ne le montre")
    assert said["2.1.3"].endswith("à évaluer, rien ne le montre")
    assert all(said[code].startswith(code) for code in said)


def _read_aloud(cell: HeatCell) -> str:
    interface = QAccessible.queryAccessibleInterface(cell)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Button
    return interface.text(QAccessible.Text.Name)


def test_entry_opens_the_criterion_in_the_findings(on_map: Bench) -> None:
    on_map.press("Right", "Return")
    assert on_map.screen(RatingScreen).view.criteria.current() == "2.1.2"


def test_a_click_opens_the_criterion(on_map: Bench) -> None:
    on_map.screen(MapScreen).view.heat.cell("3.1.2").click()
    on_map.settle()
    assert on_map.screen(RatingScreen).view.criteria.current() == "3.1.2"


def test_what_the_jury_would_ask_leads_to_its_criterion(on_map: Bench) -> None:
    questions = on_map.screen(MapScreen).view.questions
    titles = [label.text().replace(NBSP, " ") for label in questions.findChildren(QLabel)]
    assert "1 acquis sur parole" in titles
    assert "La personne le dit : qu’est-ce qui le montre ?" in titles
    questions.opened.emit("2.1.1")
    on_map.settle()
    assert on_map.screen(RatingScreen).view.criteria.current() == "2.1.1"


def test_the_map_is_reached_from_the_path_and_from_the_seal_and_leads_back(on_map: Bench, zoe: str) -> None:
    on_map.press("Escape")
    on_map.screen(DossierScreen).view.map.click()
    on_map.settle()
    on_map.screen(MapScreen).view.seal.click()
    on_map.settle()
    on_map.screen(SealScreen).view.map.click()
    on_map.settle()
    on_map.screen(MapScreen).view.path.click()
    on_map.settle()
    assert on_map.application.workspace is not None
    spot = on_map.application.workspace.spot
    assert (spot.screen, spot.dossier_id) == (Screen.DOSSIER, zoe)


def test_a_trainer_has_no_map(bench: Bench, zoe: str) -> None:
    bench.unlock(1)
    bench.go(Screen.DOSSIER, zoe)
    assert bench.screen(DossierScreen).view.map.isHidden()
    bench.go(Screen.MAP, zoe)
    assert bench.window.current_screen() == Screen.DOSSIER
