"""Files coming in and going out: told by their bytes, cleaned, captured encrypted; written whole where asked."""

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.photos import MediaKind, kept_pieces, media_kind
from clea_desktop.security.durable_file import sync_folder
from clea_desktop.services.views import Cancelled, Report, Source
from clea_desktop.storage.attachments import AttachmentStore, Captured

MEGABYTE = 1024 * 1024
PHOTO_LIMIT = 25 * MEGABYTE
DOCUMENT_LIMIT = 200 * MEGABYTE
FOLDER_LIMIT = 60
_HEAD = 16


@contextlib.contextmanager
def captured_file(store: AttachmentStore, source: Source) -> Iterator[tuple[Captured, MediaKind]]:
    """Take a file in for as long as the block lasts: what no row has claimed by its end is dropped."""
    captured, kind = _capture(store, source)
    try:
        yield captured, kind
    finally:
        store.discard(captured)


def _capture(store: AttachmentStore, source: Source) -> tuple[Captured, MediaKind]:
    """Take a file in, encrypted while it is read; a photo loses its place and device data before its digest is taken.

    FILE_UNREADABLE, FILE_KIND_REFUSED, FILE_TOO_LARGE.
    """
    if isinstance(source, bytes):
        kind = media_kind(source[:_HEAD])
        if len(source) > PHOTO_LIMIT:
            raise CleaError(Trouble.FILE_TOO_LARGE, limit=PHOTO_LIMIT // MEGABYTE)
        return store.capture(kept_pieces(kind, (source,)), PHOTO_LIMIT), kind
    try:
        with source.open("rb") as file:
            kind = media_kind(file.read(_HEAD))
            limit = DOCUMENT_LIMIT if kind is MediaKind.PDF else PHOTO_LIMIT
            if os.fstat(file.fileno()).st_size > limit:
                raise CleaError(Trouble.FILE_TOO_LARGE, limit=limit // MEGABYTE)
            file.seek(0)
            return store.capture(kept_pieces(kind, _blocks(file)), limit), kind
    except OSError as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error


def files_of(sources: Iterable[Source]) -> tuple[list[Source], int]:
    """Open folders one level deep, in the order of their names; return the files, and how many a folder had too many.

    FILE_UNREADABLE when a folder cannot be looked into. Hidden files are left where they are.
    """
    found: list[Source] = []
    left_out = 0
    for source in sources:
        if isinstance(source, Path) and source.is_dir():
            inside = _inside(source)
            found += inside[:FOLDER_LIMIT]
            left_out += len(inside[FOLDER_LIMIT:])
        else:
            found.append(source)
    return found, left_out


def _inside(folder: Path) -> list[Path]:
    try:
        return [path for path in sorted(folder.iterdir()) if path.is_file() and not path.name.startswith(".")]
    except OSError as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(MEGABYTE):
        yield block


def write_out(target: Path, blocks: Iterable[bytes], size: int, report: Report, cancelled: Cancelled) -> None:
    """Write a file a person asked for: whole or not at all, and on the disk when this returns.

    EXPORT_REFUSED when the place cannot be written, CANCELLED when the person gives up: nothing is left then, and
    what stood there before is untouched.
    """
    part = target.with_name(target.name + ".part")
    try:
        with _removed_unless_renamed(part):
            done = 0
            with part.open("wb") as file:
                for block in blocks:
                    if cancelled():
                        raise CleaError(Trouble.CANCELLED)
                    file.write(block)
                    done += len(block)
                    report(done, size)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
            _sync_folder_if_it_can(target.parent)
    except OSError as error:
        raise CleaError(Trouble.EXPORT_REFUSED) from error


def _sync_folder_if_it_can(folder: Path) -> None:
    """Make the name durable too; a stick or a share may not know how, and the copy is there all the same."""
    try:
        sync_folder(folder)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise


def write_bytes(target: Path, data: bytes) -> None:
    """Write a small file a person asked for, as :func:`write_out` does."""
    write_out(target, (data,), len(data), lambda _done, _total: None, lambda: False)


@contextlib.contextmanager
def _removed_unless_renamed(part: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
