"""A certificate stands only if every step, usage and role does."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.trust.chain import CertificateRefusedError, ChainFlaw, judge, trace
from clea_desktop.trust.policies import DOCUMENT_SIGNING, EMAIL_PROTECTION, PRACTICE_POLICY, ROLE_POLICIES, Role
from tests.bundles.material import NOW, authority, enrol, practice_person, store

REAL = "Organisme certificateur"
EVALUATOR = ROLE_POLICIES[Role.EVALUATOR]
TRUST = store(authority())


def crafted(  # noqa: PLR0917  (each a thing that can be wrong)
    policies: Sequence[str] = (EVALUATOR, PRACTICE_POLICY),
    purposes: Sequence[str] = (DOCUMENT_SIGNING, EMAIL_PROTECTION),
    usage: Sequence[str] = ("digital_signature", "content_commitment"),
    extra: x509.ExtensionType | None = None,
    key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey | None = None,
    names: Sequence[x509.ObjectIdentifier] = (NameOID.COMMON_NAME, NameOID.SERIAL_NUMBER),
    *,
    ca: bool = False,
    digest: hashes.SHA256 | hashes.SHA384 | None = None,
    of: str | None = None,
) -> bytes:
    """Have the authority issue a certificate with one thing wrong."""
    issuing = authority(practice=False, name=of) if of else authority()
    issuer = x509.load_der_x509_certificate(issuing.issuing_certificate)
    issuer_key = serialization.load_der_private_key(issuing.issuing_key, None)
    assert isinstance(issuer_key, ec.EllipticCurvePrivateKey)
    flags = (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
        *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(name, "Quelqu'un") for name in names]))
        .issuer_name(issuer.subject)
        .public_key(key or ec.generate_private_key(ec.SECP256R1()).public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**{flag: flag in usage for flag in flags}), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .add_extension(
            x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier(one), None) for one in policies]),
            critical=False,
        )
        .add_extension(x509.ExtendedKeyUsage([x509.ObjectIdentifier(one) for one in purposes]), critical=False)
    )
    if extra is not None:
        builder = builder.add_extension(extra, critical=True)
    return builder.sign(issuer_key, digest or hashes.SHA256()).public_bytes(serialization.Encoding.DER)


TIME_STAMPING = ExtendedKeyUsageOID.TIME_STAMPING.dotted_string
UNKNOWN = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00")
CASES: dict[str, tuple[ChainFlaw, Callable[[], bytes]]] = {
    "not a certificate": (ChainFlaw.MALFORMED, lambda: b"0\x03\x02\x01\x00"),
    "bytes behind it": (ChainFlaw.MALFORMED, lambda: practice_person().certificate + b"\0"),
    "SHA-384 under a P-256 authority": (ChainFlaw.OTHER_AUTHORITY, lambda: crafted(digest=hashes.SHA384())),
    "an unknown critical part": (ChainFlaw.UNKNOWN_CRITICAL, lambda: crafted(extra=UNKNOWN)),
    "name constraints": (
        ChainFlaw.UNKNOWN_CRITICAL,
        lambda: crafted(extra=x509.NameConstraints([x509.DNSName("x")], None)),
    ),
    "a key on P-384": (
        ChainFlaw.WRONG_KEY,
        lambda: crafted(key=ec.generate_private_key(ec.SECP384R1()).public_key()),
    ),
    "an RSA key": (ChainFlaw.WRONG_KEY, lambda: crafted(key=rsa.generate_private_key(65537, 2048).public_key())),
    "an authority": (ChainFlaw.WRONG_USAGE, lambda: crafted(ca=True)),
    "no non-repudiation": (ChainFlaw.WRONG_USAGE, lambda: crafted(usage=("digital_signature",))),
    "one usage too many": (
        ChainFlaw.WRONG_USAGE,
        lambda: crafted(usage=("digital_signature", "content_commitment", "key_agreement")),
    ),
    "document signing alone": (ChainFlaw.WRONG_USAGE, lambda: crafted(purposes=(DOCUMENT_SIGNING,))),
    "e-mail alone": (ChainFlaw.WRONG_USAGE, lambda: crafted(purposes=(EMAIL_PROTECTION,))),
    "a time-stamping unit": (ChainFlaw.WRONG_USAGE, lambda: crafted(purposes=(TIME_STAMPING,))),
    "no role": (ChainFlaw.NO_SINGLE_ROLE, lambda: crafted(policies=(PRACTICE_POLICY,))),
    "two roles": (
        ChainFlaw.NO_SINGLE_ROLE,
        lambda: crafted(policies=(EVALUATOR, ROLE_POLICIES[Role.JURY_EMPLOYERS])),
    ),
    "no identifier": (ChainFlaw.NAMELESS, lambda: crafted(names=(NameOID.COMMON_NAME,))),
    "two names": (
        ChainFlaw.NAMELESS,
        lambda: crafted(names=(NameOID.COMMON_NAME, NameOID.COMMON_NAME, NameOID.SERIAL_NUMBER)),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_unsuitable_certificate_is_refused_for_its_own_flaw(name: str) -> None:
    flaw, make = CASES[name]
    with pytest.raises(CertificateRefusedError) as caught:
        trace(make(), TRUST)
    assert caught.value.flaw is flaw


def test_the_crafting_itself_makes_certificates_that_stand() -> None:
    judge(trace(crafted(), TRUST), TRUST, NOW)


def test_a_practice_mark_under_a_real_authority_is_refused() -> None:
    real = store(authority(practice=False, name=REAL))
    with pytest.raises(CertificateRefusedError) as caught:
        trace(crafted(of=REAL), real)
    assert caught.value.flaw is ChainFlaw.PRACTICE_LEAF


def test_both_ends_of_a_certificates_life_belong_to_it() -> None:
    traced = trace(enrol(authority(), since=NOW).certificate, TRUST)
    judge(traced, TRUST, NOW)
    judge(traced, TRUST, NOW + timedelta(days=730))
    for instant, flaw in (
        (NOW - timedelta(seconds=1), ChainFlaw.NOT_YET_VALID),
        (NOW + timedelta(days=730, seconds=1), ChainFlaw.EXPIRED),
    ):
        with pytest.raises(CertificateRefusedError) as caught:
            judge(traced, TRUST, instant)
        assert caught.value.flaw is flaw


@given(st.integers(0, 8 * len(practice_person().certificate) - 1))
def test_no_flipped_bit_of_a_certificate_makes_it_stand_for_somebody_else(bit: int) -> None:
    data = bytearray(practice_person().certificate)
    data[bit >> 3] ^= 1 << (bit & 7)
    with pytest.raises(CertificateRefusedError):
        trace(bytes(data), TRUST)


@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer(data: bytes) -> None:
    with pytest.raises(CertificateRefusedError):
        trace(data, TRUST)
