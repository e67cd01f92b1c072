"""Appointments: made, moved, taken off and put back; durable at once, in the journal.

None is made or moved after the seal; one that stands from before can still be taken off, since nobody comes any more.
"""

from dataclasses import replace

from clea_desktop.core.acts import Act
from clea_desktop.core.appointment import PLACE_LIMIT, Appointment, Planned
from clea_desktop.core.canonical import JsonValue
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.limits import tidied
from clea_desktop.core.pathway import DossierState
from clea_desktop.services.opened import OpenedVault, needed
from clea_desktop.storage.repositories.appointments import Appointments
from clea_desktop.storage.unit_of_work import Work


class AppointmentsService:
    """When candidates come."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def of_dossier(self, dossier_id: str) -> tuple[Appointment, ...]:
        """Return the appointments of a dossier that stand, in their order; NOT_FOUND."""
        with self._vault.unit_of_work.reading() as work:
            self._vault.dossier(work, dossier_id)
            return Appointments(work).of_dossier(dossier_id)

    def make(self, dossier_id: str, planned: Planned) -> Appointment:
        """Make an appointment. DOSSIER_SEALED, NOT_FOUND, TEXT_TOO_LONG, ROLE_REFUSED."""
        self._vault.require_evaluator()
        planned = _checked(planned)
        with self._vault.unit_of_work() as work:
            self._check_may_edit(work, dossier_id)
            kept = Appointments(work)
            made = kept.add(dossier_id, planned, self._by)
            self._note(work, Act.APPOINTMENT_MADE, dossier_id, made, planned)
            return needed(kept.find(made))

    def move(self, appointment_id: str, planned: Planned) -> Appointment:
        """Change an appointment; return what it was before, for undo. DOSSIER_SEALED, NOT_FOUND, TEXT_TOO_LONG."""
        self._vault.require_evaluator()
        planned = _checked(planned)
        with self._vault.unit_of_work() as work:
            before = needed(Appointments(work).find(appointment_id))
            self._check_may_edit(work, before.dossier_id)
            Appointments(work).move(appointment_id, planned)
            self._note(work, Act.APPOINTMENT_MOVED, before.dossier_id, appointment_id, planned)
            return before

    def remove(self, appointment_id: str) -> None:
        """Take an appointment off, also after the seal; twice does no harm. NOT_FOUND."""
        self._put_aside(appointment_id, aside=True)

    def restore(self, appointment_id: str) -> None:
        """Put back an appointment that was taken off; twice does no harm. NOT_FOUND."""
        self._put_aside(appointment_id, aside=False)

    def _put_aside(self, appointment_id: str, *, aside: bool) -> None:
        self._vault.require_evaluator()
        with self._vault.unit_of_work() as work:
            kept = Appointments(work)
            dossier_id = needed(kept.find(appointment_id)).dossier_id
            if kept.remove(appointment_id) if aside else kept.restore(appointment_id):
                act = Act.APPOINTMENT_REMOVED if aside else Act.APPOINTMENT_RESTORED
                work.journal(dossier_id, act, self._by, {"appointment": appointment_id})

    @property
    def _by(self) -> str:
        return self._vault.account.account_id

    def _check_may_edit(self, work: Work, dossier_id: str) -> None:
        if self._vault.dossier(work, dossier_id).state != DossierState.DRAFT.value:
            raise CleaError(Trouble.DOSSIER_SEALED)

    def _note(self, work: Work, act: Act, dossier_id: str, appointment_id: str, planned: Planned) -> None:
        """Write the act in the journal: when and for what, never the place, which is free text."""
        facts: dict[str, JsonValue] = {
            "appointment": appointment_id,
            "step": planned.step.value,
            "day": planned.day.isoformat(),
            "time": f"{planned.at:%H:%M}",
        }
        work.journal(dossier_id, act, self._by, facts)


def _checked(planned: Planned) -> Planned:
    return replace(planned, place=tidied(planned.place, PLACE_LIMIT))
