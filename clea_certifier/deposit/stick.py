"""Opens what came on a stick: nothing of it is written in clear before the whole of it has proved itself."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from clea_desktop.bundles.transport import DepositKey, decrypt


class NotWrittenError(Exception):
    """The place asked for cannot be written, or something stands there already."""


def open_deposit(carried: Path, key: DepositKey, target: Path) -> None:
    """Write the sealed file that was carried; TransportError, OSError of the stick, NotWrittenError.

    It is gone through twice: the first time for the proof alone, the second to be written. Nothing that stood there is
    replaced, and nothing stays after a failure.
    """
    with carried.open("rb") as source:
        decrypt(source, key, _Nowhere())
        with _new_file(target) as file:
            decrypt(source, key, file)


def write_new(target: Path, data: bytes) -> None:
    """Write a small file where nothing is yet; NotWrittenError."""
    with _new_file(target) as file:
        file.write(data)


class _File:
    """A file whose refusals are told apart from those of what is read."""

    def __init__(self, descriptor: int) -> None:
        self._file = os.fdopen(descriptor, "wb")

    def write(self, data: bytes, /) -> int:
        """Write the next bytes."""
        try:
            return self._file.write(data)
        except OSError as error:
            raise NotWrittenError from error

    def end(self) -> None:
        """Wait until the disk holds it."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
        except OSError as error:
            raise NotWrittenError from error

    def drop(self) -> None:
        """Close it, whatever it says."""
        with contextlib.suppress(OSError):
            self._file.close()


class _Nowhere:
    """Takes what is only to be proved."""

    def write(self, data: bytes, /) -> int:
        """Take it, and keep nothing."""
        return len(data)


@contextlib.contextmanager
def _new_file(target: Path) -> Iterator[_File]:
    try:
        file = _File(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600))
    except OSError as error:
        raise NotWrittenError from error
    try:
        yield file
        file.end()
    except BaseException:
        file.drop()
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
        raise
