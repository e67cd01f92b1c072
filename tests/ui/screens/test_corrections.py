"""A sealed dossier corrected in the window: why is asked in the page, versions stay, nothing changed is given up."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from clea_desktop.core.conformity import Check
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.rating import Rating
from clea_desktop.core.text import NBSP, translator
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.map.screen import MapScreen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.restitution.screen import RestitutionScreen
from clea_desktop.ui.screens.seal.checks import check_states
from clea_desktop.ui.screens.seal.screen import SealScreen
from clea_desktop.ui.screens.welcome.screen import WelcomeScreen
from clea_desktop.ui.widgets.button import Button
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench, rate_all
from tests.ui.screens.conftest import PASSPHRASE

WHY = "Le devis a été relu avec elle."


@pytest.fixture
def sealed(at_work: Bench, session: FakeSession, zoe: str) -> Bench:
    rate_all(session, zoe)
    session.feedback.make(zoe)
    session.sealing.seal(zoe, PASSPHRASE, lambda _done, _total: None, lambda: False)
    return at_work


def _seen(bench: Bench) -> str:
    words = " ".join(label.text() for label in bench.window.findChildren(QLabel) if label.isVisible())
    return words.replace(NBSP, " ")


def test_by_keyboard_from_the_path_to_a_second_version(
    sealed: Bench, session: FakeSession, zoe: str, tmp_path: Path
) -> None:
    sealed.go(Screen.DOSSIER, zoe)
    sealed.screen(DossierScreen).view.correction.acted.emit()
    sealed.settle()
    panel = sealed.screen(SealScreen).view.amendment
    assert panel.isVisible()
    sealed.press("Return")
    assert panel.reason.error()
    sealed.write(WHY)
    sealed.press("Return")
    assert "Correction en cours : version 2" in _seen(sealed)
    assert f"Pourquoi : {WHY}" in _seen(sealed)
    sealed.go(Screen.RATING, zoe, "2.1.1")
    sealed.press("N")
    session.feedback.make(zoe)
    sealed.go(Screen.SEAL, zoe)
    sealed.write(PASSPHRASE)
    sealed.press("Return")
    view = session.dossiers.open(zoe)
    assert (view.state, [one.sequence for one in view.bundles]) == (DossierState.SEALED, [1, 2])
    assert view.ratings["2.1.1"] is Rating.NOT_ACQUIRED
    rows = sealed.screen(SealScreen).view.earlier.rows()
    assert len(rows) == 1
    assert "Dossier scellé, version 2" in _seen(sealed)
    assert "Dossier scellé, version 1" in _seen(sealed)
    sealed.dialogs.path = target = tmp_path / "version-1.asice"
    rows[0].button.click()
    sealed.settle()
    assert target.exists()


def test_a_correction_is_given_up_from_the_path_while_nothing_changed(
    sealed: Bench, session: FakeSession, zoe: str
) -> None:
    session.amendments.open(zoe, WHY)
    sealed.go(Screen.DOSSIER, zoe)
    banner = sealed.screen(DossierScreen).view.correction
    banner.acted.emit()
    sealed.settle()
    assert session.dossiers.open(zoe).state is DossierState.SEALED
    assert "Ce dossier est scellé" in _seen(sealed)


def test_once_something_changed_nothing_offers_to_give_up(sealed: Bench, session: FakeSession, zoe: str) -> None:
    session.amendments.open(zoe, WHY)
    session.ratings.rate(zoe, "2.1.1", Rating.NOT_ACQUIRED)
    sealed.go(Screen.SEAL, zoe)
    assert "Correction en cours : version 2" in _seen(sealed)
    links = sealed.screen(SealScreen).view.correction.findChildren(Button)
    assert not any(link.isVisible() for link in links)


def test_a_reason_half_written_is_forgotten_with_the_screen(sealed: Bench, session: FakeSession, zoe: str) -> None:
    workspace = sealed.application.workspace
    assert workspace is not None
    workspace.go(Spot(Screen.SEAL, zoe, part="correct"))
    sealed.settle()
    sealed.write("Zoé")
    sealed.press("Escape")
    view = sealed.screen(SealScreen).view
    assert view.amendment.isHidden()
    assert not view.amendment.reason.text()
    assert view.box.correct.hasFocus()
    assert session.dossiers.open(zoe).state is DossierState.SEALED


@pytest.mark.parametrize(
    ("check", "room"),
    [
        (Check.IDENTITY, WelcomeScreen),
        (Check.ALL_EVALUATED, RatingScreen),
        (Check.EVIDENCE, MapScreen),
        (Check.RESTITUTION, RestitutionScreen),
        (Check.SIGNATURES, RestitutionScreen),
        (Check.OUTCOME, RestitutionScreen),
    ],
)
def test_each_point_of_the_check_leads_to_its_place(
    at_work: Bench, session: FakeSession, zoe: str, check: Check, room: type
) -> None:
    rate_all(session, zoe, 40)
    at_work.go(Screen.SEAL, zoe)
    screen = at_work.screen(SealScreen)
    places = [item.check for item in session.sealing.check(zoe).items]
    screen.view.checks.acted.emit(places.index(check))
    at_work.settle()
    at_work.screen(room)


def test_every_point_is_said_whatever_it_found(session: FakeSession, zoe: str) -> None:
    for count in (0, 40, 107):
        rate_all(session, zoe, count)
        items = session.sealing.check(zoe).items
        for said in check_states(items, zoe, translator(), may_act=True):
            assert said.label
            assert said.value
            assert "{" not in said.label + said.value + said.note
            assert bool(said.note) == (said.tone != "ok")
            assert bool(said.action) == (said.spot is not None)
        assert not any(said.action for said in check_states(items, zoe, translator(), may_act=False))
