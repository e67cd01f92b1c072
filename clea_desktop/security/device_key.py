"""The key this device shows to the network. It lies in the vault's database and signs nothing a jury reads."""

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


def make_device_key() -> tuple[bytes, bytes]:
    """Make a P-256 key; return its private half (PKCS 8, DER) and its public half (SubjectPublicKeyInfo, DER)."""
    key = ec.generate_private_key(ec.SECP256R1())
    return (
        key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
    )
