"""The one worker thread: it reads and writes for the window, in order, and hands values back on the window's thread.

A known trouble goes to whoever asked, to be told in a sentence. Anything else is a bug: it goes to ``crashed``, with
the places of the code it went through and never its message, which could hold a name.

What was handed in is let go of on the window's thread only: it often holds the last word on a widget, and Qt does not
forgive a widget destroyed by another thread. For the same reason garbage is looked for on the window's thread alone, as
long as the worker lives.

Each call Qt makes into our widgets asks for the interpreter again, and Python lets a busy thread keep it for 5 ms: laid
out while a PDF is made, a page with a hundred such calls takes many frames for three milliseconds of its own work. The
worker hands it over sooner.
"""

import sys
import threading
from collections import deque
from collections.abc import Callable
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from clea_desktop.ui.garbage import GarbageRound

if TYPE_CHECKING:
    from clea_desktop.core.errors import CleaError

T = TypeVar("T")
_PROGRESS_EVERY = 0.1
_HANDOVER = 0.0001
"""How long a busy thread may keep the interpreter when another wants it, in seconds."""


class Report:
    """What a long work is given: a way to say how far it is, and to know whether it should stop.

    Progress is passed on to the window at most ten times a second, and the last word always.
    """

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._told = 0.0
        self.stop = threading.Event()

    def progress(self, done: int, total: int) -> None:
        """Say how far the work is."""
        now = monotonic()
        if done >= total or now - self._told >= _PROGRESS_EVERY:
            self._told = now
            self._tell(done, total)

    def cancelled(self) -> bool:
        """Say whether a person asked to stop."""
        return self.stop.is_set()


class _Job(NamedTuple):
    """What to do, and whom to tell."""

    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: "Callable[[CleaError], None]"
    ended: Callable[[], None] | None


class _Outcome(NamedTuple):
    """How a work ended: with a value, a known trouble, or the report of a bug."""

    value: Any = None
    error: "CleaError | None" = None
    report: str = ""


class Jobs(QObject):
    """Runs work one at a time on its own thread, which starts with the first work handed in."""

    crashed = Signal(str)
    _came_back = Signal(int, object)
    _freed = Signal(int)
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tickets = count()
        self._held: dict[int, _Job] = {}
        self._waiting: deque[int] = deque()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._garbage: GarbageRound | None = None
        self._closing = False
        self._undelivered = 0
        self._came_back.connect(self._deliver)
        self._freed.connect(self._let_go)
        self._told.connect(self._tell)

    @property
    def busy(self) -> bool:
        """Say whether something handed in has not come back yet."""
        return self._undelivered > 0

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: "Callable[[CleaError], None]",
        ended: Callable[[], None] | None = None,
    ) -> None:
        """Do some work on the worker thread, then call ``done`` or ``failed`` on this one.

        ``ended`` is called just before, and also when the work met a bug: what waits must not wait for ever.
        """
        ticket = next(self._tickets)
        self._held[ticket] = _Job(work, done, failed, ended)
        self._undelivered += 1
        with self._wake:
            self._waiting.append(ticket)
            self._wake.notify()
        if self._thread is None:
            sys.setswitchinterval(_HANDOVER)
            self._garbage = GarbageRound(self)
            self._thread = threading.Thread(target=self._work, name="clea-jobs", daemon=True)
            self._thread.start()
        if self._garbage is not None:
            self._garbage.hurry()

    def run_long(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: "Callable[[CleaError], None]",
        progress: Callable[[int, int], None],
        ended: Callable[[], None] | None = None,
    ) -> Callable[[], None]:
        """Do long work that says how far it is; what is returned asks it to stop."""
        report = Report(lambda so_far, total: self._told.emit(lambda: progress(so_far, total)))
        self.run(lambda: work(report), done, failed, ended)
        return report.stop.set

    def forget_at_rest(self) -> None:
        """Once nothing is under way, let go for good of all that nobody holds any more."""
        if self._garbage is not None:
            self._garbage.look_everywhere()

    def wait(self) -> None:
        """Handle events until everything handed in has come back: for tests, and for the demonstration."""
        while self._held:
            QCoreApplication.processEvents()
            if self._held:
                threading.Event().wait(0.001)

    def settle(self) -> None:
        """Wait until everything handed in has come back, and let nobody touch the window meanwhile."""
        while self._held:
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
            if self._held:
                threading.Event().wait(0.001)

    def close(self) -> None:
        """Let what was handed in end, then stop the thread. What has not been delivered yet never will be."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._garbage is not None:
            self._garbage.end()
            self._garbage = None
        self._held.clear()

    def _deliver(self, ticket: int, outcome: _Outcome) -> None:
        if self._closing:
            return
        job = self._held[ticket]
        self._undelivered -= 1
        if job.ended is not None:
            job.ended()
        if outcome.report:
            self.crashed.emit(outcome.report)
        elif outcome.error is not None:
            job.failed(outcome.error)
        else:
            job.done(outcome.value)

    def _let_go(self, ticket: int) -> None:
        self._held.pop(ticket, None)
        if self._garbage is not None and not self._held:
            self._garbage.rest()

    def _tell(self, tell: Callable[[], None]) -> None:
        if not self._closing:
            tell()

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._waiting and not self._closing:
                    self._wake.wait()
                if not self._waiting:
                    return
                ticket = self._waiting.popleft()
            self._came_back.emit(ticket, self._do(ticket))
            self._freed.emit(ticket)

    def _do(self, ticket: int) -> _Outcome:
        from clea_desktop.core.errors import CleaError  # noqa: PLC0415 - the first screen runs no job

        try:
            return _Outcome(self._held[ticket].work())
        except CleaError as error:
            return _Outcome(error=error)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is told, and the worker goes on
            from clea_desktop.ui.crash import describe  # noqa: PLC0415 - only a bug needs it

            return _Outcome(report=describe(error))
