"""What is said to somebody is where they look: under the field with its field, at the top of a page in large type."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.seal.screen import SealScreen
from clea_desktop.ui.screens.seal.view import SealView
from clea_desktop.ui.screens.settings.screen import SettingsScreen
from clea_desktop.ui.screens.settings.signature_state import as_on_the_letter
from clea_desktop.ui.theme import ThemeName
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.looks import mode
from tests.ui.screens.bench import Bench
from tests.ui.screens.test_signature import CODE, FINGERPRINT, NOBODY, PASSPHRASE, fill, opened, seen, waiting


def whole(widget: QWidget) -> bool:
    """Tell whether all of a widget is in sight."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def sealed(bench: Bench, filled: FakeSession, tmp_path: Path) -> SealView:
    """Show a real dossier that is sealed, ready for a stick."""
    kept = filled.vault.kept("dossier-6")
    kept.bundles[-1] = replace(kept.bundles[-1], practice=False)
    bench.unlock()
    bench.session.carrying.name = "Certificateur du Ponant"
    bench.go(Screen.SEAL, "dossier-6")
    bench.dialogs.path = tmp_path / "cle.asice.age"
    return bench.screen(SealScreen).view


def test_the_sentence_of_a_field_is_in_sight_with_it(bench: Bench, qtbot: QtBot) -> None:
    part = opened(bench)
    fill(part, CODE, FINGERPRINT[:-2], PASSPHRASE)
    part.ask.click()
    bench.settle()
    assert part.fingerprint.error()
    qtbot.waitUntil(lambda: whole(part.fingerprint), timeout=2000)


def test_a_fingerprint_is_shown_whole_as_the_letter_lays_it_out(bench: Bench, vault: FakeVault) -> None:
    vault.signature = waiting(NOBODY)
    part = opened(bench)
    lines = as_on_the_letter(FINGERPRINT.lower()).splitlines()
    assert [line.split() for line in lines] == [FINGERPRINT.split()[at : at + 4] for at in range(0, 16, 4)]
    assert "\n".join(lines) in seen(bench)
    part.fingerprint.editor.clear()
    bench.settle()
    assert lines[0] not in seen(bench)


def test_what_an_earlier_file_met_is_not_said_beside_the_refusal_of_a_field(bench: Bench, vault: FakeVault) -> None:
    vault.signature = waiting(NOBODY)
    part = opened(bench)
    trouble = bench.screen(SettingsScreen).view.trouble
    part.answer.click()
    bench.settle()
    assert trouble.isVisible()
    part.fingerprint.set_text("00AF")
    part.answer.click()
    bench.settle()
    assert part.fingerprint.error()
    assert not trouble.isVisible()


def test_the_stick_is_what_is_offered_first_for_a_real_dossier(
    bench: Bench, filled: FakeSession, tmp_path: Path
) -> None:
    view = sealed(bench, filled, tmp_path)
    view.focus_first()
    assert view.box.carry.hasFocus()
    assert (view.box.carry.property("kind"), view.box.export.property("kind")) == ("primary", "outlined")
    view.box.export.setFocus()
    bench.dialogs.path = tmp_path / "copie.asice"
    bench.press("Return")
    assert view.box.export.hasFocus(), "what was pressed keeps the focus"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_did_not_work_is_in_sight_at_every_size(
    bench: Bench, filled: FakeSession, tmp_path: Path, qtbot: QtBot, scale: float
) -> None:
    view = sealed(bench, filled, tmp_path)
    with mode(ThemeName.LIGHT, scale):
        bench.settle()
        view.box.carry.setFocus()
        bench.session.carrying.name = ""
        bench.press("Return")
        qtbot.waitUntil(lambda: whole(view.trouble), timeout=2000)
