"""Our reading beside that of ``cryptography``: whatever we accept, it accepts too, and both understand the same."""

import contextlib
import string
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.trust import der, revocation
from clea_desktop.trust.certificates import Certificate, MalformedCertificateError, read_certificate
from clea_desktop.trust.curve import CurveName
from clea_desktop.trust.der import MalformedDerError
from clea_desktop.trust.extensions import _READERS
from clea_desktop.trust.revocation import ReadList, RevocationReason, read_lists
from tests.bundles.material import NOW, authority, practice_person
from tests.bundles.time_material import own_unit

_DER = serialization.Encoding.DER
SAMPLES = {
    "a root": lambda: authority().root_certificate,
    "an issuing authority": lambda: authority().issuing_certificate,
    "a person": lambda: practice_person().certificate,
    "a time-stamping unit": lambda: own_unit().certificate,
}
_CURVES = {CurveName.P256: ec.SECP256R1(), CurveName.P384: ec.SECP384R1()}
_USAGES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
    *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


def check_same(ours: Certificate, data: bytes) -> None:
    """Compare everything that a decision may rest on."""
    theirs = x509.load_der_x509_certificate(data)
    assert theirs.public_bytes(_DER) == ours.der == data
    assert theirs.tbs_certificate_bytes == ours.signed
    assert theirs.signature == ours.signature
    assert theirs.serial_number == ours.serial_number
    assert (theirs.not_valid_before_utc, theirs.not_valid_after_utc) == (
        ours.not_valid_before_utc,
        ours.not_valid_after_utc,
    )
    assert (theirs.issuer.public_bytes(), theirs.subject.public_bytes()) == (ours.issuer, ours.subject)
    assert [(one.oid.dotted_string, one.value) for one in theirs.subject] == list(ours.subject_values)
    if ours.public_key is not None:
        key = theirs.public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey)
        point = key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
        assert (key.curve.name, point) == (ours.public_key.curve.value, ours.public_key.encoded)
    _check_same_extensions(ours, theirs.extensions)


def _check_same_extensions(ours: Certificate, theirs: x509.Extensions) -> None:
    said = ours.extensions
    assert said.present == {one.oid.dotted_string for one in theirs}
    assert said.critical == {one.oid.dotted_string for one in theirs if one.critical}
    for one in theirs:
        match one.value:
            case x509.BasicConstraints() as basic:
                assert (basic.ca, basic.path_length) == (said.is_ca, said.path_length)
            case x509.KeyUsage() as usage:
                assert said.key_usage == frozenset(place for place, name in enumerate(_USAGES) if _has(usage, name))
            case x509.ExtendedKeyUsage() as purposes:
                assert tuple(purpose.dotted_string for purpose in purposes) == said.purposes
            case x509.CertificatePolicies() as policies:
                assert tuple(policy.policy_identifier.dotted_string for policy in policies) == said.policies
            case x509.SubjectKeyIdentifier() as own:
                assert own.digest == said.subject_key
            case x509.AuthorityKeyIdentifier() as named:
                assert named.key_identifier == said.authority_key
            case _:
                pass


def _has(usage: x509.KeyUsage, name: str) -> bool:
    with contextlib.suppress(ValueError):  # encipher_only means nothing without key_agreement
        return bool(getattr(usage, name))
    return False


@pytest.mark.parametrize("name", SAMPLES)
def test_both_read_the_same_in_our_certificates(name: str) -> None:
    data = SAMPLES[name]()
    check_same(read_certificate(data), data)


@pytest.mark.parametrize("name", SAMPLES)
def test_whatever_single_bit_is_flipped_we_read_no_more_than_the_other_and_nothing_else(name: str) -> None:
    data = bytearray(SAMPLES[name]())
    for bit in range(8 * len(data)):
        data[bit >> 3] ^= 1 << (bit & 7)
        try:
            ours = read_certificate(bytes(data))
        except MalformedCertificateError:
            ours = None
        if ours is not None and _has_a_key(ours) and ours.extensions.present <= _READERS.keys():
            check_same(ours, bytes(data))
        data[bit >> 3] ^= 1 << (bit & 7)


def _has_a_key(ours: Certificate) -> bool:
    """Say whether the key can sign; where not, the other library refuses sooner than we do, who refuse all it signs."""
    key = ours.public_key
    if key is None:
        return False
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(_CURVES[key.curve], key.encoded)
    except ValueError:
        return False
    return True


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
_NUMBER = st.text(string.ascii_letters + string.digits + " '()+,-./:=?", min_size=1, max_size=20)


@given(
    names=st.lists(
        st.tuples(st.just(NameOID.COMMON_NAME), _TEXT) | st.tuples(st.just(NameOID.SERIAL_NUMBER), _NUMBER), max_size=4
    ),
    serial=st.integers(1, (1 << 159) - 1),
    begins=st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001  (given a zone below)
    flags=st.sets(st.sampled_from(_USAGES[:7]), min_size=1),
    length=st.none() | st.integers(0, 300),
    policies=st.lists(st.integers(0, 1 << 30), min_size=1, max_size=4, unique=True),
)
def test_both_read_the_same_in_any_certificate(
    *,
    names: list[tuple[x509.ObjectIdentifier, str]],
    serial: int,
    begins: datetime,
    flags: set[str],
    length: int | None,
    policies: list[int],
) -> None:
    subject = x509.Name([x509.NameAttribute(kind, text) for kind, text in names])
    listed = [x509.PolicyInformation(x509.ObjectIdentifier(f"1.2.3.{one}"), ["http://x"]) for one in policies]
    start = begins.replace(microsecond=0, tzinfo=UTC)
    data = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(_key().public_key())
        .serial_number(serial)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=9000))
        .add_extension(x509.BasicConstraints(ca=length is not None, path_length=length), critical=True)
        .add_extension(
            x509.KeyUsage(
                **{flag: flag in flags for flag in _USAGES[:7]},
                **dict.fromkeys(_USAGES[7:], False),
            ),
            critical=True,
        )
        .add_extension(x509.CertificatePolicies(listed), critical=False)
        .sign(_key(), hashes.SHA256())
        .public_bytes(_DER)
    )
    check_same(read_certificate(data), data)


@cache
def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _crl(entries: Sequence[tuple[int, datetime, x509.ReasonFlags | None]]) -> bytes:
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Autorité")]))
        .last_update(NOW.replace(microsecond=0))
        .next_update(NOW.replace(microsecond=0) + timedelta(days=30))
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(_key().public_key()), critical=False)
    )
    for serial, at, reason in entries:
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at)
        if reason is not None:
            entry = entry.add_extension(x509.CRLReason(reason), critical=False)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(_key(), hashes.SHA256()).public_bytes(_DER)


def _pem(data: bytes) -> bytes:
    return x509.load_der_x509_crl(data).public_bytes(serialization.Encoding.PEM)


_REASONS = {
    x509.ReasonFlags.key_compromise: RevocationReason.KEY_COMPROMISE,
    x509.ReasonFlags.ca_compromise: RevocationReason.CA_COMPROMISE,
    x509.ReasonFlags.affiliation_changed: RevocationReason.AFFILIATION_CHANGED,
    x509.ReasonFlags.superseded: RevocationReason.SUPERSEDED,
    x509.ReasonFlags.cessation_of_operation: RevocationReason.CESSATION_OF_OPERATION,
    x509.ReasonFlags.certificate_hold: RevocationReason.CERTIFICATE_HOLD,
    x509.ReasonFlags.privilege_withdrawn: RevocationReason.PRIVILEGE_WITHDRAWN,
    x509.ReasonFlags.aa_compromise: RevocationReason.AA_COMPROMISE,
    x509.ReasonFlags.remove_from_crl: RevocationReason.REMOVE_FROM_CRL,
    None: RevocationReason.UNSPECIFIED,
}
KEEPS = {"superseded", "cessation_of_operation", "affiliation_changed", "privilege_withdrawn"}


@given(
    st.lists(
        st.tuples(
            st.integers(1, (1 << 159) - 1),
            st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001  (given a zone below)
            st.sampled_from(list(_REASONS)),
        ),
        max_size=5,
        unique_by=lambda entry: entry[0],
    )
)
def test_both_read_the_same_in_any_list(drawn: list[tuple[int, datetime, x509.ReasonFlags | None]]) -> None:
    entries = [(serial, at.replace(microsecond=0, tzinfo=UTC), reason) for serial, at, reason in drawn]
    data = _crl(entries)
    (ours,) = read_lists(_pem(data))
    theirs = x509.load_der_x509_crl(data)
    assert (theirs.tbs_certlist_bytes, theirs.signature) == (ours.signed, ours.signature)
    assert theirs.issuer.public_bytes() == ours.issuer
    assert (theirs.last_update_utc, theirs.next_update_utc) == (ours.this_update, ours.next_update)
    assert len(ours.revoked) == len(entries)
    for serial, at, reason in entries:
        found = ours.revoked[serial]
        assert (found.at, found.reason) == (at, _REASONS[reason])
        assert found.key_stayed_safe is (reason is not None and reason.name in KEEPS)


def test_whatever_single_bit_of_a_list_is_flipped_we_read_no_more_than_the_other() -> None:
    data = bytearray(_crl([(5, NOW, x509.ReasonFlags.superseded), (6, NOW, None)]))
    for bit in range(8 * len(data)):
        data[bit >> 3] ^= 1 << (bit & 7)
        ours = _our_list(bytes(data))
        if ours is not None:
            theirs = x509.load_der_x509_crl(bytes(data))
            assert theirs.tbs_certlist_bytes == ours.signed
            assert {one.serial_number: one.revocation_date_utc for one in theirs} == {
                serial: one.at for serial, one in ours.revoked.items()
            }
        data[bit >> 3] ^= 1 << (bit & 7)


def _our_list(data: bytes) -> ReadList | None:
    try:
        return revocation._read_list(der.parse(data))
    except MalformedDerError:
        return None
