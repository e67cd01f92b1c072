"""Reading certificates strictly: what has a second meaning, or a part we do not understand, is refused.

Plain Python over ``trust.der``, so that the product and the one-file verifier decide by the same lines; what a part
*means* is decided here, so that no library's leniency becomes ours.
"""

import re
from binascii import Error as Base64Error
from binascii import a2b_base64
from dataclasses import dataclass, field
from datetime import datetime

from clea_desktop.trust import der
from clea_desktop.trust.curve import Curve, CurveName, CurvePoint, DigestName
from clea_desktop.trust.der import Fields, MalformedDerError, Node
from clea_desktop.trust.extensions import (
    CONTENT_COMMITMENT,
    CRL_SIGN,
    DIGITAL_SIGNATURE,
    EXTENDED_KEY_USAGE,
    KEY_CERT_SIGN,
    Extensions,
    read_extensions,
)
from clea_desktop.trust.policies import DOCUMENT_SIGNING, EMAIL_PROTECTION, TIME_STAMPING

COMMON_NAME, SERIAL_NUMBER = "2.5.4.3", "2.5.4.5"
_VERSION_3 = der.value(der.context(0), der.integer(2))
_EC_KEY = "1.2.840.10045.2.1"
_POINTS = {
    der.sequence(der.oid(_EC_KEY), der.oid("1.2.840.10045.3.1.7")): (CurveName.P256, 65),
    der.sequence(der.oid(_EC_KEY), der.oid("1.3.132.0.34")): (CurveName.P384, 97),
}
ECDSA_WITH = {
    DigestName.SHA256: der.sequence(der.oid("1.2.840.10045.4.3.2")),
    DigestName.SHA384: der.sequence(der.oid("1.2.840.10045.4.3.3")),
    DigestName.SHA512: der.sequence(der.oid("1.2.840.10045.4.3.4")),
}
_PERSON_USAGE = frozenset({DIGITAL_SIGNATURE, CONTENT_COMMITMENT})
_SERIAL_LIMIT = 1 << 160
_BLOCK = rb"-----BEGIN %s-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END %s-----"


class MalformedCertificateError(ValueError):
    """Not an X.509 version 3 certificate that can be read in one way only."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate, read; names are compared by their bytes."""

    der: bytes = field(repr=False)
    signed: bytes = field(repr=False)
    algorithm: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    serial_number: int
    issuer: bytes = field(repr=False)
    subject: bytes = field(repr=False)
    subject_values: tuple[tuple[str, str], ...] = field(repr=False)
    not_valid_before_utc: datetime
    not_valid_after_utc: datetime
    public_key: CurvePoint | None
    extensions: Extensions


def read_certificate(data: bytes) -> Certificate:
    """Read one DER certificate and all that is in it; MalformedCertificateError."""
    try:
        return _certificate(der.parse(data))
    except MalformedDerError as error:
        raise MalformedCertificateError from error


def read_pem(pem: bytes, label: bytes) -> list[bytes]:
    """Return the content of every PEM block of that label; what stands around them is a comment, as for OpenSSL.

    A block that begins and is not whole is an error, never a comment: it may be the list that revokes somebody.
    """
    blocks = re.findall(_BLOCK % (label, label), pem)
    if len(blocks) != pem.count(b"-----BEGIN %s-----" % label):
        raise MalformedCertificateError
    try:
        return [a2b_base64(block.replace(b"\r", b"").replace(b"\n", b""), strict_mode=True) for block in blocks]
    except Base64Error as error:
        raise MalformedCertificateError from error


def _certificate(node: Node) -> Certificate:
    whole = Fields(node)
    signed, algorithm, signature = whole.take(der.SEQUENCE), whole.take(der.SEQUENCE), whole.take(der.BIT_STRING)
    whole.end()
    fields = Fields(signed)
    version, serial = fields.take(der.context(0)), der.as_int(fields.take(der.INTEGER))
    inner, issuer, validity = fields.take(der.SEQUENCE), fields.take(der.SEQUENCE), Fields(fields.take(der.SEQUENCE))
    begins, ends = (der.as_time(validity.take(der.UTC_TIME, der.GENERALIZED_TIME)) for _ in range(2))
    validity.end()
    subject, key = fields.take(der.SEQUENCE), fields.take(der.SEQUENCE)
    extensions = read_extensions(der.only_part(fields.take(der.context(3)), der.SEQUENCE))
    fields.end()
    read_name(issuer)
    check_algorithm(algorithm)
    if version.whole != _VERSION_3 or not 0 < serial < _SERIAL_LIMIT or inner.whole != algorithm.whole:
        raise MalformedDerError
    return Certificate(
        der=node.whole,
        signed=signed.whole,
        algorithm=algorithm.whole,
        signature=der.as_bits(signature),
        serial_number=serial,
        issuer=issuer.whole,
        subject=subject.whole,
        subject_values=read_name(subject),
        not_valid_before_utc=begins,
        not_valid_after_utc=ends,
        public_key=_point(key),
        extensions=extensions,
    )


def read_name(node: Node) -> tuple[tuple[str, str], ...]:
    """Return (identifier, text) for every attribute of a distinguished name."""
    found: list[tuple[str, str]] = []
    for part in node.parts:
        together = [_attribute(one) for one in part.parts]
        kinds = {kind for kind, _ in together}
        if part.tag != der.SET or not together or len(kinds) != len(together):
            raise MalformedDerError
        found += together
    return tuple(found)


def _attribute(node: Node) -> tuple[str, str]:
    kind = der.as_oid(Fields(node).take(der.OID))
    if len(node.parts) != 2 or not node.parts[1].content:
        raise MalformedDerError
    return kind, der.as_text(node.parts[1])


def check_algorithm(node: Node) -> None:
    """Refuse what names no algorithm: an identifier, and its parameters at most."""
    if not 1 <= len(node.parts) <= 2 or node.parts[0].tag != der.OID:
        raise MalformedDerError


def _point(node: Node) -> CurvePoint | None:
    """Return the public key when it is a whole point on one of our curves, None when it is of another kind."""
    fields = Fields(node)
    algorithm, key = fields.take(der.SEQUENCE), der.as_bits(fields.take(der.BIT_STRING))
    fields.end()
    check_algorithm(algorithm)
    if algorithm.whole not in _POINTS:
        return None
    curve, size = _POINTS[algorithm.whole]
    if len(key) != size or key[0] != 4:
        raise MalformedDerError
    return CurvePoint(curve, key)


def policies_of(certificate: Certificate) -> tuple[str, ...]:
    """Return the policy identifiers of a certificate, in its order."""
    return certificate.extensions.policies


def has_unknown_critical(certificate: Certificate) -> bool:
    """Say whether the certificate forbids its use to whoever does not understand one of its parts."""
    return certificate.extensions.has_unknown_critical


def is_authority(certificate: Certificate, *, below: int) -> bool:
    """Say whether it may issue certificates and lists, with at least ``below`` authorities under it."""
    said = certificate.extensions
    return (
        said.is_ca
        and (said.path_length is None or said.path_length >= below)
        and said.key_usage is not None
        and {KEY_CERT_SIGN, CRL_SIGN} <= said.key_usage
    )


def is_for_signing_documents(certificate: Certificate) -> bool:
    """Say whether it is a person's: no authority, exactly the usages of the profile."""
    said = certificate.extensions
    return (
        not said.is_ca
        and said.key_usage == _PERSON_USAGE
        and sorted(said.purposes) == sorted((DOCUMENT_SIGNING, EMAIL_PROTECTION))
    )


def is_for_time_stamping(certificate: Certificate) -> bool:
    """Say whether it is a time-stamping unit's and nothing else's (RFC 3161, 2.3)."""
    said = certificate.extensions
    return (
        not said.is_ca
        and (said.key_usage is None or (bool(said.key_usage) and said.key_usage <= _PERSON_USAGE))
        and said.purposes == (TIME_STAMPING,)
        and EXTENDED_KEY_USAGE in said.critical
    )


def key_of(certificate: Certificate, *curves: CurveName) -> CurvePoint | None:
    """Return the public key when it is on one of these curves."""
    key = certificate.public_key
    return key if key is not None and key.curve in curves else None


def is_issued_by(certificate: Certificate, issuer: Certificate, digest: DigestName, curve: Curve) -> bool:
    """Check name, key identifier, algorithm and signature of one step of a chain."""
    return (
        certificate.issuer == issuer.subject
        and names_key_of(certificate, issuer)
        and certificate.algorithm == ECDSA_WITH[digest]
        and issuer.public_key is not None
        and curve.holds(issuer.public_key, digest, certificate.signed, certificate.signature)
    )


def names_key_of(certificate: Certificate, issuer: Certificate) -> bool:
    """Say whether the authority key identifier of the one is the subject key identifier of the other."""
    named = certificate.extensions.authority_key
    return named is not None and named == issuer.extensions.subject_key


def is_valid_at(certificate: Certificate, instant: datetime) -> bool:
    """Say whether the instant lies in the certificate's own period, ends included."""
    return certificate.not_valid_before_utc <= instant <= certificate.not_valid_after_utc


def subject_text(certificate: Certificate, identifier: str) -> str:
    """Return the only value of one attribute of the subject, or an empty text."""
    values = [text for found, text in certificate.subject_values if found == identifier]
    return values[0] if len(values) == 1 else ""


def person_name(certificate: Certificate) -> str:
    """Return the name that the certificate gives to its holder."""
    return subject_text(certificate, COMMON_NAME)


def person_id(certificate: Certificate) -> str:
    """Return the person identifier that the certificate gives to its holder."""
    return subject_text(certificate, SERIAL_NUMBER)
