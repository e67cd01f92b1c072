"""The tour: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.preferences import Preferences
from clea_desktop.ui.screens.tour.presenter import TourPresenter
from clea_desktop.ui.screens.tour.view import TourView
from clea_desktop.ui.session_port import SessionPort


class TourScreen(QWidget):
    """Five short pages; that they were seen is remembered on this laptop."""

    def __init__(
        self,
        session: SessionPort,
        desk: Desk,
        preferred: Callable[[], Preferences],
        prefer: Callable[[Preferences], None],
    ) -> None:
        super().__init__()
        self._desk, self._preferred, self._prefer = desk, preferred, prefer
        self.view = TourView(desk.tr)
        self.presenter = TourPresenter(session.practice, desk)
        self._join()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Begin at the first page."""
        self.presenter.load(spot.part, ready)

    def entered(self) -> None:
        """Be ready for the keyboard, and remember that the tour was seen."""
        self.view.focus_first()
        self._desk.status([])
        preferences = self._preferred()
        if not preferences.tour_seen:
            self._prefer(preferences._replace(tour_seen=True))

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(view.show_state)
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        presenter.progressed.connect(view.progress.show_progress)
        presenter.rested.connect(view.progress.rest)
        view.progress.cancelled.connect(presenter.stop)
        view.turned.connect(presenter.turn)
        view.skipped.connect(presenter.skip)
        view.left.connect(presenter.leave)
        view.practice_asked.connect(presenter.practise)
