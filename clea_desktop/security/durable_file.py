"""Files that are whole or absent, whatever stops the machine: write aside, sync, rename, sync the folder.

Here also the system's refusals become troubles a person can be told.
"""

import errno
import os
from pathlib import Path

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.disk import sync_file, sync_folder

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def refusal(error: OSError) -> CleaError:
    """Turn a system error into what a person can do something about: make room, or look at the disk."""
    if error.errno in _NO_ROOM:
        return CleaError(Trouble.DISK_FULL)
    return CleaError(Trouble.DISK_REFUSES)


def write_durably(path: Path, data: bytes) -> None:
    """Put these bytes at this path in one step: a crash leaves the old file or the new one, never a mixture."""
    aside = path.with_name(path.name + ".part")
    try:
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            sync_file(file.fileno())
        os.replace(aside, path)  # noqa: PTH105  # the call whose atomicity is meant
        sync_folder(path.parent)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise refusal(error) from error
