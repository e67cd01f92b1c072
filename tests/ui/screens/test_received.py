"""The screen of a received file: its verdict first, its pieces from memory, its key asked for and kept nowhere."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clea_desktop.core.acts import Act
from clea_desktop.core.text import translator
from clea_desktop.ui.navigation import Screen, rail_entries
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.screens.received.acts import act_words
from clea_desktop.ui.screens.received.screen import ReceivedScreen
from clea_desktop.ui.screens.received.state import Part
from clea_desktop.ui.screens.seal.screen import SealScreen
from clea_desktop.ui.theme import ThemeName
from tests.fakes.received import CARRIED, KEY_WORDS
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.looks import check_looks, mode, modes
from tests.ui.screens.bench import Bench
from tests.ui.screens.receiving import choose, write_files


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return write_files(tmp_path)


@pytest.fixture
def screen(bench: Bench) -> ReceivedScreen:
    bench.unlock()
    bench.go(Screen.RECEIVED)
    return bench.screen(ReceivedScreen)


def test_a_file_is_opened_judged_and_read_by_the_keyboard_alone(
    bench: Bench, screen: ReceivedScreen, files: dict[str, Path]
) -> None:
    bench.dialogs.path = files["recu.asice"]
    bench.press("Return")
    view = screen.view
    assert "accepté" in view.answer._sentence.text()
    assert view.verdict.isVisible()
    assert QApplication.focusWidget() is view.tabs.tabs[0]
    bench.press("Right", "Return")
    assert view.pieces.isVisible()
    bench.press("Right", "Return")
    assert view.findings.isVisible()
    assert len(view.findings.rows.rows()) == 3
    bench.press("Right", "Return")
    assert view.journal.isVisible()
    assert "3 actes" in view.journal.chain._sentence.text()
    bench.press("Escape")
    assert bench.window.current_screen() == Screen.HOME
    bench.go(Screen.RECEIVED)
    assert screen.view.journal.isVisible()


def test_a_refused_file_shows_its_verdict_and_nothing_else(
    bench: Bench, screen: ReceivedScreen, files: dict[str, Path]
) -> None:
    choose(bench, files["coupe.asice"])
    view = screen.view
    assert "refusé" in view.answer._sentence.text()
    assert not view.tabs.isVisible()
    assert not view.pieces.isVisible()
    assert view.save.hasFocus()
    choose(bench, files["lettre.asice"])
    assert "illisible" in view.answer._sentence.text()
    choose(bench, files["recu.asice"])
    assert view.tabs.isVisible()


def test_pieces_come_one_at_a_time_and_nothing_of_them_stays(
    bench: Bench, screen: ReceivedScreen, files: dict[str, Path], qtbot: QtBot
) -> None:
    choose(bench, files["recu.asice"])
    view = screen.view
    view.part_chosen.emit(Part.PIECES)
    bench.settle()
    pieces = view.pieces
    assert pieces._piece is not None
    assert pieces._piece.data.startswith(b"%PDF")
    qtbot.waitUntil(lambda: "intact" in pieces.where.text(), timeout=10_000)
    for name, words in (("evidence/0002.wav", "son"), ("evidence/0003.txt", "Compté deux fois")):
        pieces.chosen.emit(name)
        bench.settle()
        assert words in pieces.words.text()
    pieces.chosen.emit("evidence/0001.png")
    bench.settle()
    qtbot.waitUntil(lambda: "intacte" in pieces.where.text(), timeout=10_000)
    bench.press("Escape")
    assert pieces._piece is None


def test_a_file_that_came_encrypted_asks_for_its_key_and_keeps_no_word_of_it(
    bench: Bench, screen: ReceivedScreen, files: dict[str, Path]
) -> None:
    choose(bench, files["cle-usb.asice.age"])
    card = screen.view.key
    assert card.isVisible()
    assert not card.act.isEnabled()
    bench.dialogs.path = files["depot.cle"]
    card.choose.click()
    bench.settle()
    card.act.click()
    bench.settle()
    assert "Écrivez" in card.passphrase._error
    card.passphrase.set_text("autre chose")
    bench.press("Return")
    assert card.isVisible()
    assert card.passphrase.text() == ""
    card.passphrase.set_text(KEY_WORDS)
    bench.press("Return")
    assert screen.view.tabs.isVisible()
    assert card.passphrase.text() == ""


def test_another_stage_and_another_authority_are_asked_of_the_file_in_hand(
    bench: Bench, screen: ReceivedScreen, files: dict[str, Path], tmp_path: Path
) -> None:
    choose(bench, files["recu.asice"])
    screen.view.verdict.stage_asked.emit("deposited")
    bench.settle()
    assert "refusé" in screen.view.answer._sentence.text()
    choose(bench, files["autre.asice"])
    bench.dialogs.path = tmp_path
    screen.view.answer.acted.emit()
    bench.settle()
    assert screen.view.trouble.isVisible()
    (tmp_path / "root.pem").write_bytes(b"-----BEGIN")
    screen.view.verdict.trust.click()
    bench.settle()
    assert not screen.view.trouble.isVisible()
    assert "accepté" in screen.view.answer._sentence.text()


def test_the_verdict_is_printed_and_saved_under_a_code(
    bench: Bench, screen: ReceivedScreen, files: dict[str, Path], tmp_path: Path
) -> None:
    choose(bench, files["recu.asice"])
    bench.dialogs.path = tmp_path / "v.pdf"
    screen.view.save.click()
    bench.settle()
    assert bench.dialogs.suggested == ["verdict-D-2026-0001.pdf"]
    assert (tmp_path / "v.pdf").read_bytes().startswith(b"%PDF")
    screen.view.print.click()
    bench.settle()
    assert bench.printer.papers["verdict-D-2026-0001"].startswith(b"%PDF")


def test_closing_gives_the_empty_page_back(bench: Bench, screen: ReceivedScreen, files: dict[str, Path]) -> None:
    choose(bench, files["recu.asice"])
    screen.view.verdict.close_file.click()
    bench.settle()
    assert screen.view.empty.isVisible()
    assert screen.view.empty.button.hasFocus()
    assert bench.session.received._in_hand is None


def test_a_file_that_is_gone_is_said_where_one_is(
    bench: Bench, screen: ReceivedScreen, files: dict[str, Path], tmp_path: Path
) -> None:
    choose(bench, tmp_path / "absent.asice")
    assert screen.view.trouble.isVisible()
    assert screen.view.empty.isVisible()
    choose(bench, files["recu.asice"])
    assert not screen.view.trouble.isVisible()


def drop(bench: Bench, target: QWidget, path: Path) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, button, none)
    QApplication.sendEvent(target, enter)
    event = QDropEvent(QPointF(5, 5), copy, mime, button, none)
    QApplication.sendEvent(target, event)
    bench.settle()
    return event.isAccepted()


def test_a_sealed_file_dropped_anywhere_is_opened(bench: Bench, files: dict[str, Path], filled: FakeSession) -> None:
    bench.unlock()
    bench.go(Screen.RATING, "dossier-5")
    before = filled.dossiers.open("dossier-5").evidence
    drop(bench, bench.screen(RatingScreen), files["recu.asice"])
    assert filled.dossiers.open("dossier-5").evidence == before
    drop(bench, bench.window, files["recu.asice"])
    assert "accepté" in bench.screen(ReceivedScreen).view.answer._sentence.text()
    bench.go(Screen.HOME)
    drop(bench, bench.window, files["depot.cle"])
    assert bench.window.current_screen() == Screen.HOME


def test_a_file_handed_in_at_the_door_waits_for_the_passphrase(bench: Bench, files: dict[str, Path]) -> None:
    bench.application.open_file(files["recu.asice"])
    bench.unlock()
    bench.settle()
    assert "accepté" in bench.screen(ReceivedScreen).view.answer._sentence.text()


def test_locking_forgets_the_file(bench: Bench, screen: ReceivedScreen, files: dict[str, Path]) -> None:
    choose(bench, files["recu.asice"])
    assert screen.view.tabs.isVisible()
    bench.application.lock()
    bench.settle()
    bench.unlock()
    bench.go(Screen.RECEIVED)
    assert bench.screen(ReceivedScreen).view.empty.isVisible()


def test_a_trainer_has_no_way_in_and_is_told(bench: Bench, vault: FakeVault, files: dict[str, Path]) -> None:
    roles = [account.role for account in vault.accounts]
    bench.unlock(roles.index("trainer"))
    bench.go(Screen.RECEIVED)
    assert bench.window.current_screen() == Screen.HOME
    bench.application.open_file(files["recu.asice"])
    bench.settle()
    assert bench.window.current_screen() == Screen.HOME


def test_a_practice_dossier_is_not_prepared_for_the_stick(bench: Bench, filled: FakeSession) -> None:
    assert filled.candidates.rows()
    bench.unlock()
    bench.go(Screen.SEAL, "dossier-6")
    assert not bench.screen(SealScreen).view.box.carry.isVisible()


@pytest.mark.parametrize(("name", "scale"), modes())
def test_a_real_dossier_is_prepared_for_the_stick_encrypted(
    bench: Bench, filled: FakeSession, tmp_path: Path, name: ThemeName, scale: float
) -> None:
    kept = filled.vault.kept("dossier-6")
    kept.bundles[-1] = replace(kept.bundles[-1], practice=False)
    bench.unlock()
    bench.session.carrying.name = "Certificateur du Ponant"
    bench.go(Screen.SEAL, "dossier-6")
    box = bench.screen(SealScreen).view.box
    bench.dialogs.path = tmp_path / "cle.asice.age"
    box.carry.click()
    bench.settle()
    assert (tmp_path / "cle.asice.age").read_bytes().startswith(CARRIED)
    assert bench.dialogs.suggested[-1].endswith(".asice.age")
    with mode(name, scale):
        assert check_looks(bench.window) == []


@pytest.mark.parametrize("act", Act)
def test_every_act_of_a_journal_has_its_words(act: Act) -> None:
    assert act_words(act.value, translator()) != act.value
    assert act_words("later-act", translator()) == "later-act"


def test_the_rail_leads_there() -> None:
    assert Screen.RECEIVED in [entry.screen for entry in rail_entries(translator())]
