"""Which bundles still wait for a proof of date, because no unit answered: kept on the disk until one does."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from clea_desktop.core.canonical import NotCanonicalError, from_canonical, to_canonical
from clea_desktop.disk import sync_file, sync_folder

_FORMAT = "clea-time-waiting-1"
_FORM = "%Y-%m-%dT%H:%M:%SZ"
_LIMIT = 16 * 1024 * 1024


class BrokenListError(Exception):
    """The list of what waits cannot be read; nothing was overwritten."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A bundle that waits: for which round, since when, how often it was tried in vain, and why the last time."""

    file: str
    number: int
    since: datetime
    tries: int
    why: str


class WaitingList:
    """One small file, replaced whole at each change; read again under a lock, for several commands may be at work."""

    def __init__(self, path: Path) -> None:
        self._path = path
        _read(path)

    def all(self) -> tuple[Waiting, ...]:
        """Return what waits, the longest first; BrokenListError."""
        return tuple(sorted(_read(self._path), key=lambda one: (one.since, one.file)))

    def keep(self, file: Path, number: int, why: str, now: datetime) -> None:
        """Write down that this bundle waits, or that one more try was in vain; OSError, BrokenListError.

        ``number`` stays the round that was asked for first: a proof from then on is what was wanted.
        """
        name = str(file.resolve())
        with _held(self._path):
            found = {one.file: one for one in _read(self._path)}
            before = found.get(name, Waiting(name, number, now, 0, why))
            found[name] = replace(before, tries=before.tries + 1, why=why)
            self._write(found.values())

    def done(self, file: Path) -> None:
        """Forget a bundle that waits no more; OSError, BrokenListError."""
        with _held(self._path):
            found = {one.file: one for one in _read(self._path)}
            if found.pop(str(file.resolve()), None) is not None:
                self._write(found.values())

    def _write(self, waiting: Iterable[Waiting]) -> None:
        rows = [
            {
                "file": one.file,
                "number": one.number,
                "since": one.since.astimezone(UTC).strftime(_FORM),
                "tries": one.tries,
                "why": one.why,
            }
            for one in waiting
        ]
        beside = self._path.with_name(self._path.name + ".new")
        with beside.open("wb") as file:
            file.write(to_canonical({"format": _FORMAT, "waiting": rows}))
            file.flush()
            sync_file(file.fileno())
        beside.replace(self._path)
        sync_folder(self._path.parent)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Let one command at a time change the list: the folder it lies in is what they lock."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415  (exists on POSIX systems only)

    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _read(path: Path) -> list[Waiting]:
    if not path.exists():
        return []
    try:
        with path.open("rb") as file:
            value = from_canonical(file.read(_LIMIT))
    except (OSError, NotCanonicalError) as error:
        raise BrokenListError from error
    match value:
        case {"format": str(found), "waiting": list(rows), **more} if found == _FORMAT and not more:
            return [_row(row) for row in rows]
        case _:
            raise BrokenListError


def _row(row: object) -> Waiting:
    match row:
        case {
            "file": str(file),
            "number": int(number),
            "since": str(since),
            "tries": int(tries),
            "why": str(why),
            **more,
        } if not more:
            try:
                return Waiting(file, number, datetime.strptime(since, _FORM).replace(tzinfo=UTC), tries, why)
            except ValueError as error:
                raise BrokenListError from error
        case _:
            raise BrokenListError
