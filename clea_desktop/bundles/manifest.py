"""The ASiC manifest and SHA256SUMS: both follow from the members' names and digests, so both have one form only.

The reader never parses a manifest to believe it: it writes the one that the members found ask for, and compares bytes.
Only a manifest that differs is looked into, to say how; nothing read there is used for anything else.
"""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence

from clea_desktop.bundles.layout import Kind, Placed, media_type, signature_name, time_name
from clea_desktop.bundles.refusals import Reason, RefusedError

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\n'
)
_FOOT = "</asic:ASiCManifest>\n"
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_REFERENCE = re.compile(
    rb'<asic:DataObjectReference URI="([^"<>&]*)"[^<>]*><ds:DigestMethod Algorithm="([^"<>&]*)"/>'
    rb"<ds:DigestValue>([^<>&]*)</ds:DigestValue></asic:DataObjectReference>"
)
_IN_SUMS = frozenset({Kind.DOSSIER, Kind.JOURNAL, Kind.README, Kind.DOCUMENT, Kind.EVIDENCE})


def render_manifest(number: int, members: Sequence[tuple[Placed, bytes]], proof: Kind = Kind.SIGNATURE) -> bytes:
    """Write the manifest of one round over (member, SHA-256) pairs, in order; ``proof``: signature or time."""
    named = Placed(time_name(number) if proof is Kind.TIME else signature_name(number), proof, number)
    lines = [_HEAD, f'<asic:SigReference URI="{named.name}" MimeType="{media_type(named)}"/>\n']
    lines += [_reference(placed, digest) for placed, digest in members]
    return "".join([*lines, _FOOT]).encode("ascii")


def render_sums(members: Sequence[tuple[Placed, bytes]]) -> bytes:
    """Write SHA256SUMS in the form of ``sha256sum``, over the members that are neither signatures nor the mimetype."""
    return b"".join(
        f"{digest.hex()}  {placed.name}\n".encode("ascii") for placed, digest in members if placed.kind in _IN_SUMS
    )


def check_manifest(
    found: bytes, number: int, members: Sequence[tuple[Placed, bytes]], proof: Kind = Kind.SIGNATURE
) -> None:
    """Refuse a manifest that is not, byte for byte, the one that these members ask for."""
    if found != render_manifest(number, members, proof):
        raise _difference(found, {placed.name: digest for placed, digest in members})


def _reference(placed: Placed, digest: bytes) -> str:
    return (
        f'<asic:DataObjectReference URI="{placed.name}" MimeType="{media_type(placed)}">'
        f'<ds:DigestMethod Algorithm="{_SHA256}"/>'
        f"<ds:DigestValue>{b64encode(digest).decode('ascii')}</ds:DigestValue></asic:DataObjectReference>\n"
    )


def _difference(found: bytes, members: Mapping[str, bytes]) -> RefusedError:
    """Name the first difference that has a name of its own."""
    if b"<!" in found:
        return RefusedError(Reason.MANIFEST_DOCTYPE)
    try:
        listed = _listed(found)
    except RefusedError as refused:
        return refused
    for name, digest in members.items():
        if listed.get(name) != b64encode(digest):
            return RefusedError(Reason.DIGEST_DIFFERS if name in listed else Reason.MANIFEST_UNLISTED, name)
    absent = [name for name in listed if name not in members]
    return RefusedError(Reason.MANIFEST_ABSENT, absent[0]) if absent else RefusedError(Reason.MANIFEST_FORM)


def _listed(found: bytes) -> dict[str, bytes]:
    listed: dict[str, bytes] = {}
    for match in _REFERENCE.finditer(found):
        name = match[1].decode("utf-8", errors="replace")
        if match[2] != _SHA256.encode("ascii"):
            raise RefusedError(Reason.MANIFEST_DIGEST_ALGORITHM)
        if name in listed:
            raise RefusedError(Reason.MANIFEST_URI_TWICE, name)
        listed[name] = match[3]
    return listed
