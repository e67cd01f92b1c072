"""The recovery code: what is printed, put away, and typed back the day a passphrase is forgotten.

130 random bits in Crockford's base 32 (no I, L, O, U), then 20 bits of checksum so that a slip of the pen is told
at once: six groups of five characters.
"""

import hashlib
import unicodedata

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.ids import Randomness

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None, "\t": None, "\n": None, "\r": None})
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_SECRET_CHARACTERS = 26
_CHECK_CHARACTERS = 4
_GROUP = 5


def new_recovery_code(randomness: Randomness) -> str:
    """Make a code as it is printed: ``7K2MX-…``."""
    number = int.from_bytes(randomness(17), "big") >> (17 * 8 - 5 * _SECRET_CHARACTERS)
    secret = _base32(number, _SECRET_CHARACTERS)
    return _grouped(secret + _check(secret))


def normalise(text: str) -> str:
    """Return the one form of what a person typed; WRONG_RECOVERY_CODE when the checksum says it was mistyped."""
    typed = unicodedata.normalize("NFKC", text).translate(_DASHES).upper().translate(_READ_AS)
    secret, check = typed[:_SECRET_CHARACTERS], typed[_SECRET_CHARACTERS:]
    if len(typed) != _SECRET_CHARACTERS + _CHECK_CHARACTERS or set(typed) - set(_ALPHABET) or check != _check(secret):
        raise CleaError(Trouble.WRONG_RECOVERY_CODE)
    return _grouped(typed)


def _check(secret: str) -> str:
    digest = hashlib.sha256(b"clea-desktop recovery code 1\0" + secret.encode("ascii", errors="replace")).digest()
    return _base32(int.from_bytes(digest[:3], "big") >> 4, _CHECK_CHARACTERS)


def _base32(number: int, length: int) -> str:
    return "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(length)))


def _grouped(characters: str) -> str:
    return "-".join(characters[start : start + _GROUP] for start in range(0, len(characters), _GROUP))
