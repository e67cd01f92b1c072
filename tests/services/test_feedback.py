"""The second interview: the fake and the real session keep the same promises; what leaves and what the journal says."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clea_desktop.core.feedback import FeedbackPart
from clea_desktop.core.journal import check_chain
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.rating import Rating
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.services.access import Created
from clea_desktop.services.session import Session
from tests.fakes.session import FakeSession
from tests.fakes.vault import TickingClock, people_vault
from tests.services.contract import PASSPHRASE
from tests.services.feedback_contract import COMMENT, FeedbackContract
from tests.services.test_the_thread import exported
from tests.services.thread import rated_dossier

WHY = "Elle a demandé la calculatrice"
OBJECTIVE = "Poser une opération à la main"


class TestFakeFeedback(FeedbackContract):
    """The contract, on the fake."""

    @pytest.fixture
    def clock(self) -> TickingClock:
        return TickingClock()

    @pytest.fixture
    def session(self, clock: TickingClock) -> FakeSession:
        vault = people_vault(clock)
        return FakeSession(vault, vault.accounts[0])


class TestRealFeedback(FeedbackContract):
    """The contract, on SQLCipher, real keys and real files."""

    @pytest.fixture
    def session(self, created: Created) -> Iterator[Session]:
        yield created.session
        created.session.close()


@pytest.fixture
def interviewed(opened: Session, tmp_path: Path) -> str:
    """Give a dossier with everything said at its second interview, and its three papers."""
    dossier_id = rated_dossier(opened, tmp_path)
    opened.ratings.rate(dossier_id, "1.1.1", Rating.NOT_ACQUIRED)
    opened.ratings.explain(dossier_id, "2.1.7", WHY)
    opened.feedback.write(dossier_id, FeedbackPart.COMMENT, "Une première idée")
    opened.feedback.write(dossier_id, FeedbackPart.COMMENT, COMMENT)
    opened.feedback.write(dossier_id, FeedbackPart.OUTCOME, "training")
    opened.feedback.recommend(dossier_id, Recommendation("1.1", OBJECTIVE, 12))
    opened.feedback.recommend(dossier_id, Recommendation("1.2", "Autre chose"))
    opened.feedback.withdraw(dossier_id, "1.2")
    for kind in (PaperKind.SYNTHESIS, PaperKind.RESTITUTION, PaperKind.ATTESTATION):
        opened.feedback.make(dossier_id, kind)
    return dossier_id


def test_what_was_said_leaves_with_the_dossier_and_its_papers(
    opened: Session, interviewed: str, tmp_path: Path
) -> None:
    opened.feedback.make(interviewed, PaperKind.SYNTHESIS)
    sealed = opened.sealing.seal(interviewed, PASSPHRASE, lambda _d, _t: None, lambda: False)
    bundle = exported(opened, sealed.id, tmp_path)
    assert bundle.dossier["feedback"] == {
        "comment": COMMENT,
        "outcome": "training",
        "synthesis": "",
        "held_on": "2026-11-24",
    }
    expected = {"subdomain": "1.1", "objective": OBJECTIVE, "hours": 12, "starts_on": None, "ends_on": None}
    assert bundle.dossier["recommendations"] == [expected | {"place": ""}]
    ratings = bundle.dossier["ratings"]
    assert isinstance(ratings, list)
    assert {one["criterion"]: one["reason"] for one in ratings if one["reason"]} == {"2.1.7": WHY}
    papers = {name for name in bundle.members if name.startswith("documents/")}
    assert papers == {f"documents/{kind}.pdf" for kind in ("restitution", "attestation", "synthesis")}


def test_the_journal_says_that_it_was_said_never_what(opened: Session, interviewed: str, tmp_path: Path) -> None:
    sealed = opened.sealing.seal(interviewed, PASSPHRASE, lambda _d, _t: None, lambda: False)
    journal = exported(opened, sealed.id, tmp_path).members["dossier/journal.jsonl"]
    for words in (COMMENT.splitlines()[0], WHY, OBJECTIVE, "Greta"):
        assert words not in journal.decode()
    payloads = [entry.payload for entry in check_chain(journal.splitlines()) if entry.payload]
    said = [json.dumps(one["facts"]) for one in payloads if one["act"] == "feedback-written"]
    assert [json.loads(one)["part"] for one in said] == ["comment", "outcome", "held-on"]
    assert sum(one["act"] == "recommended" for one in payloads) == 1
    assert not any(one["act"] == "recommendation-withdrawn" for one in payloads)


def test_a_paper_out_of_date_stays_on_the_laptop(opened: Session, interviewed: str, tmp_path: Path) -> None:
    opened.feedback.write(interviewed, FeedbackPart.SYNTHESIS, "Une conclusion")
    sealed = opened.sealing.seal(interviewed, PASSPHRASE, lambda _d, _t: None, lambda: False)
    bundle = exported(opened, sealed.id, tmp_path)
    papers = {name for name in bundle.members if name.startswith("documents/")}
    assert papers == {"documents/restitution.pdf", "documents/attestation.pdf"}


def test_everything_said_is_there_after_closing(
    opened: Session, interviewed: str, reopen: Callable[[Session], Session]
) -> None:
    before = opened.feedback.open(interviewed)
    assert reopen(opened).feedback.open(interviewed) == before
