"""Asks the process of its own to paint a HEIC or TIFF picture again as JPEG, and waits for it."""

import os
import subprocess

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.preview import SEVERAL_PAGES, converter_command

_SECONDS = 40
_ENVIRONMENT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "PATH")


def converted_picture(data: bytes) -> bytes:
    """Return a JPEG of a picture that strangers made; FILE_UNREADABLE, FILE_SEVERAL_PAGES."""
    program, arguments = converter_command()
    bare = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and nothing of what was typed
            [program, *arguments],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=_SECONDS,
            env=bare,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error
    if done.returncode == SEVERAL_PAGES:
        raise CleaError(Trouble.FILE_SEVERAL_PAGES)
    if done.returncode or not done.stdout.startswith(b"\xff\xd8\xff"):
        raise CleaError(Trouble.FILE_UNREADABLE)
    return done.stdout
