"""Counts the time a person spends on a step, while its screen is in sight, and keeps it every half minute."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError
from clea_desktop.core.pathway import Step
from clea_desktop.core.step_times import Stopwatch, duration_notes, lapped, started, stopped
from clea_desktop.core.trade import TradeSettings
from clea_desktop.services.interview_views import TimesView
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.interview_port import StepTimesPort
from clea_desktop.ui.navigation import OF_A_DOSSIER, Screen

_EVERY_MS = 30_000
_STEPS = {
    Screen.WELCOME: Step.WELCOME,
    Screen.EXERCISE: Step.EXERCISE,
    Screen.SELF_ASSESSMENT: Step.SELF_ASSESSMENT,
    Screen.RATING: Step.RATING,
    Screen.RESTITUTION: Step.FEEDBACK,
}


class StepClock(QObject):
    """One step of one dossier at a time; a pause is ``stop`` then ``start``. ``told`` carries all times so far."""

    told = Signal(TimesView)

    def __init__(self, times: StepTimesPort, desk: Desk, step: Step) -> None:
        super().__init__()
        self._times, self._desk, self._step = times, desk, step
        self._dossier_id = ""
        self._watch = Stopwatch()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.lap)

    @property
    def is_running(self) -> bool:
        """Say whether time is being counted."""
        return self._watch.is_running

    def start(self, dossier_id: str) -> None:
        """Count for a dossier; what ran for another one is kept first."""
        if dossier_id != self._dossier_id:
            self.stop()
            self._watch = Stopwatch()
        self._dossier_id = dossier_id
        self._watch = started(self._watch, self._desk.clock())
        self._timer.start()

    def lap(self) -> None:
        """Keep the time that has passed, and go on counting."""
        self._watch, seconds = lapped(self._watch, self._desk.clock())
        self._keep(seconds)

    def stop(self) -> None:
        """Keep the time that has passed, and count no more."""
        self._timer.stop()
        self._watch, seconds = stopped(self._watch, self._desk.clock())
        self._keep(seconds)

    def _keep(self, seconds: int) -> None:
        if seconds:
            dossier_id = self._dossier_id
            self._desk.jobs.run(lambda: self._times.add(dossier_id, self._step, seconds), self.told.emit, _unsaid)


class StepClocks:
    """Counts for whatever step is in sight. The interview is left out: it has pauses, and counts for itself.

    ``tell`` is told, in a few words each, the usual durations that a dossier has passed; nothing elsewhere.
    """

    def __init__(self, times: StepTimesPort, desk: Desk, tell: Callable[[tuple[str, ...]], None]) -> None:
        self._times, self._desk, self._tell = times, desk, tell
        self._clocks: dict[Screen, StepClock] = {}

    def arrive(self, screen: Screen, dossier_id: str) -> None:
        """Count for the step of the screen one has come to, if it has one, and for no other."""
        self.rest(but=screen)
        self._tell(())
        if screen in OF_A_DOSSIER - {Screen.DOSSIER} and self._desk.may_evaluate:  # there, a banner says it
            times = self._times
            self._desk.jobs.run(lambda: times.of_dossier(dossier_id), self._say, _unsaid, writes=False)
        if screen in _STEPS and self._desk.may_evaluate:
            if screen not in self._clocks:
                self._clocks[screen] = StepClock(self._times, self._desk, _STEPS[screen])
                self._clocks[screen].told.connect(self._say)
            self._clocks[screen].start(dossier_id)

    def _say(self, times: TimesView) -> None:
        """Say what grew beyond the usual durations: it warns, wherever one works, and stops nobody."""
        desk = self._desk
        today, tr = paris_day(desk.clock()), desk.tr
        if not times.in_hand:
            self._tell(())
            return
        notes = duration_notes(times.times, times.first_day, today, TradeSettings(), tr)
        self._tell(tuple(tr("{note}, durée indicative", note=note) for note in notes))

    def rest(self, *, but: Screen | None = None) -> None:
        """Count no more, except on one screen."""
        for screen, clock in self._clocks.items():
            if screen is not but:
                clock.stop()


def _unsaid(_error: CleaError) -> None:
    """Interrupt nobody for a few seconds that were not counted."""
