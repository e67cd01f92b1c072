"""Looks for people as one types, fetches the pages somebody scrolls to, and walks to a dossier.

One search is under way at a time: what is typed meanwhile waits for its end, and only the last of it is asked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal

from clea_desktop.core.errors import CleaError
from clea_desktop.core.search import EVERYONE, Wanted
from clea_desktop.services.views import CandidateRow, Found
from clea_desktop.ui.accounts_port import AccountsPort
from clea_desktop.ui.candidates_port import CandidatesPort
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.candidates.state import CandidatesState, Line, candidates_state, line_of, stage_of
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.settings.state import Section

_PAGE = 64
_Order = Sequence[int]


@dataclass(frozen=True, slots=True)
class _Read:
    """What one look at the list brings back; ``order`` only when somebody had scrolled beyond the first page."""

    found: Found
    order: _Order
    recovery_confirmed: bool


class CandidatesPresenter(ScreenPresenter):
    """Shows the list as a state; ``page_shown`` carries lines by their places."""

    shown = Signal(CandidatesState)
    page_shown = Signal(object)

    def __init__(self, candidates: CandidatesPort, accounts: AccountsPort, desk: Desk) -> None:
        super().__init__(desk)
        self._candidates, self._accounts = candidates, accounts
        self._recovery_confirmed = True
        self._wanted = EVERYONE
        self._is_searching = False
        self._order: _Order = ()
        self._noted: frozenset[int] = frozenset()
        self._numbers: dict[str, int] = {}
        self._stands_on = ""

    def load(self, ready: Callable[[], None] = stay) -> None:
        """Read the list again, where one is in it; words not yet searchable follow behind."""
        wanted, scrolled = self._wanted, bool(self._order)

        def look() -> _Read:
            order = self._candidates.order(wanted) if scrolled else ()
            return _Read(self._candidates.find(wanted), order, self._accounts.recovery_is_confirmed())

        def take(read: _Read) -> None:
            self._recovery_confirmed = read.recovery_confirmed
            if wanted == self._wanted:
                self._take(read.found, read.order, is_fresh=False)

        self.enter(look, take, ready)
        self._catch_up()

    def search(self, text: str) -> None:
        """Look for other words."""
        self._want(replace(self._wanted, text=text))

    def filter(self, tab: str) -> None:
        """Keep to one stage, or to none."""
        self._want(replace(self._wanted, stage=stage_of(tab)))

    def stand_on(self, dossier_id: str) -> None:
        """Remember on whom one stands."""
        self._stands_on = dossier_id or self._stands_on

    def fetch(self, place: int) -> None:
        """Read the page of a place that came into sight."""
        wanted, order, start = self._wanted, self._order, place // _PAGE * _PAGE

        def read() -> tuple[_Order, tuple[CandidateRow, ...]]:
            whole = order or self._candidates.order(wanted)
            return whole, self._candidates.page(whole[start : start + _PAGE])

        self.run(read, lambda page: self._show_page(wanted, start, *page), writes=False)

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

    def _want(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            if not self._is_searching:
                self._look()

    def _look(self) -> None:
        wanted = self._wanted
        self._is_searching = True

        def answered(found: Found) -> None:
            self._is_searching = False
            self.troubled.emit(None)
            if wanted == self._wanted:
                self._take(found, (), is_fresh=True)
            else:
                self._look()

        def failed(error: CleaError) -> None:
            self._is_searching = False
            self.fail(error)

        self.desk.jobs.run(lambda: self._candidates.find(wanted), answered, failed, writes=False)

    def _take(self, found: Found, order: _Order, *, is_fresh: bool) -> None:
        number = self._numbers.get(self._stands_on, 0)
        self._order, self._noted = order, frozenset(found.noted)
        self._numbers = {row.dossier_id: row.number for row in found.rows}
        if not is_fresh:
            self._numbers[self._stands_on] = number
        first = [row.number for row in found.rows]
        where: _Order = order or first
        state = candidates_state(
            found,
            self._wanted,
            self.desk.clock(),
            self.tr,
            may_register=self.desk.may_evaluate,
            recovery_confirmed=self._recovery_confirmed,
            is_fresh=is_fresh,
            place=where.index(number) if not is_fresh and number in where else 0,
        )
        self.shown.emit(state)

    def _show_page(self, wanted: Wanted, start: int, order: _Order, rows: tuple[CandidateRow, ...]) -> None:
        if wanted != self._wanted:
            return
        self._order = order
        places = {number: start + at for at, number in enumerate(order[start : start + _PAGE])}
        self._numbers.update({row.dossier_id: row.number for row in rows})
        now = self.desk.clock()
        lines: dict[int, Line] = {
            places[row.number]: line_of(replace(row, in_notes=row.number in self._noted), wanted, now, self.tr)
            for row in rows
            if row.number in places
        }
        self.page_shown.emit(lines)

    def _catch_up(self) -> None:
        """Index behind what changed, a stroke at a time, so that whatever is asked meanwhile goes in between."""

        def went_on(is_more: bool) -> None:  # noqa: FBT001 - what the work returns
            if is_more:
                self._catch_up()

        self.desk.jobs.run(self._candidates.catch_up, went_on, self.fail, writes=False)
