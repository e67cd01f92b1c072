"""The certifying body's time-stamping unit: a request comes in as bytes, a reply goes out as bytes, nothing else.

It stamps with the instant of its own clock, never of the asker's. What it stamped is in its ledger before the reply
leaves; a clock that stands before the last stamp is not believed, and the unit says so rather than date backwards.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from threading import Lock
from typing import Protocol

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from clea_certifier.time import structures as form
from clea_certifier.time.ledger import ClockBehindError, Stamp
from clea_desktop.trust.certificates import MalformedCertificateError, is_for_time_stamping, read_certificate
from clea_desktop.trust.curve import CurveName, with_low_s

Randomness = Callable[[int], bytes]
_SERIAL_BYTES = 16
_NONCE_BITS = 160
_DIGEST_SIZE = 32
_ACCURACY_SECONDS = 1
_UNPARSED = (ValueError, TypeError, OverflowError)


class Keeper(Protocol):
    """Writes down what was stamped."""

    def enter(self, stamp: Stamp) -> None:
        """Keep a stamp for good; ClockBehindError when it is earlier than the last one, OSError of the disk."""
        ...


class UnsuitableUnitError(ValueError):
    """This key and this certificate do not make a time-stamping unit."""


@dataclass(frozen=True, slots=True)
class TimeUnit:
    """A unit ready to answer; its key never shows in a repr."""

    key: ec.EllipticCurvePrivateKey = field(repr=False)
    certificate: bytes
    ledger: Keeper
    now: Callable[[], datetime]
    randomness: Randomness
    _turn: Lock = field(default_factory=Lock, repr=False)

    def __post_init__(self) -> None:
        try:
            serves = is_for_time_stamping(read_certificate(self.certificate))
        except MalformedCertificateError as error:
            raise UnsuitableUnitError from error
        own = x509.load_der_x509_certificate(self.certificate).public_key()
        if not serves or not isinstance(own, ec.EllipticCurvePublicKey) or not isinstance(own.curve, ec.SECP256R1):
            raise UnsuitableUnitError
        if own.public_numbers() != self.key.public_key().public_numbers():
            raise UnsuitableUnitError

    def answer(self, request: bytes) -> bytes:
        """Answer a request (DER) with a reply (DER): a token, or why not. Never an exception for what was asked."""
        asked = _read(request)
        if isinstance(asked, bytes):
            return asked
        with self._turn:
            instant = self.now().astimezone(UTC).replace(microsecond=0)
            if not self._in_force(instant):
                return form.refusal(form.Failure.TIME_NOT_AVAILABLE, "The unit's certificate is not in force.")
            stamp = Stamp(int.from_bytes(self._serial(), "big"), instant, asked.imprint.digest)
            token = self._token(asked, stamp)
            try:
                self.ledger.enter(stamp)
            except ClockBehindError:
                return form.refusal(form.Failure.TIME_NOT_AVAILABLE, "The clock stands before the last stamp.")
            except OSError:
                return form.refusal(form.Failure.SYSTEM_FAILURE, "The stamp could not be written down.")
        return form.granted(token)

    def _in_force(self, instant: datetime) -> bool:
        own = x509.load_der_x509_certificate(self.certificate)
        return own.not_valid_before_utc <= instant <= own.not_valid_after_utc

    def _serial(self) -> bytes:
        """Draw a serial number that no restart can give twice; never zero, never negative."""
        return b"\x01" + self.randomness(_SERIAL_BYTES)

    def _token(self, asked: form.Request, stamp: Stamp) -> bytes:
        info = asn1.encode_der(
            form.TimeInfo(
                version=1,
                policy=form.TIME_POLICY,
                imprint=form.Imprint(algorithm=asked.imprint.algorithm, digest=stamp.imprint),
                serial=stamp.serial,
                instant=form.whole_second(stamp.instant),
                accuracy=form.Accuracy(seconds=_ACCURACY_SECONDS, millis=None, micros=None),
                ordering=False,
                nonce=asked.nonce,
            )
        )
        attributes = self._attributes(info, stamp.instant)
        signature = with_low_s(self.key.sign(asn1.encode_der(attributes), ec.ECDSA(hashes.SHA256())), CurveName.P256)
        signer = form.SignerInfo(
            version=1,
            sid=self._name(),
            digest_algorithm=form.plain(form.SHA256),
            signed_attributes=attributes,
            signature_algorithm=form.plain(form.ECDSA_SHA256),
            signature=signature,
        )
        content = form.SignedData(
            version=3,
            digest_algorithms=asn1.SetOf([form.plain(form.SHA256)]),
            encapsulated=form.Encapsulated(type=form.TST_INFO, content=info),
            certificates=asn1.SetOf([_tlv(self.certificate)]) if asked.certificate_wanted else None,
            signers=asn1.SetOf([signer]),
        )
        return asn1.encode_der(form.ContentInfo(type=form.SIGNED_DATA, content=content))

    def _name(self) -> form.IssuerAndSerial:
        own = x509.load_der_x509_certificate(self.certificate)
        return form.IssuerAndSerial(issuer=_tlv(own.issuer.public_bytes()), serial=own.serial_number)

    def _attributes(self, info: bytes, instant: datetime) -> asn1.SetOf[form.Attribute]:
        moment = instant.astimezone(UTC)
        own = form.SigningCertificate(certificates=[form.CertificateHash(digest=sha256(self.certificate).digest())])
        return asn1.SetOf(
            [
                _attribute(form.CONTENT_TYPE, form.TST_INFO),
                _attribute(
                    form.SIGNING_TIME, asn1.UTCTime(moment) if moment.year < 2050 else form.whole_second(moment)
                ),
                _attribute(form.MESSAGE_DIGEST, sha256(info).digest()),
                _attribute(form.SIGNING_CERTIFICATE_V2, own),
            ]
        )


def _read(request: bytes) -> form.Request | bytes:
    """Understand a request, or return the reply that refuses it."""
    try:
        asked = asn1.decode_der(form.Request, request) if len(request) <= form.REQUEST_LIMIT else None
    except _UNPARSED:
        asked = None
    if asked is None:
        return form.refusal(form.Failure.BAD_DATA_FORMAT, "Not a time-stamp request.")
    imprint = asked.imprint
    refusals = (
        (asked.version != 1, form.Failure.BAD_REQUEST, "Another version of the protocol."),
        (_is_long(asked.nonce), form.Failure.BAD_REQUEST, "Too long a nonce."),
        (imprint.algorithm.algorithm != form.SHA256, form.Failure.BAD_ALGORITHM, "SHA-256 only."),
        (len(imprint.digest) != _DIGEST_SIZE, form.Failure.BAD_DATA_FORMAT, "Not the length of a SHA-256."),
        (asked.policy not in {None, form.TIME_POLICY}, form.Failure.UNACCEPTED_POLICY, "Another policy is asked for."),
        (asked.extensions is not None, form.Failure.UNACCEPTED_EXTENSION, "No extension is understood."),
    )
    return next((form.refusal(failure, text) for wrong, failure, text in refusals if wrong), asked)


def _is_long(nonce: int | None) -> bool:
    return nonce is not None and nonce.bit_length() > _NONCE_BITS


def _tlv(der: bytes) -> asn1.TLV:
    return asn1.decode_der(asn1.TLV, der)


def _attribute(kind: x509.ObjectIdentifier, value: object) -> form.Attribute:
    return form.Attribute(type=kind, values=asn1.SetOf([_tlv(asn1.encode_der(value))]))
