"""The root's fingerprint: what a person compares with a letter, so that no stick can bring another root."""

import hmac
import unicodedata
from hashlib import sha256

_GROUP = 4
_TYPED_LIMIT = 400
_SEPARATORS = str.maketrans(dict.fromkeys(":-\u2010\u2011\u2012\u2013\u2014\u2212.", None))


def fingerprint(root_der: bytes) -> str:
    """Return the SHA-256 of a root certificate in sixteen groups of four characters."""
    text = sha256(root_der).hexdigest().upper()
    return " ".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def same_fingerprint(typed: str, root_der: bytes) -> bool:
    """Say whether what a person typed, whole, is the fingerprint of that root; case and separators do not count."""
    if len(typed) > _TYPED_LIMIT:
        return False
    plain = "".join(unicodedata.normalize("NFKC", typed).translate(_SEPARATORS).split()).lower()
    return hmac.compare_digest(plain.encode(), sha256(root_der).hexdigest().encode())
