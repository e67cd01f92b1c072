"""Which units a certifying body's verifiers believe, and how long a token proves its time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.trust.authority import Authority, Revocation, issue_time_stamping, trust_files
from clea_desktop.trust.chain import CertificateRefusedError, ChainFlaw, TracedTime, judge_time, trace_time
from clea_desktop.trust.policies import PRACTICE_POLICY
from clea_desktop.trust.revocation import RevocationReason
from clea_desktop.trust.store import TrustFlaw, TrustStore, UnusableTrustError
from tests.bundles.chain_cases import real_trust
from tests.bundles.material import NOW, authority, practice_person, store
from tests.bundles.time_material import own_unit, unit

OTHER = "Service d'horodatage"
DAY = timedelta(days=1)


def pem(der: bytes) -> bytes:
    return x509.load_der_x509_certificate(der).public_bytes(serialization.Encoding.PEM)


def listing(anchors: Sequence[bytes], lists: bytes = b"") -> TrustStore:
    files = trust_files(authority(), NOW)
    anchored = b"".join(pem(one) for one in anchors)
    return TrustStore.from_pem(files["root.pem"], files["issuing.pem"], files["crls.pem"] + lists, anchored)


def flaw_of(certificate: bytes, trust: TrustStore) -> ChainFlaw:
    with pytest.raises(CertificateRefusedError) as caught:
        trace_time(certificate, trust)
    return caught.value.flaw


def test_a_unit_that_the_authority_issues_is_traced_to_it() -> None:
    trust = store(authority())
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    public = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    traced = trace_time(issue_time_stamping(authority(), public, "Horloge", NOW), trust)
    assert (traced.name, traced.issuer, traced.anchor) == ("Horloge", trust.issuing[0], None)


def test_a_listed_unit_or_one_of_a_listed_authority_is_traced_to_its_anchor() -> None:
    other = authority(practice=False, name=OTHER)
    stranger = unit(other, policies=())
    assert flaw_of(stranger.certificate, store(authority())) is ChainFlaw.OTHER_AUTHORITY
    for anchor in (stranger.certificate, other.issuing_certificate):
        traced = trace_time(stranger.certificate, listing([anchor]))
        assert traced.issuer is None
        assert traced.anchor is not None
        assert traced.anchor.certificate.der == anchor


def test_what_a_listed_authority_issues_for_another_use_stamps_nothing() -> None:
    other = authority(practice=False, name=OTHER)
    trust = listing([other.issuing_certificate])
    assert flaw_of(unit(other, critical=False).certificate, trust) is ChainFlaw.WRONG_USAGE
    assert flaw_of(other.issuing_certificate, trust) in {ChainFlaw.WRONG_USAGE, ChainFlaw.OTHER_AUTHORITY}
    assert flaw_of(practice_person().certificate, trust) is ChainFlaw.WRONG_USAGE


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        (b"garbage", TrustFlaw.TIME_UNREADABLE),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", TrustFlaw.TIME_UNREADABLE),
        (pem(practice_person().certificate), TrustFlaw.TIME_UNSUITABLE),
    ],
)
def test_a_list_of_other_services_must_be_sound(text: bytes, flaw: TrustFlaw) -> None:
    files = trust_files(authority(), NOW)
    with pytest.raises(UnusableTrustError) as caught:
        TrustStore.from_pem(files["root.pem"], files["issuing.pem"], files["crls.pem"], text)
    assert (caught.value.flaw, caught.value.file) == (flaw, "tsa.pem")


def answer(
    traced: TracedTime, trust: TrustStore, stamped_at: datetime = NOW, instant: datetime = NOW
) -> ChainFlaw | None:
    try:
        judge_time(traced, trust, instant, stamped_at=stamped_at)
    except CertificateRefusedError as refused:
        return refused.flaw
    return None


def revoking(reason: RevocationReason, at: datetime, serial: int | None = None) -> tuple[TracedTime, TrustStore]:
    number = serial or x509.load_der_x509_certificate(own_unit().certificate).serial_number
    trust = store(authority(), NOW + 100 * DAY, [Revocation(number, at, reason)])
    return trace_time(own_unit().certificate, trust), trust


SAFE = {
    RevocationReason.AFFILIATION_CHANGED,
    RevocationReason.SUPERSEDED,
    RevocationReason.CESSATION_OF_OPERATION,
    RevocationReason.PRIVILEGE_WITHDRAWN,
}
GIVEN = sorted(
    set(RevocationReason)
    - {RevocationReason.REMOVE_FROM_CRL, RevocationReason.CERTIFICATE_HOLD, RevocationReason.AA_COMPROMISE}
)
"""Those that our own authority gives."""


@pytest.mark.parametrize("reason", GIVEN)
def test_only_a_reason_that_leaves_the_key_safe_leaves_earlier_tokens_alone(reason: RevocationReason) -> None:
    traced, trust = revoking(reason, NOW + 10 * DAY)
    later = NOW + 20 * DAY
    assert answer(traced, trust, NOW, later) is (None if reason in SAFE else ChainFlaw.REVOKED)
    assert answer(traced, trust, NOW + 10 * DAY, later) is ChainFlaw.REVOKED
    assert answer(traced, trust, NOW, NOW + 9 * DAY) is None


@pytest.mark.parametrize("reason", GIVEN)
def test_the_same_holds_when_the_authority_above_is_revoked(reason: RevocationReason) -> None:
    serial = x509.load_der_x509_certificate(authority().issuing_certificate).serial_number
    traced, trust = revoking(reason, NOW + 10 * DAY, serial)
    assert answer(traced, trust, NOW, NOW + 20 * DAY) is (None if reason in SAFE else ChainFlaw.AUTHORITY_REVOKED)


def test_a_token_outside_its_units_life_proves_nothing() -> None:
    trust = store(authority())
    traced = trace_time(own_unit().certificate, trust)
    begins, ends = traced.certificate.not_valid_before_utc, traced.certificate.not_valid_after_utc
    second = timedelta(seconds=1)
    assert answer(traced, trust, begins, begins) is None
    assert answer(traced, trust, begins - second) is ChainFlaw.NOT_YET_VALID
    assert answer(traced, trust, NOW, ends) is None
    assert answer(traced, trust, NOW, ends + second) is ChainFlaw.EXPIRED


def test_a_token_of_a_dead_authority_proves_nothing() -> None:
    trust = store(authority())
    traced = trace_time(unit(years=30).certificate, trust)
    assert answer(traced, trust, NOW, NOW + 365 * 15 * DAY) is ChainFlaw.AUTHORITY_EXPIRED


def test_a_listed_authority_may_bring_its_own_list() -> None:
    other = authority(practice=False, name=OTHER)
    stranger = unit(other, policies=())
    serial = x509.load_der_x509_certificate(stranger.certificate).serial_number
    revoked = [Revocation(serial, NOW + DAY, RevocationReason.KEY_COMPROMISE)]
    lists = trust_files(other, NOW + 2 * DAY, revoked)["crls.pem"]
    plain, told = listing([other.issuing_certificate]), listing([other.issuing_certificate], lists)
    assert answer(trace_time(stranger.certificate, plain), plain, NOW, NOW + 5 * DAY) is None
    assert answer(trace_time(stranger.certificate, told), told, NOW, NOW + 5 * DAY) is ChainFlaw.REVOKED


def revoked_by(other: Authority, certificate: bytes) -> bytes:
    serial = x509.load_der_x509_certificate(certificate).serial_number
    revoked = [Revocation(serial, NOW + DAY, RevocationReason.KEY_COMPROMISE)]
    return trust_files(other, NOW + 2 * DAY, revoked)["crls.pem"]


def test_a_revocation_counts_wherever_the_unit_stands_in_a_listed_chain() -> None:
    """As a chain is usually written, the unit comes before the authority that may revoke it."""
    other = authority(practice=False, name=OTHER)
    stranger = unit(other, policies=()).certificate
    for chain in ([stranger, other.issuing_certificate], [other.issuing_certificate, stranger]):
        trust = listing(chain, revoked_by(other, stranger))
        assert answer(trace_time(stranger, trust), trust, NOW, NOW + 5 * DAY) is ChainFlaw.REVOKED


def test_a_listed_authority_is_revoked_by_the_listed_one_above_it() -> None:
    other = authority(practice=False, name=OTHER)
    stranger = unit(other, policies=()).certificate
    trust = listing([other.issuing_certificate, other.root_certificate], revoked_by(other, other.issuing_certificate))
    assert answer(trace_time(stranger, trust), trust, NOW, NOW + 5 * DAY) is ChainFlaw.AUTHORITY_REVOKED


def test_no_practice_unit_proves_a_real_date() -> None:
    files = real_trust()
    for anchor in (authority().issuing_certificate, own_unit().certificate):
        with pytest.raises(UnusableTrustError) as caught:
            TrustStore.from_pem(files["root.pem"], files["issuing.pem"], files["crls.pem"], pem(anchor))
        assert (caught.value.flaw, caught.value.file) == (TrustFlaw.PRACTICE_MIXED, "tsa.pem")
    other = authority(practice=False, name=OTHER)
    listed = pem(other.issuing_certificate)
    trust = TrustStore.from_pem(files["root.pem"], files["issuing.pem"], files["crls.pem"], listed)
    assert flaw_of(unit(other, policies=(PRACTICE_POLICY,)).certificate, trust) is ChainFlaw.PRACTICE_LEAF
