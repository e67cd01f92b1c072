"""The five years told at home, and a laptop whose date is wrong: nobody is forgotten, what is sealed is believed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from clea_desktop.bundles.verifying import Policy, Stage, verify
from clea_desktop.core.appointment import Planned
from clea_desktop.core.clock import paris_day
from clea_desktop.core.conformity import Check
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import FeedbackPart
from clea_desktop.core.pathway import Step
from clea_desktop.core.rating import Rating
from clea_desktop.core.recommendations import Recommendation
from clea_desktop.core.signature import Signer
from clea_desktop.core.today import Item, Matter
from clea_desktop.core.welcome import Field
from clea_desktop.services.session import Session
from clea_desktop.services.views import BundleView
from clea_desktop.storage.driver import Value
from clea_desktop.storage.repositories.keys import Keys
from clea_desktop.storage.unit_of_work import UnitOfWork, Work
from clea_desktop.trust.store import TrustStore
from tests.fakes.vault import TickingClock
from tests.services.contract import PASSPHRASE
from tests.services.test_home import NINE
from tests.services.thread import photo, rated_dossier, sealed_dossier


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


@pytest.fixture
def rated(session: Session, tmp_path: Path) -> str:
    return rated_dossier(session, tmp_path)


def _seal(session: Session, dossier_id: str) -> BundleView:
    return session.sealing.seal(dossier_id, PASSPHRASE, lambda _done, _total: None, lambda: False)


def _told(session: Session, matter: Matter) -> list[Item]:
    return [item for item in session.home.today().items if item.matter is matter]


def _signed(session: Session, dossier_id: str, folder: Path) -> None:
    """Make a restitution, signed on paper."""
    scan = folder / "signee.jpg"
    scan.write_bytes(photo(33))
    made = session.feedback.make(dossier_id)
    today = paris_day(session.vault.around.clock())
    session.signatures.sign_on_paper(dossier_id, made.id, (Signer.CANDIDATE,), today, scan)


def _believed(session: Session, bundle: BundleView, folder: Path) -> bool:
    """Say whether a stranger accepts a bundle now."""
    copy = folder / "copie.asice"
    session.sealing.export(bundle.id, copy, lambda _done, _total: None, lambda: False)
    session.sealing.export_trust(folder)
    policy = Policy(Stage.SEALED, practice=True, at=session.vault.around.clock())
    with copy.open("rb") as source:
        return verify(source, TrustStore.from_folder(folder), policy).accepted


def test_the_deadline_told_at_home_is_the_one_on_the_papers(session: Session, rated: str, clock: TickingClock) -> None:
    """The interview may be older than its paper, and nobody may have signed."""
    held_on = paris_day(clock())
    clock.move(days=90)
    session.feedback.write(rated, FeedbackPart.HELD_ON, held_on.isoformat())
    session.feedback.make(rated)
    _seal(session, rated)
    clock.move(days=5 * 365 - 120)
    (told,) = _told(session, Matter.DEADLINE)
    assert told.day == session.feedback.open(rated).valid_until == held_on.replace(year=held_on.year + 5)


def test_an_open_correction_neither_hides_nor_moves_the_deadline(
    session: Session, tmp_path: Path, clock: TickingClock
) -> None:
    dossier_id, _ = sealed_dossier(session, tmp_path)
    until = session.feedback.open(dossier_id).valid_until
    clock.move(days=365 * 5 - 30)
    session.amendments.open(dossier_id, "Une preuve de plus.")
    session.feedback.write(dossier_id, FeedbackPart.HELD_ON, paris_day(clock()).isoformat())
    assert [item.day for item in _told(session, Matter.DEADLINE)] == [until]
    _signed(session, dossier_id, tmp_path)
    _seal(session, dossier_id)
    assert [item.day for item in _told(session, Matter.DEADLINE)] == [until]


def test_after_the_five_years_nothing_is_found_nor_ready_to_seal(
    session: Session, rated: str, tmp_path: Path, clock: TickingClock
) -> None:
    for criterion in session.frameworks.current().framework.criteria():
        session.ratings.rate(rated, criterion.code, Rating.NOT_ACQUIRED)
    _signed(session, rated, tmp_path)
    assert _told(session, Matter.SEAL)
    clock.move(days=5 * 366)
    assert not _told(session, Matter.SEAL)
    assert Check.FIVE_YEARS in {item.check for item in session.sealing.check(rated).items}
    with pytest.raises(CleaError) as refused:
        session.ratings.rate(rated, "1.1.1", None)
    assert refused.value.trouble is Trouble.YEARS_OVER


def test_home_says_ready_to_seal_exactly_as_the_journal_does(
    session: Session, rated: str, tmp_path: Path, clock: TickingClock
) -> None:
    for criterion in session.frameworks.current().framework.criteria():
        session.ratings.rate(rated, criterion.code, Rating.NOT_ACQUIRED)
    session.feedback.recommend(rated, Recommendation("1.1", "Apprendre à écouter."))
    _signed(session, rated, tmp_path)
    clock.move(minutes=1)
    session.feedback.write(rated, FeedbackPart.SYNTHESIS, "Ma conclusion.")  # no paper of the candidate says it
    assert session.sealing.check(rated).may_seal
    assert _told(session, Matter.SEAL)
    session.feedback.withdraw(rated, "1.1")
    assert not session.sealing.check(rated).may_seal
    assert not _told(session, Matter.SEAL)


@pytest.mark.parametrize("days", [-800, -2000, 4000])
def test_a_clock_under_which_the_bundle_would_be_refused_blocks_the_seal_until_it_is_put_right(
    session: Session, rated: str, tmp_path: Path, clock: TickingClock, days: int
) -> None:
    session.feedback.make(rated)
    before = _certificate(session)
    clock.move(days=days)
    (item,) = [one for one in session.sealing.check(rated).items if one.check is Check.CLOCK]
    assert item.day is not None
    with pytest.raises(CleaError) as refused:
        _seal(session, rated)
    assert refused.value.trouble is Trouble.NOT_CONFORM
    assert _certificate(session) == before
    clock.move(days=-days)
    assert Check.CLOCK not in {one.check for one in session.sealing.check(rated).items}
    assert _believed(session, _seal(session, rated), tmp_path)


@pytest.mark.parametrize("days", [-40, -600, 31, 700])
def test_a_clock_that_was_wrong_for_a_while_blocks_nobody(
    session: Session, rated: str, tmp_path: Path, clock: TickingClock, days: int
) -> None:
    clock.move(days=days)
    session.ratings.rate(rated, "1.1.1", Rating.ACQUIRED)
    clock.move(days=-days)
    session.feedback.make(rated)
    bundle = _seal(session, rated)
    assert _believed(session, bundle, tmp_path)
    clock.move(days=max(days, 0))  # also by the clock of the last act
    assert _believed(session, bundle, tmp_path)


def _certificate(session: Session) -> bytes:
    with session.vault.unit_of_work.reading() as work:
        kept = Keys(work).signing_key(session.account.account_id, practice=True)
    assert kept is not None
    return kept.certificate


def test_a_period_keeps_whoever_was_worked_on_while_the_clock_was_behind(
    session: Session, rated: str, clock: TickingClock
) -> None:
    today = paris_day(clock())
    session.feedback.make(rated)
    clock.move(days=-60)
    session.feedback.write(rated, FeedbackPart.SYNTHESIS, "Ma conclusion.")
    clock.move(days=60)
    period = session.platform.period(today.replace(day=1), today)
    assert [line.dossier_id for line in period.lines] == [rated]


def test_a_period_keeps_whoever_leaves_on_a_day_that_was_still_to_come(
    session: Session, rated: str, clock: TickingClock
) -> None:
    leaves_on = paris_day(clock()) + timedelta(days=20)
    session.welcome.put(rated, Field.OUTCOME, "stopped")
    session.welcome.put(rated, Field.OUTCOME_DAY, leaves_on.isoformat())
    clock.move(days=60)
    after = session.platform.period(leaves_on, leaves_on + timedelta(days=30))
    assert [line.dossier_id for line in after.lines] == [rated]
    assert not session.platform.period(leaves_on - timedelta(days=90), leaves_on - timedelta(days=1)).lines


def test_a_period_keeps_whoever_left_without_saying_when(session: Session, rated: str, clock: TickingClock) -> None:
    found_on = paris_day(clock())
    clock.move(days=40)
    session.welcome.put(rated, Field.OUTCOME, "stopped")
    assert [line.dossier_id for line in session.platform.period(found_on, found_on).lines] == [rated]


def test_finding_one_s_place_again_after_a_crash_follows_no_appointment(
    session: Session, rated: str, clock: TickingClock
) -> None:
    session.appointments.make(rated, Planned(Step.FEEDBACK, paris_day(clock()) + timedelta(days=1), NINE, ""))
    clock.move(days=3)
    session.places.remember(rated, "rating", "2.1.1")
    session.places.resume()
    assert _told(session, Matter.MISSED)
    session.ratings.rate(rated, "2.1.7", Rating.ACQUIRED)
    assert not _told(session, Matter.MISSED)


def test_readiness_asks_nothing_once_its_transaction_has_ended(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    over: list[Work] = []
    reading, read = UnitOfWork.reading, Work.read

    @contextmanager
    def watched(unit: UnitOfWork) -> Iterator[Work]:
        with reading(unit) as work:
            yield work
        over.append(work)

    def listen(work: Work, sql: str, parameters: tuple[Value, ...] = ()) -> object:
        assert work not in over
        return read(work, sql, parameters)

    monkeypatch.setattr(UnitOfWork, "reading", watched)
    monkeypatch.setattr(Work, "read", listen)
    assert session.home.readiness().key_until is not None
    assert over
