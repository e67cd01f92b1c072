"""Replacing a bundle that lies in clear on purpose by a longer one: the old file or the new one, never a mixture.

The new file is written aside, forced to the disk, and takes the old one's place in one step. Two programs that append
to one file at once would lose a round: the second is told.
"""

import os
import sys
from collections.abc import Callable
from errno import EINVAL
from pathlib import Path
from typing import BinaryIO

from clea_desktop.bundles.appending import Appended
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.writing import Sink
from clea_desktop.disk import sync_file, sync_folder

ASIDE = ".part"
"""Ends the name of what is being written. One that a crash left is worth nothing: the next takes its place."""


def replace(path: Path, append: Callable[[BinaryIO, Sink], Appended]) -> Appended:
    """Let ``append`` read the file and write its successor; OSError, CHANGED_MEANWHILE, and whatever ``append`` raises.

    Whatever goes wrong, the file that was there is untouched and what was written aside is gone.
    """
    path = path.resolve(strict=True)  # what a link leads to is replaced, never the link
    if not path.is_file():
        raise OSError(EINVAL, os.strerror(EINVAL))  # a pipe would keep whoever opens it waiting
    aside = path.with_name(path.name + ASIDE)
    with path.open("rb") as source:
        _lock(source)
        before = _state(os.fstat(source.fileno()))
        _check_same(path, before)
        try:
            appended = _write_aside(aside, source, append)
            _check_same(path, before)
            if sys.platform == "win32":
                source.close()  # an open file is not replaced there
            os.replace(aside, path)  # noqa: PTH105  (the call whose atomicity is meant)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
    sync_folder(path.parent)
    return appended


def _write_aside(aside: Path, source: BinaryIO, append: Callable[[BinaryIO, Sink], Appended]) -> Appended:
    aside.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(aside, flags, 0o600), "wb") as fresh:
        if sys.platform != "win32":
            os.fchmod(fresh.fileno(), os.fstat(source.fileno()).st_mode & 0o777)
        appended = append(source, fresh)
        fresh.flush()
        sync_file(fresh.fileno())
    return appended


def _check_same(path: Path, before: tuple[int, ...]) -> None:
    if _state(path.stat()) != before:
        raise RefusedError(Reason.CHANGED_MEANWHILE)


def _state(found: os.stat_result) -> tuple[int, ...]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _lock(source: BinaryIO) -> None:
    """Keep whoever else appends to this very file away until it is closed. Windows refuses to replace an open file."""
    if sys.platform == "win32":
        return
    import fcntl  # noqa: PLC0415  (exists on POSIX systems only)

    try:
        fcntl.flock(source.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise RefusedError(Reason.CHANGED_MEANWHILE) from error
