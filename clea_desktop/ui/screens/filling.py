"""Bringing the invented people of the practice centre in: from the tour and from the settings, one act."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from clea_desktop.services.practice import PracticePerson
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.practice_port import PracticePort
from clea_desktop.ui.screens.presenter import ScreenPresenter


class FillingPresenter(ScreenPresenter):
    """``progressed`` carries words, how far, and of how many; ``rested`` says that it ended, well or not."""

    progressed = Signal(str, int, int)
    rested = Signal()

    def __init__(self, practice: PracticePort, desk: Desk) -> None:
        super().__init__(desk)
        self.practice = practice
        self._cancel: Callable[[], None] | None = None

    def stop(self) -> None:
        """Give up: nobody is brought in."""
        if self._cancel is not None:
            self._cancel()

    def bring_in(self, done: Callable[[], None]) -> None:
        """Bring the people in, then go on; asked again before its end, it is not done twice."""
        if self._cancel is not None:
            return
        words = self.tr("Les douze personnes arrivent…")

        def filled(_people: tuple[PracticePerson, ...]) -> None:
            self.troubled.emit(None)
            self.desk.changes.tell(Fact.CANDIDATES, Fact.DOSSIER)
            done()

        self.progressed.emit(words, 0, 0)
        self._cancel = self.desk.jobs.run_long(
            lambda report: self.practice.fill(report.progress, report.cancelled),
            filled,
            self.fail,
            lambda so_far, total: self.progressed.emit(words, so_far, total),
            self._ended,
        )

    def _ended(self) -> None:
        self._cancel = None
        self.rested.emit()
