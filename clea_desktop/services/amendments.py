"""Amendments: a sealed dossier opened again on purpose, for a reason the jury will read."""

from clea_desktop.core.acts import Act
from clea_desktop.core.amendment import checked_reason, has_changed
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.pathway import DossierState
from clea_desktop.services.feedback_facts import check_years
from clea_desktop.services.opened import OpenedVault
from clea_desktop.services.views import AmendmentView
from clea_desktop.storage.repositories.amendments import Amendments
from clea_desktop.storage.repositories.bundles import Bundles
from clea_desktop.storage.repositories.dossiers import Dossiers
from clea_desktop.storage.repositories.journals import Journals
from clea_desktop.storage.unit_of_work import Work


class AmendmentsService:
    """What turns a sealed dossier back into one that can be worked on, with a trace."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def open(self, dossier_id: str, reason: str) -> AmendmentView:
        """Open a sealed dossier again.

        AMENDMENT_REASON, TEXT_TOO_LONG, AMENDMENT_NOT_SEALED, NOT_FOUND, YEARS_OVER.
        """
        self._vault.require_evaluator()
        why = checked_reason(reason)
        by = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            if self._vault.dossier(work, dossier_id).state != DossierState.SEALED.value:
                raise CleaError(Trouble.AMENDMENT_NOT_SEALED)
            check_years(self._vault, work, dossier_id)
            sequence = len(Bundles(work).of_dossier(dossier_id)) + 1
            Amendments(work).open(dossier_id, sequence, why, by)
            Dossiers(work).mark_open_again(dossier_id)
            facts: dict[str, JsonValue] = {"sequence": sequence}
            work.journal(dossier_id, Act.AMENDMENT_OPENED, by, facts)
        return AmendmentView(sequence, why, work.now, may_give_up=True)

    def give_up(self, dossier_id: str) -> None:
        """Close an amendment in which nothing changed: the last seal stands; AMENDMENT_CHANGED, NOT_FOUND."""
        self._vault.require_evaluator()
        by = self._vault.account.account_id
        with self._vault.unit_of_work() as work:
            self._vault.dossier(work, dossier_id)
            amendment = Amendments(work).in_hand(dossier_id)
            if amendment is None:
                raise CleaError(Trouble.NOT_FOUND)
            if has_changed(Journals(work).payloads(dossier_id)):
                raise CleaError(Trouble.AMENDMENT_CHANGED)
            Amendments(work).give_up(dossier_id, amendment.sequence)
            Dossiers(work).mark_sealed(dossier_id)
            facts: dict[str, JsonValue] = {"sequence": amendment.sequence}
            work.journal(dossier_id, Act.AMENDMENT_GIVEN_UP, by, facts)


def amendment_view(work: Work, dossier_id: str) -> AmendmentView | None:
    """Return the amendment in hand, within a transaction; the journal is read only when there is one."""
    found = Amendments(work).in_hand(dossier_id)
    if found is None:
        return None
    changed = has_changed(Journals(work).payloads(dossier_id))
    return AmendmentView(found.sequence, found.reason, found.opened_at, may_give_up=not changed)
