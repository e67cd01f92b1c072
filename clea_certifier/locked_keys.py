"""Private keys as they lie on a disk: PKCS #8 under a passphrase, which every tool of the trade opens.

The library's own encryption stretches the passphrase 2 048 times; here it is stretched as often as is advised today.
"""

from dataclasses import dataclass, field

from asn1crypto import algos, core, keys, pem
from cryptography.hazmat.primitives import hashes, padding, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from clea_desktop.core.ids import Randomness
from clea_desktop.trust.profiles import key_bytes

ROUNDS = 600_000
_SALT_BYTES, _BLOCK_BYTES = 16, 16


class LockedKeyError(Exception):
    """This passphrase does not open it, or what lies there is no such key."""


@dataclass(frozen=True, slots=True)
class Locksmith:
    """Locks and unlocks keys with one passphrase, which never shows."""

    passphrase: bytes = field(repr=False)
    randomness: Randomness
    rounds: int = ROUNDS

    def lock(self, key: ec.EllipticCurvePrivateKey) -> bytes:
        """Write a key under the passphrase (PEM, PBES2: PBKDF2-HMAC-SHA256, AES-256-CBC)."""
        salt, vector = self.randomness(_SALT_BYTES), self.randomness(_BLOCK_BYTES)
        stretched = PBKDF2HMAC(hashes.SHA256(), 32, salt, self.rounds).derive(self.passphrase)
        padder = padding.PKCS7(8 * _BLOCK_BYTES).padder()
        plain = padder.update(key_bytes(key)) + padder.finalize()
        encryptor = Cipher(algorithms.AES256(stretched), modes.CBC(vector)).encryptor()
        kdf = {
            "salt": algos.Pbkdf2Salt("specified", salt),
            "iteration_count": self.rounds,
            "prf": {"algorithm": "sha256"},
        }
        parameters = {
            "key_derivation_func": {"algorithm": "pbkdf2", "parameters": kdf},
            "encryption_scheme": {"algorithm": "aes256_cbc", "parameters": core.OctetString(vector)},
        }
        whole = keys.EncryptedPrivateKeyInfo(
            {
                "encryption_algorithm": {"algorithm": "pbes2", "parameters": parameters},
                "encrypted_data": encryptor.update(plain) + encryptor.finalize(),
            }
        )
        armoured: bytes = pem.armor("ENCRYPTED PRIVATE KEY", whole.dump())
        return armoured

    def unlock(self, locked: bytes) -> ec.EllipticCurvePrivateKey:
        """Open a key; LockedKeyError."""
        try:
            key = serialization.load_pem_private_key(locked, self.passphrase)
        except (ValueError, TypeError) as error:
            raise LockedKeyError from error
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise LockedKeyError
        return key
