"""What every session does with the evidence map and with amendments."""

from pathlib import Path

import pytest

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.evidence_map import Proof
from clea_desktop.core.exercise import Observation, Seen
from clea_desktop.core.jury_questions import Asked
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.rating import Rating
from clea_desktop.core.self_assessment import Gap, SelfAnswer
from clea_desktop.services.views import BundleView
from clea_desktop.ui.session_port import SessionPort

PASSPHRASE = "quatre mots pour evaluator"  # noqa: S105 - of nobody; the one of the sessions' contract


class EvidenceMapContract:
    """Mixed into the contract of a session; ``signed`` is a dossier whose agreement is signed, ``scan`` a picture."""

    def test_a_criterion_is_as_strong_as_its_strongest_trace(
        self, session: SessionPort, signed: str, scan: Path
    ) -> None:
        run = session.exercises.start(signed, session.exercises.library()[0].exercise.id)
        task, clue = next((task, clue) for task in run.exercise.tasks for clue in task.clues)
        code = clue.criterion
        assert _proof(session, signed, code) is Proof.NONE
        session.self_assessment.answer(signed, code, SelfAnswer.CAN)
        assert _proof(session, signed, code) is Proof.NONE
        session.interview.pin(signed, "", "Je le fais tous les jours", code)
        assert _proof(session, signed, code) is Proof.SAID
        session.exercises.observe(run.id, task.id, code, Observation(Seen.NO, ""))
        assert _proof(session, signed, code) is Proof.SAID
        session.exercises.observe(run.id, task.id, code, Observation(Seen.YES, "seul"))
        assert _proof(session, signed, code) is Proof.SEEN
        proof = session.evidence.attach(signed, scan, "Photo", (code,), "")
        assert _proof(session, signed, code) is Proof.ATTACHED
        session.evidence.remove(proof.id)
        assert _proof(session, signed, code) is Proof.SEEN
        cell = next(cell for cell in session.evidence_map.read(signed).map.cells() if cell.code == code)
        assert [(one.clue, one.note) for one in cell.observed] == [(clue.clue, "seul")]

    def test_the_map_shows_gaps_and_asks_what_the_jury_would(self, session: SessionPort, signed: str) -> None:
        session.self_assessment.answer(signed, "2.1.1", SelfAnswer.NOT_YET)
        session.ratings.rate(signed, "2.1.1", Rating.ACQUIRED)
        found = session.evidence_map.read(signed)
        cell = next(cell for cell in found.map.cells() if cell.code == "2.1.1")
        assert (cell.rating, cell.gap) == (Rating.ACQUIRED, Gap.BETTER_THAN_SAID)
        asked = {question.kind for question in found.questions if "2.1.1" in question.criteria}
        assert {Asked.NO_EVIDENCE, Asked.DOUBTED} <= asked
        assert found.dossier.dossier_id == signed

    def test_a_restitution_older_than_a_finding_is_asked_about(self, session: SessionPort, signed: str) -> None:
        session.feedback.make(signed)
        assert Asked.PAPERS_OUTDATED not in _kinds(session, signed)
        session.ratings.rate(signed, "2.1.1", Rating.ACQUIRED)
        assert Asked.PAPERS_OUTDATED in _kinds(session, signed)

    def test_a_sealed_dossier_is_corrected_on_purpose_and_sealed_again(self, session: SessionPort, signed: str) -> None:
        first = _sealed(session, signed)
        assert _trouble(lambda: session.ratings.rate(signed, "2.1.1", None)) is Trouble.DOSSIER_SEALED
        assert _trouble(lambda: session.amendments.open(signed, "  ")) is Trouble.AMENDMENT_REASON
        opened = session.amendments.open(signed, " Relu  avec elle ")
        assert (opened.sequence, opened.reason, opened.may_give_up) == (2, "Relu avec elle", True)
        view = session.dossiers.open(signed)
        assert (view.state, view.amendment) == (DossierState.DRAFT, opened)
        session.ratings.rate(signed, "2.1.1", Rating.ACQUIRED)
        again = _sealed(session, signed)
        view = session.dossiers.open(signed)
        assert (view.state, view.amendment, view.bundles) == (DossierState.SEALED, None, (first, again))
        assert [one.sequence for one in view.bundles] == [1, 2]

    def test_a_correction_is_given_up_only_while_nothing_changed(self, session: SessionPort, signed: str) -> None:
        _sealed(session, signed)
        assert _trouble(lambda: session.amendments.give_up(signed)) is Trouble.NOT_FOUND
        session.amendments.open(signed, "Relu")
        assert _trouble(lambda: session.amendments.open(signed, "Relu")) is Trouble.AMENDMENT_NOT_SEALED
        session.amendments.give_up(signed)
        view = session.dossiers.open(signed)
        assert (view.state, view.amendment, len(view.bundles)) == (DossierState.SEALED, None, 1)
        session.amendments.open(signed, "Relu")
        session.ratings.rate(signed, "2.1.1", Rating.ACQUIRED)
        amendment = session.dossiers.open(signed).amendment
        assert amendment is not None
        assert not amendment.may_give_up
        assert _trouble(lambda: session.amendments.give_up(signed)) is Trouble.AMENDMENT_CHANGED


def _proof(session: SessionPort, dossier_id: str, code: str) -> Proof:
    return next(cell.proof for cell in session.evidence_map.read(dossier_id).map.cells() if cell.code == code)


def _kinds(session: SessionPort, dossier_id: str) -> set[Asked]:
    return {question.kind for question in session.evidence_map.read(dossier_id).questions}


def _sealed(session: SessionPort, dossier_id: str) -> BundleView:
    session.feedback.make(dossier_id)
    return session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)


def _trouble(act: object) -> Trouble:
    assert callable(act)
    with pytest.raises(CleaError) as caught:
        act()
    return caught.value.trouble
