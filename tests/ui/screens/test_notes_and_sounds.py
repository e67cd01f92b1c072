"""Notes are read and sounds are timed in the panel of proofs; the file's own name never decides."""

from pathlib import Path

import pytest

from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.theme import ThemeName
from tests.core.sounds import wav
from tests.fakes.session import FakeSession
from tests.ui.looks import check_looks, mode, modes
from tests.ui.screens.bench import Bench


@pytest.fixture
def heard(session: FakeSession, zoe: str, tmp_path: Path) -> str:
    note, sound = tmp_path / "note.exe", tmp_path / "appel.txt"
    note.write_text("Zoé a lu le planning à voix haute.\n" * 40, encoding="cp1252")
    sound.write_bytes(wav(seconds=65))
    session.evidence.attach(zoe, note, "Note de réunion", ("2.1.1",), "")
    session.evidence.attach(zoe, sound, "Appel au fournisseur", ("2.1.2",), "")
    return zoe


def _look(bench: Bench, dossier_id: str, criterion: str) -> RatingScreen:
    bench.go(Screen.RATING, dossier_id, criterion)
    bench.press("P")
    return bench.screen(RatingScreen)


def test_a_note_is_read_in_part(bench: Bench, heard: str) -> None:
    bench.unlock()
    panel = _look(bench, heard, "2.1.1").view.panel
    words = panel.no_picture.text()
    assert panel.no_picture.isVisible()
    assert words.startswith("Zoé a lu le planning à voix haute.\n")
    assert words.endswith("…")
    assert len(words) <= 601


def test_a_sound_says_how_long_it_lasts(bench: Bench, heard: str) -> None:
    bench.unlock()
    panel = _look(bench, heard, "2.1.2").view.panel
    assert panel.no_picture.text() == "1 min 05 s. Un son ne s’écoute pas ici : enregistrez-en une copie."


@pytest.mark.parametrize(("name", "scale"), modes())
def test_the_panel_is_whole_with_a_note_in_it(bench: Bench, heard: str, name: ThemeName, scale: float) -> None:
    bench.unlock()
    with mode(name, scale):
        _look(bench, heard, "2.1.1")
        assert check_looks(bench.window) == []
