"""RFC 3161 time tokens in one form: what a time-stamping unit signed, as it signed it, and nothing free around it.

A unit may write what it signs (the TSTInfo, the signed attributes) in several ways; what no signature covers may be
written in one way only: the unit's certificate and no other, no parameters, no unsigned attribute, low s. So a token
is brought to that form before it is appended, and the reader writes again what it read and compares.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.signed_data import (
    CONTENT_TYPE,
    DIGEST_ALGORITHMS,
    MESSAGE_DIGEST,
    SIGNING_CERTIFICATE_V2,
    Counted,
    NotOneSignatureError,
    Opened,
    attribute_values,
    open_signed_data,
    render_signed_data,
    signer_of,
)
from clea_desktop.trust import der
from clea_desktop.trust.certificates import ECDSA_WITH, Certificate, MalformedCertificateError, read_certificate
from clea_desktop.trust.chain import CertificateRefusedError, ChainFlaw, TracedTime, trace_time
from clea_desktop.trust.curve import DigestName, NotASignatureError, with_low_s
from clea_desktop.trust.der import Fields, MalformedDerError, Node, context
from clea_desktop.trust.extensions import raw_extensions
from clea_desktop.trust.store import TrustStore

_TST_INFO = der.oid("1.2.840.113549.1.9.16.1.4")
_WITHOUT_PARAMETERS = {
    form: digest
    for digest, plain in DIGEST_ALGORITHMS.items()
    for form in (plain, der.sequence(plain[2:], der.value(der.NULL)))
}
_PLAIN_EC_KEY = der.sequence(der.oid("1.2.840.10045.2.1"))
_LONGEST_DOUBT = timedelta(minutes=1)
_SERIAL_LIMIT = 1 << 160


@dataclass(frozen=True, slots=True)
class TimeToken:
    """What a token says: who stamped, when, which digest; and what is needed to check that they did."""

    certificate: bytes = field(repr=False)
    stamped_at: datetime
    imprint: bytes
    serial: int
    policy: str
    nonce: int | None
    digest: DigestName
    signed: bytes = field(repr=False)
    signature: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Info:
    stamped_at: datetime
    imprint: bytes
    serial: int
    policy: str
    nonce: int | None


def read(data: bytes, member: str) -> TimeToken:
    """Read a token that must be in the one form; RefusedError says in what it is not. The signature is not checked."""
    opened = _opened(data, member)
    if opened.has_unsigned_parts or opened.has_lists:
        raise RefusedError(Reason.TIME_UNSIGNED_PARTS, member)
    if len(opened.certificates) != 1:
        raise RefusedError(Reason.TIME_CERTIFICATES, member)
    (certificate,) = opened.certificates
    token, info = _token(opened, certificate, member)
    again = _render(info, certificate, token.digest, [one.whole for one in opened.attributes], token.signature, member)
    if token.signature != opened.signature:
        raise RefusedError(Reason.TIME_HIGH_S, member)
    if again != data:
        raise RefusedError(Reason.TIME_FORM, member)
    return token


def normalised(token: bytes) -> bytes:
    """Return the one form of a token as a unit sent it, or as it is already; RefusedError when it has none."""
    opened = _opened(token, "")
    signers = [one for one in opened.certificates if _names(one, opened.signer)]
    if len(signers) != 1:
        raise RefusedError(Reason.TIME_CERTIFICATES)
    found, info = _token(opened, signers[0], "")
    attributes = [one.whole for one in opened.attributes]
    again = _render(info, found.certificate, found.digest, attributes, found.signature, "")
    read(again, "")
    return again


def believe(data: bytes, member: str, store: TrustStore) -> tuple[TimeToken, TracedTime]:
    """Read a token and follow its unit to the trusted root or to a listed anchor, whatever the instant; RefusedError.

    Which digest is stamped, and whether the unit stood at the time (``chain.judge_time``), is the caller's to ask.
    """
    token = read(data, member)
    try:
        traced = trace_time(token.certificate, store)
    except CertificateRefusedError as refused:
        raise RefusedError(_REASONS[refused.flaw], member) from refused
    if not store.curve.holds(traced.public_key, token.digest, token.signed, token.signature):
        raise RefusedError(Reason.TIME_FALSE, member)
    return token, traced


def _opened(data: bytes, member: str) -> Opened:
    try:
        opened = open_signed_data(data)
    except NotOneSignatureError as error:
        form = Reason.TIME_TRAILING if der.has_more(data) else Reason.TIME_FORM
        raise RefusedError(Reason.TIME_SIGNERS if error.flaw is Counted.SIGNERS else form, member) from error
    if opened.content_type != _TST_INFO or opened.content is None:
        raise RefusedError(Reason.TIME_FORM, member)
    return opened


def _names(certificate: bytes, signer: bytes) -> bool:
    """Say whether a SignerInfo means that certificate, by issuer and number or by its key identifier."""
    try:
        key = read_certificate(certificate).extensions.subject_key
        return signer == signer_of(certificate) or (
            key is not None and signer == der.value(context(0, constructed=False), key)
        )
    except MalformedCertificateError:
        return False


def _token(opened: Opened, certificate: bytes, member: str) -> tuple[TimeToken, bytes]:
    """Read what was signed; return the token, with its low s, and its TSTInfo."""
    content = opened.content or b""
    holder = _holder(certificate, member)
    digests = {_WITHOUT_PARAMETERS.get(one.whole) for one in opened.digest_algorithms}
    digest = digests.pop()
    if digests or digest is None or opened.signature_algorithm.whole not in {ECDSA_WITH[digest], _PLAIN_EC_KEY}:
        raise RefusedError(Reason.TIME_ALGORITHM, member)
    info = _info(content, member)
    _check_attributes(opened.attributes, content, digest, certificate, member)
    if holder.public_key is None:
        raise RefusedError(Reason.TIME_CERTIFICATE_WRONG_KEY, member)
    try:
        signature = with_low_s(opened.signature, holder.public_key.curve)
    except NotASignatureError as error:
        raise RefusedError(Reason.TIME_FORM, member) from error
    token = TimeToken(
        certificate=certificate,
        stamped_at=info.stamped_at,
        imprint=info.imprint,
        serial=info.serial,
        policy=info.policy,
        nonce=info.nonce,
        digest=digest,
        signed=der.set_of(one.whole for one in opened.attributes),
        signature=signature,
    )
    return token, content


def _holder(certificate: bytes, member: str) -> Certificate:
    try:
        return read_certificate(certificate)
    except MalformedCertificateError as error:
        raise RefusedError(Reason.TIME_CERTIFICATE_MALFORMED, member) from error


def _render(  # noqa: PLR0913, PLR0917  (the parts of a token, none optional)
    info: bytes, certificate: bytes, digest: DigestName, attributes: Sequence[bytes], signature: bytes, member: str
) -> bytes:
    inside = der.sequence(_TST_INFO, der.value(context(0), der.octets(info)))
    try:
        return render_signed_data(3, inside, certificate, digest, attributes, signature)
    except MalformedCertificateError as error:
        raise RefusedError(Reason.TIME_CERTIFICATE_MALFORMED, member) from error


def _info(content: bytes, member: str) -> _Info:
    """Read a TSTInfo; its imprint must be a SHA-256."""
    try:
        fields = Fields(der.parse(content))
        version, policy = der.as_int(fields.take(der.INTEGER)), der.as_oid(fields.take(der.OID))
        imprint, serial = Fields(fields.take(der.SEQUENCE)), der.as_int(fields.take(der.INTEGER))
        stamped_at = der.as_precise_time(fields.take(der.GENERALIZED_TIME))
        accuracy, ordering = fields.maybe(der.SEQUENCE), fields.maybe(der.BOOLEAN)
        nonce = fields.maybe(der.INTEGER)
        fields.maybe(context(0))
        extensions = fields.maybe(context(1))
        fields.end()
        algorithm, digest = imprint.take(der.SEQUENCE), imprint.take(der.OCTET_STRING)
        imprint.end()
        doubt = timedelta() if accuracy is None else _doubt(accuracy)
        if version != 1 or not 0 <= serial < _SERIAL_LIMIT or (ordering is not None and ordering.content == b"\0"):
            raise MalformedDerError  # noqa: TRY301  (one sentence for all that is wrong with it)
        conditions = extensions is not None and _has_conditions(extensions)
    except MalformedDerError as error:
        raise RefusedError(Reason.TIME_FORM, member) from error
    if _WITHOUT_PARAMETERS.get(algorithm.whole) is not DigestName.SHA256 or len(digest.content) != 32:
        raise RefusedError(Reason.TIME_IMPRINT, member)
    if conditions:
        raise RefusedError(Reason.TIME_CONDITIONS, member)
    if doubt > _LONGEST_DOUBT:
        raise RefusedError(Reason.TIME_IMPRECISE, member)
    return _Info(stamped_at, digest.content, serial, policy, None if nonce is None else der.as_int(nonce))


def _doubt(accuracy: Node) -> timedelta:
    fields = Fields(accuracy)
    parts = (
        fields.maybe(der.INTEGER),
        fields.maybe(context(0, constructed=False)),
        fields.maybe(context(1, constructed=False)),
    )
    fields.end()
    if any(part is not None and not 1 <= len(part.content) <= 4 for part in parts):
        raise MalformedDerError
    seconds, thousandths, millionths = (0 if part is None else der.as_int(part) for part in parts)
    if seconds < 0 or not 0 <= thousandths < 1000 or not 0 <= millionths < 1000:
        raise MalformedDerError
    return timedelta(seconds=seconds, milliseconds=thousandths, microseconds=millionths)


def _has_conditions(extensions: Node) -> bool:
    """Say whether the token forbids its use to whoever does not understand one of its parts."""
    parts = raw_extensions(extensions._replace(tag=der.SEQUENCE))
    return any(critical for _, critical, _ in parts)


def _check_attributes(
    attributes: Sequence[Node], info: bytes, digest: DigestName, certificate: bytes, member: str
) -> None:
    try:
        found = attribute_values(attributes)
        if not {CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_CERTIFICATE_V2} <= found.keys():
            raise MalformedDerError  # noqa: TRY301  (one sentence for all that is wrong with them)
        algorithm, own = _first_certificate(found[SIGNING_CERTIFICATE_V2])
    except MalformedDerError as error:
        raise RefusedError(Reason.TIME_ATTRIBUTES, member) from error
    if found[CONTENT_TYPE].whole != _TST_INFO:
        raise RefusedError(Reason.TIME_ATTRIBUTES, member)
    if found[MESSAGE_DIGEST].whole != der.octets(hashlib.new(digest.value, info).digest()):
        raise RefusedError(Reason.TIME_FALSE, member)
    if own != hashlib.new(algorithm.value, certificate).digest():
        raise RefusedError(Reason.TIME_OTHER_CERTIFICATE, member)


def _first_certificate(node: Node) -> tuple[DigestName, bytes]:
    """Return how a signing-certificate-v2 names the signer's certificate, which comes first in it."""
    whole = Fields(node)
    named = whole.take(der.SEQUENCE)
    whole.maybe(der.SEQUENCE)
    whole.end()
    if not named.parts:
        raise MalformedDerError
    first = Fields(named.parts[0])
    algorithm, digest = first.maybe(der.SEQUENCE), first.take(der.OCTET_STRING)
    first.maybe(der.SEQUENCE)
    first.end()
    known = DigestName.SHA256 if algorithm is None else _WITHOUT_PARAMETERS.get(algorithm.whole)
    if known is None:
        raise MalformedDerError
    return known, digest.content


_REASONS = {
    ChainFlaw.MALFORMED: Reason.TIME_CERTIFICATE_MALFORMED,
    ChainFlaw.OTHER_AUTHORITY: Reason.TIME_CERTIFICATE_OTHER_AUTHORITY,
    ChainFlaw.UNKNOWN_CRITICAL: Reason.TIME_CERTIFICATE_UNKNOWN_CRITICAL,
    ChainFlaw.WRONG_KEY: Reason.TIME_CERTIFICATE_WRONG_KEY,
    ChainFlaw.WRONG_USAGE: Reason.TIME_CERTIFICATE_WRONG_USAGE,
    ChainFlaw.NO_SINGLE_ROLE: Reason.TIME_CERTIFICATE_WRONG_ROLE,
    ChainFlaw.PRACTICE_LEAF: Reason.TIME_CERTIFICATE_PRACTICE_LEAF,
    ChainFlaw.NAMELESS: Reason.TIME_CERTIFICATE_NAMELESS,
}
