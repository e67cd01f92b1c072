"""What people do to a dossier, as the journal names it."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum

from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.clock import to_text


class Act(Enum):
    """One kind of act; ``core.jury_reading`` says which of them a bundle opens."""

    OPENED = "dossier-opened"
    AGREEMENT_SIGNED = "agreement-signed"
    CRITERION_RATED = "criterion-rated"
    EVIDENCE_ADDED = "evidence-added"
    EVIDENCE_REMOVED = "evidence-removed"
    EVIDENCE_RESTORED = "evidence-restored"
    DOCUMENT_MADE = "document-made"
    RESUMED = "resumed-after-interruption"
    SHEET_SAVED = "sheet-saved"
    QUOTATION_PINNED = "quotation-pinned"
    QUOTATION_REMOVED = "quotation-removed"
    SELF_ANSWERED = "self-answered"
    EXERCISE_STARTED = "exercise-started"
    EXERCISE_ENDED = "exercise-ended"
    OBSERVED = "observed"
    SEALED = "dossier-sealed"
    EXPORTED = "bundle-exported"


def payload(act: Act, at: datetime, by: str, facts: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Lay out what a journal entry commits to; ``by`` is an account's id, facts hold ids and codes, never names."""
    return {"act": act.value, "at": to_text(at), "by": by, "facts": facts}
