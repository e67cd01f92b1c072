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
_JURY = re.compile(r"jury/(?P<number>[0-9]{3})/(?:(?P<decision>decision\.json)|extract\.pdf)", re.ASCII)
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


class Kind(IntEnum):
    """What a member is; the numbers are the order of the members of one round."""

    MIMETYPE = 0
    DOSSIER = 1
    JOURNAL = 2
    README = 3
    DOCUMENT = 4
    EVIDENCE = 5
    SUMS = 6
    DECISION = 7
    EXTRACT = 8
    MANIFEST = 9
    SIGNATURE = 10
    TIME = 11


_FIXED = {
    MIMETYPE_FILE: Kind.MIMETYPE,
    DOSSIER_FILE: Kind.DOSSIER,
    JOURNAL_FILE: Kind.JOURNAL,
    README_FILE: Kind.README,
    SUMS_FILE: Kind.SUMS,
}
FIRST_SIGNER = tuple(_FIXED)
"""The members that every bundle has, before the first manifest."""


KEPT = frozenset({Kind.MIMETYPE, Kind.DOSSIER, Kind.SUMS, Kind.DECISION, Kind.MANIFEST, Kind.SIGNATURE, Kind.TIME})
"""The small members that decide, whose bytes the reader keeps."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A member's name, understood. ``number`` is that of the round which appended it, 0 before the first manifest."""

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
    return _appended(name) or _jury(name)


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


def decision_name(number: int) -> str:
    """Name what the jury decided, as the round with that number brings it."""
    return f"jury/{number:03}/decision.json"


def extract_name(number: int) -> str:
    """Name the candidate's extract of the minutes, beside the decision with the same number."""
    return f"jury/{number:03}/extract.pdf"


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
    Kind.DECISION: "application/json",
    Kind.EXTRACT: "application/pdf",
    Kind.MANIFEST: "application/xml",
    Kind.SIGNATURE: "application/pkcs7-signature",
    Kind.TIME: "application/vnd.etsi.timestamp-token",
}


def _appended(name: str) -> Placed | None:
    match = _APPENDED.fullmatch(name)
    if match is None or not 1 <= (number := int(match["number"])) <= limits.SIGNATURES:
        return None
    kind = Kind.MANIFEST if match["manifest"] else Kind.SIGNATURE if match["signature"] else Kind.TIME
    written = {Kind.MANIFEST: manifest_name, Kind.SIGNATURE: signature_name, Kind.TIME: time_name}[kind](number)
    return Placed(name, kind, number) if written == name else None


def _jury(name: str) -> Placed | None:
    """Understand a paper of the jury: the first round is the evaluator's, so none is before the second."""
    match = _JURY.fullmatch(name)
    if match is None or not 2 <= (number := int(match["number"])) <= limits.SIGNATURES:
        return None
    return Placed(name, Kind.DECISION if match["decision"] else Kind.EXTRACT, number)
