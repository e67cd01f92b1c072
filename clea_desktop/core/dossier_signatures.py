"""The signatures a sealed dossier carries, and whether they can be true: of its own documents, each by each once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.papers import PaperKind
from clea_desktop.core.signature import SignatureMode, Signer
from clea_desktop.core.strokes import NotASignatureError, Strokes, parse_strokes, strokes_json


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """One signature. ``document`` and ``evidence`` name members of the bundle; the digest is the document's."""

    document: str
    document_sha256: str
    signer: Signer
    mode: SignatureMode
    signed_on: date
    strokes: Strokes | None = None
    evidence: str | None = None


def signature_json(facts: SignatureFacts) -> dict[str, JsonValue]:
    """Lay a signature out as the schema says."""
    return {
        "document": facts.document,
        "document_sha256": facts.document_sha256,
        "signer": facts.signer.value,
        "mode": facts.mode.value,
        "signed_on": facts.signed_on.isoformat(),
        "strokes": None if facts.strokes is None else strokes_json(facts.strokes),
        "evidence": facts.evidence,
    }


def signatures_contradict(dossier: Mapping[str, object]) -> bool:
    """Say whether a signature, or an agreement signed on the screen, leads nowhere or to something else."""
    documents = {str(one["file"]): one["sha256"] for one in _items(dossier.get("documents"))}
    scans = {str(one["file"]) for one in _items(dossier.get("evidence"))}
    seen: dict[tuple[str, str], str] = {}
    for one in _items(dossier.get("signatures")):
        place = (str(one["document"]), str(one["signer"]))
        if place in seen or documents.get(place[0]) != one["document_sha256"] or not _is_whole(one, scans):
            return True
        seen[place] = str(one["mode"])
    agreement = dossier.get("agreement")
    return isinstance(agreement, Mapping) and not _stands(dossier, agreement, scans, seen)


def _is_whole(signature: Mapping[str, object], scans: set[str]) -> bool:
    """Say whether a signature has its line or its scan, as its mode asks, and not the other."""
    strokes, scan = signature["strokes"], signature["evidence"]
    if signature["mode"] == SignatureMode.PAPER.value:
        return strokes is None and scan in scans
    try:
        parse_strokes(strokes)
    except NotASignatureError:
        return False
    return scan is None


def _stands(
    dossier: Mapping[str, object],
    agreement: Mapping[str, object],
    scans: set[str],
    signatures: Mapping[tuple[str, str], str],
) -> bool:
    """Say whether an agreement has its scan, or both signatures on a document of this dossier."""
    document, scan = agreement["document"], agreement["evidence"]
    if document is not None and document not in _agreements(dossier):
        return False
    if agreement["mode"] == SignatureMode.PAPER.value:
        return scan in scans
    screen = SignatureMode.SCREEN.value
    return scan is None and all(signatures.get((str(document), signer.value)) == screen for signer in Signer)


def _agreements(dossier: Mapping[str, object]) -> set[str]:
    kind = PaperKind.AGREEMENT.value
    return {str(one["file"]) for one in _items(dossier.get("documents")) if one["kind"] == kind}


def _items(value: object) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, Mapping))
