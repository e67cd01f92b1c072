"""The parts certificates are written from: names that fit, dates, usages, policies, keys."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DER = serialization.Encoding.DER
PEM = serialization.Encoding.PEM
NAME_LIMIT = 64  # X.520 counts letters, those who write and read certificates count bytes


def authority_name(name: str, part: str, key: ec.EllipticCurvePublicKey) -> x509.Name:
    """Name an authority so that two of the same body never have the same name: the key's digest ends it."""
    ending = f" ({part} {sha256(key_info(key)).hexdigest()[:8]})"
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, within(name, NAME_LIMIT)),
            x509.NameAttribute(NameOID.COMMON_NAME, within(name, NAME_LIMIT - len(ending.encode())) + ending),
        ]
    )


def within(text: str, limit: int) -> str:
    """Cut a name to a number of UTF-8 bytes, which is what certificates count, without halving a letter."""
    return text.encode()[:limit].decode(errors="ignore")


def begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, issuer_key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    """Begin a certificate: whose, by whom, over which key, under a number drawn at random."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )


def as_authority(builder: x509.CertificateBuilder, *, below: int) -> x509.CertificateBuilder:
    """Let the holder issue certificates and lists, with so many authorities under it."""
    return builder.add_extension(x509.BasicConstraints(ca=True, path_length=below), critical=True).add_extension(
        usage(authority=True), critical=True
    )


def as_leaf(builder: x509.CertificateBuilder, key_usage: x509.KeyUsage) -> x509.CertificateBuilder:
    """Let the holder issue nothing."""
    return builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True).add_extension(
        key_usage, critical=True
    )


def dated(
    builder: x509.CertificateBuilder, start: datetime, life: timedelta, issuer: x509.Certificate | None = None
) -> x509.CertificateBuilder:
    """Give a certificate its life, which ends with its issuer's at the latest."""
    start = start.replace(microsecond=0)
    end = start + life
    if issuer is not None:
        end = min(end, issuer.not_valid_after_utc)
    return builder.not_valid_before(start).not_valid_after(end)


def usage(*, authority: bool = False, commits: bool = True) -> x509.KeyUsage:
    """Say what a key serves: to issue, or to sign; ``commits``: to sign what binds its holder."""
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority and commits,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def policies(identifiers: Sequence[str]) -> x509.CertificatePolicies:
    """Say under which policies a certificate stands."""
    return x509.CertificatePolicies(
        [x509.PolicyInformation(x509.ObjectIdentifier(identifier), None) for identifier in identifiers]
    )


def p256_key(public_key: bytes, whose: str) -> ec.EllipticCurvePublicKey:
    """Read a public key (SubjectPublicKeyInfo, DER) that must be on P-256; TypeError names whose it is."""
    key = serialization.load_der_public_key(public_key)
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        message = f"{whose} key is on P-256"
        raise TypeError(message)
    return key


def key_info(key: ec.EllipticCurvePublicKey) -> bytes:
    """Write a public key (SubjectPublicKeyInfo, DER)."""
    return key.public_bytes(DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def key_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Write a private key (PKCS #8, DER, in clear: for memory only)."""
    return key.private_bytes(DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def key_of(der: bytes) -> ec.EllipticCurvePrivateKey:
    """Read a private key."""
    key = serialization.load_der_private_key(der, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        message = "an authority's key is on an elliptic curve"
        raise TypeError(message)
    return key
