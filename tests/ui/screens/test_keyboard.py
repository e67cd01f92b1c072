"""The thread of one candidate, by the keyboard alone, in the real window."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from clea_desktop.core.pathway import DossierState
from clea_desktop.core.rating import Rating
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.candidates.screen import CandidatesScreen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.framework.screen import FrameworkScreen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.register.screen import RegisterScreen
from clea_desktop.ui.screens.restitution.screen import RestitutionScreen
from clea_desktop.ui.screens.seal.screen import SealScreen
from clea_desktop.ui.widgets.rating_toggle import RatingToggle
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench, put_dossier, rate_all, sign, walk_early_steps

PASSPHRASE = "quatre mots pour evaluator"  # noqa: S105 - of nobody


def _signed(session: FakeSession, photo: Path) -> str:
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    return dossier_id


def test_a_person_is_registered_with_their_accents(bench: Bench) -> None:
    bench.unlock()
    bench.press("Ctrl+N")
    bench.screen(RegisterScreen)
    bench.write("Nguyễn-Lefèvre")
    bench.press("Tab")
    bench.write("Éloïse")
    bench.press("Tab")
    bench.write("29/02/1988")
    bench.press("Return")
    bench.screen(DossierScreen)
    (row,) = bench.session.candidates.rows()
    assert (row.birth_name, row.first_name, str(row.birth_date)) == ("Nguyễn-Lefèvre", "Éloïse", "1988-02-29")


def test_what_is_missing_is_said_and_nothing_typed_is_lost(bench: Bench) -> None:
    bench.unlock()
    bench.press("Ctrl+N")
    bench.write("Lefèvre")
    bench.press("Return")
    view = bench.screen(RegisterScreen).view
    assert view.first_name.error() == "Écrivez le prénom."
    bench.press("Escape")
    bench.screen(CandidatesScreen)
    bench.press("Ctrl+N")
    assert view.birth_name.text() == "Lefèvre"
    assert bench.session.candidates.rows() == ()


def test_a_possible_twin_is_told_before_a_second_dossier_is_opened(bench: Bench, session: FakeSession) -> None:
    put_dossier(session)
    bench.unlock()
    bench.press("Ctrl+N")
    bench.write("zoé")
    bench.press("Tab")
    bench.write("lefevre")
    bench.press("Tab")
    bench.write("01031984")
    bench.press("Return")
    assert bench.screen(RegisterScreen).view.twin.isVisible()
    assert len(bench.session.candidates.rows()) == 1
    bench.press("Return")
    bench.screen(DossierScreen)
    assert len(bench.session.candidates.rows()) == 2


def test_a_search_opens_the_first_hit(bench: Bench, session: FakeSession) -> None:
    put_dossier(session, ("Benali", "Amadou"))
    wanted = put_dossier(session)
    bench.unlock()
    bench.press("Ctrl+F")
    bench.write("zoé")
    bench.press("Return")
    bench.screen(DossierScreen)
    assert bench.application.workspace is not None
    assert bench.application.workspace.spot.dossier_id == wanted


def test_the_signed_agreement_opens_the_evaluation(bench: Bench, session: FakeSession) -> None:
    dossier_id = put_dossier(session)
    walk_early_steps(session, dossier_id)
    bench.unlock()
    bench.press("Return")
    view = bench.screen(DossierScreen).view
    assert view.block.isVisible()
    bench.press("Return")
    assert bench.session.dossiers.open(dossier_id).agreement is not None
    assert not view.block.isVisible()
    bench.press("Return")
    bench.screen(RatingScreen)


def test_letters_rate_and_arrows_go_to_the_next_criterion(bench: Bench, session: FakeSession, photo: Path) -> None:
    dossier_id = _signed(session, photo)
    bench.unlock()
    bench.go(Screen.RATING, dossier_id, "2.1.1")
    view = bench.screen(RatingScreen).view
    bench.press("A", "Down", "N", "Down", "A", "Delete")
    assert bench.session.dossiers.open(dossier_id).ratings == {"2.1.1": Rating.ACQUIRED, "2.1.2": Rating.NOT_ACQUIRED}
    assert view.sentence.sentence() == "1 critère acquis sur 7, il en faut 6."
    assert view.criteria.current() == "2.1.3"


def test_the_same_key_empties_and_undo_brings_back(bench: Bench, session: FakeSession, photo: Path) -> None:
    dossier_id = _signed(session, photo)
    bench.unlock()
    bench.go(Screen.RATING, dossier_id, "2.1.1")
    bench.press("A", "A")
    assert bench.session.dossiers.open(dossier_id).ratings == {}
    bench.press("Ctrl+Z")
    assert bench.session.dossiers.open(dossier_id).ratings == {"2.1.1": Rating.ACQUIRED}
    bench.press("Ctrl+Z")
    assert bench.session.dossiers.open(dossier_id).ratings == {}


def test_a_letter_on_the_screen_is_a_letter_on_the_disk(bench: Bench, session: FakeSession, photo: Path) -> None:
    dossier_id = _signed(session, photo)
    bench.unlock()
    bench.go(Screen.RATING, dossier_id, "2.1.1")
    toggle = bench.screen(RatingScreen).view.criteria.toggle("2.1.1")
    toggle._wish(Rating.ACQUIRED)
    assert toggle.value is None
    bench.settle()
    assert toggle.value is Rating.ACQUIRED


def test_figures_and_pages_travel_also_on_a_french_keyboard(bench: Bench, session: FakeSession, photo: Path) -> None:
    dossier_id = _signed(session, photo)
    bench.unlock()
    bench.go(Screen.RATING, dossier_id, "1.1.1")
    view = bench.screen(RatingScreen).view
    bench.press("3")
    assert view.criteria.current() == "3.1.1"
    bench.press("É")
    assert view.criteria.current() == "2.1.1"
    bench.press("PgDown")
    assert view.criteria.current() == "2.2.1"
    bench.press("PgUp", "PgUp")
    assert view.criteria.current() == "1.5.1"


def test_a_photo_is_attached_and_taken_back_with_undo(bench: Bench, session: FakeSession, photo: Path) -> None:
    dossier_id = _signed(session, photo)
    bench.unlock()
    bench.go(Screen.RATING, dossier_id, "2.1.4")
    view = bench.screen(RatingScreen).view
    bench.press("P")
    assert view.panel.label.text() == "Photo 1"
    bench.write("Devis à l'école")
    bench.press("Return")
    bench.write("Elle arrondit.")
    bench.press("Return")

    def proofs() -> list[str]:
        return [item.label for item in bench.session.dossiers.open(dossier_id).evidence if "2.1.4" in item.criteria]

    assert proofs() == ["Devis à l'école"]
    assert isinstance(QApplication.focusWidget(), RatingToggle)
    bench.press("Ctrl+Z")
    assert proofs() == []
    bench.press("Ctrl+Z")
    assert proofs() == ["Devis à l'école"]


def test_letters_typed_in_the_panel_rate_nothing(bench: Bench, session: FakeSession, photo: Path) -> None:
    dossier_id = _signed(session, photo)
    bench.unlock()
    bench.go(Screen.RATING, dossier_id, "2.1.4")
    bench.press("P", "A", "N", "3")
    assert bench.screen(RatingScreen).view.panel.label.text() == "an3"
    assert bench.session.dossiers.open(dossier_id).ratings == {}
    bench.press("Escape")
    assert bench.screen(RatingScreen).view.panel.isHidden()


def test_nothing_is_rated_before_the_agreement_and_the_way_out_is_there(bench: Bench, session: FakeSession) -> None:
    dossier_id = put_dossier(session)
    bench.unlock()
    bench.go(Screen.RATING, dossier_id, "2.1.4")
    view = bench.screen(RatingScreen).view
    bench.press("A")
    assert bench.session.dossiers.open(dossier_id).ratings == {}
    assert view.block.isVisible()
    view.block.acted.emit()
    bench.settle()
    bench.screen(DossierScreen)


def test_the_restitution_is_made_then_the_dossier_is_sealed(bench: Bench, session: FakeSession, photo: Path) -> None:
    dossier_id = _signed(session, photo)
    walk_early_steps(session, dossier_id)
    rate_all(session, dossier_id)
    bench.unlock()
    bench.go(Screen.DOSSIER, dossier_id)
    bench.press("Return")
    bench.screen(RestitutionScreen)
    bench.press("Shift+Tab", "Return")
    bench.press("Return")
    view = bench.screen(SealScreen).view
    bench.write("pas la bonne")
    bench.press("Return")
    assert view.passphrase.error().startswith("Cette phrase secrète")
    bench.press("Ctrl+A")
    bench.write(PASSPHRASE)
    bench.press("Return")
    assert bench.session.dossiers.open(dossier_id).state is DossierState.SEALED
    assert view.box.isVisible()
    assert view.passphrase.text() == ""
    bench.dialogs.path = photo.with_name("copie.asice")
    bench.press("Return")
    assert photo.with_name("copie.asice").exists()


def test_a_sealed_dossier_is_read_only(bench: Bench, session: FakeSession, photo: Path) -> None:
    dossier_id = _signed(session, photo)
    rate_all(session, dossier_id)
    session.feedback.make(dossier_id)
    session.sealing.seal(dossier_id, PASSPHRASE, lambda _d, _t: None, lambda: False)
    bench.unlock()
    bench.go(Screen.RATING, dossier_id, "2.1.1")
    before = bench.session.dossiers.open(dossier_id).ratings
    bench.press("N", "Delete")
    assert bench.session.dossiers.open(dossier_id).ratings == before


def test_the_rules_are_confirmed_once_after_a_question(bench: Bench) -> None:
    bench.unlock()
    bench.press("Alt+3")
    bench.screen(FrameworkScreen)
    bench.press("Return")
    assert bench.dialogs.asked == ["Confirmer les règles du référentiel\N{NO-BREAK SPACE}?"]
    assert bench.session.frameworks.current().rules_confirmed
    assert not bench.screen(FrameworkScreen).view.confirm.isVisible()


def test_a_trainer_reads_and_registers_nobody(bench: Bench, session: FakeSession) -> None:
    put_dossier(session)
    bench.unlock(person=1)
    bench.go(Screen.CANDIDATES)
    bench.press("Ctrl+N")
    view = bench.screen(CandidatesScreen).view
    assert not view.register.isVisible()
    bench.press("Return", "Return")
    bench.screen(RatingScreen)
