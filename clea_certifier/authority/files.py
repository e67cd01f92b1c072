"""Files of the authority: whole or absent whatever stops the machine, and readable by their owner alone."""

import os
from pathlib import Path

from clea_certifier.authority.troubles import AuthorityError, AuthorityTrouble
from clea_desktop.disk import sync_file, sync_folder

FILE_LIMIT = 16 * 1024 * 1024


def read_file(path: Path) -> bytes:
    """Read a file of a sane size; UNREADABLE."""
    try:
        with path.open("rb") as source:
            data = source.read(FILE_LIMIT + 1)
    except (OSError, ValueError) as error:
        raise AuthorityError(AuthorityTrouble.UNREADABLE, path.name) from error
    if len(data) > FILE_LIMIT:
        raise AuthorityError(AuthorityTrouble.UNREADABLE, path.name)
    return data


def refuse_existing(path: Path) -> None:
    """Refuse to write over a file, before anything is done that could not be undone; EXISTS."""
    if path.exists():
        raise AuthorityError(AuthorityTrouble.EXISTS, path.name)


def write_file(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Put these bytes at this path in one step, and wait for the disk; NOT_WRITTEN."""
    aside = path.with_name(f".{path.name}.part")
    try:
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            sync_file(file.fileno())
        aside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise AuthorityError(AuthorityTrouble.NOT_WRITTEN, path.name) from error


def remove_file(path: Path) -> None:
    """Take a file away, if it is there; NOT_WRITTEN."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise AuthorityError(AuthorityTrouble.NOT_WRITTEN, path.name) from error


def make_folder(path: Path, mode: int = 0o700) -> None:
    """Make a folder for its owner alone, unless it is there; NOT_WRITTEN."""
    try:
        path.mkdir(mode=mode, parents=True, exist_ok=True)
    except OSError as error:
        raise AuthorityError(AuthorityTrouble.NOT_WRITTEN, path.name) from error
