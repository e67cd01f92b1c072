"""What a small CA does: found itself, give a person a certificate, list the revoked, hand out its public files.

Used for practice by every vault, and by the certifying body for real. A real root's key is kept offline by whoever
calls this; nothing here stores a key.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from clea_desktop.trust.policies import (
    DOCUMENT_SIGNING,
    EMAIL_PROTECTION,
    PRACTICE_POLICY,
    ROLE_POLICIES,
    Role,
)
from clea_desktop.trust.store import ISSUING_FILE, LISTS_FILE, ROOT_FILE

ROOT_LIFE = timedelta(days=365 * 20)
ISSUING_LIFE = timedelta(days=365 * 10)
PERSON_LIFE = timedelta(days=365 * 2)
LIST_LIFE = timedelta(days=90)
_NAME_LIMIT = 64  # X.520 counts letters, those who write and read certificates count bytes
_EXPIRED_CERTIFICATES_ON_LIST = x509.ObjectIdentifier("2.5.29.60")
_DER = serialization.Encoding.DER
_PEM = serialization.Encoding.PEM


@dataclass(frozen=True, slots=True)
class Authority:
    """A whole CA, keys included (PKCS #8 and X.509, DER); the keys never show in a repr."""

    root_key: bytes = field(repr=False)
    root_certificate: bytes
    issuing_key: bytes = field(repr=False)
    issuing_certificate: bytes


@dataclass(frozen=True, slots=True)
class Revocation:
    """A certificate that no longer stands from an instant on."""

    serial: int
    at: datetime


def new_authority(name: str, now: datetime, *, practice: bool) -> Authority:
    """Found a CA: a P-384 root and a P-256 issuing authority, both marked as practice or neither."""
    root_key, issuing_key = ec.generate_private_key(ec.SECP384R1()), ec.generate_private_key(ec.SECP256R1())
    mark = (PRACTICE_POLICY,) if practice else ()
    root_name = _authority_name(name, "racine", root_key)
    start = now.replace(microsecond=0)
    root = _authority_certificate(root_name, root_name, root_key.public_key(), root_key, below=1)
    root = _dated(root, start, ROOT_LIFE)
    if mark:
        root = root.add_extension(_policies(mark), critical=False)
    issuing_name = _authority_name(name, "émission", issuing_key)
    issuing = _authority_certificate(issuing_name, root_name, issuing_key.public_key(), root_key, below=0)
    issuing = _dated(issuing, start, ISSUING_LIFE)
    issuing = issuing.add_extension(_policies((*ROLE_POLICIES.values(), *mark)), critical=False)
    return Authority(
        root_key=_key_bytes(root_key),
        root_certificate=root.sign(root_key, hashes.SHA384()).public_bytes(_DER),
        issuing_key=_key_bytes(issuing_key),
        issuing_certificate=issuing.sign(root_key, hashes.SHA384()).public_bytes(_DER),
    )


def issue_person(  # noqa: PLR0913, PLR0917  (the six facts of a certificate, none optional)
    authority: Authority, public_key: bytes, display_name: str, person_id: str, role: Role, now: datetime
) -> bytes:
    """Issue a person's certificate (DER) for one role, two years long. ``public_key``: P-256, SubjectPublicKeyInfo."""
    key = serialization.load_der_public_key(public_key)
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        message = "a person's signing key is on P-256"
        raise TypeError(message)
    if role is Role.TIME_STAMPING:
        message = "a time-stamping unit is not a person and has a profile of its own"
        raise ValueError(message)
    issuing = x509.load_der_x509_certificate(authority.issuing_certificate)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, _within(display_name, _NAME_LIMIT)),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, person_id),
        ]
    )
    mark = (PRACTICE_POLICY,) if is_practice(authority) else ()
    issuing_key = _key(authority.issuing_key)
    builder = _dated(_builder(subject, issuing.subject, key, issuing_key), now.replace(microsecond=0), PERSON_LIFE)
    builder = (
        builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([x509.ObjectIdentifier(DOCUMENT_SIGNING), x509.ObjectIdentifier(EMAIL_PROTECTION)]),
            critical=False,
        )
        .add_extension(_policies((ROLE_POLICIES[role], *mark)), critical=False)
    )
    return builder.sign(issuing_key, hashes.SHA256()).public_bytes(_DER)


def is_practice(authority: Authority) -> bool:
    """Say whether this is a practice CA: its root says so."""
    root = x509.load_der_x509_certificate(authority.root_certificate)
    found = [one.value for one in root.extensions if isinstance(one.value, x509.CertificatePolicies)]
    return any(policy.policy_identifier.dotted_string == PRACTICE_POLICY for one in found for policy in one)


def make_crls(authority: Authority, now: datetime, revoked: Sequence[Revocation] = ()) -> bytes:
    """Issue both lists, as one PEM text: the root's (authorities) and the issuing authority's (people)."""
    root = x509.load_der_x509_certificate(authority.root_certificate)
    issuing = x509.load_der_x509_certificate(authority.issuing_certificate)
    authorities = [one for one in revoked if one.serial == issuing.serial_number]
    people = [one for one in revoked if one.serial != issuing.serial_number]
    lists = (
        _list(root, now, authorities).sign(_key(authority.root_key), hashes.SHA384()),
        _list(issuing, now, people).sign(_key(authority.issuing_key), hashes.SHA256()),
    )
    return b"".join(one.public_bytes(_PEM) for one in lists)


def trust_files(authority: Authority, now: datetime, revoked: Sequence[Revocation] = ()) -> dict[str, bytes]:
    """Return the three public files by which others judge what this CA's people sign."""
    return {
        ROOT_FILE: x509.load_der_x509_certificate(authority.root_certificate).public_bytes(_PEM),
        ISSUING_FILE: x509.load_der_x509_certificate(authority.issuing_certificate).public_bytes(_PEM),
        LISTS_FILE: make_crls(authority, now, revoked),
    }


def _authority_name(name: str, part: str, key: ec.EllipticCurvePrivateKey) -> x509.Name:
    """Name an authority so that two of the same body never have the same name: the key's digest ends it."""
    point = key.public_key().public_bytes(_DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    ending = f" ({part} {sha256(point).hexdigest()[:8]})"
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _within(name, _NAME_LIMIT)),
            x509.NameAttribute(NameOID.COMMON_NAME, _within(name, _NAME_LIMIT - len(ending.encode())) + ending),
        ]
    )


def _within(text: str, limit: int) -> str:
    """Cut a name to a number of UTF-8 bytes, which is what certificates count, without halving a letter."""
    return text.encode()[:limit].decode(errors="ignore")


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, issuer_key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )


def _authority_certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    below: int,
) -> x509.CertificateBuilder:
    return (
        _builder(subject, issuer, key, issuer_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=below), critical=True)
        .add_extension(_usage(authority=True), critical=True)
    )


def _dated(builder: x509.CertificateBuilder, start: datetime, life: timedelta) -> x509.CertificateBuilder:
    return builder.not_valid_before(start).not_valid_after(start + life)


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _policies(identifiers: Sequence[str]) -> x509.CertificatePolicies:
    return x509.CertificatePolicies(
        [x509.PolicyInformation(x509.ObjectIdentifier(identifier), None) for identifier in identifiers]
    )


def _list(
    issuer: x509.Certificate, now: datetime, revoked: Sequence[Revocation]
) -> x509.CertificateRevocationListBuilder:
    kept_since = issuer.not_valid_before_utc.strftime("%Y%m%d%H%M%SZ").encode()
    start = now.replace(microsecond=0)
    key_identifier = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.subject)
        .last_update(start)
        .next_update(start + LIST_LIFE)
        .add_extension(x509.CRLNumber(int(start.timestamp())), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(key_identifier), critical=False)
        .add_extension(
            x509.UnrecognizedExtension(_EXPIRED_CERTIFICATES_ON_LIST, b"\x18\x0f" + kept_since), critical=False
        )
    )
    for one in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(one.serial).revocation_date(one.at).build()
        builder = builder.add_revoked_certificate(entry)
    return builder


def _key_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(_DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _key(der: bytes) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_der_private_key(der, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        message = "an authority's key is on an elliptic curve"
        raise TypeError(message)
    return key
