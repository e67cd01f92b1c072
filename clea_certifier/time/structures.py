"""The ASN.1 of RFC 3161 (with RFC 5816), as far as this project speaks it: SHA-256, one signer, strict DER."""

from datetime import UTC, datetime
from enum import Enum
from typing import Annotated

from cryptography import x509
from cryptography.hazmat import asn1

from clea_desktop.trust.policies import ARC

_Oid = x509.ObjectIdentifier
SIGNED_DATA = _Oid("1.2.840.113549.1.7.2")
TST_INFO = _Oid("1.2.840.113549.1.9.16.1.4")
SHA256 = _Oid("2.16.840.1.101.3.4.2.1")
ECDSA_SHA256 = _Oid("1.2.840.10045.4.3.2")
CONTENT_TYPE = _Oid("1.2.840.113549.1.9.3")
MESSAGE_DIGEST = _Oid("1.2.840.113549.1.9.4")
SIGNING_TIME = _Oid("1.2.840.113549.1.9.5")
SIGNING_CERTIFICATE_V2 = _Oid("1.2.840.113549.1.9.16.2.47")
TIME_POLICY = _Oid(f"{ARC}.3.1")
"""What our unit's tokens promise (docs/adr/0010): UTC of the certifying body's machine, within one second."""

NULL = b"\x05\x00"
REQUEST_LIMIT = 4096
REPLY_LIMIT = 64 * 1024
QUERY_TYPE, REPLY_TYPE = "application/timestamp-query", "application/timestamp-reply"


class Status(Enum):
    """What a unit answers (PKIStatus); the first two come with a token."""

    GRANTED = 0
    GRANTED_WITH_MODS = 1
    REJECTION = 2
    WAITING = 3
    REVOCATION_WARNING = 4
    REVOCATION_NOTIFICATION = 5


class Failure(Enum):
    """Why a unit refuses (PKIFailureInfo): the number is the place of the bit."""

    BAD_ALGORITHM = 0
    BAD_REQUEST = 2
    BAD_DATA_FORMAT = 5
    TIME_NOT_AVAILABLE = 14
    UNACCEPTED_POLICY = 15
    UNACCEPTED_EXTENSION = 16
    ADDITIONAL_INFORMATION = 17
    SYSTEM_FAILURE = 25


@asn1.sequence
class Algorithm:
    """An algorithm; SHA-256 comes with or without its empty parameters (RFC 5754 allows both to be read)."""

    algorithm: x509.ObjectIdentifier
    parameters: asn1.Null | None


@asn1.sequence
class Imprint:
    """The digest of what is stamped."""

    algorithm: Algorithm
    digest: bytes


@asn1.sequence
class Extension:
    """A part of a request that we understand none of."""

    identifier: x509.ObjectIdentifier
    critical: Annotated[bool, asn1.Default(value=False)]
    value: bytes


@asn1.sequence
class Request:
    """TimeStampReq."""

    version: int
    imprint: Imprint
    policy: x509.ObjectIdentifier | None
    nonce: int | None
    certificate_wanted: Annotated[bool, asn1.Default(value=False)]
    extensions: Annotated[list[Extension] | None, asn1.Implicit(0)]


@asn1.sequence
class StatusInfo:
    """PKIStatusInfo."""

    status: int
    texts: list[str] | None
    failure: asn1.BitString | None


@asn1.sequence
class Refusal:
    """TimeStampResp without a token."""

    status: StatusInfo


@asn1.sequence
class Reply:
    """TimeStampResp with a token, which is kept as it came."""

    status: StatusInfo
    token: asn1.TLV


@asn1.sequence
class Accuracy:
    """How far the instant may be from the truth."""

    seconds: int | None
    millis: Annotated[int | None, asn1.Implicit(0)]
    micros: Annotated[int | None, asn1.Implicit(1)]


@asn1.sequence
class TimeInfo:
    """TSTInfo, as our unit writes it: no name of the unit (its certificate says it), no extension."""

    version: int
    policy: x509.ObjectIdentifier
    imprint: Imprint
    serial: int
    instant: asn1.GeneralizedTime
    accuracy: Accuracy | None
    ordering: Annotated[bool, asn1.Default(value=False)]
    nonce: int | None


@asn1.sequence
class CertificateHash:
    """ESSCertIDv2; SHA-256 is its default algorithm, which DER leaves out."""

    digest: bytes


@asn1.sequence
class SigningCertificate:
    """SigningCertificateV2."""

    certificates: list[CertificateHash]


@asn1.sequence
class Attribute:
    """A signed attribute."""

    type: x509.ObjectIdentifier
    values: asn1.SetOf[asn1.TLV]


@asn1.sequence
class IssuerAndSerial:
    """How a signer is named."""

    issuer: asn1.TLV
    serial: int


@asn1.sequence
class SignerInfo:
    """The one signer of a token."""

    version: int
    sid: IssuerAndSerial
    digest_algorithm: Algorithm
    signed_attributes: Annotated[asn1.SetOf[Attribute], asn1.Implicit(0)]
    signature_algorithm: Algorithm
    signature: bytes


@asn1.sequence
class Encapsulated:
    """The stamped facts inside the token."""

    type: x509.ObjectIdentifier
    content: Annotated[bytes, asn1.Explicit(0)]


@asn1.sequence
class SignedData:
    """A token's inside (CMS version 3: its content is no plain data)."""

    version: int
    digest_algorithms: asn1.SetOf[Algorithm]
    encapsulated: Encapsulated
    certificates: Annotated[asn1.SetOf[asn1.TLV] | None, asn1.Implicit(0)]
    signers: asn1.SetOf[SignerInfo]


@asn1.sequence
class ContentInfo:
    """A token."""

    type: x509.ObjectIdentifier
    content: Annotated[SignedData, asn1.Explicit(0)]


def plain(identifier: x509.ObjectIdentifier) -> Algorithm:
    """Name an algorithm without parameters."""
    return Algorithm(algorithm=identifier, parameters=None)


def whole_second(instant: datetime) -> asn1.GeneralizedTime:
    """Write an instant in the one form that DER and RFC 3161 agree on without fractions."""
    return asn1.GeneralizedTime(instant.astimezone(UTC).replace(microsecond=0))


def refusal(failure: Failure, text: str) -> bytes:
    """Write the reply that refuses, and why."""
    bits = bytearray(failure.value // 8 + 1)
    bits[-1] = 0x80 >> failure.value % 8
    why = asn1.BitString(bytes(bits), 7 - failure.value % 8)
    info = StatusInfo(status=Status.REJECTION.value, texts=[text], failure=why)
    return asn1.encode_der(Refusal(status=info))


def granted(token: bytes) -> bytes:
    """Write the reply that carries a token."""
    info = StatusInfo(status=Status.GRANTED.value, texts=None, failure=None)
    return asn1.encode_der(Reply(status=info, token=asn1.decode_der(asn1.TLV, token)))
