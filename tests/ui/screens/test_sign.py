"""The signing screen: read the very document, sign it in turn with a finger, a mouse or on paper, leave no trace."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEventPoint, QPointingDevice, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.dossier.screen import DossierScreen
from clea_desktop.ui.screens.sign.screen import SignScreen
from clea_desktop.ui.theme import ThemeName
from clea_desktop.ui.widgets.signature_pad import SignaturePad
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
from tests.ui.screens.bench import Bench, rate_all
from tests.ui.screens.signing import ZIGZAG, draw, read, walk


@pytest.fixture
def unlocked(bench: Bench, dossier_id: str) -> Bench:
    assert dossier_id
    bench.unlock()
    return bench


@pytest.fixture
def opened(qtbot: QtBot, unlocked: Bench, dossier_id: str) -> SignScreen:
    screen = walk(unlocked, dossier_id)
    read(qtbot, screen)
    return screen


def test_in_large_type_the_pages_are_in_sight_whole(qtbot: QtBot, unlocked: Bench, dossier_id: str) -> None:
    with mode(ThemeName.LIGHT, 2.0):
        screen = walk(unlocked, dossier_id)
        read(qtbot, screen)
        pages = screen.view.pages
        qtbot.waitUntil(lambda: pages.height() >= sum(sheet.height() for sheet in pages._sheets), timeout=2_000)
        assert all(sheet.height() > sheet.width() for sheet in pages._sheets)


def test_both_sign_in_turn_and_the_agreement_stands(unlocked: Bench, opened: SignScreen, dossier_id: str) -> None:
    card = opened.view.card
    assert opened.view.where.text() == "Page 1 sur 3"
    assert "Contrat d’adhésion" in opened.view.pages._sheets[0].accessibleDescription()
    for signer in Signer:
        assert not card.sign.isEnabled()
        assert card.pad.strokes() == ()
        draw(card.pad)
        card.sign.click()
        unlocked.settle()
        assert unlocked.vault.kept(dossier_id).signatures[-1].signer is signer
    agreement = unlocked.vault.kept(dossier_id).agreement
    assert agreement is not None
    assert agreement.mode is SignatureMode.SCREEN
    assert card.isHidden()
    assert opened.view.sheet.hasFocus()
    unlocked.press("Return")
    assert [one.kind for one in unlocked.vault.kept(dossier_id).documents] == ["agreement", "signatures"]
    unlocked.press("Escape")
    assert "écran" in unlocked.screen(DossierScreen).view.agreement._subtitle.text()


def test_nobody_signs_before_the_pages_are_in_sight(unlocked: Bench, dossier_id: str) -> None:
    screen = walk(unlocked, dossier_id)
    if screen.presenter._is_whole is None:
        draw(screen.view.card.pad)
        assert not screen.view.card.sign.isEnabled()
        assert "Les pages arrivent" in screen.view.card.sign.accessibleDescription()


def test_nobody_signs_before_the_last_page_came_into_sight(qtbot: QtBot, unlocked: Bench, dossier_id: str) -> None:
    screen = walk(unlocked, dossier_id)
    card = screen.view.card
    qtbot.waitUntil(lambda: screen.presenter._is_whole is True and screen.presenter._read_to > 0, timeout=15_000)
    draw(card.pad)
    assert not card.sign.isEnabled()
    assert "sur 3 lue" in card.sign.accessibleDescription()
    QTest.keyClick(screen.view.pages, Qt.Key.Key_End)
    qtbot.waitUntil(card.sign.isEnabled, timeout=5_000)
    assert screen.view.where.text() == "Page 3 sur 3"


def test_a_sealed_dossier_says_why_nobody_signs_and_how_to_correct_it(bench: Bench, filled: FakeSession) -> None:
    assert any(one.kind == "restitution" for one in filled.dossiers.open("dossier-6").documents)
    bench.unlock()
    screen = walk(bench, "dossier-6", "restitution")
    assert "on ne signe plus ici" in screen.view.sealed._sentence.text()
    assert not screen.view.card.isVisible()
    assert check_looks(bench.window) == []
    screen.view.sealed._action.click()
    bench.settle()
    assert bench.window.find_screen(Screen.SEAL).isVisible()


def test_what_cannot_be_painted_is_signed_on_paper(
    qtbot: QtBot, unlocked: Bench, dossier_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlocked.session.signatures, "document_bytes", lambda _id: b"%PDF-1.7 nothing")
    screen = walk(unlocked, dossier_id)
    qtbot.waitUntil(lambda: screen.presenter._is_whole is False, timeout=15_000)
    draw(screen.view.card.pad)
    assert not screen.view.card.sign.isEnabled()
    assert "sur papier" in screen.view.card.sign.accessibleDescription()


@pytest.mark.usefixtures("opened")
def test_by_keyboard_alone_the_paper_is_as_good(unlocked: Bench, opened: SignScreen, dossier_id: str) -> None:
    seen = set()
    while QApplication.focusWidget() is not opened.view.card.paper:
        assert QApplication.focusWidget() not in seen, "Tab never reaches the way of paper"
        seen.add(QApplication.focusWidget())
        unlocked.press("Tab")
    assert opened.view.card.pad in seen
    unlocked.press("Return")
    assert QApplication.focusWidget() is opened.view.card.print
    unlocked.press("Tab", "Tab", "Return")
    agreement = unlocked.vault.kept(dossier_id).agreement
    assert agreement is not None
    assert agreement.mode is SignatureMode.PAPER
    assert {one.mode for one in unlocked.vault.kept(dossier_id).signatures} == {SignatureMode.PAPER}


def _touch(pad: SignaturePad, finger: QPointingDevice, kind: QEvent.Type, *places: tuple[int, int]) -> None:
    """Touch with a finger, and perhaps a palm besides."""
    state = QEventPoint.State.Updated
    points = [
        QEventPoint(number, state, QPointF(*place), pad.mapToGlobal(QPointF(*place)))
        for number, place in enumerate(places)
    ]
    assert pad.event(QTouchEvent(kind, finger, Qt.KeyboardModifier.NoModifier, points))


def test_a_finger_signs_too(opened: SignScreen) -> None:
    pad = opened.view.card.pad
    finger = QTest.createTouchDevice()
    first, *others = ZIGZAG
    _touch(pad, finger, QEvent.Type.TouchBegin, first, first)
    for corner in others:
        _touch(pad, finger, QEvent.Type.TouchUpdate, corner, (5, 5))
    _touch(pad, finger, QEvent.Type.TouchEnd, others[-1])
    assert [len(stroke) for stroke in pad.strokes()] == [len(ZIGZAG)]
    assert opened.view.card.sign.isEnabled()


def test_a_dot_is_not_enough_and_a_line_can_be_begun_again(opened: SignScreen) -> None:
    card = opened.view.card
    QTest.mouseClick(card.pad, Qt.MouseButton.LeftButton, pos=QPoint(100, 50))
    assert not card.sign.isEnabled()
    assert card.clear.isEnabled()
    draw(card.pad)
    assert card.sign.isEnabled()
    card.clear.click()
    assert card.pad.strokes() == ()
    assert not card.sign.isEnabled()


def test_a_pen_that_slips_out_stays_on_the_edge(opened: SignScreen) -> None:
    pad = opened.view.card.pad
    draw(pad, ((10, 10), (-500, 40), (9000, 9000)))
    ((_, left, corner),) = pad.strokes()
    assert left[0] == 0
    assert corner == (10_000, 4_000)


def test_a_signature_is_taken_back_by_ctrl_z_or_after_a_question(
    unlocked: Bench, opened: SignScreen, dossier_id: str
) -> None:
    ways: tuple[Callable[[], None], ...] = (lambda: unlocked.press("Ctrl+Z"), lambda: _press_first(opened))
    for take_back in ways:
        draw(opened.view.card.pad)
        opened.view.card.sign.click()
        unlocked.settle()
        assert len(unlocked.vault.kept(dossier_id).signatures) == 1
        take_back()
        unlocked.settle()
        assert unlocked.vault.kept(dossier_id).signatures == []
    assert unlocked.dialogs.asked == ["Retirer la signature de Zoé Lefèvre\u00a0?"]


def test_an_undo_from_elsewhere_leads_back_to_what_is_left_to_sign(
    unlocked: Bench, opened: SignScreen, dossier_id: str
) -> None:
    draw(opened.view.card.pad)
    opened.view.card.sign.click()
    unlocked.settle()
    unlocked.press("Escape", "Ctrl+Z")
    assert unlocked.vault.kept(dossier_id).signatures == []
    assert unlocked.screen(SignScreen).view.card.isVisible()


def _press_first(screen: SignScreen) -> None:
    screen.view.people.rows()[0].button.click()


def test_nothing_of_the_line_nor_of_the_pages_stays_after_leaving(
    unlocked: Bench, opened: SignScreen, dossier_id: str
) -> None:
    draw(opened.view.card.pad)
    line = opened.view.card.pad.strokes()
    telling = line[0][1]
    opened.view.card.sign.click()
    unlocked.settle()
    draw(opened.view.card.pad)
    del line
    unlocked.go(Screen.DOSSIER, dossier_id)
    assert opened.view.card.pad.strokes() == ()
    assert opened.view.pages._sheets == []
    assert (opened._data, opened.presenter._state) == (b"", None)
    gc.collect()
    held = [one for one in gc.get_objects() if isinstance(one, list | tuple) and telling in one and len(one) > 2]
    assert held == []


def test_a_lock_in_the_middle_of_a_line_forgets_it(unlocked: Bench, opened: SignScreen) -> None:
    draw(opened.view.card.pad)
    unlocked.application.lock()
    unlocked.settle()
    assert not any(pad.strokes() for pad in unlocked.window.findChildren(SignaturePad))


def test_the_dossier_leads_there_and_says_what_is_missing(qtbot: QtBot, unlocked: Bench, dossier_id: str) -> None:
    unlocked.go(Screen.DOSSIER, dossier_id)
    unlocked.screen(DossierScreen).view.agreement.on_screen.click()
    unlocked.settle()
    screen = unlocked.screen(SignScreen)
    read(qtbot, screen)
    draw(screen.view.card.pad)
    screen.view.card.sign.click()
    unlocked.settle()
    unlocked.press("Escape")
    card = unlocked.screen(DossierScreen).view.agreement
    assert "Il manque une signature" in card._subtitle.text()


def test_a_restitution_that_is_not_made_is_asked_for(unlocked: Bench, zoe: str) -> None:
    screen = walk(unlocked, zoe, "restitution")
    assert not screen.view.empty.isHidden()
    assert not screen.view.card.isVisible()


def test_a_restitution_is_signed_once_it_is_made(qtbot: QtBot, unlocked: Bench, session: FakeSession, zoe: str) -> None:
    rate_all(session, zoe, 3)
    made = session.feedback.make(zoe)
    screen = walk(unlocked, zoe, "restitution")
    read(qtbot, screen)
    draw(screen.view.card.pad)
    screen.view.card.sign.click()
    unlocked.settle()
    assert [one.document_id for one in unlocked.vault.kept(zoe).signatures] == [made.id]


def test_others_read_what_is_signed_and_sign_nothing(unlocked: Bench, zoe: str) -> None:
    unlocked.application.lock()
    unlocked.settle()
    unlocked.unlock(1)
    screen = walk(unlocked, zoe, "agreement")
    assert not screen.view.card.isVisible()
    assert unlocked.vault.kept(zoe).signatures == []


@pytest.mark.parametrize(("name", "scale"), modes())
def test_it_is_whole_in_every_look(
    qtbot: QtBot, unlocked: Bench, dossier_id: str, name: ThemeName, scale: float
) -> None:
    with mode(name, scale):
        screen = walk(unlocked, dossier_id)
        read(qtbot, screen)
        problems = check_looks(unlocked.window)
        draw(screen.view.card.pad)
        problems += check_looks(unlocked.window)
        screen.view.card.paper.click()
        problems += check_looks(unlocked.window)
        screen.view.card.screen_way.click()
        for _ in Signer:
            draw(screen.view.card.pad)
            screen.view.card.sign.click()
            unlocked.settle()
        problems += check_looks(unlocked.window)
    assert problems == []


@pytest.mark.usefixtures("qapp")
def test_every_word_passes_through_the_translator(qtbot: QtBot, vault: FakeVault, dossier_id: str, photo: Path) -> None:
    bench = Bench(vault, marking_translator(), FakeDialogs(path=photo))
    bench.start()
    bench.unlock()
    screen = walk(bench, dossier_id)
    read(qtbot, screen)
    data = ("Zoé Lefèvre", "Claire Évrard", "D-2026-0001", "Retirer Zoé Lefèvre")
    problems = check_words(bench.window, data)
    screen.view.card.paper.click()
    problems += check_words(bench.window, data)
    screen.view.card.screen_way.click()
    for _ in Signer:
        draw(screen.view.card.pad)
        screen.view.card.sign.click()
        bench.settle()
    problems += check_words(bench.window, data)
    bench.end()
    assert sorted(set(problems)) == []
