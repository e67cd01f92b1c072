"""What people do to a dossier, as the journal names it."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum

from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.clock import to_text


class Act(Enum):
    """One kind of act; ``core.jury_reading`` says which of them a bundle opens."""

    OPENED = "dossier-opened"
    IDENTITY_CORRECTED = "identity-corrected"
    AGREEMENT_SIGNED = "agreement-signed"
    CRITERION_RATED = "criterion-rated"
    FINDING_EXPLAINED = "finding-explained"
    EVIDENCE_ADDED = "evidence-added"
    EVIDENCE_REMOVED = "evidence-removed"
    EVIDENCE_RESTORED = "evidence-restored"
    EVIDENCE_COPIED = "evidence-copied"
    DOCUMENT_MADE = "document-made"
    DOCUMENT_SIGNED = "document-signed"
    SIGNATURE_WITHDRAWN = "signature-withdrawn"
    RESUMED = "resumed-after-interruption"
    SHEET_SAVED = "sheet-saved"
    QUOTATION_PINNED = "quotation-pinned"
    QUOTATION_REMOVED = "quotation-removed"
    SELF_ANSWERED = "self-answered"
    EXERCISE_STARTED = "exercise-started"
    EXERCISE_ENDED = "exercise-ended"
    OBSERVED = "observed"
    FEEDBACK_WRITTEN = "feedback-written"
    RECOMMENDED = "recommended"
    RECOMMENDATION_WITHDRAWN = "recommendation-withdrawn"
    APPOINTMENT_MADE = "appointment-made"
    APPOINTMENT_MOVED = "appointment-moved"
    APPOINTMENT_REMOVED = "appointment-removed"
    APPOINTMENT_RESTORED = "appointment-restored"
    SEALED = "dossier-sealed"
    AMENDMENT_OPENED = "amendment-opened"
    AMENDMENT_GIVEN_UP = "amendment-given-up"
    EXPORTED = "bundle-exported"
    COSIGNED = "bundle-cosigned"
    PLATFORM_ENTERED = "platform-entered"
    PLATFORM_ENTRY_REMOVED = "platform-entry-removed"


def payload(act: Act, at: datetime, by: str, facts: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Lay out what a journal entry commits to; ``by`` is an account's id, facts hold ids and codes, never names."""
    return {"act": act.value, "at": to_text(at), "by": by, "facts": facts}
