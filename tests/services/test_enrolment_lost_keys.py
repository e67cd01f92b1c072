"""Changed and lost passphrases, colleagues, departures: whose real key signs, and whose is gone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clea_desktop.core.enrolment import Notice, SignatureStanding
from clea_desktop.core.errors import Trouble
from clea_desktop.security.signing_key import WrappedSigningKey, open_signing_key
from clea_desktop.services.access import Access, Created
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.enrolment import Enrolments, TrustAnchors
from clea_desktop.storage.repositories.keys import Keys
from tests.fakes.vault import TickingClock
from tests.services.certifier import Certifier, answered, enrol, request_of
from tests.services.contract import OTHER_PASSPHRASE, PASSPHRASE
from tests.services.test_enrolment import judged, trouble_of
from tests.services.test_enrolment_over_time import ready, real_certificate, seal

NEW = "cinq mots tout neufs ici"


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


@pytest.fixture
def enrolled(session: Session, certifier: Certifier, tmp_path: Path) -> Session:
    enrol(session, certifier, tmp_path)
    session.frameworks.confirm_rules()
    return session


def test_a_change_of_passphrase_carries_the_real_key_and_the_one_that_waits(
    enrolled: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    dossier_id = ready(enrolled, tmp_path)
    enrolled.enrolment.renew(PASSPHRASE)
    enrolled.accounts.change_passphrase(PASSPHRASE, NEW)
    assert trouble_of(lambda: seal(enrolled, dossier_id)) is Trouble.WRONG_PASSPHRASE
    seal(enrolled, dossier_id, NEW)
    enrolled.enrolment.take_answer(
        answered(tmp_path, certifier.answer_renewal(request_of(enrolled, tmp_path), clock()))
    )
    enrolled.amendments.open(dossier_id, "une date")
    seal(enrolled, dossier_id, NEW)


def test_a_change_of_passphrase_cut_in_the_middle_loses_no_key(enrolled: Session, tmp_path: Path) -> None:
    enrolled.enrolment.renew(PASSPHRASE)
    with enrolled.vault.unit_of_work() as work:
        enrolled.accounts._rewrap(work, PASSPHRASE, NEW)
    enrolled.accounts.change_passphrase(PASSPHRASE, NEW)
    seal(enrolled, ready(enrolled, tmp_path), NEW)
    with enrolled.vault.unit_of_work.reading() as work:
        asked = Enrolments(work).request(enrolled.account.account_id)
    assert asked is not None
    open_signing_key(WrappedSigningKey(asked.wrapped, asked.public_key), NEW, enrolled.account.account_id)


def test_a_recovery_loses_the_real_key_and_one_enrols_again(
    access: Access, created: Created, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    session = created.session
    enrol(session, certifier, tmp_path)
    session.frameworks.confirm_rules()
    dossier_id = ready(session, tmp_path)
    session.enrolment.renew(PASSPHRASE)
    session.close()
    back = access.recover(created.recovery_code, session.account.account_id, NEW)
    try:
        view = back.enrolment.standing()
        assert (view.facts.standing, view.request) == (SignatureStanding.LOST, None)
        said = back.enrolment.notice()
        assert said is not None
        assert said.notice is Notice.LOST
        for passphrase in (PASSPHRASE, NEW):
            assert trouble_of(seal, back, dossier_id, passphrase) is Trouble.ENROLMENT_LOST
        enrol(back, certifier, tmp_path, NEW)
        assert judged(back, seal(back, dossier_id, NEW), tmp_path, certifier.store(clock()), practice=False).accepted
    finally:
        back.close()


def test_a_colleague_opens_real_dossiers_but_seals_only_once_enrolled_too(
    enrolled: Session, certifier: Certifier, clock: TickingClock, colleague: Callable[[], Session], tmp_path: Path
) -> None:
    mine = real_certificate(enrolled)
    noe = colleague()
    dossier_id = ready(noe, tmp_path)
    assert not noe.dossiers.open(dossier_id).practice
    said = noe.enrolment.notice()
    assert said is not None
    assert said.notice is Notice.NONE
    assert trouble_of(lambda: seal(noe, dossier_id, OTHER_PASSPHRASE)) is Trouble.ENROLMENT_NEEDED
    enrol(noe, certifier, tmp_path, OTHER_PASSPHRASE)
    assert real_certificate(noe) != mine
    assert judged(
        noe, seal(noe, dossier_id, OTHER_PASSPHRASE), tmp_path, certifier.store(clock()), practice=False
    ).accepted


def test_whoever_leaves_takes_every_key_away(
    enrolled: Session, certifier: Certifier, colleague: Callable[[], Session], tmp_path: Path
) -> None:
    first = enrolled.account.account_id
    noe = colleague()
    enrol(noe, certifier, tmp_path, OTHER_PASSPHRASE)
    noe.accounts.remove(first)
    with noe.vault.unit_of_work.reading() as work:
        assert Keys(work).signing_key(first, practice=False) is None
        assert Keys(work).device_key(first) is None
        assert Enrolments(work).find(first) is None
        assert Enrolments(work).request(first) is None
        assert TrustAnchors(work).is_there()
