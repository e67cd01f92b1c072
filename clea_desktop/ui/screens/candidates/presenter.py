"""Reads the list, searches in it, and walks to a dossier."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from clea_desktop.services.views import CandidateRow
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.candidates.state import CandidatesState, Searchable, candidates_state, searchable
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.session_port import CandidatesPort


class CandidatesPresenter(ScreenPresenter):
    """Shows the list as a state."""

    shown = Signal(CandidatesState)

    def __init__(self, candidates: CandidatesPort, desk: Desk) -> None:
        super().__init__(desk)
        self._candidates = candidates
        self._rows: tuple[Searchable, ...] = ()
        self._searched = ""

    def load(self, ready: Callable[[], None] = stay) -> None:
        """Read the list again."""
        self.enter(self._candidates.rows, self.take, ready)

    def take(self, rows: tuple[CandidateRow, ...]) -> None:
        """Show rows that were just read."""
        self._rows = searchable(rows)
        self._show()

    def search(self, text: str) -> None:
        """Show whoever matches."""
        self._searched = text
        self._show()

    def open(self, dossier_id: str) -> None:
        """Walk to a dossier."""
        self.desk.go(Spot(Screen.DOSSIER, dossier_id))

    def register(self) -> None:
        """Walk to the form of a new candidate."""
        if self.desk.may_evaluate:
            self.desk.go(Spot(Screen.REGISTER))

    def _show(self) -> None:
        now, may_register = self.desk.clock(), self.desk.may_evaluate
        self.shown.emit(candidates_state(self._rows, self._searched, now, self.tr, may_register=may_register))
