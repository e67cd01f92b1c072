"""Acts are done once, end whatever happens, and are never silently lost at the door."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.limits import LABEL_LIMIT, NAME_LIMIT, REASON_LIMIT
from clea_desktop.core.rating import Rating
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.first_start.screen import FirstStartScreen
from clea_desktop.ui.screens.first_start.state import Identity
from clea_desktop.ui.screens.home.screen import HomeScreen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.register.screen import RegisterScreen
from clea_desktop.ui.screens.restitution.screen import RestitutionScreen
from clea_desktop.ui.screens.seal.screen import SealScreen
from clea_desktop.ui.screens.settings.screen import SettingsScreen
from clea_desktop.ui.screens.unlock.screen import UnlockScreen
from tests.fakes.session import FakeSession
from tests.ui.screens.bench import Bench, put_dossier, rate_all, sign

PASSPHRASE = "quatre mots pour evaluator"  # noqa: S105 - of nobody


@pytest.fixture
def signed(bench: Bench, session: FakeSession, photo: Path) -> str:
    dossier_id = put_dossier(session)
    sign(session, dossier_id, photo)
    bench.unlock()
    return dossier_id


@pytest.fixture
def sealable(bench: Bench, session: FakeSession, signed: str) -> SealScreen:
    rate_all(session, signed)
    session.feedback.make(signed)
    bench.go(Screen.SEAL, signed)
    return bench.screen(SealScreen)


def _bug(*_: object) -> None:
    raise RuntimeError


def _full(*_: object) -> None:
    raise CleaError(Trouble.DISK_FULL)


def _seen(bench: Bench) -> str:
    return " ".join(label.text() for label in bench.window.findChildren(QLabel) if label.isVisible())


def test_a_proof_asked_twice_is_kept_once(bench: Bench, signed: str) -> None:
    bench.go(Screen.RATING, signed, "2.1.5")
    bench.press("P")
    panel = bench.screen(RatingScreen).view.panel
    panel.keep.click()
    assert not panel.keep.isEnabled()
    panel.keep.click()
    panel.reason.entered.emit()
    bench.settle()
    assert [item.label for item in bench.session.dossiers.open(signed).evidence if item.criteria] == ["Photo 1"]
    assert panel.keep.isEnabled()


def test_a_restitution_asked_twice_is_made_once(bench: Bench, session: FakeSession, signed: str) -> None:
    rate_all(session, signed)
    bench.go(Screen.RESTITUTION, signed)
    screen = bench.screen(RestitutionScreen)
    screen.view.make_asked.emit()
    screen.view.make_asked.emit()
    bench.settle()
    assert len(session.dossiers.open(signed).documents) == 1


def test_a_person_added_twice_is_there_once(bench: Bench) -> None:
    bench.unlock()
    bench.go(Screen.SETTINGS)
    part = bench.screen(SettingsScreen).view.people
    for _ in range(2):
        part.person_added.emit("Noé Vidal", "trainer", "quatre autres mots longs")
    bench.settle()
    assert [account.display_name for account in bench.vault.accounts].count("Noé Vidal") == 1


def test_an_agreement_signed_twice_is_kept_once(bench: Bench, session: FakeSession) -> None:
    dossier_id = put_dossier(session)
    bench.unlock()
    bench.go(Screen.DOSSIER, dossier_id)
    screen = bench.screen(DossierScreen)
    for _ in range(2):
        screen.view.agreement.signed.emit(bench.vault.clock().date())
    bench.settle()
    assert len(session.dossiers.open(dossier_id).evidence) == 1


def test_a_refused_act_gives_its_button_back_with_the_focus(bench: Bench, signed: str) -> None:
    bench.go(Screen.RATING, signed, "2.1.5")
    bench.press("P")
    panel = bench.screen(RatingScreen).view.panel
    bench.session.evidence.attach = _full  # type: ignore[method-assign,assignment]  # a disk that refuses
    panel.keep.setFocus()
    panel.keep.click()
    bench.settle()
    assert panel.keep.isEnabled()
    assert panel.keep.hasFocus()
    assert "disque est plein" in _seen(bench)


def test_a_bug_in_a_long_act_leaves_its_screen_usable(bench: Bench, sealable: SealScreen) -> None:
    workspace = bench.application.workspace
    assert workspace is not None
    real = bench.session.sealing.seal
    bench.session.sealing.seal = _bug  # type: ignore[method-assign,assignment]  # a bug, on purpose
    sealable.presenter.seal(PASSPHRASE)
    bench.settle()
    assert workspace.jobs.long_works == 0
    assert sealable.view.act.isEnabled()
    assert sealable.view.progress.isHidden()
    bench.window.decline_questions()
    bench.session.sealing.seal = real  # type: ignore[method-assign]  # mended
    sealable.presenter.seal(PASSPHRASE)
    bench.settle()
    assert len(bench.session.dossiers.open(workspace.spot.dossier_id).bundles) == 1
    bench.application.lock_when_idle()
    assert bench.application.workspace is None


def test_a_bug_at_the_door_leaves_it_usable(bench: Bench) -> None:
    door = bench.screen(UnlockScreen)
    real = bench.access.unlock
    bench.access.unlock = _bug  # type: ignore[method-assign,assignment]  # a bug, on purpose
    door.presenter.unlock(PASSPHRASE)
    bench.settle()
    assert door.view.passphrase.editor.isEnabled()
    bench.window.decline_questions()
    bench.access.unlock = real  # type: ignore[method-assign]  # mended
    bench.unlock()
    bench.screen(HomeScreen)


@pytest.mark.parametrize("leave", [lambda bench: bench.application.lock(), lambda bench: bench.application.close()])
def test_an_act_the_disk_refused_while_leaving_is_told_at_the_door(
    bench: Bench, signed: str, leave: Callable[[Bench], None]
) -> None:
    bench.go(Screen.RATING, signed, "2.1.5")
    bench.session.ratings.rate = _full  # type: ignore[method-assign,assignment]  # a disk that refuses
    opened = bench.session
    bench.screen(RatingScreen).presenter.rate("2.1.5", Rating.ACQUIRED)
    leave(bench)
    bench.settle()
    assert bench.window.isVisible()
    assert opened.closed
    assert "Votre dernier changement n’a pas été enregistré. Le disque est plein" in _seen(bench)
    bench.unlock()
    bench.application.lock()
    bench.settle()
    assert "n’a pas été enregistré" not in _seen(bench)


def test_a_window_told_what_was_refused_closes_the_next_time(bench: Bench, signed: str) -> None:
    bench.go(Screen.RATING, signed, "2.1.5")
    bench.session.ratings.rate = _full  # type: ignore[method-assign,assignment]  # a disk that refuses
    bench.screen(RatingScreen).presenter.rate("2.1.5", Rating.ACQUIRED)
    bench.application.close()
    assert bench.window.isVisible()
    bench.application.close()
    assert not bench.window.isVisible()


def test_a_question_does_not_stay_over_the_door(bench: Bench) -> None:
    outside = bench.application._outside
    bench.application._outside = outside._replace(dialogs=None)
    bench.unlock()
    bench.go(Screen.SETTINGS)
    presenter = bench.screen(SettingsScreen).presenter
    presenter.remove_person(bench.vault.accounts[1].account_id, "Thomas Lebœuf")
    panel = bench.window.dialogs.panel
    assert panel is not None
    assert panel.isVisible()
    bench.application.lock()
    assert panel.isHidden()
    panel.accept()
    bench.settle()
    assert len(bench.vault.accounts) == 3


def test_what_was_typed_of_a_proof_is_given_back_after_the_lock(bench: Bench, signed: str) -> None:
    bench.go(Screen.RATING, signed, "2.1.5")
    bench.press("P")
    panel = bench.screen(RatingScreen).view.panel
    panel.label.set_text("Devis")
    panel.reason.set_text("Le calcul est posé.")
    bench.application.lock()
    bench.unlock()
    panel = bench.screen(RatingScreen).view.panel
    assert panel.isVisible()
    assert (panel.label.text(), panel.reason.text()) == ("Devis", "Le calcul est posé.")
    panel.keep.click()
    bench.settle()
    assert [item.label for item in bench.session.dossiers.open(signed).evidence if item.criteria] == ["Devis"]


def test_fields_stop_where_the_services_would_refuse(bench: Bench, signed: str) -> None:
    bench.go(Screen.REGISTER)
    register = bench.screen(RegisterScreen).view
    bench.go(Screen.RATING, signed)
    panel = bench.screen(RatingScreen).view.panel
    bench.go(Screen.SETTINGS)
    people = bench.screen(SettingsScreen).view.people
    fields = (register.birth_name, register.first_name, people.name, panel.label, panel.reason)
    limits = [field.editor.maxLength() for field in fields]
    assert limits == [NAME_LIMIT, NAME_LIMIT, NAME_LIMIT, LABEL_LIMIT, REASON_LIMIT]


def test_a_code_not_verified_is_told_at_home_until_one_is(bench: Bench) -> None:
    bench.vault.recovery_confirmed = False
    bench.unlock()
    banner = bench.screen(HomeScreen).view.recovery
    assert banner.isVisible()
    banner.acted.emit()
    bench.settle()
    part = bench.screen(SettingsScreen).view.account
    assert part.isVisible()
    part.renew.click()
    bench.settle()
    part.typed.set_text(bench.vault.next_recovery_code.lower().replace("-", " "))
    part.confirm.click()
    bench.settle()
    assert "Le nouveau code remplace l’ancien." in _seen(bench)
    bench.go(Screen.HOME)
    assert not banner.isVisible()


def test_the_first_start_notes_that_the_code_was_typed_back(bench: Bench) -> None:
    bench.vault.accounts.clear()
    bench.application._try_again()
    first = bench.screen(FirstStartScreen)
    first.presenter.introduce(Identity("Greta", "Claire Évrard", "evaluator"))
    first.presenter.create("quatre mots bien longs", "quatre mots bien longs")
    bench.settle()
    first.presenter.go_check()
    before = bench.vault.recovery_confirmed
    first.presenter.check(bench.vault.recovery_code)
    first.presenter.check(bench.vault.recovery_code)
    bench.settle()
    assert (before, bench.vault.recovery_confirmed) == (False, True)
    bench.go(Screen.HOME)
    assert not bench.screen(HomeScreen).view.recovery.isVisible()
