"""A sealed dossier opened again on purpose: why, and whether anything has changed since.

What was sealed stays as it is. An amendment opens the next sequence: its bundle names the one before by its manifest,
carries the whole journal, and says why it exists. One that changed nothing may be given up, and the seal stands again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.clock import to_text
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.limits import REASON_LIMIT, tidied
from clea_desktop.core.papers import PaperKind

_CHANGES_NOTHING = frozenset(
    act.value
    for act in (
        Act.EVIDENCE_COPIED,
        Act.EXPORTED,
        Act.COSIGNED,
        Act.RESUMED,
        Act.PLATFORM_ENTERED,
        Act.PLATFORM_ENTRY_REMOVED,
    )
)
"""A bundle would say the same: a copy given, another signature, a crash survived, a line typed into the platform."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """Why a dossier was opened again, and the sequence its next bundle will have."""

    sequence: int
    reason: str
    opened_at: datetime


def checked_reason(typed: str) -> str:
    """Tidy the reason of an amendment; AMENDMENT_REASON when there is none, TEXT_TOO_LONG."""
    reason = tidied(typed, REASON_LIMIT)
    if not reason:
        raise CleaError(Trouble.AMENDMENT_REASON)
    return reason


def has_changed(payloads: Sequence[Mapping[str, JsonValue]]) -> bool:
    """Say whether a journal holds any change since the last amendment was opened; one without any counts as changed."""
    for payload in reversed(payloads):
        act = payload["act"]
        if act == Act.AMENDMENT_OPENED.value:
            return False
        if act not in _CHANGES_NOTHING and not _is_sheet_of_signatures(payload):
            return True
    return True


def _is_sheet_of_signatures(payload: Mapping[str, JsonValue]) -> bool:
    """Say whether an act made the sheet of signatures: it repeats what is there, and no bundle carries it."""
    if payload["act"] != Act.DOCUMENT_MADE.value:
        return False
    facts = payload["facts"]
    return isinstance(facts, Mapping) and facts.get("kind") == PaperKind.SIGNATURES.value


def amendment_json(amendment: Amendment | None) -> JsonValue:
    """Write why a bundle follows another; null in the first one."""
    if amendment is None:
        return None
    return {"reason": amendment.reason, "opened_at": to_text(amendment.opened_at)}
