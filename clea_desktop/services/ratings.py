"""Findings: one click, one durable row and its journal entry, in one commit."""

from clea_desktop.core.acts import Act
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.limits import REASON_LIMIT, tidied
from clea_desktop.core.rating import Rating
from clea_desktop.services.feedback_facts import check_years
from clea_desktop.services.gate import check_standing
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.services.views import RatingChange, ReasonChange
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.ratings import Ratings, Standing
from clea_desktop.storage.unit_of_work import Work


class RatingsService:
    """What the evaluator finds, criterion by criterion."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def rate(self, dossier_id: str, criterion_code: str, rating: Rating | None, reason: str = "") -> RatingChange:
        """Set a finding, or take it back with None; the same finding again changes nothing and is told as such.

        A reason explains one finding: another finding begins without any, unless ``reason`` brings it back (undo).
        YEARS_OVER once the five years have passed.
        """
        self._vault.require_evaluator()
        kept, by = tidied(reason, REASON_LIMIT) if rating else "", self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            ratings = Ratings(work)
            standing = self._standing(work, dossier_id, criterion_code)
            if rating is standing.value:
                kept = standing.reason
            else:
                check_years(self._vault, work, dossier_id)
                ratings.put(dossier_id, criterion_code, rating, by, kept)
                Dossiers(work).start_evaluation(dossier_id)
                facts: dict[str, JsonValue] = {
                    "criterion": criterion_code,
                    "finding": rating.value if rating else None,
                }
                work.journal(dossier_id, Act.CRITERION_RATED, by, facts)
                if kept:
                    _journal_reason(work, dossier_id, criterion_code, kept, by)
        return RatingChange(
            dossier_id, criterion_code, standing.value, rating, work.now, reason_before=standing.reason, reason=kept
        )

    def explain(self, dossier_id: str, criterion_code: str, reason: str) -> ReasonChange:
        """Say why a finding is what it is, or nothing any more; FINDING_MISSING, TEXT_TOO_LONG, as for a finding."""
        self._vault.require_evaluator()
        kept, by = tidied(reason, REASON_LIMIT), self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            standing = self._standing(work, dossier_id, criterion_code)
            if standing.value is None:
                raise CleaError(Trouble.FINDING_MISSING)
            if kept != standing.reason:
                Ratings(work).explain(dossier_id, criterion_code, kept)
                _journal_reason(work, dossier_id, criterion_code, kept, by)
        return ReasonChange(dossier_id, criterion_code, standing.reason, kept, work.now)

    def _standing(self, work: Work, dossier_id: str, criterion_code: str) -> Standing:
        standing = needed(Ratings(work).standing(dossier_id, criterion_code))
        check_standing(standing)
        framework = self._vault.frameworks.take(work, standing.framework_id, standing.framework_version)
        framework.subdomain_of(criterion_code)
        return standing


def _journal_reason(work: Work, dossier_id: str, criterion_code: str, reason: str, by: str) -> None:
    facts: dict[str, JsonValue] = {"criterion": criterion_code, "length": len(reason)}
    work.journal(dossier_id, Act.FINDING_EXPLAINED, by, facts)
