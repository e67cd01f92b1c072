"""The screen of signatures as a state: what can be taken back, and what a paper takes with it."""

from dataclasses import replace
from datetime import date

import pytest

from clea_desktop.core.papers import PaperKind
from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.core.text import translator
from clea_desktop.services.views import AgreementView, DocumentView, DossierView, SignatureView
from clea_desktop.ui.screens.sign.state import Looker, Paper, sign_state
from tests.fakes.session import FakeSession
from tests.fakes.vault import START, people_vault

TODAY = date(2026, 11, 24)


@pytest.fixture
def signed() -> DossierView:
    """Give a dossier whose agreement one person signed on paper, the other on the screen."""
    vault = people_vault()
    session = FakeSession(vault, vault.accounts[0])
    view = session.dossiers.open(session.candidates.register("Lefèvre", "Zoé", date(1991, 4, 30)))
    return replace(
        view,
        agreement=AgreementView(TODAY, "scan", SignatureMode.PAPER, "a"),
        documents=(DocumentView("a", PaperKind.AGREEMENT.value, START, 1, is_current=True),),
        signatures=(
            SignatureView("a", Signer.CANDIDATE, SignatureMode.PAPER, TODAY),
            SignatureView("a", Signer.EVALUATOR, SignatureMode.SCREEN, TODAY),
        ),
    )


def _lines(view: DossierView) -> list[tuple[bool, bool]]:
    """Return who may take a signature back, and whether a sheet of paper falls with it."""
    paper, looker = Paper(PaperKind.AGREEMENT, "a"), Looker("Claire Évrard", may_evaluate=True)
    state = sign_state(view, paper, looker, START, translator())
    return [(line.may_withdraw, line.on_paper) for line in state.lines]


def test_a_line_says_whether_a_sheet_falls_with_it(signed: DossierView) -> None:
    assert _lines(signed) == [(True, True), (True, False)]


@pytest.mark.parametrize("kind", [PaperKind.RESTITUTION, PaperKind.ATTESTATION, PaperKind.SYNTHESIS])
def test_an_agreement_under_another_paper_is_not_offered_back(signed: DossierView, kind: PaperKind) -> None:
    other = DocumentView("r", kind.value, START, 1, is_current=True)
    view = replace(signed, documents=(*signed.documents, other))
    assert [may for may, _ in _lines(view)] == [False, False]


def test_the_sheet_of_signatures_takes_nothing_away(signed: DossierView) -> None:
    sheet = DocumentView("s", PaperKind.SIGNATURES.value, START, 1, is_current=True)
    assert _lines(replace(signed, documents=(*signed.documents, sheet))) == [(True, True), (True, False)]
