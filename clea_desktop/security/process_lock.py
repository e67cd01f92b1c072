"""One process at a time on a vault: two windows writing one database would each believe the other's past."""

import os
import sys
from pathlib import Path
from typing import Self

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.security.durable_file import refusal

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProcessLock:
    """Holds a lock file; the system lets go of it when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock; VAULT_IN_USE when somebody, this process included, holds it."""
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise refusal(error) from error
        try:
            _take(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise CleaError(Trouble.VAULT_IN_USE) from error

    def release(self) -> None:
        """Let go; doing it twice is harmless."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
