"""The key a person signs with, which only that person's own passphrase opens.

Not the vault key, which every account of the vault holds; not the recovery code; not a colleague. A lost passphrase
loses it, and the person is enrolled again.
"""

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

from clea_desktop.core.canonical import NotCanonicalError, from_canonical, to_canonical
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.ids import Randomness
from clea_desktop.security.passphrase import SALT_BYTES, STANDARD_COST, KdfCost, stretch

_NONCE_BYTES = 12
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class WrappedSigningKey:
    """A P-256 private key closed under a passphrase, and its public half (SubjectPublicKeyInfo, DER)."""

    blob: bytes = field(repr=False)
    public_key: bytes


def make_signing_key(
    passphrase: str, account_id: str, randomness: Randomness, cost: KdfCost = STANDARD_COST
) -> WrappedSigningKey:
    """Make a person's signing key, closed at once under their passphrase with a salt of its own."""
    return _wrap(ec.generate_private_key(ec.SECP256R1()), passphrase, account_id, randomness, cost)


def open_signing_key(wrapped: WrappedSigningKey, passphrase: str, account_id: str) -> ec.EllipticCurvePrivateKey:
    """Open a person's signing key for one use; WRONG_PASSPHRASE, and SIGNING_KEY_MISSING when it is unreadable."""
    cost, salt, nonce, closed = _read(wrapped.blob)
    try:
        private = AESGCM(stretch(passphrase, salt, cost)).decrypt(
            nonce, closed, _context(account_id, wrapped.public_key)
        )
    except InvalidTag as error:
        raise CleaError(Trouble.WRONG_PASSPHRASE) from error
    key = load_der_private_key(private, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or _public(key) != wrapped.public_key:
        raise CleaError(Trouble.SIGNING_KEY_MISSING)
    return key


def rewrap(  # noqa: PLR0913  # two passphrases, whose, and how
    wrapped: WrappedSigningKey,
    old_passphrase: str,
    new_passphrase: str,
    account_id: str,
    *,
    randomness: Randomness,
    cost: KdfCost = STANDARD_COST,
) -> WrappedSigningKey:
    """Close the same key under a new passphrase; the old one is needed, nothing else will do."""
    return _wrap(open_signing_key(wrapped, old_passphrase, account_id), new_passphrase, account_id, randomness, cost)


def _wrap(
    key: ec.EllipticCurvePrivateKey, passphrase: str, account_id: str, randomness: Randomness, cost: KdfCost
) -> WrappedSigningKey:
    public = _public(key)
    salt, nonce = randomness(SALT_BYTES), randomness(_NONCE_BYTES)
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    closed = AESGCM(stretch(passphrase, salt, cost)).encrypt(nonce, private, _context(account_id, public))
    blob = to_canonical(
        {
            "format": _FORMAT,
            "memory_kib": cost.memory_kib,
            "iterations": cost.iterations,
            "lanes": cost.lanes,
            "salt": salt.hex(),
            "nonce": nonce.hex(),
            "closed": closed.hex(),
        }
    )
    return WrappedSigningKey(blob, public)


def _read(blob: bytes) -> tuple[KdfCost, bytes, bytes, bytes]:
    try:
        fields = from_canonical(blob)
        if not isinstance(fields, dict) or fields["format"] != _FORMAT:
            raise CleaError(Trouble.SIGNING_KEY_MISSING)
        cost = KdfCost(int(fields["memory_kib"]), int(fields["iterations"]), int(fields["lanes"]))
        salt, nonce, closed = (bytes.fromhex(fields[name]) for name in ("salt", "nonce", "closed"))
    except (NotCanonicalError, KeyError, TypeError, ValueError) as error:
        raise CleaError(Trouble.SIGNING_KEY_MISSING) from error
    if not cost.is_sane() or len(nonce) != _NONCE_BYTES:
        raise CleaError(Trouble.SIGNING_KEY_MISSING)
    return cost, salt, nonce, closed


def _context(account_id: str, public_key: bytes) -> bytes:
    return b"clea-desktop/1/signing-key\0" + account_id.encode() + b"\0" + public_key


def _public(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
