"""What every presenter does alike: hand work to the one worker thread, and say a trouble in words."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.messages import explain
from clea_desktop.core.text import Translate
from clea_desktop.ui.desk import Desk

T = TypeVar("T")


def stay() -> None:
    """Do nothing once loaded: the screen is already in sight."""


class ScreenPresenter(QObject):
    """Turns intents into jobs. ``troubled`` carries an ``Explanation``, or None once work goes well again.

    ``busy`` says that an act begins, then that it ended, well or not: its buttons rest meanwhile.
    """

    troubled = Signal(object)
    busy = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._is_busy = False
        self._in_flight = 0
        self._waiting: list[Callable[[], None]] = []

    @property
    def tr(self) -> Translate:  # type: ignore[override]  # on purpose: this product's words do not pass by Qt
        """The voice; named so that every sentence is found by the extraction of catalogues."""
        return self.desk.tr

    def run(self, work: Callable[[], T], done: Callable[[T], None], *, writes: bool = True) -> None:
        """Do some work on the worker thread, then go on here; a trouble is said and nothing else happens."""
        if writes:
            self.desk.jobs.run(work, self._well(done), self.fail, self.hold())
        else:
            self.desk.jobs.run(work, self._well(done), self.fail, writes=False)

    def do_once(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[CleaError], None] | None = None,
    ) -> None:
        """Do an act that must not be done twice: asked again before its end, as by a double click, it is not."""
        if not self._is_busy:
            self.rest(busy=True)
            written = self.hold()

            def ended() -> None:
                self.rest(busy=False)
                written()

            self.desk.jobs.run(work, self._well(done), failed or self.fail, ended)

    def hold(self) -> Callable[[], None]:
        """Note that a write is in flight; what is returned notes, once, that it has landed or failed."""
        self._in_flight += 1

        def landed() -> None:
            self._in_flight -= 1
            QTimer.singleShot(0, self, self._go_on)  # once ``done`` has been told too: it says what can be undone

        return landed

    def when_written(self, act: Callable[[], None]) -> None:
        """Do an act once no write is in flight: gone back on in haste, the last act is the one that was just done."""
        self._waiting.append(act)
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not self._in_flight:
            self._waiting.pop(0)()

    @property
    def is_busy(self) -> bool:
        """Say whether an act is under way."""
        return self._is_busy

    def rest(self, *, busy: bool) -> None:
        """Say that an act begins, or that it ended."""
        self._is_busy = busy
        self.busy.emit(busy)

    def enter(self, work: Callable[[], T], take: Callable[[T], None], ready: Callable[[], None]) -> None:
        """Read what a screen shows before it comes into sight; a trouble is said where the person still is."""

        def entered(value: T) -> None:
            take(value)
            ready()

        self.desk.jobs.run(work, self._well(entered), self._say, writes=False)

    def fail(self, error: CleaError) -> None:
        """Say what went wrong; what the person stopped themselves is not a trouble."""
        explanation = explain(error, self.tr)
        if error.trouble is Trouble.CANCELLED:
            self.troubled.emit(None)
            self.desk.toasts.say(str(explanation))
        else:
            self.troubled.emit(explanation)

    def _well(self, done: Callable[[T], None]) -> Callable[[T], None]:
        def ended(value: T) -> None:
            self.troubled.emit(None)
            done(value)

        return ended

    def _say(self, error: CleaError) -> None:
        self.desk.toasts.say(str(explain(error, self.tr)), icon="warning")
