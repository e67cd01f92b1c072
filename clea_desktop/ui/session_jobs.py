"""The worker as one opened vault sees it: once it is locked, what was asked is still written, nothing comes back.

Nothing but bad news: a write that failed after the lock is told at the door.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.ui.jobs import Jobs, Report

T = TypeVar("T")
Ended = Callable[[], None]


class Worker(Protocol):
    """Runs work one at a time, off the window's thread. ``ended`` is called first, whatever the end."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[CleaError], None],
        ended: Ended | None = None,
        *,
        writes: bool = True,
    ) -> None:
        """Do some work, then tell how it went; what only reads need not be told once nobody looks any more."""
        ...

    def run_long(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[CleaError], None],
        progress: Callable[[int, int], None],
        ended: Ended | None = None,
    ) -> Callable[[], None]:
        """Do long work; what is returned asks it to stop."""
        ...

    def hold(self) -> Callable[[], None]:
        """Keep the window from locking by itself until what is returned is called."""
        ...


class SessionJobs:
    """Hands work on to the one worker until the vault is locked; ``too_late`` hears of a write that then failed.

    ``asked_in`` is, while an end is told, the dossier that was in sight when its work, or what led to it, was asked.
    """

    def __init__(self, jobs: Jobs, too_late: Callable[[CleaError], None], here: Callable[[], str]) -> None:
        self._jobs = jobs
        self._too_late = too_late
        self._here = here
        self.asked_in = ""
        self._is_open = True
        self.long_works = 0
        self._stops: list[Callable[[], None]] = []

    def close(self) -> None:
        """Let nothing more come back to screens that are gone."""
        self._is_open = False

    def stop_long_works(self) -> None:
        """Ask whatever is long to stop: the window is closing, and nobody waits for it any more."""
        for stop in self._stops:
            stop()

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[CleaError], None],
        ended: Ended | None = None,
        *,
        writes: bool = True,
    ) -> None:
        """Do some work."""
        if self._is_open:
            told = self._told(failed) if writes else self._while_open(failed)
            self._jobs.run(work, self._while_open(done), told, self._ended(ended))

    def run_long(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[CleaError], None],
        progress: Callable[[int, int], None],
        ended: Ended | None = None,
    ) -> Callable[[], None]:
        """Do long work, and count it: the window does not lock by itself meanwhile."""
        self.long_works += 1
        rest = self._ended(ended)

        def tell_progress(so_far: int, total: int) -> None:
            if self._is_open:
                progress(so_far, total)

        def counted() -> None:
            self.long_works -= 1
            self._stops.remove(stop)
            rest()

        stop = self._jobs.run_long(work, self._while_open(done), self._told(failed), tell_progress, counted)
        self._stops.append(stop)
        return stop

    def hold(self) -> Callable[[], None]:
        """Count as a long work somebody who is at the screen in another window."""
        self.long_works += 1

        def let_go() -> None:
            self.long_works -= 1

        return let_go

    def _while_open(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        tell_there = self._there(tell)

        def told(value: T) -> None:
            if self._is_open:
                tell_there(value)

        return told

    def _told(self, failed: Callable[[CleaError], None]) -> Callable[[CleaError], None]:
        fail_there = self._there(failed)

        def told(error: CleaError) -> None:
            if self._is_open:
                fail_there(error)
            elif error.trouble is not Trouble.CANCELLED:
                self._too_late(error)

        return told

    def _there(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        """Note where one is now, and remember it while the end is told."""
        asked_in = self.asked_in or self._here()

        def told(value: T) -> None:
            before, self.asked_in = self.asked_in, asked_in
            try:
                tell(value)
            finally:
                self.asked_in = before

        return told

    def _ended(self, ended: Ended | None) -> Ended:
        def told() -> None:
            if self._is_open and ended is not None:
                ended()

        return told
