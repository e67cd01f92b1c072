"""A forger's workshop: takes bundles apart, puts them together wrongly, signs what should not be signed.

A forger works in two ways: under the old signature, or with an honest key that signs anything.
"""

import io
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from clea_desktop.bundles.container import locate
from clea_desktop.bundles.layout import Kind, Placed, manifest_name, place, signature_name
from clea_desktop.bundles.manifest import render_manifest, render_sums
from tests.bundles.forge_cms import p7s
from tests.bundles.forge_zip import ArchiveChange, pack, taken_apart
from tests.bundles.material import NOW, Person, minimal_bundle, practice_person

Parts = list[tuple[str, bytes]]
Forgery = Callable[[], bytes]
DOSSIER = "dossier/dossier.json"
EVIDENCE = 4
"""The place of the only piece of evidence in the minimal bundle."""
MANIFEST, SIGNATURE = manifest_name(1), signature_name(1)


def parts_of(bundle: bytes) -> Parts:
    """Take a sound bundle apart."""
    return [(one.entry.name, bundle[one.start : one.start + one.entry.size]) for one in locate(io.BytesIO(bundle))]


def with_part(parts: Parts, name: str, data: bytes) -> Parts:
    """Replace one member."""
    return [(one, data if one == name else old) for one, old in parts]


def placed(parts: Parts) -> list[tuple[Placed, bytes]]:
    """List members as a manifest does; names the format does not know count as evidence."""
    return [
        (place(name) or Placed(name, Kind.EVIDENCE), sha256(data).digest())
        for name, data in parts
        if name != "mimetype"
    ]


def resealed(parts: Parts, person: Person, at: datetime = NOW) -> bytes:
    """Redo sums, manifest and signature over these members: what a dishonest holder of a key can do."""
    kept = [(name, data) for name, data in parts if not name.startswith("META-INF/") and name != "SHA256SUMS"]
    kept.append(("SHA256SUMS", render_sums(placed(kept))))
    manifest = render_manifest(1, placed(kept))
    return pack([*kept, (MANIFEST, manifest), (SIGNATURE, p7s(manifest, person, at))])


def cosigned(bundle: bytes, person: Person, at: datetime = NOW) -> bytes:
    """Append a second signer's manifest and signature, as the format says."""
    parts = parts_of(bundle)
    manifest = render_manifest(2, placed(parts))
    return pack([*parts, (manifest_name(2), manifest), (signature_name(2), p7s(manifest, person, at))])


def with_signature(bundle: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Change the signature member, and nothing else."""
    parts = parts_of(bundle)
    return pack(with_part(parts, SIGNATURE, change(dict(parts)[SIGNATURE])))


def repacked(change: Callable[[Parts], Parts]) -> Forgery:
    """Change members under the old signature, headers sound."""
    return lambda: pack(change(parts_of(minimal_bundle())))


def signed(change: Callable[[Parts], Parts]) -> Forgery:
    """Change members and have an honest key sign the result."""
    return lambda: resealed(change(parts_of(minimal_bundle())), practice_person())


def reassembled(change: ArchiveChange) -> Forgery:
    """Change headers and what lies between members; every byte of the members as it was, unless ``change`` says so."""

    def forgery() -> bytes:
        archive = taken_apart(minimal_bundle())
        change(archive)
        return archive.written()

    return forgery
