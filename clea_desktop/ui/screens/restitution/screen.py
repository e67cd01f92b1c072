"""The restitution: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.restitution.presenter import RestitutionPresenter
from clea_desktop.ui.screens.restitution.state import RestitutionState
from clea_desktop.ui.screens.restitution.view import RestitutionView
from clea_desktop.ui.session_port import SessionPort


class RestitutionScreen(QWidget):
    """What the candidate is told, strengths first."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = RestitutionView(desk.tr)
        self.presenter = RestitutionPresenter(session, desk)
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._show)
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        view.made.connect(presenter.make)
        view.saved.connect(presenter.save)
        view.went_on.connect(presenter.go_on)
        view.rate_asked.connect(presenter.rate)
        view.left.connect(presenter.back)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read the text, then come into sight."""
        self.presenter.load(spot.dossier_id, ready)

    def entered(self) -> None:
        """Be ready to go on with the keyboard."""
        self.view.focus_first()

    def _show(self, state: RestitutionState) -> None:
        self.view.show_state(state)
        self._desk.status(state.status)
        if self.isVisible():
            self.view.focus_first()
