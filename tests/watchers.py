"""The two watchers behind every test: what reaches a log, and what leaves this machine."""

import logging
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

import pytest

P = ParamSpec("P")
R = TypeVar("R")

AT_HOME = ("127.0.0.1", "::1", "localhost")


class LogWatch(logging.Handler):
    """Keeps, while it watches, all that any logger says at any level, tracebacks included."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))
        self._said: list[str] = []
        self._level = logging.WARNING

    def __enter__(self) -> Self:
        root = logging.getLogger()
        self._level = root.level
        root.setLevel(logging.DEBUG)
        root.addHandler(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        root = logging.getLogger()
        root.removeHandler(self)
        root.setLevel(self._level)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what a record would print."""
        self._said.append(self.format(record))

    def records_with(self, words: Iterable[str]) -> list[str]:
        """Return the records that hold one of the words, in whatever letter case."""
        folded = [word.casefold() for word in words]
        return [said for said in self._said if any(word in said.casefold() for word in folded)]


def refuse_strangers(connect: Callable[P, R]) -> Callable[P, R]:
    """Wrap ``socket.connect``: this machine's own addresses and Unix sockets pass, any other fails the test."""

    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        address = args[1]
        if isinstance(address, tuple) and address[0] not in AT_HOME:
            pytest.fail(f"a test tried to reach {address[0]}: no test needs the network")
        return connect(*args, **kwargs)

    return guarded
