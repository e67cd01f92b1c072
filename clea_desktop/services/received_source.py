"""Opens the file somebody received: as it is, or decrypted into a spool when it came encrypted on a stick."""

import io
from collections.abc import Callable
from pathlib import Path

from clea_desktop.bundles.transport import DepositKey, TransportError, TransportFlaw, decrypt, is_carried, unlock_key
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.services.received_views import Asked
from clea_desktop.services.views import Cancelled, Report
from clea_desktop.storage.spool import Spool

_HEAD = 64
_KEY_FILE_LIMIT = 64 * 1024
_TROUBLES = {
    TransportFlaw.NOT_AGE: Trouble.CARRIED_DAMAGED,
    TransportFlaw.DAMAGED: Trouble.CARRIED_DAMAGED,
    TransportFlaw.OTHER_KEY: Trouble.CARRIED_OTHER_KEY,
    TransportFlaw.RECIPIENT: Trouble.DEPOSIT_UNKNOWN,
    TransportFlaw.KEY_UNREADABLE: Trouble.DEPOSIT_KEY_UNREADABLE,
    TransportFlaw.KEY_LOCKED: Trouble.DEPOSIT_KEY_LOCKED,
}


class WatchedFile(io.BufferedReader):
    """A file whose reading is told, and stops when the person gives up; once it rests, it is as any other."""

    def __init__(self, raw: io.RawIOBase, report: Report, cancelled: Cancelled) -> None:
        super().__init__(raw)
        self.watch(report, cancelled)
        self._size = raw.seek(0, io.SEEK_END)
        raw.seek(0)

    def watch(self, report: Report, cancelled: Cancelled) -> None:
        """Tell how far the reading is from now on."""
        self._report: Report | None = report
        self._cancelled = cancelled

    def rest(self) -> None:
        """Tell nobody any more."""
        self._report = None

    def read(self, size: int | None = -1, /) -> bytes:
        """Read on; CANCELLED when the person gave up."""
        if self._report is not None:
            if self._cancelled():
                raise CleaError(Trouble.CANCELLED)
            self._report(min(self.tell(), self._size), self._size)
        return super().read(size)


def came_encrypted(path: Path) -> bool:
    """Say whether a file needs the deposit key; FILE_UNREADABLE, also for what is no plain file, as a pipe."""
    try:
        if not path.is_file():
            raise CleaError(Trouble.FILE_UNREADABLE)
        with path.open("rb") as file:
            return is_carried(file.read(_HEAD))
    except (OSError, ValueError) as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error


def open_source(
    asked: Asked, passphrase: str, spool: Callable[[], Spool], report: Report, cancelled: Cancelled
) -> WatchedFile:
    """Open what is to be judged; its owner closes it.

    FILE_UNREADABLE; CARRIED_*, DEPOSIT_KEY_* when it came encrypted: nothing of it can be read then.
    """
    encrypted = came_encrypted(asked.path)
    try:
        file = WatchedFile(io.FileIO(asked.path), report, cancelled)
    except OSError as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error
    if not encrypted:
        return file
    with file:
        return WatchedFile(_decrypted(file, _deposit_key(asked.key, passphrase), spool()), report, cancelled)


def _decrypted(carried: WatchedFile, key: DepositKey, spool: Spool) -> io.RawIOBase:
    try:
        decrypt(carried, key, spool)
        return spool.finish()
    except BaseException as error:
        spool.close()
        if isinstance(error, TransportError):
            raise CleaError(_TROUBLES[error.flaw]) from error
        if isinstance(error, OSError):
            raise CleaError(Trouble.FILE_UNREADABLE) from error
        raise


def _deposit_key(file: Path | None, passphrase: str) -> DepositKey:
    if file is None:
        raise CleaError(Trouble.DEPOSIT_KEY_UNREADABLE)
    try:
        with file.open("rb") as source:
            return unlock_key(source.read(_KEY_FILE_LIMIT), passphrase)
    except TransportError as error:
        raise CleaError(_TROUBLES[error.flaw]) from error
    except OSError as error:
        raise CleaError(Trouble.DEPOSIT_KEY_UNREADABLE) from error
