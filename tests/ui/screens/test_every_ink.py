"""Over every screen, as it is painted: each word is read on what it stands on, and no pair of tokens was forgotten."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.text import translator
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.theme import ThemeName
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.inks import TEXT_PAIRS, Ink, Words, contrast, in_both, settle_tall, style_sheet_pairs, tokens_of
from tests.ui.screens.bench import Bench
from tests.ui.screens.sitting import sit
from tests.ui.screens.test_every_control import DOSSIERS, PLACES

TALL = 2600
LEAST = 4.5


@pytest.mark.parametrize("place", PLACES, ids=[" ".join(filter(None, place)) for place in PLACES])
def test_every_word_is_read_on_what_it_stands_on(
    bench: Bench, filled: FakeSession, monkeypatch: pytest.MonkeyPatch, place: tuple[Screen, str, str]
) -> None:
    screen, key, part = place
    assert filled.candidates.rows()
    bench.unlock()
    assert bench.application.workspace is not None
    bench.application.workspace.go(Spot(screen, DOSSIERS.get(key, ""), part=part))
    bench.settle()
    assert bench.window.current_screen() == screen
    assert problems(bench.window, Words(monkeypatch)) == []


def test_the_doors_are_read(bench: Bench, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qapp is not None
    words = Words(monkeypatch)
    assert problems(bench.window, words) == []
    first = Bench(FakeVault(bench.vault.framework, bench.vault.clock), translator(), FakeDialogs())
    first.start()
    assert first.window.current_screen() == Screen.FIRST_START
    assert problems(first.window, words) == []
    first.end()


def test_the_window_of_the_candidate_is_read(bench: Bench, zoe: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.unlock()
    window = sit(bench, zoe)
    words = Words(monkeypatch)
    for turn in (window.presenter.choose, window.presenter.pause, window.presenter.ask_to_leave):
        assert problems(window, words) == [], window.current_page()
        turn(*([SelfAnswer.CAN] if turn == window.presenter.choose else []))
        bench.settle()
    assert problems(window, words) == [], window.current_page()


def test_a_toast_and_its_way_back_are_read(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.unlock()
    bench.window.toast.say("Le constat est gardé.", undo=bench.settle)
    qtbot.waitUntil(lambda: bench.window.toast.graphicsEffect() is None)
    assert problems(bench.window, Words(monkeypatch)) == []


@pytest.mark.parametrize("name", ThemeName)
def test_every_pair_of_the_style_sheet_is_among_those_computed(name: ThemeName) -> None:
    pairs = style_sheet_pairs(name)
    assert pairs - set(TEXT_PAIRS) == set()
    assert ("on_accent", "accent_hover") in pairs, "a state counts too"


def problems(window: QWidget, words: Words) -> list[str]:
    """Return what cannot be read, and what is read on a ground nobody computed."""
    settle_tall(window, TALL)
    found: list[str] = []
    for name in in_both():
        seen = list(words.of(window))
        assert len(seen) > 3, "nothing was seen"
        found.extend(f"{name.value}: {one}" for one in seen if not _is_right(one, name))
    return found


def _is_right(one: Ink, name: ThemeName) -> bool:
    inks, grounds = tokens_of(one.ink, name), tokens_of(one.ground, name)
    computed = any(ink in inks and ground in grounds for ink, ground in TEXT_PAIRS)
    return contrast(one.ink, one.ground) >= LEAST and computed
