"""Reads the list, searches in it, and walks to a dossier."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from clea_desktop.services.views import CandidateRow
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.candidates.state import CandidatesState, Searchable, candidates_state, searchable
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.settings.state import Section
from clea_desktop.ui.session_port import AccountsPort, CandidatesPort


class CandidatesPresenter(ScreenPresenter):
    """Shows the list as a state."""

    shown = Signal(CandidatesState)

    def __init__(self, candidates: CandidatesPort, accounts: AccountsPort, desk: Desk) -> None:
        super().__init__(desk)
        self._candidates, self._accounts = candidates, accounts
        self._recovery_confirmed = True
        self._rows: tuple[Searchable, ...] = ()
        self._searched = ""

    def load(self, ready: Callable[[], None] = stay) -> None:
        """Read the list again."""
        self.enter(
            lambda: (self._candidates.rows(), self._accounts.recovery_is_confirmed()),
            lambda read: self.take(read[0], recovery_confirmed=read[1]),
            ready,
        )

    def take(self, rows: tuple[CandidateRow, ...], *, recovery_confirmed: bool) -> None:
        """Show rows that were just read."""
        self._rows = searchable(rows)
        self._recovery_confirmed = recovery_confirmed
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

    def renew_code(self) -> None:
        """Walk to where a recovery code is made."""
        self.desk.go(Spot(Screen.SETTINGS, part=Section.ACCOUNT))

    def _show(self) -> None:
        state = candidates_state(
            self._rows,
            self._searched,
            self.desk.clock(),
            self.tr,
            may_register=self.desk.may_evaluate,
            recovery_confirmed=self._recovery_confirmed,
        )
        self.shown.emit(state)
