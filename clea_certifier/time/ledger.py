"""What the unit stamped, one line each: kept on the disk before the token leaves, never rewritten.

The last line also tells the unit after a restart how far its own time had come: a clock set back is noticed.
"""

import errno
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from clea_desktop.disk import sync_file

_LINE_LIMIT = 256
_FORM = "%Y-%m-%dT%H:%M:%SZ"


class ClockBehindError(Exception):
    """The clock stands before the last instant that was stamped."""


class BrokenLedgerError(Exception):
    """The ledger cannot be gone on with: somebody wrote in it, or another unit has it open."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One token: its serial number, its instant, the digest it covers."""

    serial: int
    instant: datetime
    imprint: bytes


class Ledger:
    """A file that only grows, held open by one unit at a time."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _hold(self._file)
            self._last = _last_instant(self._file)
        except BaseException:
            os.close(self._file)
            raise

    def enter(self, stamp: Stamp) -> None:
        """Write a stamp down and force it to the disk; ClockBehindError, OSError: nothing of it stays then."""
        if self._last is not None and stamp.instant < self._last:
            raise ClockBehindError
        line = f"{stamp.instant.astimezone(UTC).strftime(_FORM)} {stamp.serial:x} {stamp.imprint.hex()}\n".encode()
        size = os.fstat(self._file).st_size
        if os.write(self._file, line) != len(line):
            os.ftruncate(self._file, size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync_file(self._file)
        self._last = stamp.instant

    def close(self) -> None:
        """Let another unit go on with it."""
        os.close(self._file)


def _hold(descriptor: int) -> None:
    """Keep every other unit away: two of them would not see each other's last instant."""
    if sys.platform == "win32":
        return
    import fcntl  # noqa: PLC0415  (exists on POSIX systems only)

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BrokenLedgerError from error


def _last_instant(descriptor: int) -> datetime | None:
    """Return the instant of the last whole line; what a power cut left of a further one is closed off."""
    size = os.lseek(descriptor, 0, os.SEEK_END)
    os.lseek(descriptor, max(0, size - 2 * _LINE_LIMIT), os.SEEK_SET)
    whole, _, torn = os.read(descriptor, 2 * _LINE_LIMIT).rpartition(b"\n")
    if torn:
        os.ftruncate(descriptor, size - len(torn))
        sync_file(descriptor)
    if not whole:
        return None
    try:
        moment = whole.rpartition(b"\n")[2].split(b" ", 1)[0].decode("ascii")
        return datetime.strptime(moment, _FORM).replace(tzinfo=UTC)
    except ValueError as error:
        raise BrokenLedgerError from error
