"""Reads the map of one dossier, and walks from a cell to its criterion."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from clea_desktop.services.evidence_map import EvidenceMapView
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.map.detail_state import Detail, detail_of
from clea_desktop.ui.screens.map.state import MapState, map_state
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.session_port import SessionPort


class MapPresenter(ScreenPresenter):
    """Shows the map as a state, and the criterion one stands on as a Detail."""

    shown = Signal(MapState)
    detailed = Signal(Detail)

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._session = session
        self._dossier_id = ""
        self._view: EvidenceMapView | None = None

    def load(self, dossier_id: str, criterion: str, ready: Callable[[], None] = stay) -> None:
        """Read the map and show it on a criterion; its hundred cells are put in words away from the window."""
        self._dossier_id = dossier_id

        def read() -> tuple[EvidenceMapView, MapState]:
            view = self._session.evidence_map.read(dossier_id)
            return view, map_state(view, criterion, self.tr)

        self.enter(read, self._take, ready)

    def stand_on(self, criterion: str) -> None:
        """Show one criterion in detail."""
        detail = None if self._view is None else detail_of(self._view, criterion, self.tr)
        if detail is not None:
            self.detailed.emit(detail)

    def open(self, criterion: str) -> None:
        """Walk to a criterion in the findings."""
        self.desk.go(Spot(Screen.RATING, self._dossier_id, criterion))

    def seal(self) -> None:
        """Walk to the sealing."""
        self.desk.go(Spot(Screen.SEAL, self._dossier_id))

    def back(self) -> None:
        """Walk back to the path."""
        self.desk.go(Spot(Screen.DOSSIER, self._dossier_id))

    def _take(self, told: tuple[EvidenceMapView, MapState]) -> None:
        self._view, state = told
        self.shown.emit(state)
        self.stand_on(state.current)
