"""One CAdES level B signature over one manifest: detached CMS, one signer, one certificate, one form.

The reader takes out the certificate, the claimed time and the signature value, writes the whole structure again and
compares bytes; so what no signature covers (versions, algorithm parameters, order, lengths) is fixed all the same.
ETSI EN 319 122-1 level B asks for content-type, message-digest, signing-certificate-v2 and signing-time.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.signed_data import (
    CONTENT_TYPE,
    MESSAGE_DIGEST,
    SIGNING_CERTIFICATE_V2,
    Counted,
    NotOneSignatureError,
    Opened,
    attribute,
    attribute_values,
    named_by,
    open_signed_data,
    render_signed_data,
)
from clea_desktop.trust import curve, der
from clea_desktop.trust.certificates import MalformedCertificateError
from clea_desktop.trust.curve import CurveName, DigestName, NotASignatureError
from clea_desktop.trust.der import MalformedDerError, Node

_DATA = der.oid("1.2.840.113549.1.7.1")
_SHA256 = der.oid("2.16.840.1.101.3.4.2.1")
_ECDSA_SHA256 = der.oid("1.2.840.10045.4.3.2")
_SIGNING_TIME = "1.2.840.113549.1.9.5"
_ATTRIBUTES = frozenset({CONTENT_TYPE, MESSAGE_DIGEST, _SIGNING_TIME, SIGNING_CERTIFICATE_V2})


@dataclass(frozen=True, slots=True)
class Signed:
    """What a ``.p7s`` holds: who, when they say, over which manifest, and the signature value (DER, low s)."""

    certificate: bytes
    claimed_at: datetime
    manifest_sha256: bytes
    signature: bytes


def to_be_signed(certificate: bytes, claimed_at: datetime, manifest_sha256: bytes) -> bytes:
    """Return the bytes a signer signs: the signed attributes as a SET OF (RFC 5652, 5.4)."""
    return der.set_of(_attributes(certificate, claimed_at, manifest_sha256))


def with_low_s(signature: bytes) -> bytes:
    """Return the one of the two equivalent ECDSA P-256 values whose s is the smaller; NotASignatureError."""
    return curve.with_low_s(signature, CurveName.P256)


def render(signed: Signed) -> bytes:
    """Write the whole ``.p7s``; MalformedCertificateError."""
    attributes = _attributes(signed.certificate, signed.claimed_at, signed.manifest_sha256)
    return render_signed_data(
        1, der.sequence(_DATA), signed.certificate, DigestName.SHA256, attributes, signed.signature
    )


def read(data: bytes, member: str) -> Signed:
    """Read a ``.p7s`` that must be in the one form; RefusedError says in what it is not."""
    opened = _opened(data, member)
    if opened.has_unsigned_parts:
        raise RefusedError(Reason.SIGNATURE_UNSIGNED_PARTS, member)
    if any(named_by(one) != _SHA256 for one in opened.digest_algorithms) or (
        named_by(opened.signature_algorithm) != _ECDSA_SHA256
    ):
        raise RefusedError(Reason.SIGNATURE_ALGORITHM, member)
    signed = _read_attributes(opened, member)
    try:
        low = with_low_s(opened.signature)
        again = render(signed)
    except NotASignatureError as error:
        raise RefusedError(Reason.SIGNATURE_FORM, member) from error
    except MalformedCertificateError as error:
        raise RefusedError(Reason.CERTIFICATE_MALFORMED, member) from error
    if low != opened.signature:
        raise RefusedError(Reason.SIGNATURE_HIGH_S, member)
    if again != data:
        raise RefusedError(Reason.SIGNATURE_FORM, member)
    return signed


def _attributes(certificate: bytes, claimed_at: datetime, manifest_sha256: bytes) -> list[bytes]:
    own = der.sequence(der.sequence(der.sequence(der.octets(sha256(certificate).digest()))))
    return [
        attribute(CONTENT_TYPE, _DATA),
        attribute(_SIGNING_TIME, der.time(claimed_at)),
        attribute(MESSAGE_DIGEST, der.octets(manifest_sha256)),
        attribute(SIGNING_CERTIFICATE_V2, own),
    ]


def _opened(data: bytes, member: str) -> Opened:
    """Parse the structure, and name what is too many or too few in it."""
    try:
        opened = open_signed_data(data)
    except NotOneSignatureError as error:
        form = Reason.SIGNATURE_TRAILING if der.has_more(data) else Reason.SIGNATURE_FORM
        raise RefusedError(Reason.SIGNATURE_SIGNERS if error.flaw is Counted.SIGNERS else form, member) from error
    if opened.content is not None:
        raise RefusedError(Reason.SIGNATURE_EMBEDDED, member)
    if len(opened.certificates) != 1:
        raise RefusedError(Reason.SIGNATURE_CERTIFICATES, member)
    return opened


def _read_attributes(opened: Opened, member: str) -> Signed:
    (certificate,) = opened.certificates
    try:
        found = attribute_values(opened.attributes)
        if found.keys() != _ATTRIBUTES:
            raise MalformedDerError  # noqa: TRY301  (one sentence for all that is wrong with them)
        own = _only_certificate(found[SIGNING_CERTIFICATE_V2])
        moment = der.as_time(found[_SIGNING_TIME])
    except MalformedDerError as error:
        raise RefusedError(Reason.SIGNATURE_ATTRIBUTES, member) from error
    if own != sha256(certificate).digest():
        raise RefusedError(Reason.SIGNATURE_OTHER_CERTIFICATE, member)
    return Signed(certificate, moment, found[MESSAGE_DIGEST].content, opened.signature)


def _only_certificate(node: Node) -> bytes:
    """Return the digest of a signing-certificate-v2 that names one certificate by its SHA-256."""
    certificate = der.only_part(der.only_part(node, der.SEQUENCE), der.SEQUENCE)
    return der.only_part(certificate, der.OCTET_STRING).content
