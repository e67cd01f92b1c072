"""What every presenter does alike: hand work to the one worker thread, and say a trouble in words."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.messages import explain
from clea_desktop.core.text import Translate
from clea_desktop.ui.desk import Desk

T = TypeVar("T")


def stay() -> None:
    """Do nothing once loaded: the screen is already in sight."""


class ScreenPresenter(QObject):
    """Turns intents into jobs. ``troubled`` carries an ``Explanation``, or None once work goes well again."""

    troubled = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def tr(self) -> Translate:  # type: ignore[override]  # on purpose: this product's words do not pass by Qt
        """The voice; named so that every sentence is found by the extraction of catalogues."""
        return self.desk.tr

    def run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do some work on the worker thread, then go on here; a trouble is said and nothing else happens."""

        def ended(value: T) -> None:
            self.troubled.emit(None)
            done(value)

        self.desk.jobs.run(work, ended, self.fail)

    def enter(self, work: Callable[[], T], take: Callable[[T], None], ready: Callable[[], None]) -> None:
        """Read what a screen shows before it comes into sight; a trouble is said where the person still is."""

        def ended(value: T) -> None:
            self.troubled.emit(None)
            take(value)
            ready()

        self.desk.jobs.run(
            work, ended, lambda error: self.desk.toasts.say(str(explain(error, self.tr)), icon="warning")
        )

    def fail(self, error: CleaError) -> None:
        """Say what went wrong; what the person stopped themselves is not a trouble."""
        explanation = explain(error, self.tr)
        if error.trouble is Trouble.CANCELLED:
            self.troubled.emit(None)
            self.desk.toasts.say(str(explanation))
        else:
            self.troubled.emit(explanation)
