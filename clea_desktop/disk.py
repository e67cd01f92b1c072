"""Waiting until the disk really holds something: the one place that knows how each system is asked.

OSErrors are left to whoever asked: each room says them in words of its own.
"""

import os
import sys
from pathlib import Path


def sync_file(descriptor: int) -> None:
    """Wait until the disk holds the file; on macOS ``fsync`` alone would stop at the drive's cache."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415  # exists on POSIX systems only

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the disk holds the folder's names. Windows keeps them with the files themselves."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        sync_file(descriptor)
    finally:
        os.close(descriptor)
