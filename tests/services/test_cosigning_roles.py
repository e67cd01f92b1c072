"""Which role a signature has: the one its letter gave, asked for by whom it may concern."""

from pathlib import Path

import pytest

from clea_desktop.core.enrolment import SignatureStanding
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.roles import SigningRole
from clea_desktop.services.access import Access
from clea_desktop.services.keys import check_kind, practice_signing
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.keys import Keys
from clea_desktop.trust.policies import Role
from tests.fakes.vault import TickingClock
from tests.services.certifier import Certifier, answered, enrol, request_of
from tests.services.contract import OTHER_PASSPHRASE, PASSPHRASE
from tests.services.cosigning_ground import EMPLOYEES, EMPLOYERS, ignore, never
from tests.services.received_contract import trouble
from tests.services.thread import rated_dossier


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


@pytest.mark.parametrize("role", list(SigningRole))
def test_the_letter_decides_the_role_and_a_renewal_keeps_it(
    session: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path, role: SigningRole
) -> None:
    enrol(session, certifier, tmp_path, role=role)
    view = session.enrolment.standing()
    assert (view.role, view.facts.standing) == (role, SignatureStanding.STANDS)
    clock.move(days=1)
    waiting = session.enrolment.renew(PASSPHRASE).request
    assert waiting is not None
    assert (waiting.role, waiting.is_renewal) == (role, True)
    again = certifier.answer_renewal(request_of(session, tmp_path), clock())
    view = session.enrolment.take_answer(answered(tmp_path, again))
    assert (view.role, view.facts.standing) == (role, SignatureStanding.STANDS)


def test_an_answer_for_another_role_than_asked_is_refused(
    session: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    code = certifier.invite()
    session.enrolment.ask(code, certifier.fingerprint, PASSPHRASE, EMPLOYERS)
    data = certifier.answer(request_of(session, tmp_path), code, clock(), role=Role.EVALUATOR)
    take = session.enrolment.take_answer
    assert trouble(lambda: take(answered(tmp_path, data))) is Trouble.ENROLMENT_REFUSED


def test_who_keeps_the_jury_s_secretariat_asks_for_a_college_and_a_trainer_for_nothing(
    access: Access, session: Session, certifier: Certifier
) -> None:
    people = {role: session.accounts.add(role, role, OTHER_PASSPHRASE) for role in ("jury-secretary", "trainer")}
    session.close()
    for role, account in people.items():
        theirs = access.unlock(account.account_id, OTHER_PASSPHRASE)
        allowed = theirs.enrolment.standing().choices
        assert allowed == ((EMPLOYERS, EMPLOYEES) if role == "jury-secretary" else ())
        for one in SigningRole:
            ask = theirs.enrolment.ask
            if one in allowed:
                ask(certifier.invite(), certifier.fingerprint, OTHER_PASSPHRASE, one)
            else:
                with pytest.raises(CleaError) as refused:
                    ask(certifier.invite(), certifier.fingerprint, OTHER_PASSPHRASE, one)
                assert refused.value.trouble is Trouble.ROLE_REFUSED
        assert theirs.enrolment.notice() is None
        theirs.close()


@pytest.mark.parametrize("role", [EMPLOYERS, EMPLOYEES])
def test_a_college_never_seals_a_dossier_of_this_vault_practice_or_real(
    session: Session, certifier: Certifier, tmp_path: Path, role: SigningRole
) -> None:
    practice = rated_dossier(session, tmp_path)
    session.feedback.make(practice)
    enrol(session, certifier, tmp_path, role=role)
    session.frameworks.confirm_rules()
    real = rated_dossier(session, tmp_path)
    session.feedback.make(real)
    assert not session.dossiers.open(real).practice
    assert not session.sealing.check(real).may_seal
    for dossier_id in (practice, real):
        with pytest.raises(CleaError) as refused:
            session.sealing.seal(dossier_id, PASSPHRASE, ignore, never)
        assert refused.value.trouble is Trouble.ENROLMENT_OTHER_ROLE
    with session.vault.unit_of_work() as work:
        kept = Keys(work).signing_key(session.account.account_id, practice=False)
        assert kept is not None
        _, of_practice = practice_signing(work, session.account, role)
        for certificate, is_practice in ((kept.certificate, False), (of_practice, True)):
            with pytest.raises(ValueError, match="kind"):
                check_kind(work, certificate, practice=is_practice)
