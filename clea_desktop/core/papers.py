"""The papers of a dossier, by the kind they are kept under, and which acts put each of them out of date.

The order is the journal's, never that of clocks.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.sheets import SheetKind


class PaperKind(Enum):
    """A document this program makes and keeps; the value is its name in a bundle as well."""

    AGREEMENT = "agreement"
    RESTITUTION = "restitution"
    ATTESTATION = "attestation"
    SYNTHESIS = "synthesis"
    SIGNATURES = "signatures"


SAID_IN = frozenset({PaperKind.RESTITUTION, PaperKind.ATTESTATION, PaperKind.SYNTHESIS})
"""The papers of the second interview; the others come with signing."""


@dataclass(frozen=True, slots=True)
class Papers:
    """Every paper in the order they were made, and the one of each kind that still says what the dossier says."""

    made: tuple[str, ...]
    current: Mapping[str, str]


_FINDING = frozenset({Act.CRITERION_RATED.value})
_IDENTITY = frozenset({f"sheet {SheetKind.IDENTITY.value}", Act.IDENTITY_CORRECTED.value})
_ADVICE = frozenset({Act.RECOMMENDED.value, Act.RECOMMENDATION_WITHDRAWN.value})
_EVIDENCE = frozenset({Act.EVIDENCE_ADDED.value, Act.EVIDENCE_REMOVED.value, Act.EVIDENCE_RESTORED.value})
_DAY, _COMMENT, _OUTCOME, _CONCLUSION = (f"feedback {part}" for part in ("held-on", "comment", "outcome", "synthesis"))
_OUTDATING: Mapping[str, frozenset[str]] = {
    PaperKind.AGREEMENT.value: _IDENTITY,
    PaperKind.RESTITUTION.value: _FINDING | _ADVICE | _IDENTITY | {_DAY, _COMMENT, _OUTCOME},
    PaperKind.ATTESTATION.value: _FINDING | _ADVICE | _IDENTITY | {_DAY},
    PaperKind.SYNTHESIS.value: _FINDING
    | _ADVICE
    | _EVIDENCE
    | _IDENTITY
    | {_DAY, _COMMENT, _OUTCOME, _CONCLUSION, Act.FINDING_EXPLAINED.value, Act.SELF_ANSWERED.value},
    PaperKind.SIGNATURES.value: frozenset(),
}


def outdates(kind: str, act: Act, about: str = "") -> bool:
    """Say whether an act puts a paper out of date; ``about`` is the sheet it wrote, or the part of the interview."""
    words = {Act.SHEET_SAVED: "sheet", Act.FEEDBACK_WRITTEN: "feedback"}
    name = f"{words[act]} {about}" if act in words else act.value
    return name in _OUTDATING.get(kind, frozenset())


def body_digest(name: str) -> str:
    """Return what the journal keeps of the evaluation body's name that a paper prints: it holds no names."""
    return hashlib.sha256(name.encode()).hexdigest()


def papers(payloads: Iterable[Mapping[str, JsonValue]], body: str = "") -> Papers:
    """Follow a journal's acts. An agreement that was signed is what was agreed to: it holds until that is withdrawn.

    ``body`` is the digest of the name the evaluation body has now: a paper that prints another is out of date.
    """
    made: list[str] = []
    current: dict[str, str] = {}
    signed: set[str] = set()
    overdue: set[str] = set()
    for payload in payloads:
        act, said = Act(payload["act"]), payload["facts"]
        facts: Mapping[str, JsonValue] = said if isinstance(said, Mapping) else {}
        if act is Act.DOCUMENT_MADE:
            made.append(str(facts["document"]))
            current[str(facts["kind"])] = str(facts["document"])
            if body and facts.get("body", body) != body:
                overdue.add(str(facts["document"]))
        elif act is Act.AGREEMENT_SIGNED and "document" in facts:
            signed.add(str(facts["document"]))
        elif act is Act.SIGNATURE_WITHDRAWN:
            signed.discard(str(facts["document"]))
        else:
            about = str(facts.get("sheet") or facts.get("part") or "")
            overdue |= {one for kind, one in current.items() if outdates(kind, act, about)}
        current = {kind: one for kind, one in current.items() if one not in overdue or one in signed}
    return Papers(tuple(made), current)
