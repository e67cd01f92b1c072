"""The check before sealing over a real vault: each point follows what was done, and says where to look."""

from pathlib import Path

import pytest

from clea_desktop.core.conformity import Check, Finding, Item, Standing
from clea_desktop.core.feedback import FeedbackPart, Outcome
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.pathway import Step
from clea_desktop.core.rating import Rating
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.core.register import RegisterField
from clea_desktop.core.signature import Signer
from clea_desktop.core.welcome import Field
from clea_desktop.services.session import Session
from tests.fakes.vault import TickingClock
from tests.services.contract import PASSPHRASE
from tests.services.thread import photo, rated_dossier


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


@pytest.fixture
def rated(session: Session, tmp_path: Path) -> str:
    return rated_dossier(session, tmp_path)


def _item(session: Session, dossier_id: str, check: Check) -> Item | None:
    return next((item for item in session.sealing.check(dossier_id).items if item.check is check), None)


def _found(session: Session, dossier_id: str, check: Check) -> Item:
    item = _item(session, dossier_id, check)
    assert item is not None
    return item


def test_the_identity_names_what_the_register_lacks_until_it_is_said(session: Session, rated: str) -> None:
    item = _found(session, rated, Check.IDENTITY)
    assert (item.finding, item.missing) == (Finding.TO_KNOW, (RegisterField.SEX, RegisterField.BIRTH_PLACE))
    session.welcome.put(rated, Field.SEX, "F")
    session.welcome.put(rated, Field.BIRTH_PLACE, "Brest")
    assert _found(session, rated, Check.IDENTITY).missing == (RegisterField.BIRTH_CODE,)
    session.welcome.put(rated, Field.BIRTH_INSEE, "29019")
    assert _found(session, rated, Check.IDENTITY).finding is Finding.OK


def test_what_nothing_shows_and_what_nobody_explains_is_named(session: Session, rated: str, tmp_path: Path) -> None:
    evidence = _found(session, rated, Check.EVIDENCE)
    assert (evidence.count, evidence.total, evidence.criteria) == (2, 6, ("2.1.3", "2.1.4", "2.1.5", "2.1.6"))
    picture = tmp_path / "autre.jpg"
    picture.write_bytes(photo(10))
    session.evidence.attach(rated, picture, "Calcul", ("2.1.3",), "")
    assert _found(session, rated, Check.EVIDENCE).count == 3
    assert _found(session, rated, Check.REASONS).criteria == ("2.1.3",)
    session.ratings.explain(rated, "2.1.3", "Posé sans aide")
    assert _found(session, rated, Check.REASONS).finding is Finding.OK


def test_a_signature_of_a_restitution_that_is_outdated_is_said(session: Session, rated: str, tmp_path: Path) -> None:
    scan = tmp_path / "signee.jpg"
    scan.write_bytes(photo(30))
    made = session.feedback.make(rated)
    assert _found(session, rated, Check.SIGNATURES).standing is Standing.NONE
    today = session.vault.around.clock().date()
    session.signatures.sign_on_paper(rated, made.id, (Signer.CANDIDATE,), today, scan)
    assert _found(session, rated, Check.SIGNATURES).finding is Finding.OK
    session.ratings.rate(rated, "2.1.7", Rating.ACQUIRED)
    restitution, signed = (_found(session, rated, check) for check in (Check.RESTITUTION, Check.SIGNATURES))
    assert (restitution.finding, restitution.standing) == (Finding.MISSING, Standing.OUTDATED)
    assert (signed.finding, signed.standing) == (Finding.TO_KNOW, Standing.OUTDATED)
    session.feedback.make(rated)
    assert _found(session, rated, Check.SIGNATURES).standing is Standing.OUTDATED
    assert session.sealing.check(rated).may_seal


def test_the_way_on_and_the_attestation_follow_the_findings(session: Session, rated: str) -> None:
    assert _found(session, rated, Check.OUTCOME).standing is Standing.NONE
    session.feedback.write(rated, FeedbackPart.OUTCOME, Outcome.TRAINING.value)
    assert _found(session, rated, Check.OUTCOME).finding is Finding.TO_KNOW
    session.feedback.recommend(rated, Recommendation("1.1", "Apprendre à écouter."))
    assert _found(session, rated, Check.OUTCOME).finding is Finding.OK
    assert _found(session, rated, Check.ATTESTATION).standing is Standing.NONE
    session.feedback.make(rated, PaperKind.ATTESTATION)
    assert _found(session, rated, Check.ATTESTATION).finding is Finding.OK


def test_long_evaluations_are_told_and_never_blocked(session: Session, rated: str, clock: TickingClock) -> None:
    session.feedback.make(rated)
    session.times.add(rated, Step.RATING, 3 * 3600)
    assert _found(session, rated, Check.TIMES).finding is Finding.OK
    session.times.add(rated, Step.INTERVIEW, 3 * 3600 + 60)
    times = _found(session, rated, Check.TIMES)
    assert (times.finding, times.count) == (Finding.TO_KNOW, 6 * 3600 + 60)
    session.exercises.start(rated, session.exercises.library()[0].exercise.id)
    clock.move(days=30)
    assert _found(session, rated, Check.TIMES).total == 30
    assert session.sealing.check(rated).may_seal


def test_an_amendment_that_changed_nothing_is_told(session: Session, rated: str, clock: TickingClock) -> None:
    session.exercises.start(rated, session.exercises.library()[0].exercise.id)
    session.feedback.make(rated)
    assert _item(session, rated, Check.AMENDMENT) is None
    session.sealing.seal(rated, PASSPHRASE, lambda _done, _total: None, lambda: False)
    clock.move(days=30)
    session.amendments.open(rated, "Relu")
    assert _found(session, rated, Check.TIMES).total == 0
    assert _found(session, rated, Check.AMENDMENT).finding is Finding.TO_KNOW
    session.ratings.explain(rated, "2.1.1", "Posé sans aide")
    assert _found(session, rated, Check.AMENDMENT).finding is Finding.OK
