"""A real signature as time passes: its end, renewals, withdrawals, old lists, and clocks that lie."""

from datetime import timedelta
from pathlib import Path

import pytest

from clea_desktop.core.conformity import Check, Finding
from clea_desktop.core.enrolment import Ending, Notice, Said, SignatureStanding
from clea_desktop.core.errors import Trouble
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.enrolment import TrustAnchors
from clea_desktop.storage.repositories.keys import Keys
from tests.fakes.vault import TickingClock
from tests.services.certifier import DEPOSIT, Certifier, answered, enrol, request_of
from tests.services.contract import PASSPHRASE
from tests.services.test_enrolment import judged, standing, trouble_of
from tests.services.thread import rated_dossier


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


@pytest.fixture
def enrolled(session: Session, certifier: Certifier, tmp_path: Path) -> Session:
    enrol(session, certifier, tmp_path)
    session.frameworks.confirm_rules()
    return session


def seal(session: Session, dossier_id: str, passphrase: str = PASSPHRASE) -> str:
    return session.sealing.seal(dossier_id, passphrase, lambda _done, _total: None, lambda: False).id


def ready(session: Session, folder: Path) -> str:
    dossier_id = rated_dossier(session, folder)
    session.feedback.make(dossier_id)
    return dossier_id


def finding(session: Session, dossier_id: str, check: Check) -> Finding | None:
    return next((one.finding for one in session.sealing.check(dossier_id).items if one.check is check), None)


def real_certificate(session: Session) -> bytes:
    with session.vault.unit_of_work.reading() as work:
        kept = Keys(work).signing_key(session.account.account_id, practice=False)
    assert kept is not None
    return kept.certificate


def test_the_end_is_said_early_then_often_and_a_renewal_keeps_the_old_key_signing(
    enrolled: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    until = enrolled.enrolment.standing().facts.until
    assert until is not None
    assert enrolled.enrolment.notice() is None
    for days, near in ((61, None), (60, Ending.EARLY), (30, Ending.SOON), (7, Ending.NOW)):
        clock.now = clock.now.replace(year=until.year, month=until.month, day=until.day) - timedelta(days=days)
        said = enrolled.enrolment.notice()
        assert said == (None if near is None else Said(Notice.ENDS, until, near))
    clock.now -= timedelta(days=20)
    before = real_certificate(enrolled)
    assert trouble_of(lambda: enrolled.enrolment.renew("pas la bonne phrase")) is Trouble.WRONG_PASSPHRASE
    view = enrolled.enrolment.renew(PASSPHRASE)
    assert view.request is not None
    assert view.request.is_renewal
    assert enrolled.enrolment.notice() is None
    dossier_id = ready(enrolled, tmp_path)
    assert judged(enrolled, seal(enrolled, dossier_id), tmp_path, certifier.store(clock()), practice=False).accepted
    assert real_certificate(enrolled) == before
    enrolled.enrolment.take_answer(
        answered(tmp_path, certifier.answer_renewal(request_of(enrolled, tmp_path), clock()))
    )
    assert real_certificate(enrolled) != before
    later = enrolled.enrolment.standing().facts.until
    assert later is not None
    assert later > until
    enrolled.amendments.open(dossier_id, "une date")
    assert judged(enrolled, seal(enrolled, dossier_id), tmp_path, certifier.store(clock()), practice=False).accepted


def test_a_signature_that_ended_seals_nothing_and_never_falls_back_on_practice(
    enrolled: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    clock.move(days=740)
    dossier_id = ready(enrolled, tmp_path)
    assert standing(enrolled) is SignatureStanding.OVER
    assert finding(enrolled, dossier_id, Check.ENROLMENT) is Finding.MISSING
    assert finding(enrolled, dossier_id, Check.SIGNING_KEY) is None
    assert trouble_of(lambda: seal(enrolled, dossier_id)) is Trouble.ENROLMENT_OVER
    assert trouble_of(lambda: enrolled.enrolment.renew(PASSPHRASE)) is Trouble.ENROLMENT_OVER
    assert enrolled.dossiers.open(dossier_id).bundles == ()
    enrol(enrolled, certifier, tmp_path)
    assert not enrolled.dossiers.open(dossier_id).practice
    assert judged(enrolled, seal(enrolled, dossier_id), tmp_path, certifier.store(clock()), practice=False).accepted


def test_a_withdrawn_signature_is_known_by_the_next_update_and_updates_never_go_back(
    enrolled: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    dossier_id = ready(enrolled, tmp_path)
    clock.move(days=3)
    old = certifier.update(1, clock())
    certifier.revoke(real_certificate(enrolled), clock())
    clock.move(days=1)
    take = enrolled.enrolment.take_update
    view = take(answered(tmp_path, certifier.update(2, clock())))
    assert view.facts.standing is SignatureStanding.WITHDRAWN
    said = enrolled.enrolment.notice()
    assert said is not None
    assert said.notice is Notice.WITHDRAWN
    assert trouble_of(lambda: seal(enrolled, dossier_id)) is Trouble.ENROLMENT_WITHDRAWN
    for data in (old, certifier.update(2, clock()), Certifier(clock()).update(9, clock()), b"{}"):
        assert trouble_of(take, answered(tmp_path, data)) is Trouble.ENROLMENT_REFUSED
    assert standing(enrolled) is SignatureStanding.WITHDRAWN


def test_an_update_needs_a_certifying_body_and_old_lists_are_said(
    session: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    update = answered(tmp_path, certifier.update(1, clock()))
    assert trouble_of(lambda: session.enrolment.take_update(update)) is Trouble.ENROLMENT_MISSING
    enrol(session, certifier, tmp_path)
    clock.move(days=100)
    body = session.enrolment.standing().body
    assert body is not None
    assert body.overdue_days == 10
    view = session.enrolment.take_update(answered(tmp_path, certifier.update(1, clock())))
    assert view.body is not None
    assert view.body.overdue_days is None
    with session.vault.unit_of_work.reading() as work:
        anchor = TrustAnchors(work).find()
    assert anchor is not None
    assert (anchor.update_number, anchor.deposit_recipient) == (1, DEPOSIT)


def test_an_older_answer_does_not_bring_older_lists_back(
    enrolled: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    request = enrolled.enrolment.renew(PASSPHRASE)
    assert request.request is not None
    clock.move(hours=1)
    data = certifier.answer_renewal(request_of(enrolled, tmp_path), clock())
    clock.move(days=2)
    enrolled.enrolment.take_update(answered(tmp_path, certifier.update(4, clock())))
    enrolled.enrolment.take_answer(answered(tmp_path, data))
    with enrolled.vault.unit_of_work.reading() as work:
        anchor = TrustAnchors(work).find()
    assert anchor is not None
    assert (anchor.update_number, anchor.issued_at) == (4, clock())


def test_a_clock_before_the_last_act_seals_nothing_real(enrolled: Session, clock: TickingClock, tmp_path: Path) -> None:
    clock.move(days=800)
    dossier_id = ready(enrolled, tmp_path)
    clock.move(days=-790)
    assert standing(enrolled) is SignatureStanding.STANDS
    assert finding(enrolled, dossier_id, Check.CLOCK) is Finding.MISSING
    assert trouble_of(lambda: seal(enrolled, dossier_id)) is Trouble.NOT_CONFORM
