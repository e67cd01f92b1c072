"""An authority that can list no more, and one that goes on under the same key with another certificate."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Stage, Verdict
from clea_desktop.trust.founding import sign_issuing
from clea_desktop.trust.listing import Revocation, make_list
from clea_desktop.trust.profiles import key_info, key_of
from clea_desktop.trust.revocation import RevocationReason
from clea_desktop.trust.store import TrustStore
from tests.bundles.material import NOW, authority, judged, minimal_bundle, policy
from tests.bundles.round_material import DAY, YEAR, stamped, whole_life
from tests.bundles.time_material import Unit, unit

PEM = serialization.Encoding.PEM
OLD = x509.load_der_x509_certificate(authority().issuing_certificate)
ROOT = x509.load_der_x509_certificate(authority().root_certificate)
LISTED = (NOW + 9 * DAY).replace(microsecond=0)
SUPERSEDED, STOLEN = RevocationReason.SUPERSEDED, RevocationReason.CA_COMPROMISE


@cache
def following() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """Return the authority that issues after the loss."""
    key = ec.generate_private_key(ec.SECP256R1())
    root = key_of(authority().root_key)
    made = sign_issuing(root, authority().root_certificate, key_info(key.public_key()), "Organisme d'essai", LISTED)
    return key, x509.load_der_x509_certificate(made)


def after_the_loss(at: datetime, reason: RevocationReason, since: datetime = LISTED) -> TrustStore:
    """Return what is published then: fresh lists, but for the authority whose key is lost."""
    key, new = following()
    crls = (
        make_list(ROOT, key_of(authority().root_key), at - DAY, [Revocation(OLD.serial_number, since, reason)])
        + make_list(new, key, at - DAY, [])
        + make_list(OLD, key_of(authority().issuing_key), LISTED, [])
    )
    return TrustStore.from_pem(ROOT.public_bytes(PEM), OLD.public_bytes(PEM) + new.public_bytes(PEM), crls)


@cache
def deposited() -> bytes:
    return stamped(whole_life(), NOW + 3 * DAY)


def answer(bundle: bytes, at: datetime, trust: TrustStore) -> Verdict:
    return judged(bundle, trust, policy(at=at, stage=Stage.DECIDED))


@pytest.mark.parametrize("later", [20 * DAY, 120 * DAY, YEAR, 4 * YEAR])
def test_the_list_of_an_authority_whose_key_is_lost_is_final(later: timedelta) -> None:
    verdict = answer(deposited(), NOW + later, after_the_loss(NOW + later, SUPERSEDED))
    assert (verdict.reason, verdict.reached, verdict.warnings) == (None, Stage.DECIDED, ())


def test_a_list_that_does_not_cover_all_the_time_before_the_revocation_is_not_final() -> None:
    at = NOW + YEAR
    trust = after_the_loss(at, SUPERSEDED, LISTED + timedelta(seconds=1))
    assert trust.overdue_lists(at) == (at - LISTED).days - 90
    assert answer(deposited(), at, trust).reason is Reason.LIST_OVERDUE
    assert after_the_loss(at, SUPERSEDED).overdue_lists(at) is None
    assert after_the_loss(at, SUPERSEDED).overdue_lists(at + 90 * DAY) == 1


def test_what_nothing_proves_to_be_from_before_the_loss_is_refused() -> None:
    at = NOW + 20 * DAY
    for reason in (SUPERSEDED, STOLEN):
        verdict = judged(minimal_bundle(), after_the_loss(at, reason), policy(at=at))
        assert verdict.reason is Reason.AUTHORITY_REVOKED


def test_a_compromise_leaves_only_what_another_authoritys_unit_proved_before_it() -> None:
    at, trust = NOW + YEAR, after_the_loss(NOW + YEAR, STOLEN, LISTED)
    assert answer(deposited(), at, trust).reason is Reason.AUTHORITY_REVOKED
    key, new = following()
    issuing_key = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    other: Unit = unit(
        replace(authority(), issuing_key=issuing_key, issuing_certificate=new.public_bytes(serialization.Encoding.DER)),
        since=LISTED,
    )
    late = stamped(deposited(), NOW + 30 * DAY, other, after_the_loss(NOW + 30 * DAY, SUPERSEDED))
    assert answer(late, at, trust).reason is Reason.AUTHORITY_REVOKED
    assert answer(late, at, after_the_loss(at, STOLEN, NOW + 40 * DAY)).reason is Reason.LIST_OVERDUE
    assert judged(late, after_the_loss(at, STOLEN, NOW + 40 * DAY), policy(at=at)).reason is None
    assert judged(deposited(), after_the_loss(at, STOLEN, NOW + 40 * DAY), policy(at=at)).reason is not None


def again(start: datetime, end: datetime) -> x509.Certificate:
    """Have the root certify the issuing authority's own key once more."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(OLD.subject)
        .issuer_name(OLD.issuer)
        .public_key(OLD.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
    )
    for one in OLD.extensions:
        builder = builder.add_extension(one.value, critical=one.critical)
    return builder.sign(key_of(authority().root_key), hashes.SHA384())


SHORT, LONG = again(NOW - 30 * DAY, NOW + DAY), again(NOW - DAY, NOW + 10 * YEAR)


def renewed(order: Sequence[x509.Certificate], revoked: Sequence[Revocation] = ()) -> TrustStore:
    crls = make_list(ROOT, key_of(authority().root_key), NOW, revoked)
    crls += make_list(OLD, key_of(authority().issuing_key), NOW, [])
    return TrustStore.from_pem(ROOT.public_bytes(PEM), b"".join(one.public_bytes(PEM) for one in order), crls)


def said(order: Sequence[x509.Certificate], bundle: bytes, at: datetime, *revoked: Revocation) -> Reason | None:
    return judged(bundle, renewed(order, revoked), policy(at=at)).reason


@pytest.mark.parametrize("order", [(SHORT, LONG), (LONG, SHORT)])
@pytest.mark.parametrize("bundle", [minimal_bundle, deposited])
def test_of_two_certificates_of_one_key_the_one_in_force_decides(
    order: Sequence[x509.Certificate], bundle: Callable[[], bytes]
) -> None:
    at = NOW + 3 * DAY
    assert said(order, bundle(), at) is None
    assert said([SHORT], minimal_bundle(), at) is Reason.AUTHORITY_EXPIRED
    assert said(order, bundle(), at, Revocation(SHORT.serial_number, NOW, SUPERSEDED)) is None
    replaced = Revocation(LONG.serial_number, NOW - DAY, SUPERSEDED)
    assert said(order, minimal_bundle(), at, replaced) in {Reason.AUTHORITY_REVOKED, Reason.AUTHORITY_EXPIRED}


@pytest.mark.parametrize("order", [(SHORT, LONG), (LONG, SHORT)])
@pytest.mark.parametrize("fallen", [SHORT, LONG])
def test_a_key_that_was_taken_is_taken_under_each_of_its_certificates(
    order: Sequence[x509.Certificate], fallen: x509.Certificate
) -> None:
    taken = Revocation(fallen.serial_number, NOW, STOLEN)
    at = NOW + 3 * DAY
    assert said(order, minimal_bundle(), at, taken) in {Reason.AUTHORITY_REVOKED, Reason.AUTHORITY_EXPIRED}
    assert said(order, deposited(), at, taken) in {Reason.AUTHORITY_REVOKED, Reason.AUTHORITY_EXPIRED}
