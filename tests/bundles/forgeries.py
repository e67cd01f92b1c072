"""The two ways a forger works: under the old signature, or with an honest key that signs anything."""

from collections.abc import Callable

from tests.bundles.forge import Parts, pack, parts_of, resealed
from tests.bundles.material import minimal_bundle, practice_person

EVIDENCE = 4
DOSSIER = "dossier/dossier.json"
Forgery = Callable[[], bytes]


def repacked(change: Callable[[Parts], Parts]) -> Forgery:
    """Change members under the old signature."""
    return lambda: pack(change(parts_of(minimal_bundle())))


def signed(change: Callable[[Parts], Parts]) -> Forgery:
    """Change members and have an honest key sign the result."""
    return lambda: resealed(change(parts_of(minimal_bundle())), practice_person())
