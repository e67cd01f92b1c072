"""The one-time code of an invitation: read on a letter, typed once, and the key that both ends derive from it.

100 random bits in Crockford's base 32 (no I, L, O, U), then 20 bits of checksum: six groups of four characters. Nobody
tries 2^100 codes against a request they found on a stick.
"""

import hashlib
import unicodedata

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from clea_desktop.core.ids import Randomness

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DASHES = dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2212", None)
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", **_DASHES})
_SECRET_CHARACTERS = 20
_CHECK_CHARACTERS = 4
_GROUP = 4
_TYPED_LIMIT = 200
_SECRET_BYTES = 13  # 104 bits, of which 100 serve


def new_code(randomness: Randomness) -> str:
    """Make a code as it is printed: ``7K2M-…``, six groups."""
    number = int.from_bytes(randomness(_SECRET_BYTES), "big") >> (8 * _SECRET_BYTES - 5 * _SECRET_CHARACTERS)
    secret = _base32(number, _SECRET_CHARACTERS)
    whole = secret + _check(secret)
    return "-".join(whole[start : start + _GROUP] for start in range(0, len(whole), _GROUP))


def parse_code(text: str) -> bytes | None:
    """Return what the code is worth, or None when its checksum says it was mistyped."""
    if len(text) > _TYPED_LIMIT:
        return None
    typed = "".join(unicodedata.normalize("NFKC", text).upper().translate(_READ_AS).split())
    secret, check = typed[:_SECRET_CHARACTERS], typed[_SECRET_CHARACTERS:]
    if len(typed) != _SECRET_CHARACTERS + _CHECK_CHARACTERS or set(typed) - set(_ALPHABET) or check != _check(secret):
        return None
    return secret.encode("ascii")


def mac_key(code_bytes: bytes) -> bytes:
    """Derive the key that authenticates the request and its answer."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"clea-desktop/1/enrolment-mac").derive(
        code_bytes
    )


def _check(secret: str) -> str:
    digest = hashlib.sha256(b"clea-desktop enrolment code 1\0" + secret.encode("ascii", errors="replace")).digest()
    return _base32(int.from_bytes(digest[:3], "big") >> 4, _CHECK_CHARACTERS)


def _base32(number: int, length: int) -> str:
    return "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(length)))
