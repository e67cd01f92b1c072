"""Which members a bundle may have, and in which order: a closed list of names, so that no other name has a meaning."""

import re
from dataclasses import dataclass
from enum import IntEnum

from clea_desktop.bundles import limits

MIMETYPE_FILE = "mimetype"
MIMETYPE = b"application/vnd.etsi.asic-e+zip"
DOSSIER_FILE = "dossier/dossier.json"
JOURNAL_FILE = "dossier/journal.jsonl"
README_FILE = "LISEZ-MOI.txt"
SUMS_FILE = "SHA256SUMS"

_PLAIN = r"[A-Za-z0-9][A-Za-z0-9._-]*"
_DOCUMENT = re.compile(rf"documents/{_PLAIN}\.pdf", re.ASCII)
_EVIDENCE = re.compile(rf"evidence/{_PLAIN}", re.ASCII)
_APPENDED = re.compile(
    r"META-INF/(?:(?P<manifest>ASiCManifest)|(?P<signature>signature)|(?P<time>timestamp))"
    r"(?P<number>[0-9]{3})\.(?:xml|p7s|tst)",
    re.ASCII,
)
_JURY = re.compile(r"jury/[0-9]{3}/(?:decision\.json|extract\.pdf)", re.ASCII)
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


class Kind(IntEnum):
    """What a member is; the numbers are the order of the first signer's members."""

    MIMETYPE = 0
    DOSSIER = 1
    JOURNAL = 2
    README = 3
    DOCUMENT = 4
    EVIDENCE = 5
    SUMS = 6
    MANIFEST = 7
    SIGNATURE = 8
    TIME = 9
    JURY = 10


_FIXED = {
    MIMETYPE_FILE: Kind.MIMETYPE,
    DOSSIER_FILE: Kind.DOSSIER,
    JOURNAL_FILE: Kind.JOURNAL,
    README_FILE: Kind.README,
    SUMS_FILE: Kind.SUMS,
}
FIRST_SIGNER = tuple(_FIXED)
"""The members that every bundle has, before the first manifest."""


KEPT = frozenset({Kind.MIMETYPE, Kind.DOSSIER, Kind.SUMS, Kind.MANIFEST, Kind.SIGNATURE})
"""The small members that decide, whose bytes the reader keeps."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A member's name, understood. ``number`` is that of a manifest, signature or time assertion, otherwise 0."""

    name: str
    kind: Kind
    number: int = 0


def place(name: str) -> Placed | None:
    """Understand a name, or return None: it is none of the format's."""
    if (fixed := _FIXED.get(name)) is not None:
        return Placed(name, fixed)
    if len(name) > limits.NAME_LENGTH or not is_safe(name):
        return None
    if _DOCUMENT.fullmatch(name):
        return Placed(name, Kind.DOCUMENT)
    if _EVIDENCE.fullmatch(name):
        return Placed(name, Kind.EVIDENCE)
    if _JURY.fullmatch(name):
        return Placed(name, Kind.JURY)
    return _appended(name)


def order(placed: Placed) -> tuple[int, int, str]:
    """Return the key by which members follow each other: the first signer's by kind and name, then round by round."""
    return placed.number, placed.kind, placed.name


def manifest_name(number: int) -> str:
    """Name the manifest that stands for one signer or time assertion."""
    return f"META-INF/ASiCManifest{number:03}.xml"


def signature_name(number: int) -> str:
    """Name the signature of the manifest with the same number."""
    return f"META-INF/signature{number:03}.p7s"


def time_name(number: int) -> str:
    """Name the time assertion over the manifest with the same number."""
    return f"META-INF/timestamp{number:03}.tst"


def is_safe(name: str) -> bool:
    """Say whether extracting under this name could never leave a folder, meet a device or name a stream."""
    if not name.isascii() or not name.isprintable() or any(sign in name for sign in '\\:*?"<>|'):
        return False
    parts = name.split("/")
    return all(part and part[-1] not in ". " and not _DEVICES.fullmatch(part) for part in parts)


def media_type(placed: Placed) -> str:
    """Return the media type that a manifest writes for a member: by its place, or for evidence by its ending."""
    if placed.kind is Kind.EVIDENCE:
        return _EVIDENCE_TYPES.get(placed.name.rpartition(".")[2].lower(), "application/octet-stream")
    if placed.kind is Kind.JURY:
        return "application/json" if placed.name.endswith(".json") else "application/pdf"
    return _TYPES[placed.kind]


_EVIDENCE_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "wav": "audio/wav",
    "mp3": "audio/mpeg",
    "aac": "audio/aac",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "txt": "text/plain",
}
_TYPES = {
    Kind.DOSSIER: "application/json",
    Kind.JOURNAL: "application/jsonl",
    Kind.README: "text/plain",
    Kind.DOCUMENT: "application/pdf",
    Kind.SUMS: "text/plain",
    Kind.MANIFEST: "application/xml",
    Kind.SIGNATURE: "application/pkcs7-signature",
    Kind.TIME: "application/timestamp-reply",
}


def _appended(name: str) -> Placed | None:
    match = _APPENDED.fullmatch(name)
    if match is None or not 1 <= (number := int(match["number"])) <= limits.SIGNATURES:
        return None
    kind = Kind.MANIFEST if match["manifest"] else Kind.SIGNATURE if match["signature"] else Kind.TIME
    written = {Kind.MANIFEST: manifest_name, Kind.SIGNATURE: signature_name, Kind.TIME: time_name}[kind](number)
    return Placed(name, kind, number) if written == name else None
