"""Every screen, in light and dark, at 100 and 200 %: nothing cut, nothing outside, every word translated."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from clea_desktop.core.errors import Trouble
from clea_desktop.core.plain_words import upper_initial
from clea_desktop.core.text import translator
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.theme import ThemeName
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
from tests.ui.screens.bench import Bench

Walk = Callable[[Bench], None]


def _section(section: str) -> Walk:
    def walk(bench: Bench) -> None:
        bench.go(Screen.SETTINGS)
        bench.window.find_screen(Screen.SETTINGS).presenter.show_section(section)  # type: ignore[attr-defined]  # its own
        bench.settle()

    return walk


def _proof(key: str) -> Walk:
    def walk(bench: Bench) -> None:
        bench.go(Screen.RATING, "dossier-5", key)
        bench.press("P")

    return walk


def _to(screen: Screen, dossier_id: str = "", criterion: str = "") -> Walk:
    return lambda bench: bench.go(screen, dossier_id, criterion)


def _correcting(bench: Bench) -> None:
    assert bench.application.workspace is not None
    bench.application.workspace.go(Spot(Screen.SEAL, "dossier-6", part="correct"))
    bench.settle()


WALKS: dict[str, Walk] = {
    "candidates": _to(Screen.CANDIDATES),
    "register": _to(Screen.REGISTER),
    "new dossier": _to(Screen.DOSSIER, "dossier-4"),
    "dossier in hand": _to(Screen.DOSSIER, "dossier-5"),
    "sealed dossier": _to(Screen.DOSSIER, "dossier-6"),
    "rating blocked": _to(Screen.RATING, "dossier-4"),
    "rating": _to(Screen.RATING, "dossier-5", "3.3.1"),
    "new proof": _proof("2.1.5"),
    "shown proof": _proof("2.1.1"),
    "self-assessment": _to(Screen.SELF_ASSESSMENT, "dossier-5"),
    "self-assessment sealed": _to(Screen.SELF_ASSESSMENT, "dossier-6"),
    "restitution": _to(Screen.RESTITUTION, "dossier-5"),
    "restitution made": _to(Screen.RESTITUTION, "dossier-6"),
    "not yet sealed": _to(Screen.SEAL, "dossier-5"),
    "sealed": _to(Screen.SEAL, "dossier-6"),
    "map": _to(Screen.MAP, "dossier-5", "2.1.1"),
    "map of a new dossier": _to(Screen.MAP, "dossier-4"),
    "asking why a seal is corrected": _correcting,
    "framework": _to(Screen.FRAMEWORK),
    "platform": _to(Screen.PLATFORM),
    "platform sheet": _to(Screen.PLATFORM_SHEET, "dossier-6"),
    "platform sheet begun": _to(Screen.PLATFORM_SHEET, "dossier-4"),
    "settings": _section("display"),
    "people": _section("people"),
    "organisation": _section("organisation"),
    "account": _section("account"),
    "about": _section("about"),
}


@pytest.fixture
def unlocked(bench: Bench, filled: FakeSession) -> Bench:
    assert filled.candidates.rows()
    bench.unlock()
    return bench


@pytest.mark.parametrize(("name", "scale"), modes())
def test_every_screen_is_whole(unlocked: Bench, name: ThemeName, scale: float) -> None:
    problems: list[str] = []
    with mode(name, scale):
        for place, walk in WALKS.items():
            walk(unlocked)
            problems += [f"{place}: {problem}" for problem in check_looks(unlocked.window)]
    assert problems == []


@pytest.mark.usefixtures("qapp")
def test_every_word_passes_through_the_translator(vault: FakeVault, filled: FakeSession, photo: Path) -> None:
    bench = Bench(vault, marking_translator(), FakeDialogs(path=photo))
    bench.start()
    bench.unlock()
    data = _facts(filled)
    problems: list[str] = []
    for place, walk in WALKS.items():
        walk(bench)
        problems += [f"{place}: {problem}" for problem in check_words(bench.window, data)]
    bench.end()
    assert sorted(set(problems)) == []


def _facts(session: FakeSession) -> tuple[str, ...]:
    """Return the words that are facts: names, codes, the framework's own wording, digests."""
    framework = session.vault.framework
    facts = [account.display_name for account in session.vault.accounts]
    for row in session.candidates.rows():
        view = session.dossiers.open(row.dossier_id)
        facts += [f"{row.first_name} {row.birth_name}", f"{row.birth_name} {row.first_name}", row.code]
        facts += [item.label for item in view.evidence] + [bundle.mark for bundle in view.bundles]
        facts += [cell.text for cell in session.platform.person(row.dossier_id).cells if cell.text]
    for subdomain in framework.subdomains():
        facts += [subdomain.title, *(criterion.title for criterion in subdomain.criteria)]
    facts.append("Devis cantine\nRecette")
    facts += [*framework.notes, *(upper_initial(domain.title) for domain in framework.domains)]
    translate = translator()
    return tuple({*facts, *(translate(fact.replace("{", "")) for fact in facts)})


@pytest.mark.parametrize(("name", "scale"), modes())
def test_the_door_that_cannot_open_is_whole(bench: Bench, name: ThemeName, scale: float) -> None:
    bench.access.trouble = Trouble.SLOTS_UNREADABLE
    bench.application._try_again()
    with mode(name, scale):
        assert check_looks(bench.window) == []


@pytest.mark.parametrize(("name", "scale"), modes())
def test_an_empty_list_and_a_form_with_errors_are_whole(bench: Bench, name: ThemeName, scale: float) -> None:
    bench.unlock()
    with mode(name, scale):
        assert check_looks(bench.window) == []
        bench.press("Ctrl+N", "Return")
        assert check_looks(bench.window) == []


def test_a_page_never_shows_itself_as_a_window_of_its_own(unlocked: Bench) -> None:
    for walk in WALKS.values():
        walk(unlocked)
        shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        assert shown == [unlocked.window]
        assert unlocked.window.isActiveWindow()
