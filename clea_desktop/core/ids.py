"""Names of things: random identifiers, and the short codes people read aloud. Randomness is an argument."""

from collections.abc import Callable
from uuid import UUID

Randomness = Callable[[int], bytes]
"""Returns that many random bytes; ``os.urandom`` in the product, a seeded one where a test must repeat itself."""


def new_id(randomness: Randomness) -> str:
    """Return a random UUID (RFC 9562, version 4) in its 36-character form."""
    return str(UUID(bytes=randomness(16), version=4))


def dossier_code(year: int, number: int) -> str:
    """Return the code people say on the telephone: ``D-2026-0147``."""
    return f"D-{year}-{number:04}"
