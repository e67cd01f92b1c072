"""Walks through the tour, and brings the invented people in when somebody wishes."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from clea_desktop.services.practice import PracticePerson
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.practice_port import PracticePort
from clea_desktop.ui.screens.filling import FillingPresenter
from clea_desktop.ui.screens.presenter import stay
from clea_desktop.ui.screens.tour.state import Subject, TourState, neighbour, tour_state

AGAIN = "again"
"""The part of a spot that leads here from the settings."""


class TourPresenter(FillingPresenter):
    """Shows a page as a state."""

    shown = Signal(TourState)

    def __init__(self, practice: PracticePort, desk: Desk) -> None:
        super().__init__(practice, desk)
        self._subject = Subject.PATH
        self._is_again = False
        self._offers_practice = False

    def load(self, part: str, ready: Callable[[], None] = stay) -> None:
        """Begin at the first page."""
        self._subject, self._is_again = Subject.PATH, part == AGAIN
        self.enter(self.practice.people, self._take, ready)

    def turn(self, step: int) -> None:
        """Go to the next page (+1), or to the one before (-1)."""
        if not self.is_busy:
            self._subject = neighbour(self._subject, step)
            self._show()

    def skip(self) -> None:
        """Leave from any page; the settings and an empty home go on proposing the invented people.

        While they arrive, give up first.
        """
        self.stop()
        self.leave()

    def leave(self) -> None:
        """Go to work."""
        if not self.is_busy:
            self.desk.go(Spot(Screen.SETTINGS, part="about") if self._is_again else Spot(Screen.HOME))

    def practise(self) -> None:
        """Bring the invented people in, then show them."""
        if not self.is_busy:
            self.rest(busy=True)
            self.bring_in(self._filled)

    def _ended(self) -> None:
        super()._ended()
        self.rest(busy=False)

    def _filled(self) -> None:
        self.desk.toasts.say(self.tr("Douze personnes inventées sont là. Ouvrez celle que vous voulez."), icon="people")
        self.desk.go(Spot(Screen.CANDIDATES))

    def _take(self, people: tuple[PracticePerson, ...]) -> None:
        self._offers_practice = self.desk.may_evaluate and not people
        self._show()

    def _show(self) -> None:
        self.shown.emit(
            tour_state(self._subject, self.tr, offers_practice=self._offers_practice, is_again=self._is_again)
        )
