"""Why a real person's dossier is one of practice is said; somebody invented is named as such."""

from PySide6.QtWidgets import QLabel

from clea_desktop.core.text import translator
from clea_desktop.ui import labels
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.settings.screen import SettingsScreen
from clea_desktop.ui.widgets.pill import Pill
from tests.fakes.vault import FakeVault
from tests.ui.screens.bench import Bench

WHY = labels.why_practice(translator())


def _seen(bench: Bench) -> list[str]:
    return [label.text() for label in bench.window.findChildren(QLabel) if label.isVisible()]


def test_a_real_person_s_dossier_says_once_why_it_is_practice(bench: Bench, zoe: str) -> None:
    bench.unlock()
    bench.go(Screen.DOSSIER, zoe)
    assert _seen(bench).count(WHY) == 1
    assert any(pill.isVisible() for pill in bench.screen(DossierScreen).findChildren(Pill))
    assert not any("personne inventée" in said for said in _seen(bench))


def test_somebody_invented_is_said_to_be(bench: Bench, vault: FakeVault, zoe: str) -> None:
    vault.invented.append(zoe)
    bench.unlock()
    bench.go(Screen.DOSSIER, zoe)
    assert WHY not in _seen(bench)
    assert any(said.endswith("personne inventée") or "personne inventée ·" in said for said in _seen(bench))
    assert bench.screen(DossierScreen).view.why_practice.isHidden()


def test_the_form_of_a_new_candidate_and_the_settings_say_it_too(bench: Bench) -> None:
    bench.unlock()
    bench.go(Screen.REGISTER)
    assert _seen(bench).count(WHY) == 1
    assert bench.application.workspace is not None
    bench.application.workspace.go(Spot(Screen.SETTINGS, part="practice"))
    bench.settle()
    assert bench.screen(SettingsScreen).view.practice.isVisible()
    assert _seen(bench).count(WHY) == 1


def test_a_name_is_said_first_name_first_with_the_apostrophe_of_papers() -> None:
    assert labels.spoken_name("Loïc", "D'Haëne") == "Loïc D’Haëne"
