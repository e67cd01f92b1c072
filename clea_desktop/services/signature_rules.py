"""What may be signed, and taken back: the document of today, and no agreement that an evaluation rests on."""

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.services.views import DossierView
from clea_desktop.storage.repositories.dossiers import DossierRecord


def is_current(view: DossierView, document_id: str) -> bool:
    """Say whether a document still says what is so."""
    return any(one.id == document_id and one.is_current for one in view.documents)


def check_may_withdraw(view: DossierView, record: DossierRecord) -> None:
    """Refuse to take back an agreement once anything was done that it allows; SIGNATURE_STAYS."""
    scan = view.agreement.evidence_id if view.agreement is not None else None
    proofs = [one for one in view.evidence if one.id != scan and one.criteria]
    begun = record.evaluation_started_at is not None or view.reached.self_answers > 0
    if begun or proofs or view.ratings or view.bundles:
        raise CleaError(Trouble.SIGNATURE_STAYS)
