"""Every part of the second interview, in light and dark, at 100 and 200 %: nothing cut, every word translated."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clea_desktop.core.feedback import FeedbackPart, Outcome
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.recommendations import proposed
from clea_desktop.core.text import french, translator
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.restitution.parts import Part
from clea_desktop.ui.theme import ThemeName
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault
from tests.ui.looks import check_looks, check_words, marking_translator, mode, modes
from tests.ui.screens.bench import Bench
from tests.ui.screens.talking import WHY, left_of, rated_dossier, show_part


@pytest.fixture
def rated(session: FakeSession, photo: Path) -> str:
    return rated_dossier(session, photo)


def _walk(bench: Bench, dossier_id: str) -> Iterator[str]:
    """Show every part in turn, one recommendation open, and the reason of a finding being written."""
    assert bench.application.workspace is not None
    for part in Part:
        bench.application.workspace.go(Spot(Screen.RESTITUTION, dossier_id, part=part))
        bench.settle()
        yield part
    view = show_part(bench, Part.NEXT)
    row = view.next_part.row(left_of(bench, dossier_id)[0])
    if row.turn.isVisible() and row.form is None:
        row.turn.click()
    bench.settle()
    yield "open recommendation"
    bench.go(Screen.RATING, dossier_id, "4.1.1")
    bench.press("R")
    yield "reason"
    bench.press("Escape")


@pytest.fixture
def told(session: FakeSession, rated: str) -> str:
    session.feedback.write(rated, FeedbackPart.COMMENT, "Je suis contente.")
    session.feedback.write(rated, FeedbackPart.OUTCOME, Outcome.TRAINING.value)
    view = session.feedback.open(rated)
    for one in proposed(view.dossier.framework, view.dossier.ratings, translator())[:2]:
        session.feedback.recommend(rated, one)
    session.ratings.explain(rated, "4.1.1", WHY)
    session.feedback.make(rated)
    session.feedback.make(rated, PaperKind.SYNTHESIS)
    session.ratings.explain(rated, "4.1.1", f"{WHY}, deux fois")
    return rated


@pytest.mark.parametrize(("name", "scale"), modes())
def test_every_part_is_whole(bench: Bench, told: str, name: ThemeName, scale: float) -> None:
    bench.unlock()
    problems: list[str] = []
    with mode(name, scale):
        for place in _walk(bench, told):
            problems += [f"{place}: {problem}" for problem in check_looks(bench.window)]
    assert problems == []


@pytest.mark.usefixtures("qapp")
def test_every_word_of_it_passes_through_the_translator(vault: FakeVault, told: str, photo: Path) -> None:
    bench = Bench(vault, marking_translator(), FakeDialogs(path=photo))
    bench.start()
    bench.unlock()
    kept = [one.objective for one in FakeSession(vault, vault.accounts[0]).feedback.open(told).recommendations]
    people = ("Zoé Lefèvre", "D-2026-0001", "Claire Évrard", "Attestation de validation partielle")
    data = (*people, *(french(criterion.title) for criterion in vault.framework.criteria()), *kept)
    problems = {problem for _place in _walk(bench, told) for problem in check_words(bench.window, data)}
    bench.end()
    assert sorted(problems) == []
