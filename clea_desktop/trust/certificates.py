"""Reading certificates strictly: what has a second meaning, or a part we do not understand, is refused.

``cryptography`` parses; what a part *means* is decided here, so that no library's leniency becomes ours.
"""

from collections.abc import Mapping
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtensionOID, NameOID

from clea_desktop.trust.policies import DOCUMENT_SIGNING, EMAIL_PROTECTION

_UNDERSTOOD = frozenset(
    {
        ExtensionOID.BASIC_CONSTRAINTS,
        ExtensionOID.KEY_USAGE,
        ExtensionOID.EXTENDED_KEY_USAGE,
        ExtensionOID.CERTIFICATE_POLICIES,
        ExtensionOID.SUBJECT_KEY_IDENTIFIER,
        ExtensionOID.AUTHORITY_KEY_IDENTIFIER,
    }
)
DER = serialization.Encoding.DER
_PERSON_USAGE = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)
# cryptography's errors have no common root; Warning: some readers turn its warning on negative serials into an error
UNPARSED = (
    ValueError,
    TypeError,
    OverflowError,
    Warning,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)


_ECDSA_WITH: Mapping[type[object], bytes] = {
    hashes.SHA256: bytes.fromhex("300a06082a8648ce3d040302"),
    hashes.SHA384: bytes.fromhex("300a06082a8648ce3d040303"),
}


@asn1.sequence
class _Sealed:
    """What certificates and revocation lists have in common: a part that is signed, and what stands around it."""

    signed: asn1.TLV
    algorithm: asn1.TLV
    value: asn1.BitString


class MalformedCertificateError(ValueError):
    """Not an X.509 version 3 certificate that can be read in one way only."""


def read_certificate(der: bytes) -> x509.Certificate:
    """Parse one DER certificate and all its extensions."""
    try:
        certificate = x509.load_der_x509_certificate(der)
        count = len(certificate.extensions)
        for lazy in ("subject", "issuer", "signature_hash_algorithm", "not_valid_before_utc", "not_valid_after_utc"):
            getattr(certificate, lazy)  # parsed only now: what cannot be read shows here and nowhere later
        certificate.public_key()
        readable = certificate.version is x509.Version.v3 and count > 0 and certificate.serial_number > 0
    except UNPARSED as error:
        raise MalformedCertificateError from error
    if not readable or certificate.public_bytes(DER) != der:
        raise MalformedCertificateError
    return certificate


def extension(certificate: x509.Certificate, kind: type[x509.ExtensionType]) -> x509.ExtensionType | None:
    """Return the value of one extension, or None."""
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def policies_of(certificate: x509.Certificate) -> tuple[str, ...]:
    """Return the policy identifiers of a certificate, in its order."""
    found = extension(certificate, x509.CertificatePolicies)
    if not isinstance(found, x509.CertificatePolicies):
        return ()
    return tuple(information.policy_identifier.dotted_string for information in found)


def has_unknown_critical(certificate: x509.Certificate) -> bool:
    """Say whether the certificate forbids its use to whoever does not understand one of its parts."""
    return any(one.critical and one.oid not in _UNDERSTOOD for one in certificate.extensions)


def is_authority(certificate: x509.Certificate, *, below: int) -> bool:
    """Say whether it may issue certificates and lists, with at least ``below`` authorities under it."""
    basic = extension(certificate, x509.BasicConstraints)
    usage = extension(certificate, x509.KeyUsage)
    return (
        isinstance(basic, x509.BasicConstraints)
        and basic.ca
        and (basic.path_length is None or basic.path_length >= below)
        and isinstance(usage, x509.KeyUsage)
        and usage.key_cert_sign
        and usage.crl_sign
    )


def is_for_signing_documents(certificate: x509.Certificate) -> bool:
    """Say whether it is a person's: no authority, exactly the usages of the profile."""
    basic = extension(certificate, x509.BasicConstraints)
    usage = extension(certificate, x509.KeyUsage)
    purposes = extension(certificate, x509.ExtendedKeyUsage)
    return (
        not (isinstance(basic, x509.BasicConstraints) and basic.ca)
        and isinstance(usage, x509.KeyUsage)
        and usage == _PERSON_USAGE
        and isinstance(purposes, x509.ExtendedKeyUsage)
        and sorted(purpose.dotted_string for purpose in purposes) == sorted((DOCUMENT_SIGNING, EMAIL_PROTECTION))
    )


def key_of(certificate: x509.Certificate, curve: type[ec.EllipticCurve]) -> ec.EllipticCurvePublicKey | None:
    """Return the public key when it is on that curve."""
    key = certificate.public_key()
    return key if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, curve) else None


def is_issued_by(certificate: x509.Certificate, issuer: x509.Certificate, digest: type[hashes.HashAlgorithm]) -> bool:
    """Check name, key identifier, algorithm and signature of one step of a chain."""
    tbs, whole = certificate.tbs_certificate_bytes, certificate.public_bytes(DER)
    if not isinstance(certificate.signature_hash_algorithm, digest) or not names_key_of(certificate, issuer):
        return False
    if not is_sealed_with(digest, tbs, certificate.signature, whole):
        return False
    try:
        certificate.verify_directly_issued_by(issuer)
    except (*UNPARSED, InvalidSignature):
        return False
    return True


def is_sealed_with(digest: type[object], signed: bytes, signature: bytes, whole: bytes) -> bool:
    """Say whether what stands around the signed part has the one form: that algorithm, no unused bit, nothing else.

    No signature covers it, and the library that parses it lets another algorithm or an unused bit pass.
    """
    if digest not in _ECDSA_WITH:
        return False
    algorithm = asn1.decode_der(asn1.TLV, _ECDSA_WITH[digest])
    parts = _Sealed(signed=asn1.decode_der(asn1.TLV, signed), algorithm=algorithm, value=asn1.BitString(signature, 0))
    return asn1.encode_der(parts) == whole


def names_key_of(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Say whether the authority key identifier of the one is the subject key identifier of the other."""
    named = extension(certificate, x509.AuthorityKeyIdentifier)
    own = extension(issuer, x509.SubjectKeyIdentifier)
    return (
        isinstance(named, x509.AuthorityKeyIdentifier)
        and isinstance(own, x509.SubjectKeyIdentifier)
        and named.key_identifier == own.digest
    )


def is_valid_at(certificate: x509.Certificate, instant: datetime) -> bool:
    """Say whether the instant lies in the certificate's own period, ends included."""
    return certificate.not_valid_before_utc <= instant <= certificate.not_valid_after_utc


def subject_text(certificate: x509.Certificate, attribute: x509.ObjectIdentifier) -> str:
    """Return the only value of one attribute of the subject, or an empty text."""
    values = certificate.subject.get_attributes_for_oid(attribute)
    return values[0].value if len(values) == 1 and isinstance(values[0].value, str) else ""


def person_name(certificate: x509.Certificate) -> str:
    """Return the name that the certificate gives to its holder."""
    return subject_text(certificate, NameOID.COMMON_NAME)


def person_id(certificate: x509.Certificate) -> str:
    """Return the person identifier that the certificate gives to its holder."""
    return subject_text(certificate, NameOID.SERIAL_NUMBER)
