"""The evidence map: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.map.presenter import MapPresenter
from clea_desktop.ui.screens.map.state import MapState
from clea_desktop.ui.screens.map.view import MapView
from clea_desktop.ui.session_port import SessionPort


class MapScreen(QWidget):
    """What every finding rests on, at a glance."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._dossier_id = ""
        self.view = MapView(desk.tr)
        self.presenter = MapPresenter(session, desk)
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._show)
        presenter.detailed.connect(view.show_detail)
        presenter.troubled.connect(view.trouble.say)
        view.stood_on.connect(presenter.stand_on)
        view.opened.connect(presenter.open)
        view.sealing.connect(presenter.seal)
        view.left.connect(presenter.back)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read the map, then come into sight on the criterion."""
        self._dossier_id = spot.dossier_id
        self.presenter.load(spot.dossier_id, spot.criterion_code, ready)

    def entered(self) -> None:
        """Be ready to travel with the arrows."""
        self.view.focus_first()

    def facts_changed(self, kinds: frozenset[Fact]) -> None:
        """Read again what an undone act changed."""
        if kinds & {Fact.RATINGS, Fact.EVIDENCE, Fact.DOCUMENTS, Fact.DOSSIER} and self._dossier_id:
            self.presenter.load(self._dossier_id, self.view.heat.current())

    def _show(self, state: MapState) -> None:
        self.view.show_state(state)
        QTimer.singleShot(0, self, lambda: self.view.show_questions(state))  # so many rows in a turn of their own
        self._desk.status(state.status)
