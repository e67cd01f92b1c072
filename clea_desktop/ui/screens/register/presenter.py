"""Checks what was typed, asks whether the person is already there, and opens the dossier."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from clea_desktop.core.clock import paris_day
from clea_desktop.core.dossier import BirthKnown
from clea_desktop.services.framework_views import VersionView
from clea_desktop.services.views import Twin
from clea_desktop.ui.candidates_port import CandidatesPort
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.enrolment_port import EnrolmentPort
from clea_desktop.ui.frameworks_port import FrameworksPort
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.register.state import (
    Draft,
    Errors,
    FrameworkChoice,
    RegisterState,
    check_draft,
    framework_choice,
    register_state,
)

_Names = tuple[str, str, date, BirthKnown]


class RegisterPresenter(ScreenPresenter):
    """Turns a draft into a dossier."""

    shown = Signal(RegisterState)
    offered = Signal(FrameworkChoice)
    emptied = Signal()

    def __init__(
        self, candidates: CandidatesPort, frameworks: FrameworksPort, enrolment: EnrolmentPort, desk: Desk
    ) -> None:
        super().__init__(desk)
        self._candidates, self._frameworks, self._enrolment = candidates, frameworks, enrolment
        self._told: _Names | None = None

    def start(self, ready: Callable[[], None] = stay) -> None:
        """Show the form without any remark, with the versions a dossier may be opened on."""
        self._told = None
        self.shown.emit(register_state(Errors(), self.tr))
        self.enter(lambda: (self._frameworks.versions(), self._enrolment.is_enrolled()), self._offer, ready)

    def submit(self, draft: Draft) -> None:
        """Open the dossier, unless a field needs a look or somebody of that name is there (told once)."""
        if self.is_busy:
            return
        errors = check_draft(draft, paris_day(self.desk.clock()), self.tr)
        birth = draft.birth
        if errors.any or birth is None:
            self.shown.emit(register_state(errors, self.tr))
            return
        names = (draft.birth_name, draft.first_name, birth.day, birth.known)
        if self._told == names:
            self.do_once(lambda: self._candidates.register(*names, draft.framework), self._opened)
        else:
            self.do_once(lambda: self._candidates.twins(*names), lambda twins: self._looked(draft, names, twins))

    def open_twin(self, dossier_id: str) -> None:
        """Walk to the dossier that was already there."""
        self.emptied.emit()
        self.desk.go(Spot(Screen.DOSSIER, dossier_id))

    def back(self) -> None:
        """Walk back to the list; what was typed stays in the form."""
        self.desk.go(Spot(Screen.CANDIDATES))

    def _offer(self, found: tuple[tuple[VersionView, ...], bool]) -> None:
        versions, body_enrolled = found
        self.offered.emit(framework_choice(versions, self.tr, body_enrolled=body_enrolled))

    def _looked(self, draft: Draft, names: _Names, twins: tuple[Twin, ...]) -> None:
        self._told = names
        if twins:
            self.shown.emit(register_state(Errors(), self.tr, twins=twins))
        else:
            self.submit(draft)

    def _opened(self, dossier_id: str) -> None:
        self._told = None
        self.emptied.emit()
        self.desk.changes.tell(Fact.CANDIDATES)
        self.desk.go(Spot(Screen.DOSSIER, dossier_id))
