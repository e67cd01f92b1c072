"""The time spent on the steps of a dossier: added up as it passes, no act of anybody, so no journal entry."""

from clea_desktop.core.clock import paris_day
from clea_desktop.core.pathway import DossierState, Step
from clea_desktop.core.step_times import time_spent
from clea_desktop.services.amendments import amendment_view
from clea_desktop.services.interview_views import TimesView
from clea_desktop.services.opened import OpenedVault
from clea_desktop.storage.repositories.step_times import StepTimes
from clea_desktop.storage.unit_of_work import Work


class StepTimesService:
    """How long each step took."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def add(self, dossier_id: str, step: Step, seconds: int) -> TimesView:
        """Add the seconds that have just passed on a step; a sealed dossier counts no more. NOT_FOUND."""
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            if seconds > 0 and self._vault.dossier(work, dossier_id).state == DossierState.DRAFT.value:
                StepTimes(work).add(dossier_id, time_spent(step, seconds, work.now))
            return times_view(self._vault, work, dossier_id)

    def of_dossier(self, dossier_id: str) -> TimesView:
        """Return the time spent on a dossier; NOT_FOUND."""
        with self._vault.unit_of_work.reading() as work:
            return times_view(self._vault, work, dossier_id)


def times_view(vault: OpenedVault, work: Work, dossier_id: str) -> TimesView:
    """Read the times within a transaction."""
    record = vault.dossier(work, dossier_id)
    began = record.evaluation_started_at
    in_hand = record.state == DossierState.DRAFT.value and amendment_view(work, dossier_id) is None
    return TimesView(StepTimes(work).of_dossier(dossier_id), paris_day(began) if began else None, in_hand)
