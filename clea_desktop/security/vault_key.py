"""The random key everything in a vault hangs from. It never leaves this class: only subkeys and wrapped forms do."""

from typing import NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from clea_desktop.core.ids import Randomness

KEY_BYTES = 32


class VaultKey:
    """32 random bytes, made once with the vault. Subkeys come by HKDF (RFC 5869), one purpose each."""

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            message = "a vault key has 32 bytes"
            raise ValueError(message)
        self._secret = secret

    @classmethod
    def new(cls, randomness: Randomness) -> "VaultKey":
        """Make the key of a new vault."""
        return cls(randomness(KEY_BYTES))

    @classmethod
    def unwrap(cls, wrapped: bytes, wrapping_key: bytes, nonce: bytes, context: bytes) -> "VaultKey | None":
        """Open a wrapped key; None when the wrapping key, the context or a single bit is another."""
        try:
            return cls(AESGCM(wrapping_key).decrypt(nonce, wrapped, context))
        except (InvalidTag, ValueError):
            return None

    def wrap(self, wrapping_key: bytes, nonce: bytes, context: bytes) -> bytes:
        """Close the key under another one (AES-256-GCM), bound to a context that must be given again to open it."""
        return AESGCM(wrapping_key).encrypt(nonce, self._secret, context)

    def database_key(self) -> str:
        """Derive the database's raw key, in hexadecimal as ``PRAGMA key`` wants it."""
        return self._subkey(b"clea-desktop/1/database").hex()

    def attachment_names_key(self) -> bytes:
        """Derive the key under which attachments are named."""
        return self._subkey(b"clea-desktop/1/attachment-names")

    def _subkey(self, purpose: bytes) -> bytes:
        return HKDFExpand(algorithm=SHA256(), length=KEY_BYTES, info=purpose).derive(self._secret)

    def __repr__(self) -> str:
        return "VaultKey(…)"

    def __reduce__(self) -> NoReturn:
        message = "a vault key is not written anywhere"
        raise TypeError(message)
