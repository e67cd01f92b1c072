"""A forger's workshop for rounds: signatures and proofs of date one behind the other, asked of nobody."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from clea_desktop.bundles.layout import Kind, manifest_name, signature_name, time_name
from clea_desktop.bundles.manifest import render_manifest
from tests.bundles.forge import Parts, parts_of, placed
from tests.bundles.forge_cms import p7s
from tests.bundles.forge_zip import pack
from tests.bundles.material import NOW, Person, minimal_bundle
from tests.bundles.time_material import Recipe, Unit, own_unit, token

Round = Callable[[Parts], Parts]
"""Appends one round, whatever the parts say already."""


def signing(person: Person, at: datetime = NOW) -> Round:
    """Let somebody sign everything so far."""

    def append(parts: Parts) -> Parts:
        number = next_number(parts)
        manifest = render_manifest(number, placed(parts), Kind.SIGNATURE)
        return [*parts, (manifest_name(number), manifest), (signature_name(number), p7s(manifest, person, at))]

    return append


def stamping(
    at: datetime = NOW, by: Unit | None = None, change: Callable[[bytes], bytes] = bytes, recipe: Recipe | None = None
) -> Round:
    """Let a unit stamp everything so far; ``change`` alters the token."""

    def append(parts: Parts) -> Parts:
        number = next_number(parts)
        manifest = render_manifest(number, placed(parts), Kind.TIME)
        how = recipe or Recipe(imprint=sha256(manifest).digest(), stamped_at=at)
        made = change(token(by or own_unit(), how))
        return [*parts, (manifest_name(number), manifest), (time_name(number), made)]

    return append


def next_number(parts: Parts) -> int:
    return 1 + sum(name.startswith("META-INF/ASiCManifest") for name, _ in parts)


def grown(*rounds: Round) -> bytes:
    """Append these rounds to the minimal bundle, one after the other."""
    parts = parts_of(minimal_bundle())
    for one in rounds:
        parts = one(parts)
    return pack(parts)
