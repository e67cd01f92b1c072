"""The national platform's page: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.platform.presenter import PlatformPresenter
from clea_desktop.ui.screens.platform.view import PlatformView
from clea_desktop.ui.session_port import SessionPort


class PlatformScreen(QWidget):
    """What is left to type into the national platform."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = PlatformView(desk.tr)
        self.presenter = PlatformPresenter(session.platform, desk)
        self._join()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, _spot: Spot, ready: Callable[[], None]) -> None:
        """Read the period, then come into sight."""
        self.presenter.load(ready)

    def entered(self) -> None:
        """Be ready for the keyboard."""
        self.view.focus_first()
        self._desk.status([("laptop", self._desk.tr("Rien n'est envoyé : c'est vous qui saisissez"))])

    def facts_changed(self, kinds: frozenset[Fact]) -> None:
        """Read the period again when a dossier changed."""
        if Fact.DOSSIER in kinds:
            self.presenter.load()

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(view.show_state)
        presenter.dated.connect(view.show_days)
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        view.days_chosen.connect(presenter.choose)
        view.opened.connect(presenter.open)
        view.following_asked.connect(presenter.open_following)
        view.export_asked.connect(presenter.export)
        view.left.connect(presenter.back)
