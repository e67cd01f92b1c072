"""A new candidate: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.register.presenter import RegisterPresenter
from clea_desktop.ui.screens.register.state import Draft
from clea_desktop.ui.screens.register.view import RegisterView
from clea_desktop.ui.session_port import SessionPort


class RegisterScreen(QWidget):
    """The form of a new candidate; what was typed stays until the dossier is open."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = RegisterView(desk.tr)
        self.presenter = RegisterPresenter(session.candidates, session.frameworks, session.enrolment, desk)
        self.presenter.shown.connect(self.view.show_state)
        self.presenter.offered.connect(self.view.show_frameworks)
        self.presenter.emptied.connect(lambda: self.view.set_draft(Draft()))
        self.presenter.troubled.connect(self.view.trouble.say)
        self.presenter.busy.connect(self.view.resting.show_busy)
        self.view.submitted.connect(self.presenter.submit)
        self.view.twin_opened.connect(self.presenter.open_twin)
        self.view.left.connect(self.presenter.back)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, _spot: Spot, ready: Callable[[], None]) -> None:
        """Show the form."""
        self.presenter.start(ready)

    def entered(self) -> None:
        """Be ready to type."""
        self.view.focus_first()
        tr = self._desk.tr
        self._desk.status([("pencil", tr("Rien n'est encore enregistré")), ("laptop", tr("Sur ce poste"))])
