"""The worker as one opened vault sees it: once it is locked, what was asked is still written, nothing comes back."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from clea_desktop.core.errors import CleaError
from clea_desktop.ui.jobs import Jobs, Report

T = TypeVar("T")


class Worker(Protocol):
    """Runs work one at a time, off the window's thread."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[CleaError], None]) -> None:
        """Do some work, then tell how it went."""
        ...

    def run_long(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[CleaError], None],
        progress: Callable[[int, int], None],
    ) -> Callable[[], None]:
        """Do long work; what is returned asks it to stop."""
        ...


class SessionJobs:
    """Hands work on to the one worker until the vault is locked."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
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

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[CleaError], None]) -> None:
        """Do some work."""
        if self._is_open:
            self._jobs.run(work, self._while_open(done), self._while_open(failed))

    def run_long(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[CleaError], None],
        progress: Callable[[int, int], None],
    ) -> Callable[[], None]:
        """Do long work, and count it: the window does not lock by itself meanwhile."""
        self.long_works += 1

        def tell_progress(so_far: int, total: int) -> None:
            if self._is_open:
                progress(so_far, total)

        stop = self._jobs.run_long(
            work, self._counted(self._while_open(done)), self._counted(self._while_open(failed)), tell_progress
        )
        self._stops.append(stop)
        return stop

    def _while_open(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        def told(value: T) -> None:
            if self._is_open:
                tell(value)

        return told

    def _counted(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        def told(value: T) -> None:
            self.long_works -= 1
            tell(value)

        return told
