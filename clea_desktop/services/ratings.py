"""Findings: one click, one durable row and its journal entry, in one commit."""

from clea_desktop.core.acts import Act
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.rating import Rating
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.views import RatingChange
from clea_desktop.storage.repositories.ratings import Ratings, Standing


class RatingsService:
    """What the evaluator finds, criterion by criterion."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def rate(self, dossier_id: str, criterion_code: str, rating: Rating | None) -> RatingChange:
        """Set a finding, or take it back with None; the same finding again changes nothing and is told as such."""
        self._vault.require_evaluator()
        by = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            ratings = Ratings(work)
            standing = needed(ratings.standing(dossier_id, criterion_code))
            _check(standing)
            framework = self._vault.frameworks.take(work, standing.framework_id, standing.framework_version)
            framework.subdomain_of(criterion_code)
            if rating is not standing.value:
                ratings.put(dossier_id, criterion_code, rating, by)
                work.journal(
                    dossier_id,
                    Act.CRITERION_RATED,
                    by,
                    {"criterion": criterion_code, "finding": rating.value if rating else None},
                )
        return RatingChange(dossier_id, criterion_code, standing.value, rating, work.now)


def _check(standing: Standing) -> None:
    if standing.state != DossierState.DRAFT.value:
        raise CleaError(Trouble.DOSSIER_SEALED)
    if not standing.has_agreement:
        raise CleaError(Trouble.AGREEMENT_MISSING)
