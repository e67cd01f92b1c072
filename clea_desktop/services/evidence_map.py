"""The evidence map of a dossier: what each finding rests on, and what the jury will ask."""

from dataclasses import dataclass

from clea_desktop.core.evidence_map import EvidenceMap, Traces, evidence_map
from clea_desktop.core.jury_questions import JuryQuestion, jury_questions
from clea_desktop.core.papers import PaperKind
from clea_desktop.services.dossiers import dossier_view
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.views import DossierView
from clea_desktop.storage.repositories.traces import traces_of


@dataclass(frozen=True, slots=True)
class EvidenceMapView:
    """The map beside the dossier it belongs to."""

    dossier: DossierView
    map: EvidenceMap
    questions: tuple[JuryQuestion, ...]


class EvidenceMapService:
    """Reads the map; nothing is written here."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def read(self, dossier_id: str) -> EvidenceMapView:
        """Return the map; quotations and observations are for whoever evaluates (ROLE_REFUSED, NOT_FOUND)."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work.reading() as work:
            return map_view(dossier_view(self._vault, work, dossier_id), traces_of(work, dossier_id))


def map_view(dossier: DossierView, traces: Traces) -> EvidenceMapView:
    """Lay traces out on the dossier's own framework, with the questions they leave open."""
    laid_out = evidence_map(dossier.framework, traces)
    return EvidenceMapView(
        dossier, laid_out, jury_questions(laid_out, papers_outdated=restitution_is_outdated(dossier))
    )


def restitution_is_outdated(dossier: DossierView) -> bool:
    """Say whether a restitution was made and none says any more what is found."""
    made = [one.is_current for one in dossier.documents if one.kind == PaperKind.RESTITUTION.value]
    return bool(made) and not any(made)
