"""Letters of enrolment that are wrong in some way: said in words, and nothing has changed."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from clea_desktop.core.enrolment import SignatureStanding
from clea_desktop.core.errors import Trouble
from clea_desktop.services.access import Access
from clea_desktop.services.session import Session
from clea_desktop.storage.repositories.enrolment import Enrolments
from tests.fakes.vault import TickingClock
from tests.services.certifier import Certifier, answered, enrol, request_of
from tests.services.contract import OTHER_PASSPHRASE, PASSPHRASE
from tests.services.test_enrolment import standing, trouble_of

NEW = "cinq mots tout neufs ici"


@pytest.fixture
def session(opened: Session) -> Session:
    return opened


def test_a_mistyped_code_fingerprint_or_passphrase_is_said_before_any_key_is_made(
    session: Session, certifier: Certifier
) -> None:
    code, ask = certifier.invite(), session.enrolment.ask
    assert trouble_of(lambda: ask(code[:-1], certifier.fingerprint, PASSPHRASE)) is Trouble.ENROLMENT_CODE
    wrong = ("B" if code[0] == "A" else "A") + code[1:]
    assert trouble_of(lambda: ask(wrong, certifier.fingerprint, PASSPHRASE)) is Trouble.ENROLMENT_CODE
    for typed in ("", certifier.fingerprint[:-1], certifier.fingerprint[:-1] + "Z", certifier.fingerprint + "0"):
        assert trouble_of(ask, code, typed, PASSPHRASE) is Trouble.ENROLMENT_FINGERPRINT
    assert trouble_of(lambda: ask(code, certifier.fingerprint, "pas la bonne phrase")) is Trouble.WRONG_PASSPHRASE
    assert session.enrolment.standing().request is None
    assert trouble_of(lambda: session.enrolment.renew(PASSPHRASE)) is Trouble.ENROLMENT_NEEDED


def test_a_trainer_asks_for_nothing(access: Access, session: Session, certifier: Certifier) -> None:
    account = session.accounts.add("Ada Prigent", "trainer", OTHER_PASSPHRASE)
    session.close()
    trainer = access.unlock(account.account_id, OTHER_PASSPHRASE)
    try:
        code = certifier.invite()
        ask = lambda: trainer.enrolment.ask(code, certifier.fingerprint, OTHER_PASSPHRASE)  # noqa: E731 - asked twice
        assert trouble_of(ask) is Trouble.ROLE_REFUSED
        assert trouble_of(lambda: trainer.enrolment.renew(OTHER_PASSPHRASE)) is Trouble.ROLE_REFUSED
        assert trainer.enrolment.notice() is None
    finally:
        trainer.close()


def test_an_answer_of_another_code_root_request_or_file_changes_nothing(
    session: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    code = certifier.invite()
    take = session.enrolment.take_answer
    assert trouble_of(lambda: take(answered(tmp_path, b"{}"))) is Trouble.ENROLMENT_NOT_ASKED
    session.enrolment.ask(code, certifier.fingerprint, PASSPHRASE)
    request = request_of(session, tmp_path)
    good = certifier.answer(request, code, clock())
    rogue = Certifier(clock(), "Certif'Armor")
    cases = {
        b"": Trouble.ENROLMENT_REFUSED,
        b"\0" * 5_000_000: Trouble.ENROLMENT_REFUSED,
        request: Trouble.ENROLMENT_REFUSED,
        good[:-1]: Trouble.ENROLMENT_REFUSED,
        rogue.answer(request, code, clock()): Trouble.ENROLMENT_OTHER_ROOT,
        certifier.answer(
            request, code, clock(), request_id="30000000-0000-4000-8000-000000000003"
        ): Trouble.ENROLMENT_REFUSED,
    }
    for data, expected in cases.items():
        assert trouble_of(take, answered(tmp_path, data)) is expected
    assert trouble_of(lambda: take(tmp_path / "absent")) is Trouble.FILE_UNREADABLE
    assert trouble_of(lambda: take(answered(tmp_path, good), rogue.fingerprint)) is Trouble.ENROLMENT_OTHER_ROOT
    assert not session.enrolment.is_enrolled()
    assert standing(session) is SignatureStanding.NONE
    assert take(answered(tmp_path, good)).facts.standing is SignatureStanding.STANDS
    assert trouble_of(lambda: take(answered(tmp_path, good))) is Trouble.ENROLMENT_NOT_ASKED


def test_a_fingerprint_copied_wrongly_is_corrected_when_the_answer_comes(
    session: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    code = certifier.invite()
    wrong = ("0" if certifier.fingerprint[0] != "0" else "1") + certifier.fingerprint[1:]
    session.enrolment.ask(code, wrong, PASSPHRASE)
    data = certifier.answer(request_of(session, tmp_path), code, clock())
    assert trouble_of(lambda: session.enrolment.take_answer(answered(tmp_path, data))) is Trouble.ENROLMENT_OTHER_ROOT
    session.enrolment.take_answer(answered(tmp_path, data), certifier.fingerprint)
    assert session.enrolment.is_enrolled()


def test_a_practice_authority_enrols_nobody(session: Session, clock: TickingClock, tmp_path: Path) -> None:
    school = Certifier(clock(), practice=True)
    code = school.invite()
    session.enrolment.ask(code, school.fingerprint, PASSPHRASE)
    data = school.answer(request_of(session, tmp_path), code, clock())
    assert trouble_of(lambda: session.enrolment.take_answer(answered(tmp_path, data))) is Trouble.ENROLMENT_REFUSED
    assert not session.enrolment.is_enrolled()


def test_a_clock_that_is_behind_is_said_and_the_answer_can_be_opened_again(
    session: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    code = certifier.invite()
    session.enrolment.ask(code, certifier.fingerprint, PASSPHRASE)
    data = certifier.answer(request_of(session, tmp_path), code, clock() + timedelta(hours=9))
    assert trouble_of(lambda: session.enrolment.take_answer(answered(tmp_path, data))) is Trouble.ENROLMENT_CLOCK
    clock.move(hours=10)
    session.enrolment.take_answer(answered(tmp_path, data))
    assert standing(session) is SignatureStanding.STANDS


def test_a_vault_believes_one_certifying_body_once_it_matters(
    session: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    other = Certifier(clock(), "Autre certificateur")
    enrol(session, other, tmp_path)
    enrol(session, certifier, tmp_path)
    body = session.enrolment.standing().body
    assert body is not None
    assert body.fingerprint == certifier.fingerprint
    session.candidates.register("Lefèvre", "Zoé", date(1984, 3, 1))
    code = other.invite()
    ask = session.enrolment.ask
    assert trouble_of(lambda: ask(code, other.fingerprint, PASSPHRASE)) is Trouble.ENROLMENT_OTHER_BODY
    ask(code, certifier.fingerprint, PASSPHRASE)
    data = other.answer(request_of(session, tmp_path), code, clock())
    take = session.enrolment.take_answer
    assert trouble_of(lambda: take(answered(tmp_path, data), other.fingerprint)) is Trouble.ENROLMENT_OTHER_BODY


def test_no_secret_of_an_enrolment_shows_in_a_print(session: Session, certifier: Certifier) -> None:
    session.enrolment.ask(certifier.invite(), certifier.fingerprint, PASSPHRASE)
    with session.vault.unit_of_work.reading() as work:
        asked = Enrolments(work).request(session.account.account_id)
    assert asked is not None
    assert asked.mac_key is not None
    for secret in (asked.mac_key, asked.wrapped, asked.device_private_key):
        assert repr(secret) not in repr(asked)


def test_an_answer_or_an_update_flipped_anywhere_is_refused_and_changes_nothing(
    session: Session, certifier: Certifier, clock: TickingClock, tmp_path: Path
) -> None:
    code = certifier.invite()
    session.enrolment.ask(code, certifier.fingerprint, PASSPHRASE)
    good = certifier.answer(request_of(session, tmp_path), code, clock())
    before = session.enrolment.standing()
    refused = {Trouble.ENROLMENT_REFUSED, Trouble.ENROLMENT_OTHER_ROOT}
    for place in range(0, len(good), 211):
        data = bytearray(good)
        data[place] ^= 1 << (place % 8)
        assert trouble_of(session.enrolment.take_answer, answered(tmp_path, bytes(data))) in refused
    assert session.enrolment.standing() == before
    session.enrolment.take_answer(answered(tmp_path, good))
    clock.move(days=1)
    update, before = certifier.update(1, clock()), session.enrolment.standing()
    for place in range(0, len(update), 97):
        data = bytearray(update)
        data[place] ^= 1 << (place % 8)
        assert trouble_of(session.enrolment.take_update, answered(tmp_path, bytes(data))) in refused
    after = session.enrolment.standing()
    assert (after.body, after.facts.standing) == (before.body, before.facts.standing)
