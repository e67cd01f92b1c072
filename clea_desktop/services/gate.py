"""Whether findings may be written now, asked in one query: it is asked at every click and every photo."""

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.framework import Framework
from clea_desktop.core.pathway import DossierState
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.storage.repositories.ratings import Ratings, Standing
from clea_desktop.storage.unit_of_work import Work


def check_standing(standing: Standing) -> None:
    """Refuse what the rules refuse to a finding; DOSSIER_SEALED, AGREEMENT_MISSING."""
    if standing.state != DossierState.DRAFT.value:
        raise CleaError(Trouble.DOSSIER_SEALED)
    if not standing.has_agreement:
        raise CleaError(Trouble.AGREEMENT_MISSING)


def framework_to_rate(vault: OpenedVault, work: Work, dossier_id: str) -> Framework:
    """Return the framework of a dossier in which findings may be written; NOT_FOUND, and as :func:`check_standing`."""
    standing = needed(Ratings(work).standing(dossier_id, ""))
    check_standing(standing)
    return vault.frameworks.take(work, standing.framework_id, standing.framework_version)
