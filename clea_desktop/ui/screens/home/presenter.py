"""Reads what must be done today, then whether one may leave without network; walks where a line leads."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from clea_desktop.core.clock import paris_day
from clea_desktop.core.enrolment import notice
from clea_desktop.core.trade import TradeSettings
from clea_desktop.services.home_views import HomeView, Readiness
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import SEARCH, Screen, Spot
from clea_desktop.ui.printers import default_printer
from clea_desktop.ui.screens.home.ready import ReadyState, ready_state
from clea_desktop.ui.screens.home.state import SHOWN, HomeState, home_state
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.settings.state import Section
from clea_desktop.ui.session_port import SessionPort
from clea_desktop.ui.signature_words import notice_words

_LATER_MS = 600
"""What is not needed by the first paint, nor by the first key, is looked at once both have passed."""


class HomePresenter(ScreenPresenter):
    """Shows the day as a state. ``signature_read`` carries the words about one's signature, or None."""

    shown = Signal(HomeState)
    made_ready = Signal(ReadyState)
    recovery_read = Signal(bool)
    signature_read = Signal(object)

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._session = session
        self._view: HomeView | None = None
        self._state: HomeState | None = None
        self._limit = SHOWN
        self._will_look = False

    def load(self, ready: Callable[[], None] = stay) -> None:
        """Read the day again."""
        session = self._session
        self.enter(lambda: (session.home.today(), session.accounts.recovery_is_confirmed()), self._take, ready)

    def look_ready(self) -> None:
        """See whether one may leave without network; a printer that cannot be asked is not known."""
        self._will_look = False
        home = self._session.home
        self.desk.jobs.run(lambda: (home.readiness(), default_printer()), self._told, self._say, writes=False)

    def open(self, place: int) -> None:
        """Walk where the nth line leads."""
        if self._state is not None and place < len(self._state.spots):
            self.desk.go(self._state.spots[place])

    def show_more(self) -> None:
        """Show what was left out."""
        self._limit += 3 * SHOWN
        self._show()

    def act_on_empty(self) -> None:
        """Begin with somebody, or see everybody."""
        if self._view is not None and self._view.is_empty:
            self.register()
        else:
            self.desk.go(Spot(Screen.CANDIDATES))

    def register(self) -> None:
        """Walk to the form of a new candidate."""
        if self.desk.may_evaluate:
            self.desk.go(Spot(Screen.REGISTER))

    def search(self) -> None:
        """Walk to the list of candidates, ready to search."""
        self.desk.go(Spot(Screen.CANDIDATES, part=SEARCH))

    def renew_code(self) -> None:
        """Walk to where a recovery code is made."""
        self.desk.go(Spot(Screen.SETTINGS, part=Section.ACCOUNT))

    def open_signature(self) -> None:
        """Walk to one's signature."""
        self.desk.go(Spot(Screen.SETTINGS, part=Section.SIGNATURE))

    def _take(self, read: tuple[HomeView, bool]) -> None:
        self._view, confirmed = read
        self.recovery_read.emit(confirmed)
        self._show()
        if not self._will_look:
            self._will_look = True
            QTimer.singleShot(_LATER_MS, self, self.look_ready)

    def _show(self) -> None:
        if self._view is not None:
            name, now = self._session.account.display_name, self.desk.clock()
            may = self.desk.may_evaluate
            state = home_state(self._view, name, now, TradeSettings(), self.tr, may_evaluate=may, shown=self._limit)
            if state != self._state:
                self._state = state
                self.shown.emit(state)

    def _told(self, told: tuple[Readiness, str | None]) -> None:
        today = paris_day(self.desk.clock())
        self.made_ready.emit(ready_state(*told, today, self.tr))
        facts = told[0].signature
        said = notice(facts, today) if facts is not None else None
        self.signature_read.emit(None if said is None else notice_words(said, self.tr))
