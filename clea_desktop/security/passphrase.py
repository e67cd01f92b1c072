"""From what a person remembers to a key: Argon2id (RFC 9106), slow on purpose, over the NFKC form.

NFKC because the same accented passphrase typed on another keyboard or system may reach us in other code points.
"""

import itertools
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from clea_desktop.core.errors import CleaError, Trouble

KEY_BYTES = 32
SALT_BYTES = 16
SHORTEST = 12
FEWEST_DIFFERENT = 5


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess costs. Kept beside each salt, so that it can rise without locking anybody out."""

    memory_kib: int
    iterations: int
    lanes: int

    def is_sane(self) -> bool:
        """Say whether a stored cost is one we could have written: a forged one must not exhaust the machine."""
        return 1 <= self.lanes <= 16 and 1 <= self.iterations <= 64 and 8 * self.lanes <= self.memory_kib <= 1024 * 1024


STANDARD_COST = KdfCost(memory_kib=65536, iterations=3, lanes=4)


def stretch(secret: str, salt: bytes, cost: KdfCost) -> bytes:
    """Derive 32 bytes from a passphrase or a recovery code."""
    text = unicodedata.normalize("NFKC", secret).encode("utf-8", errors="surrogatepass")
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return kdf.derive(text)


def check_new_passphrase(text: str) -> None:
    """Refuse a passphrase that is too easily guessed: short, or made of a handful of characters. WEAK_PASSPHRASE."""
    characters = unicodedata.normalize("NFKC", text).strip()
    if len(characters) < SHORTEST or len(set(characters)) < FEWEST_DIFFERENT or _is_a_run(characters):
        raise CleaError(Trouble.WEAK_PASSPHRASE, shortest=SHORTEST)


def _is_a_run(characters: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in itertools.pairwise(characters)}
    return len(steps) == 1
