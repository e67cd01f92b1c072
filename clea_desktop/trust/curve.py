"""The elliptic curve behind a door: the product uses the machine's own library, the one-file verifier a pure one.

All that judges a signature elsewhere is plain Python; this is the only question it asks of cryptography.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

from clea_desktop.trust import der

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey


UNCOMPRESSED = b"\x04"


class DigestName(Enum):
    """The digests that a signature may be over."""

    SHA256 = "sha256"
    SHA384 = "sha384"
    SHA512 = "sha512"


class CurveName(Enum):
    """The two curves of the format."""

    P256 = "secp256r1"
    P384 = "secp384r1"


ORDERS = {
    CurveName.P256: 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    CurveName.P384: 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
}


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A public key: a curve, and the uncompressed point on it as certificates write it."""

    curve: CurveName
    encoded: bytes


class Curve(Protocol):
    """Verifies ECDSA."""

    def holds(self, public_key: CurvePoint, digest: DigestName, data: bytes, signature: bytes) -> bool:
        """Say whether that key signed these bytes; never raises, whatever the key or the signature."""
        ...


class NotASignatureError(ValueError):
    """Not the one DER form of two numbers, neither negative."""


def numbers_of(signature: bytes) -> tuple[int, int]:
    """Return r and s of an ECDSA signature in DER, as large as they are; NotASignatureError."""
    try:
        fields = der.Fields(der.parse(signature))
        r, s = der.as_int(fields.take(der.INTEGER)), der.as_int(fields.take(der.INTEGER))
        fields.end()
    except der.MalformedDerError as error:
        raise NotASignatureError from error
    if r < 0 or s < 0:
        raise NotASignatureError
    return r, s


def with_low_s(signature: bytes, curve: CurveName) -> bytes:
    """Return the one of the two equivalent values whose s is the smaller; NotASignatureError.

    What can be no signature on that curve is given back as it is, for the curve to refuse.
    """
    r, s = numbers_of(signature)
    order = ORDERS[curve]
    return der.sequence(der.integer(r), der.integer(min(s, order - s) if s < order else s))


@cache
def native_curve() -> Curve:
    """Return the machine's own: the library ``cryptography``, imported now."""
    return _Native()


class _Native:
    def holds(self, public_key: CurvePoint, digest: DigestName, data: bytes, signature: bytes) -> bool:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  (the one-file verifier has none)
        from cryptography.hazmat.primitives import hashes  # noqa: PLC0415  (same)
        from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415  (same)

        algorithm = {
            DigestName.SHA256: hashes.SHA256(),
            DigestName.SHA384: hashes.SHA384(),
            DigestName.SHA512: hashes.SHA512(),
        }[digest]
        if public_key.encoded[:1] != UNCOMPRESSED:
            return False
        try:
            numbers_of(signature)
            _loaded(public_key).verify(signature, data, ec.ECDSA(algorithm))
        except (InvalidSignature, ValueError):
            return False
        return True


@lru_cache(maxsize=64)
def _loaded(key: CurvePoint) -> "EllipticCurvePublicKey":
    """Load a key, checking that it is on its curve; ValueError."""
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415  (the one-file verifier has none)

    curve = ec.SECP256R1() if key.curve is CurveName.P256 else ec.SECP384R1()
    return ec.EllipticCurvePublicKey.from_encoded_point(curve, key.encoded)
