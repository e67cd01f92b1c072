"""What may be signed, and taken back: the document of today, and no agreement that an evaluation rests on."""

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import NOTHING_SAID
from clea_desktop.core.papers import PaperKind
from clea_desktop.services.feedback_facts import written_in
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.views import DossierView
from clea_desktop.storage.repositories.recommendations import Recommendations
from clea_desktop.storage.repositories.signatures import Signatures
from clea_desktop.storage.unit_of_work import Work

_NEEDS_NO_AGREEMENT = frozenset({PaperKind.AGREEMENT.value, PaperKind.SIGNATURES.value})
"""The sheet of signatures only repeats what was signed."""


def is_current(view: DossierView, document_id: str) -> bool:
    """Say whether a document still says what is so."""
    return any(one.id == document_id and one.is_current for one in view.documents)


def check_may_withdraw(vault: OpenedVault, work: Work, view: DossierView) -> None:
    """Refuse to take back an agreement once anything is there that it allows; SIGNATURE_STAYS."""
    begun = vault.dossier(work, view.dossier_id).evaluation_started_at is not None or view.reached.self_answers > 0
    papers = any(one.kind not in _NEEDS_NO_AGREEMENT for one in view.documents)
    rests = begun or papers or bool(view.ratings or view.bundles)
    if rests or _was_talked(work, view.dossier_id) or _has_proofs(work, view) or _has_runs(work, view.dossier_id):
        raise CleaError(Trouble.SIGNATURE_STAYS)


def _was_talked(work: Work, dossier_id: str) -> bool:
    """Say whether anything of the second interview is written."""
    return written_in(work, dossier_id) != NOTHING_SAID or bool(Recommendations(work).of_dossier(dossier_id))


def _has_proofs(work: Work, view: DossierView) -> bool:
    """Say whether there is evidence beside the scans of agreements."""
    agreements = {one.id for one in view.documents if one.kind == PaperKind.AGREEMENT.value}
    scans = {one.evidence_id for one in Signatures(work).of_dossier(view.dossier_id) if one.document_id in agreements}
    return any(one.id not in scans for one in view.evidence)


def _has_runs(work: Work, dossier_id: str) -> bool:
    """Say whether a practical exercise was begun, ended or not."""
    sql = "SELECT 1 FROM exercise_run WHERE dossier_id = ? AND removed_at IS NULL LIMIT 1"
    return work.read(sql, (dossier_id,)).fetchone() is not None
