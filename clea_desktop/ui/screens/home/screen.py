"""Home: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.home.presenter import HomePresenter
from clea_desktop.ui.screens.home.state import HomeState, greeting, today_text
from clea_desktop.ui.screens.home.view import HomeView
from clea_desktop.ui.session_port import SessionPort

_MINUTE_MS = 60_000
"""How often the day is read again while it is in sight: an hour comes nearer, and midnight may pass."""


class HomeScreen(QWidget):
    """The first screen of an opened vault: its frame is painted at once, a job fills it."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk, self._name = desk, session.account.display_name
        self._on_laptop = ""
        self._minutes = QTimer(self)
        self._minutes.setInterval(_MINUTE_MS)
        self.view = HomeView(desk.tr)
        self.presenter = HomePresenter(session, desk)
        self.presenter.shown.connect(self._show)
        self.presenter.made_ready.connect(self.view.show_ready)
        self.presenter.recovery_read.connect(self.view.show_recovery)
        self.presenter.signature_read.connect(self.view.show_signature)
        self.presenter.troubled.connect(self.view.trouble.say)
        self.view.opened.connect(self.presenter.open)
        self.view.register_asked.connect(self.presenter.register)
        self.view.search_asked.connect(self.presenter.search)
        self.view.more_asked.connect(self.presenter.show_more)
        self.view.empty_acted.connect(self.presenter.act_on_empty)
        self.view.recovery.acted.connect(self.presenter.renew_code)
        self.view.signature.acted.connect(self.presenter.open_signature)
        self._minutes.timeout.connect(self.presenter.load)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def begin(self, *, recovery_confirmed: bool) -> None:
        """Show the frame, and ask for what fills it."""
        desk = self._desk
        self.view.show_recovery(recovery_confirmed)
        words = greeting(self._name, desk.tr), today_text(desk.clock())
        self.view.show_frame(*words, may_register=desk.may_evaluate)
        self.presenter.load()

    def show_spot(self, _spot: Spot, ready: Callable[[], None]) -> None:
        """Read the day again, then come into sight."""
        self.presenter.load(ready)

    def entered(self) -> None:
        """Be ready for the keyboard."""
        self.view.focus_first()
        self._tell()
        self._minutes.start()

    def left(self) -> None:
        """Look at the clock no more."""
        self._minutes.stop()

    def facts_changed(self, _kinds: frozenset[Fact]) -> None:
        """Read the day again: every fact is one of its."""
        self.presenter.load()

    def _show(self, state: HomeState) -> None:
        self.view.show_state(state)
        self._on_laptop = state.on_laptop
        if self.isVisible():
            self._tell()

    def _tell(self) -> None:
        if self._on_laptop:
            self._desk.status([("laptop", self._on_laptop)])
