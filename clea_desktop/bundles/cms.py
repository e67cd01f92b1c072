"""One CAdES level B signature over one manifest: detached CMS, one signer, one certificate, one form.

The reader takes out the certificate, the claimed time and the signature value, writes the whole structure again and
compares bytes; so what no signature covers (versions, algorithm parameters, order, lengths) is fixed all the same.
ETSI EN 319 122-1 level B asks for content-type, message-digest, signing-certificate-v2 and signing-time.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.trust.certificates import UNPARSED

_Oid = x509.ObjectIdentifier
_SIGNED_DATA = _Oid("1.2.840.113549.1.7.2")
_DATA = _Oid("1.2.840.113549.1.7.1")
_SHA256 = _Oid("2.16.840.1.101.3.4.2.1")
_ECDSA_SHA256 = _Oid("1.2.840.10045.4.3.2")
_CONTENT_TYPE = _Oid("1.2.840.113549.1.9.3")
_MESSAGE_DIGEST = _Oid("1.2.840.113549.1.9.4")
_SIGNING_TIME = _Oid("1.2.840.113549.1.9.5")
_SIGNING_CERTIFICATE_V2 = _Oid("1.2.840.113549.1.9.16.2.47")
_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_UTC_TIME_ENDS = 2050


@asn1.sequence
class _Algorithm:
    algorithm: x509.ObjectIdentifier


@asn1.sequence
class _Attribute:
    type: x509.ObjectIdentifier
    values: asn1.SetOf[asn1.TLV]


@asn1.sequence
class _IssuerAndSerial:
    issuer: asn1.TLV
    serial: int


@asn1.sequence
class _SignerInfo:
    version: int
    sid: _IssuerAndSerial
    digest_algorithm: _Algorithm
    signed_attributes: Annotated[asn1.SetOf[_Attribute], asn1.Implicit(0)]
    signature_algorithm: _Algorithm
    signature: bytes
    unsigned_attributes: Annotated[asn1.SetOf[_Attribute] | None, asn1.Implicit(1)]


@asn1.sequence
class _Encapsulated:
    type: x509.ObjectIdentifier
    content: Annotated[bytes | None, asn1.Explicit(0)]


@asn1.sequence
class _SignedData:
    version: int
    digest_algorithms: asn1.SetOf[_Algorithm]
    encapsulated: _Encapsulated
    certificates: Annotated[asn1.SetOf[asn1.TLV], asn1.Implicit(0)]
    signers: asn1.SetOf[_SignerInfo]


@asn1.sequence
class _ContentInfo:
    type: x509.ObjectIdentifier
    content: Annotated[_SignedData, asn1.Explicit(0)]


@asn1.sequence
class _CertificateHash:
    """ESSCertIDv2; SHA-256 is its default algorithm, which DER leaves out."""

    digest: bytes


@asn1.sequence
class _SigningCertificate:
    certificates: list[_CertificateHash]


@dataclass(frozen=True, slots=True)
class Signed:
    """What a ``.p7s`` holds: who, when they say, over which manifest, and the signature value (DER, low s)."""

    certificate: bytes
    claimed_at: datetime
    manifest_sha256: bytes
    signature: bytes


def to_be_signed(certificate: bytes, claimed_at: datetime, manifest_sha256: bytes) -> bytes:
    """Return the bytes a signer signs: the signed attributes as a SET OF (RFC 5652, 5.4)."""
    return asn1.encode_der(_attributes(certificate, claimed_at, manifest_sha256))


def with_low_s(signature: bytes) -> bytes:
    """Return the one of the two equivalent ECDSA P-256 values whose s is the smaller."""
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, min(s, _P256_ORDER - s))


def render(signed: Signed) -> bytes:
    """Write the whole ``.p7s``."""
    certificate = x509.load_der_x509_certificate(signed.certificate)
    issuer = asn1.decode_der(asn1.TLV, certificate.issuer.public_bytes())
    signer = _SignerInfo(
        version=1,
        sid=_IssuerAndSerial(issuer=issuer, serial=certificate.serial_number),
        digest_algorithm=_Algorithm(algorithm=_SHA256),
        signed_attributes=_attributes(signed.certificate, signed.claimed_at, signed.manifest_sha256),
        signature_algorithm=_Algorithm(algorithm=_ECDSA_SHA256),
        signature=signed.signature,
        unsigned_attributes=None,
    )
    content = _SignedData(
        version=1,
        digest_algorithms=asn1.SetOf([_Algorithm(algorithm=_SHA256)]),
        encapsulated=_Encapsulated(type=_DATA, content=None),
        certificates=asn1.SetOf([asn1.decode_der(asn1.TLV, signed.certificate)]),
        signers=asn1.SetOf([signer]),
    )
    return asn1.encode_der(_ContentInfo(type=_SIGNED_DATA, content=content))


def read(data: bytes, member: str) -> Signed:
    """Read a ``.p7s`` that must be in the one form; RefusedError says in what it is not."""
    signer, content = _open(data, member)
    if signer.unsigned_attributes is not None:
        raise RefusedError(Reason.SIGNATURE_UNSIGNED_PARTS, member)
    algorithms = [*content.digest_algorithms.as_list(), signer.digest_algorithm]
    if any(one.algorithm != _SHA256 for one in algorithms) or signer.signature_algorithm.algorithm != _ECDSA_SHA256:
        raise RefusedError(Reason.SIGNATURE_ALGORITHM, member)
    certificate = asn1.encode_der(content.certificates.as_list()[0])
    signed = _read_attributes(signer, certificate, member)
    try:
        low = with_low_s(signer.signature)
        again = render(signed)
    except UNPARSED as error:
        raise RefusedError(Reason.SIGNATURE_FORM, member) from error
    if low != signer.signature:
        raise RefusedError(Reason.SIGNATURE_HIGH_S, member)
    if again != data:
        raise RefusedError(Reason.SIGNATURE_FORM, member)
    return signed


def _attributes(certificate: bytes, claimed_at: datetime, manifest_sha256: bytes) -> asn1.SetOf[_Attribute]:
    moment = claimed_at.astimezone(UTC).replace(microsecond=0)
    time = asn1.UTCTime(moment) if moment.year < _UTC_TIME_ENDS else asn1.GeneralizedTime(moment)
    own = _SigningCertificate(certificates=[_CertificateHash(digest=sha256(certificate).digest())])
    return asn1.SetOf(
        [
            _attribute(_CONTENT_TYPE, _DATA),
            _attribute(_SIGNING_TIME, time),
            _attribute(_MESSAGE_DIGEST, manifest_sha256),
            _attribute(_SIGNING_CERTIFICATE_V2, own),
        ]
    )


def _attribute(kind: x509.ObjectIdentifier, value: object) -> _Attribute:
    return _Attribute(type=kind, values=asn1.SetOf([asn1.decode_der(asn1.TLV, asn1.encode_der(value))]))


def _open(data: bytes, member: str) -> tuple[_SignerInfo, _SignedData]:
    """Parse the structure, and name what is too many or too few in it."""
    try:
        content = asn1.decode_der(_ContentInfo, data).content
    except UNPARSED as error:
        reason = Reason.SIGNATURE_TRAILING if _has_more(data) else Reason.SIGNATURE_FORM
        raise RefusedError(reason, member) from error
    signers, certificates = content.signers.as_list(), content.certificates.as_list()
    if content.encapsulated.content is not None:
        raise RefusedError(Reason.SIGNATURE_EMBEDDED, member)
    if len(signers) != 1:
        raise RefusedError(Reason.SIGNATURE_SIGNERS, member)
    if len(certificates) != 1:
        raise RefusedError(Reason.SIGNATURE_CERTIFICATES, member)
    return signers[0], content


def _has_more(data: bytes) -> bool:
    """Say whether bytes follow the outermost DER value (long form of the length, as every signature needs)."""
    if len(data) < 2 or not 0x81 <= data[1] <= 0x84:
        return False
    start = 2 + data[1] - 0x80
    return len(data) > start + int.from_bytes(data[2:start], "big")


def _read_attributes(signer: _SignerInfo, certificate: bytes, member: str) -> Signed:
    found = {one.type: one.values.as_list() for one in signer.signed_attributes.as_list()}
    expected = {_CONTENT_TYPE, _SIGNING_TIME, _MESSAGE_DIGEST, _SIGNING_CERTIFICATE_V2}
    if set(found) != expected or any(len(values) != 1 for values in found.values()):
        raise RefusedError(Reason.SIGNATURE_ATTRIBUTES, member)
    time = found[_SIGNING_TIME][0]
    try:
        own = found[_SIGNING_CERTIFICATE_V2][0].parse(_SigningCertificate)
        digest = found[_MESSAGE_DIGEST][0].parse(bytes)
        moment = time.parse(asn1.UTCTime if time.tag_bytes == b"\x17" else asn1.GeneralizedTime).as_datetime()
    except UNPARSED as error:
        raise RefusedError(Reason.SIGNATURE_ATTRIBUTES, member) from error
    if [one.digest for one in own.certificates] != [sha256(certificate).digest()]:
        raise RefusedError(Reason.SIGNATURE_OTHER_CERTIFICATE, member)
    return Signed(certificate, moment.replace(tzinfo=UTC), digest, signer.signature)
