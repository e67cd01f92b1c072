"""Makes, moves and takes off the appointments of a dossier; each can be gone back on."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal

from clea_desktop.core.appointment import Appointment, Planned
from clea_desktop.core.clock import paris_day
from clea_desktop.core.pathway import DossierState
from clea_desktop.services.interview_views import TimesView
from clea_desktop.services.views import DossierView
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.screens.dossier.agenda_state import (
    AgendaState,
    Draft,
    Faults,
    agenda_state,
    draft_of,
    read_draft,
)
from clea_desktop.ui.screens.presenter import ScreenPresenter
from clea_desktop.ui.session_port import SessionPort


class AgendaPresenter(ScreenPresenter):
    """Shows the appointments of one dossier. ``edited`` carries a Draft to fill in, or None once it is done with."""

    shown = Signal(AgendaState)
    edited = Signal(object)
    refused = Signal(Faults)

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._session = session
        self._dossier_id = ""
        self._may_change = False
        self._planned: tuple[Appointment, ...] = ()
        self._wanted = ""

    def follow(self, view: DossierView) -> None:
        """Read the appointments and the times of a dossier that has just been shown."""
        is_other, self._dossier_id = view.dossier_id != self._dossier_id, view.dossier_id
        self._may_change = self.desk.may_evaluate and view.state is DossierState.DRAFT
        if is_other:
            self.edited.emit(None)
            self._show((), TimesView())  # nothing of the person before stays in sight meanwhile
        self._load()

    def want(self, appointment_id: str) -> None:
        """Open an appointment to be moved, as soon as it has been read."""
        self._wanted = appointment_id

    def begin(self) -> None:
        """Write a new appointment."""
        self.edited.emit(Draft())

    def change(self, appointment_id: str) -> None:
        """Write another day, hour or place."""
        found = self._find(appointment_id)
        if found is not None:
            self.edited.emit(draft_of(found))

    def give_up(self) -> None:
        """Leave everything as it is."""
        self.edited.emit(None)

    def keep(self, draft: Draft) -> None:
        """Make the appointment durable, or say what is not understood."""
        read = read_draft(draft, paris_day(self.desk.clock()), self.tr)
        if isinstance(read, Faults):
            self.refused.emit(read)
        elif draft.id:
            self._move(draft.id, read)
        else:
            self._make(read)

    def remove(self, appointment_id: str) -> None:
        """Take an appointment off, and offer to put it back."""
        appointments = self._session.appointments
        self.do_once(
            lambda: appointments.remove(appointment_id),
            lambda _none: self._done(
                self.tr("Rendez-vous retiré."),
                lambda: self._again(lambda: appointments.restore(appointment_id), self.tr("Rendez-vous remis.")),
            ),
        )

    def _make(self, planned: Planned) -> None:
        appointments, dossier_id = self._session.appointments, self._dossier_id
        self.do_once(
            lambda: appointments.make(dossier_id, planned),
            lambda made: self._done(
                self.tr("Rendez-vous noté."),
                lambda: self._again(lambda: appointments.remove(made.id), self.tr("Rendez-vous retiré.")),
            ),
        )

    def _move(self, appointment_id: str, planned: Planned) -> None:
        appointments = self._session.appointments
        self.do_once(
            lambda: appointments.move(appointment_id, planned),
            lambda before: self._done(
                self.tr("Rendez-vous déplacé."),
                lambda: self._again(
                    lambda: appointments.move(appointment_id, _as_planned(before)), self.tr("Rendez-vous comme avant.")
                ),
            ),
        )

    def _again(self, work: Callable[[], object], words: str) -> None:
        self.run(work, lambda _done: self._done(words, None))

    def _done(self, words: str, undo: Callable[[], None] | None) -> None:
        self.edited.emit(None)
        self.desk.toasts.say(words, undo=undo, icon="calendar" if undo is not None else "undo")
        self.desk.changes.tell(Fact.DOSSIER)
        self._load()

    def _load(self) -> None:
        dossier_id, session = self._dossier_id, self._session
        self.desk.jobs.run(
            lambda: (session.appointments.of_dossier(dossier_id), session.times.of_dossier(dossier_id)),
            lambda read: self._take(dossier_id, *read),
            self._say,
            writes=False,
        )

    def _take(self, dossier_id: str, planned: tuple[Appointment, ...], times: TimesView) -> None:
        if dossier_id == self._dossier_id:
            self._show(planned, times)
            wanted, self._wanted = self._wanted, ""
            if wanted and self._may_change:
                self.change(wanted)

    def _show(self, planned: tuple[Appointment, ...], times: TimesView) -> None:
        self._planned = planned
        state = agenda_state(planned, times, self.desk.clock(), self.tr, may_change=self._may_change)
        self.shown.emit(replace(state, may_remove=self.desk.may_evaluate))

    def _find(self, appointment_id: str) -> Appointment | None:
        return next((one for one in self._planned if one.id == appointment_id), None)


def _as_planned(one: Appointment) -> Planned:
    return Planned(one.step, one.day, one.at, one.place)
