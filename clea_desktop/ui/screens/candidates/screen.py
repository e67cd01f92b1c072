"""The list of candidates: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import SEARCH, Spot
from clea_desktop.ui.screens.candidates.presenter import CandidatesPresenter
from clea_desktop.ui.screens.candidates.state import CandidatesState
from clea_desktop.ui.screens.candidates.view import CandidatesView
from clea_desktop.ui.session_port import SessionPort

_RELOADS_ON = frozenset({Fact.CANDIDATES, Fact.DOSSIER, Fact.RATINGS, Fact.BUNDLES, Fact.ACCOUNTS})


class CandidatesScreen(QWidget):
    """The first screen of an opened vault."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._searches = False
        self.view = CandidatesView(desk.tr)
        self.presenter = CandidatesPresenter(session.candidates, session.accounts, desk)
        self.presenter.shown.connect(self._show)
        self.presenter.troubled.connect(self.view.trouble.say)
        self.presenter.page_shown.connect(self.view.show_page)
        self.view.searched.connect(self.presenter.search)
        self.view.filtered.connect(self.presenter.filter)
        self.view.stood.connect(self.presenter.stand_on)
        self.view.missing.connect(self.presenter.fetch)
        self.view.opened.connect(self.presenter.open)
        self.view.register_asked.connect(self.presenter.register)
        self.view.recovery.acted.connect(self.presenter.renew_code)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read the list again, then come into sight; in the search when one comes to search."""
        self._searches = spot.part == SEARCH
        self.presenter.load(ready)

    def entered(self) -> None:
        """Be ready for the keyboard."""
        if self._searches and not self.view.search.isHidden():
            self.view.focus_search()
        else:
            self.view.focus_first()

    def facts_changed(self, kinds: frozenset[Fact]) -> None:
        """Read the list again when a line of it changed."""
        if kinds & _RELOADS_ON:
            self.presenter.load()

    def _show(self, state: CandidatesState) -> None:
        had_rows = not self.view.rows.isHidden()
        self.view.show_state(state)
        if self.isVisible() and not had_rows and not self.view.search.hasFocus():
            self.view.focus_first()
        self._desk.status([("laptop", state.on_laptop)])
