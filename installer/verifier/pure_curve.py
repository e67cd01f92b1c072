"""The elliptic curve of the one-file verifier: the library ``ecdsa``, pure Python, to verify and nothing else.

It signs nothing and holds no secret, so that its computing in a time that shows its numbers gives nothing away.
"""

import hashlib

from ecdsa import NIST256p, NIST384p, VerifyingKey
from ecdsa.errors import MalformedPointError
from ecdsa.keys import BadSignatureError

from clea_desktop.trust.curve import UNCOMPRESSED, CurveName, CurvePoint, DigestName, NotASignatureError, numbers_of

_CURVES = {CurveName.P256: NIST256p, CurveName.P384: NIST384p}


class PureCurve:
    """Answers as the machine's own library does; a test compares them."""

    def holds(self, public_key: CurvePoint, digest: DigestName, data: bytes, signature: bytes) -> bool:
        """Say whether that key signed these bytes; never raises, whatever the key or the signature."""
        if public_key.encoded[:1] != UNCOMPRESSED:
            return False
        hasher = getattr(hashlib, digest.value)
        try:
            numbers = numbers_of(signature)
            key = VerifyingKey.from_string(
                public_key.encoded, _CURVES[public_key.curve], valid_encodings=("uncompressed",)
            )
            return bool(key.verify(numbers, data, hasher, lambda given, _: given))
        except (BadSignatureError, MalformedPointError, NotASignatureError):
            return False
