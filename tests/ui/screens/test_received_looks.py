"""The screen of a received file, in every look: nothing cut, and every word of the screen's own translated."""

from pathlib import Path

import pytest

from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.text import translator
from clea_desktop.services.received_views import Asked
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.received.screen import ReceivedScreen
from clea_desktop.ui.screens.received.state import Part
from clea_desktop.ui.theme import ThemeName
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.received import FakeReceived
from tests.fakes.vault import FakeVault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
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


def _parts(bench: Bench, files: dict[str, Path]) -> list[str]:
    problems: list[str] = []
    for name, path in files.items():
        if name == "depot.cle":
            continue
        choose(bench, path)
        view = bench.screen(ReceivedScreen).view
        for part in Part if view.tabs.isVisible() else (Part.VERDICT,):
            view.part_chosen.emit(part)
            bench.settle()
            problems += [f"{name} {part}: {problem}" for problem in check_looks(bench.window)]
    return problems


@pytest.mark.parametrize(("name", "scale"), modes())
def test_it_is_whole_in_every_look(
    bench: Bench, screen: ReceivedScreen, files: dict[str, Path], name: ThemeName, scale: float
) -> None:
    with mode(name, scale):
        assert check_looks(bench.window) == []
        assert _parts(bench, files) == []
    assert screen.isVisible()


@pytest.mark.usefixtures("qapp")
def test_every_word_passes_through_the_translator(vault: FakeVault, files: dict[str, Path]) -> None:
    bench = Bench(vault, marking_translator(), FakeDialogs())
    bench.start()
    bench.unlock()
    bench.go(Screen.RECEIVED)
    data = _facts(vault, files["recu.asice"])
    problems = check_words(bench.window, data)
    choose(bench, files["recu.asice"])
    for part in Part:
        bench.screen(ReceivedScreen).view.part_chosen.emit(part)
        bench.settle()
        problems += check_words(bench.window, data)
    choose(bench, files["cle-usb.asice.age"])
    problems += check_words(bench.window, data)
    bench.end()
    assert sorted(set(problems)) == []


def _facts(vault: FakeVault, path: Path) -> tuple[str, ...]:
    """Return what the file says, and the verdict, whose words come from the service."""
    view = FakeReceived(vault, vault.accounts[0]).look(Asked(path), "", lambda _d, _t: None, lambda: False)
    dossier, text = view.dossier, view.text
    assert dossier is not None
    points = (*text.signatures, *text.times, *text.stages, *text.jury)
    said = [word for one in points for word in (one.label, one.value, one.note)]
    said += [text.title, text.sentence, text.judged, *text.warnings, *(word for pair in text.facts for word in pair)]
    said += [line.title for domain in dossier.domains for line in domain.lines]
    said += [line.reason for domain in dossier.domains for line in domain.lines]
    said += [f"{line.code}  {line.title}" for domain in dossier.domains for line in domain.lines]
    said += [upper_initial(domain.title) for domain in dossier.domains]
    said += [f"{domain.code} {upper_initial(domain.title)}" for domain in dossier.domains]
    said += [piece.label for piece in dossier.pieces] + ["cle-usb.asice.age", "depot.cle"]
    said += [dossier.candidate, dossier.code, dossier.evaluation_body, dossier.framework]
    said += [view.cosign.why_not] if view.cosign is not None else []
    said += [account.display_name for account in vault.accounts]
    translate = translator()
    return tuple({*filter(None, said), *(translate(word) for word in said if word)})
