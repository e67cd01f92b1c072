"""Renewals are sealed by the key in use, updates by the body's unit, and both only ever go forwards."""

from datetime import timedelta
from functools import partial

from clea_desktop.bundles.signing import KeySigner
from clea_desktop.trust.authority import Revocation, make_crls
from clea_desktop.trust.enrolment.answers import read_answer, write_answer
from clea_desktop.trust.enrolment.fingerprints import fingerprint
from clea_desktop.trust.enrolment.flaws import EnrolmentFlaw
from clea_desktop.trust.enrolment.requests import (
    read_renewal,
    write_renewal,
)
from clea_desktop.trust.enrolment.updates import TrustUpdate, read_update
from clea_desktop.trust.policies import Role
from clea_desktop.trust.revocation import RevocationReason
from tests.trust.enrolment.material import (
    NOW,
    PERSON,
    REQUEST,
    answer,
    asker,
    body,
    flaw_of,
    key_of_code,
    serial_of,
    store,
    unit,
    update,
)

KEYS = {"first": key_of_code(0), "second": key_of_code(1)}
PRINT = fingerprint(body().root_certificate)
OTHER = "11111111-2222-4333-8444-555555555555"


def test_a_renewal_is_sealed_by_the_present_key_and_answered_without_a_code() -> None:
    present = KeySigner(asker().signing, ANSWERED.signing_certificate)
    request = asker(1).request(OTHER, renews=REQUEST)
    data = write_renewal(request, present)
    traced, read = read_renewal(data, KNOWN, NOW)
    assert (traced.person_id, read) == (PERSON, request)
    renewed = answer(request)
    assert read_answer(write_answer(renewed, None, unit()), None, PRINT, request) == renewed
    assert flaw_of(lambda: read_renewal(data, KNOWN, NOW + timedelta(days=900))) is EnrolmentFlaw.SEAL_FALLEN
    gone = Revocation(serial_of(ANSWERED.signing_certificate), NOW, RevocationReason.KEY_COMPROMISE)
    assert flaw_of(lambda: read_renewal(data, store(revoked=(gone,)), NOW)) is EnrolmentFlaw.SEAL_FALLEN


def test_nobody_renews_for_somebody_else() -> None:
    for signer in (unit(), unit(Role.EVALUATOR)):
        data = write_renewal(asker(1).request(OTHER, renews=REQUEST), signer)
        assert flaw_of(partial(read_renewal, data, KNOWN, NOW)) is EnrolmentFlaw.SEAL_FOREIGN


def taken(data: bytes, after: int = 0) -> TrustUpdate:
    return read_update(data, KNOWN, unit().certificate, after, root=body().root_certificate)


def test_an_update_comes_back_whole_and_only_forwards() -> None:
    assert taken(update(3), 2).number == 3
    for after in (3, 4):
        assert flaw_of(partial(taken, update(3), after)) is EnrolmentFlaw.OLDER
    older = make_crls(body(), NOW - timedelta(days=5))
    assert flaw_of(lambda: taken(update(crls=older))) is EnrolmentFlaw.OLDER


def test_an_update_is_believed_from_the_unit_of_the_anchor_alone() -> None:
    other_unit = unit(person_id=OTHER)
    assert flaw_of(lambda: taken(update(seal=other_unit))) is EnrolmentFlaw.SEAL_FOREIGN
    assert flaw_of(lambda: taken(update(seal=unit(Role.EVALUATOR)))) is EnrolmentFlaw.SEAL_FOREIGN
    rogue = body("Organisme certificateur bis")
    assert flaw_of(lambda: taken(update(seal=unit(of=rogue)))) is EnrolmentFlaw.SEAL_FOREIGN
    renewed = unit.__wrapped__()
    assert taken(update(seal=renewed)).number == 1


def test_a_stolen_key_that_is_on_a_list_brings_no_update_even_with_older_lists_around_it() -> None:
    revoked = Revocation(serial_of(unit().certificate), NOW + timedelta(days=3), RevocationReason.KEY_COMPROMISE)
    knowing = store(revoked=(revoked,))
    assert (
        flaw_of(lambda: read_update(update(), knowing, unit().certificate, 0, root=body().root_certificate))
        is EnrolmentFlaw.SEAL_FALLEN
    )
    lists = make_crls(body(), NOW, [revoked])
    assert flaw_of(lambda: taken(update(crls=lists))) is EnrolmentFlaw.SEAL_FALLEN


ANSWERED = answer()
KNOWN = store(now=NOW - timedelta(days=1))
