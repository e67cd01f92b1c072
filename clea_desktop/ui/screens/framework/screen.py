"""The framework: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.framework.presenter import FrameworkPresenter
from clea_desktop.ui.screens.framework.view import FrameworkView
from clea_desktop.ui.session_port import SessionPort


class FrameworkScreen(QWidget):
    """The rules of the evaluation, and where each comes from."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = FrameworkView(desk.tr)
        self.presenter = FrameworkPresenter(session.frameworks, desk)
        self.presenter.shown.connect(self.view.show_state)
        self.presenter.troubled.connect(self.view.trouble.say)
        self.presenter.busy.connect(self.view.resting.show_busy)
        self.view.domain_chosen.connect(self.presenter.show_domain)
        self.view.confirm_asked.connect(self.presenter.confirm)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, _spot: Spot, ready: Callable[[], None]) -> None:
        """Read the framework, then come into sight."""
        self.presenter.load(ready)

    def entered(self) -> None:
        """Be ready for the keyboard."""
        self.view.focus_first()
        self._desk.status([("laptop", self._desk.tr("Référentiel gardé sur ce poste"))])
