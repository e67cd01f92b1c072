"""Checks what was typed, asks whether the person is already there, and opens the dossier."""

from datetime import date

from PySide6.QtCore import Signal

from clea_desktop.core.clock import paris_day
from clea_desktop.services.views import CandidateRow
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.presenter import ScreenPresenter
from clea_desktop.ui.screens.register.state import Draft, Errors, RegisterState, check_draft, register_state
from clea_desktop.ui.session_port import CandidatesPort

_Names = tuple[str, str, date]


class RegisterPresenter(ScreenPresenter):
    """Turns a draft into a dossier."""

    shown = Signal(RegisterState)
    emptied = Signal()

    def __init__(self, candidates: CandidatesPort, desk: Desk) -> None:
        super().__init__(desk)
        self._candidates = candidates
        self._told: _Names | None = None

    def start(self) -> None:
        """Show the form without any remark."""
        self._told = None
        self.shown.emit(register_state(Errors(), self.tr))

    def submit(self, draft: Draft) -> None:
        """Open the dossier, unless a field needs a look or somebody of that name is there (told once)."""
        if self.is_busy:
            return
        errors = check_draft(draft, paris_day(self.desk.clock()), self.tr)
        day = draft.birth_date
        if errors.any or day is None:
            self.shown.emit(register_state(errors, self.tr))
            return
        names = (draft.birth_name, draft.first_name, day)
        if self._told == names:
            self.do_once(lambda: self._candidates.register(*names), self._opened)
        else:
            self.do_once(lambda: self._candidates.twins(*names), lambda twins: self._looked(draft, names, twins))

    def open_twin(self, dossier_id: str) -> None:
        """Walk to the dossier that was already there."""
        self.emptied.emit()
        self.desk.go(Spot(Screen.DOSSIER, dossier_id))

    def back(self) -> None:
        """Walk back to the list; what was typed stays in the form."""
        self.desk.go(Spot(Screen.CANDIDATES))

    def _looked(self, draft: Draft, names: _Names, twins: tuple[CandidateRow, ...]) -> None:
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
