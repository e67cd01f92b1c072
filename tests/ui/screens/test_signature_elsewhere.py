"""What the other screens say of practice and real, and of a signature that needs something."""

from pathlib import Path

import pytest

from clea_desktop.core.enrolment import SignatureStanding
from clea_desktop.ui import labels
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.home.screen import HomeScreen
from clea_desktop.ui.screens.register.screen import RegisterScreen
from clea_desktop.ui.screens.seal.screen import SealScreen
from clea_desktop.ui.screens.settings.screen import SettingsScreen
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.screens.bench import Bench, put_dossier, sign
from tests.ui.screens.sitting import ZOE
from tests.ui.screens.test_signature import PASSPHRASE, STATES, TR, seen, signature


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("renewing", "Votre signature s’arrête le 2 janvier 2027."),
        ("over", "Votre signature s’est arrêtée"),
        ("lost", "n’est plus sur ce poste"),
        ("withdrawn", "a retiré votre signature"),
        ("a colleague's body", "Vous n’avez pas encore votre signature."),
        ("asked", "Votre demande de signature du 24 novembre 2026 attend sa réponse."),
    ],
)
def test_home_says_what_must_be_done_about_it_and_leads_there(
    bench: Bench, vault: FakeVault, state: str, said: str
) -> None:
    vault.signature = STATES[state]
    bench.unlock()
    home = bench.screen(HomeScreen)
    home.presenter.look_ready()
    bench.settle()
    assert home.view.signature.isVisible()
    assert said in seen(bench)
    home.view.signature.acted.emit()
    bench.settle()
    assert bench.screen(SettingsScreen).view.signature.isVisible()


@pytest.mark.parametrize("state", ["nothing", "stands", "renewal asked"])
def test_home_is_quiet_when_all_is_well(bench: Bench, vault: FakeVault, state: str) -> None:
    vault.signature = STATES[state]
    bench.unlock()
    home = bench.screen(HomeScreen)
    home.presenter.look_ready()
    bench.settle()
    assert not home.view.signature.isVisible()


def test_a_new_dossier_says_whether_it_will_be_real(bench: Bench, vault: FakeVault) -> None:
    bench.unlock()
    bench.go(Screen.REGISTER)
    kind = bench.screen(RegisterScreen).view.kind
    assert "n’a pas de valeur" in kind.text()
    vault.signature = signature()
    bench.go(Screen.HOME)
    bench.go(Screen.REGISTER)
    assert kind.text() == labels.what_opens(TR, body_enrolled=True)


def test_somebody_met_before_is_told_plainly_and_gets_a_real_dossier(bench: Bench, vault: FakeVault, zoe: str) -> None:
    vault.signature = signature()
    bench.unlock()
    bench.go(Screen.DOSSIER, zoe)
    view = bench.screen(DossierScreen).view
    assert view.before.isVisible()
    assert "il n’a pas de valeur" in seen(bench)
    view.before.acted.emit()
    bench.settle()
    assert bench.dialogs.asked == ["Ouvrir un vrai dossier pour cette personne\N{NO-BREAK SPACE}?"]
    assert bench.application.workspace is not None
    real = bench.application.workspace.spot.dossier_id
    assert real != zoe
    opened_now = vault.view(vault.kept(real))
    assert (opened_now.practice, opened_now.identity, opened_now.agreement) == (False, vault.kept(zoe).identity, None)
    assert not view.before.isVisible()
    assert "ENTRAÎNEMENT" not in seen(bench)


def test_somebody_invented_is_never_offered_a_real_dossier(bench: Bench, vault: FakeVault, zoe: str) -> None:
    vault.signature = signature()
    vault.invented.append(zoe)
    bench.unlock()
    bench.go(Screen.DOSSIER, zoe)
    assert not bench.screen(DossierScreen).view.before.isVisible()


def test_a_real_dossier_is_sealed_by_a_signature_that_stands_and_says_what_lacks_otherwise(
    bench: Bench, vault: FakeVault, photo: Path
) -> None:
    vault.signature = signature(SignatureStanding.LOST)
    vault.rules_confirmed = True
    session = FakeSession(vault, vault.accounts[0])
    dossier_id = put_dossier(session, ZOE)
    sign(session, dossier_id, photo)
    session.feedback.make(dossier_id)
    bench.unlock()
    bench.go(Screen.SEAL, dossier_id)
    screen = bench.screen(SealScreen)
    assert not screen.view.practice.isVisible()
    assert "Il manque : votre signature." in seen(bench).replace("\N{NO-BREAK SPACE}", " ")
    vault.signature = signature()
    bench.go(Screen.DOSSIER, dossier_id)
    bench.go(Screen.SEAL, dossier_id)
    screen.view.passphrase.set_text(PASSPHRASE)
    screen.view.act.click()
    bench.settle()
    assert screen.view.box.trust.text().strip().startswith("Enregistrer les certificats de vérification")
    assert not vault.kept(dossier_id).bundles[-1].practice
