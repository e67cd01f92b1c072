"""The first interview: view, presenter and pause joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.messages import Explanation
from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.interview.presenter import InterviewPresenter
from clea_desktop.ui.screens.interview.state import InterviewState
from clea_desktop.ui.screens.interview.view import InterviewView
from clea_desktop.ui.session_port import SessionPort
from clea_desktop.ui.widgets.pause_cover import PauseCover


class InterviewScreen(QWidget):
    """Prompts beside free notes, from the keyboard."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = InterviewView(desk.tr)
        self.presenter = InterviewPresenter(session, desk)
        self.cover: PauseCover | None = None
        self._status: tuple[tuple[str, str], ...] = ()
        self._join()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read the interview, then come into sight where one was."""
        self.presenter.load(spot.dossier_id, ready)

    def entered(self) -> None:
        """Be ready to write, and begin to count the time."""
        if self._status:
            self._desk.status(self._status)
        self.view.focus_first()
        self.presenter.begin()

    def left(self) -> None:
        """Write what is not written yet."""
        self.presenter.leave()

    def keep_now(self) -> None:
        """Write what is not written yet: the window locks or closes."""
        self.presenter.leave()

    def undo(self) -> None:
        """Go back on the last pin."""
        self.presenter.undo()

    def forget_undo(self) -> None:
        """Keep the pins as they are."""
        self.presenter.forget_undo()

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._show)
        presenter.placed.connect(view.place)
        presenter.panel.connect(view.show_panel)
        presenter.busy.connect(view.panel.resting.show_busy)
        presenter.acted.connect(view.notes.defer_undo)
        presenter.paused.connect(self._cover)
        presenter.resumed.connect(self._uncover)
        presenter.troubled.connect(self._tell)
        view.written.connect(presenter.write)
        view.walked.connect(presenter.walk)
        view.theme_chosen.connect(presenter.show_theme)
        view.pin_asked.connect(presenter.ask_pin)
        view.panel.searched.connect(presenter.search)
        view.panel.pinned.connect(presenter.pin)
        view.panel.closed.connect(presenter.close_panel)
        view.unpinned.connect(presenter.unpin)
        view.paused.connect(presenter.pause)
        view.left.connect(presenter.back)

    def _show(self, state: InterviewState) -> None:
        self.view.show_state(state)
        self._status = state.status
        if self.isVisible():
            self._desk.status(state.status)

    def _tell(self, explanation: Explanation | None) -> None:
        """Say a trouble in the page, and where the person is when they left it before the trouble came."""
        self.view.trouble.say(explanation)
        if explanation is not None and not self.isVisible():
            self._desk.toasts.say(str(explanation), icon="warning")

    def _cover(self) -> None:
        """Cover the whole window."""
        self.cover = PauseCover(self.window(), self._desk.tr)
        self.cover.ended.connect(self.presenter.resume)
        self.cover.cover()

    def _uncover(self) -> None:
        """Show the window again."""
        if self.cover is not None:
            cover, self.cover = self.cover, None
            cover.uncover()
            cover.deleteLater()
