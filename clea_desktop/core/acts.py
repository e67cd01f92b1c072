"""What people do to a dossier, as the journal names it, and which of it the jury may read."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum

from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.clock import to_text


class Act(Enum):
    """One kind of act. The journal of a bundle opens only the acts its recipient may read."""

    OPENED = "dossier-opened"
    AGREEMENT_SIGNED = "agreement-signed"
    CRITERION_RATED = "criterion-rated"
    EVIDENCE_ADDED = "evidence-added"
    EVIDENCE_REMOVED = "evidence-removed"
    EVIDENCE_RESTORED = "evidence-restored"
    DOCUMENT_MADE = "document-made"
    RESUMED = "resumed-after-interruption"
    SEALED = "dossier-sealed"
    EXPORTED = "bundle-exported"

    @property
    def jury_may_read(self) -> bool:
        """Say whether the jury needs it; what was taken back or copied stays with the evaluation body."""
        return self in _FOR_THE_JURY


_FOR_THE_JURY = frozenset(
    {
        Act.OPENED,
        Act.AGREEMENT_SIGNED,
        Act.CRITERION_RATED,
        Act.EVIDENCE_ADDED,
        Act.DOCUMENT_MADE,
        Act.RESUMED,
        Act.SEALED,
    }
)


def payload(act: Act, at: datetime, by: str, facts: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Lay out what a journal entry commits to; ``by`` is an account's id, facts hold ids and codes, never names."""
    return {"act": act.value, "at": to_text(at), "by": by, "facts": facts}
