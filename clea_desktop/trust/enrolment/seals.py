"""A seal under a letter: a certificate and one ECDSA P-256 SHA-256 signature over the letter's canonical form.

Not CMS: that form is written above this room, in ``bundles``. A letter begins with ``{`` and says its own format, so
what is signed here is never what is signed elsewhere (a CMS signs a DER set).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from clea_desktop.core.canonical import JsonValue
from clea_desktop.trust import der
from clea_desktop.trust.certificates import MalformedCertificateError, read_certificate
from clea_desktop.trust.chain import CertificateRefusedError, TracedCertificate, judge, trace
from clea_desktop.trust.curve import CurveName, DigestName, native_curve, with_low_s
from clea_desktop.trust.enrolment.flaws import EnrolmentError, EnrolmentFlaw
from clea_desktop.trust.enrolment.letters import Fields, encoded
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore

_P256 = der.sequence(der.oid("1.2.840.10045.2.1"), der.oid("1.2.840.10045.3.1.7"))


class Sealer(Protocol):
    """Somebody's unwrapped key, for as long as one letter takes (``bundles.signing.KeySigner`` is one)."""

    @property
    def certificate(self) -> bytes:
        """The certificate of that key, DER."""
        ...

    def sign(self, data: bytes, /) -> bytes:
        """Return an ECDSA P-256 SHA-256 signature of the data, DER."""
        ...


@dataclass(frozen=True, slots=True)
class Seal:
    """Whose certificate, and the signature (DER, the smaller s)."""

    certificate: bytes
    signature: bytes


def make_seal(letter: bytes, sealer: Sealer) -> Seal:
    """Sign a letter; ValueError when the key is not the certificate's."""
    seal = Seal(sealer.certificate, with_low_s(sealer.sign(letter), CurveName.P256))
    key = read_certificate(seal.certificate).public_key
    if key is None or not native_curve().holds(key, DigestName.SHA256, letter, seal.signature):
        message = "the sealing key is not the certificate's"
        raise ValueError(message)
    return seal


def seal_json(seal: Seal) -> Mapping[str, JsonValue]:
    """Write a seal."""
    return {"certificate": encoded(seal.certificate), "signature": encoded(seal.signature)}


def take_seal(fields: Fields) -> Seal:
    """Read a seal that must have its one form."""
    inner = fields.inner("seal")
    seal = Seal(inner.blob("certificate"), inner.blob("signature"))
    inner.done()
    try:
        one_form = with_low_s(seal.signature, CurveName.P256) == seal.signature
    except ValueError:
        one_form = False
    if not one_form:
        raise EnrolmentError(EnrolmentFlaw.SEAL_FALSE)
    return seal


def check_seal(seal: Seal, letter: bytes, store: TrustStore) -> TracedCertificate:
    """Follow the certificate to the root and check the signature; not yet when, nor in which role."""
    try:
        traced = trace(seal.certificate, store)
    except CertificateRefusedError as error:
        raise EnrolmentError(EnrolmentFlaw.SEAL_FOREIGN) from error
    if not store.curve.holds(traced.public_key, DigestName.SHA256, letter, seal.signature):
        raise EnrolmentError(EnrolmentFlaw.SEAL_FALSE)
    return traced


def check_body(traced: TracedCertificate, store: TrustStore, instant: datetime) -> None:
    """Check that the certifying body's own unit sealed, while it stood.

    The instant is the letter's own word: see also ``refuse_if_listed``.
    """
    if traced.role is not Role.RECEIPT:
        raise EnrolmentError(EnrolmentFlaw.SEAL_FOREIGN)
    try:
        judge(traced, store, instant)
    except CertificateRefusedError as error:
        raise EnrolmentError(EnrolmentFlaw.SEAL_FALLEN) from error


def refuse_if_listed(certificate: bytes, store: TrustStore) -> None:
    """Refuse a unit that a list names, from whatever instant on: whoever holds its key writes the date they like."""
    try:
        traced = trace(certificate, store)
        judge(traced, store, traced.certificate.not_valid_after_utc)
    except CertificateRefusedError as error:
        raise EnrolmentError(EnrolmentFlaw.SEAL_FALLEN) from error


def key_in(certificate: bytes) -> bytes | None:
    """Return the public key of a certificate (SubjectPublicKeyInfo, DER) when it is on P-256."""
    try:
        key = read_certificate(certificate).public_key
    except MalformedCertificateError:
        return None
    if key is None or key.curve is not CurveName.P256:
        return None
    return der.sequence(_P256, der.value(der.BIT_STRING, b"\0" + key.encoded))
