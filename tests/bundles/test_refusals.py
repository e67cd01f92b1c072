"""One file per way of being wrong, and each refused for its own reason."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509

from clea_desktop.bundles.reasons import reason_sentence
from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Outcome
from clea_desktop.core.text import translator
from clea_desktop.trust.authority import Revocation
from clea_desktop.trust.policies import Role
from tests.bundles import forge
from tests.bundles.container_cases import CONTAINER_CASES
from tests.bundles.content_cases import CONTENT_CASES
from tests.bundles.forge import pack, parts_of, resealed, with_signature
from tests.bundles.material import (
    NOW,
    authority,
    content,
    enrol,
    judged,
    minimal_bundle,
    minimal_evidence,
    policy,
    practice_person,
    sealed,
    store,
)

CASES = CONTAINER_CASES | CONTENT_CASES


@pytest.mark.parametrize("name", CASES)
def test_each_way_of_being_wrong_is_refused_for_its_own_reason(name: str) -> None:
    reason, forgery = CASES[name]
    verdict = judged(forgery())
    assert (verdict.outcome, verdict.reason) == (Outcome.REJECTED, reason)


def test_the_forgers_workshop_itself_makes_bundles_that_are_accepted() -> None:
    parts = parts_of(minimal_bundle())
    assert judged(pack(parts)).accepted
    assert judged(resealed(parts, practice_person())).accepted
    assert judged(with_signature(minimal_bundle(), lambda p7s: forge.rewritten(p7s, lambda *_: None))).accepted


@pytest.mark.parametrize("role", [Role.JURY_EMPLOYERS, Role.JURY_EMPLOYEES, Role.RECEIPT])
def test_only_an_evaluator_signs_first(role: Role) -> None:
    assert judged(sealed(content(), enrol(authority(), role))).reason is Reason.FIRST_SIGNER_ROLE


def test_a_receipt_key_does_not_cosign() -> None:
    longer = forge.cosigned(minimal_bundle(), enrol(authority(), Role.RECEIPT))
    assert judged(longer).reason is Reason.LATER_SIGNER_ROLE


def test_a_bad_cosignature_spoils_a_good_bundle() -> None:
    longer = forge.cosigned(minimal_bundle(), enrol(authority(name="Un autre organisme")))
    assert judged(longer).reason is Reason.CERTIFICATE_OTHER_AUTHORITY


def test_a_certificate_of_another_authority_is_refused_even_under_the_same_name() -> None:
    twin = authority.__wrapped__(practice=True, name="Organisme d'essai")
    assert judged(sealed(content(), enrol(twin))).reason is Reason.CERTIFICATE_OTHER_AUTHORITY


def test_a_real_bundle_is_refused_when_practice_is_asked_for_and_the_other_way_round() -> None:
    real = authority(practice=False, name="Organisme certificateur")
    bundle = sealed(content(minimal_evidence(), practice=False), enrol(real))
    assert judged(bundle, store(real), policy(practice=True)).reason is Reason.REAL_BUNDLE
    assert judged(minimal_bundle(), by=policy(practice=False)).reason is Reason.PRACTICE_BUNDLE


def test_a_dossier_that_calls_itself_practice_is_refused_under_a_real_authority() -> None:
    real = authority(practice=False, name="Organisme certificateur")
    bundle = sealed(content(minimal_evidence(), practice=True), enrol(real))
    assert judged(bundle, store(real), policy(practice=False)).reason is Reason.PRACTICE_DISAGREES


def test_an_expired_certificate_and_one_not_valid_yet_are_refused() -> None:
    late, early = policy(at=NOW + timedelta(days=731)), policy(at=NOW - timedelta(days=3))
    assert judged(minimal_bundle(), by=late).reason is Reason.CERTIFICATE_EXPIRED
    assert judged(minimal_bundle(), by=early).reason is Reason.CERTIFICATE_NOT_YET_VALID
    much_later = policy(at=NOW + timedelta(days=365 * 11))
    assert judged(minimal_bundle(), by=much_later).reason is Reason.AUTHORITY_EXPIRED


def test_a_revoked_certificate_is_refused_from_its_revocation_on_and_still_names_its_signer() -> None:
    serial = x509.load_der_x509_certificate(practice_person().certificate).serial_number
    trust = store(authority(), revoked=[Revocation(serial, NOW + timedelta(hours=1))])
    verdict = judged(minimal_bundle(), trust, policy(at=NOW + timedelta(hours=1)))
    assert verdict.reason is Reason.CERTIFICATE_REVOKED
    assert verdict.signers
    assert judged(minimal_bundle(), trust, policy(at=NOW)).accepted


def test_a_revoked_authority_takes_its_people_with_it() -> None:
    serial = x509.load_der_x509_certificate(authority().issuing_certificate).serial_number
    trust = store(authority(), revoked=[Revocation(serial, NOW)])
    assert judged(minimal_bundle(), trust).reason is Reason.AUTHORITY_REVOKED


def test_every_reason_has_its_own_sentence_in_french() -> None:
    tr = translator()
    sentences = [reason_sentence(reason, "evidence/0001.jpg", tr) for reason in Reason]
    assert len(set(sentences)) == len(sentences)
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in sentences)


def test_a_hostile_name_is_shown_without_anything_a_terminal_would_obey() -> None:
    sentence = reason_sentence(Reason.NAME_UNSAFE, "\x1b[2J{x}" + "é" * 500, translator())
    assert "\x1b" not in sentence
    assert len(sentence) < 200


def test_the_case_table_covers_what_a_forger_without_a_ca_can_reach() -> None:
    covered = {reason for reason, _ in CASES.values()}
    elsewhere = {
        *(Reason.CANNOT_OPEN, Reason.NOT_A_ZIP, Reason.CUT, Reason.BUNDLE_TOO_LARGE),
        *(Reason.FIRST_SIGNER_ROLE, Reason.LATER_SIGNER_ROLE, Reason.PRACTICE_BUNDLE, Reason.REAL_BUNDLE),
        *(Reason.PRACTICE_DISAGREES, Reason.LIST_OVERDUE, Reason.STAGE_LACKS),
        *(one for one in Reason if one.value.startswith(("certificate-", "authority-"))),
    }
    assert covered | elsewhere == set(Reason)


def test_the_person_of_a_forged_certificate_is_not_believed() -> None:
    stranger = authority(name="Un autre organisme")
    verdict = judged(sealed(content(), enrol(stranger)))
    assert verdict.signers == ()
    assert replace(verdict, reason=None).accepted
