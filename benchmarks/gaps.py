"""How long a window's loop was ever away: a timer that should tick every millisecond, and how late it was."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer

_TICK_MS = 1


class GapWatch(QObject):
    """Ticks in the loop it is made in; ``longest`` is the longest time, in seconds, nothing else could have run."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to watch, whatever was before."""
        self._last = time.perf_counter()
        self._timer.start(_TICK_MS)

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()

    def forget(self) -> None:
        """Count only what comes from here on."""
        self.longest, self.gaps = 0.0, []
        self._last = time.perf_counter()

    def _tick(self) -> None:
        now = time.perf_counter()
        gap = now - self._last - _TICK_MS / 1000
        self._last = now
        self.gaps.append(gap)
        self.longest = max(self.longest, gap)


@contextmanager
def watched() -> Iterator[GapWatch]:
    """Watch the loop of the running application for a while."""
    watch = GapWatch()
    watch.start()
    try:
        yield watch
    finally:
        watch.stop()
