"""Files coming in and going out: told by their bytes, cleaned, captured encrypted; written whole where asked."""

import contextlib
import errno
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.evidence_files import kept_pieces
from clea_desktop.core.media import HEAD, Foreign, MediaKind, media_kind
from clea_desktop.disk import sync_folder
from clea_desktop.services.conversion import converted_picture
from clea_desktop.services.views import Cancelled, Memory, Report, Source, Target
from clea_desktop.storage.attachments import AttachmentStore, Captured

MEGABYTE = 1024 * 1024
PHOTO_LIMIT = 25 * MEGABYTE
DOCUMENT_LIMIT = 200 * MEGABYTE
SOUND_LIMIT = 100 * MEGABYTE
FOLDER_LIMIT = 60


@contextlib.contextmanager
def captured_file(
    store: AttachmentStore, source: Source, *, scan: bool = False
) -> Iterator[tuple[Captured, MediaKind]]:
    """Take a file in for as long as the block lasts: what no row has claimed by its end is dropped.

    ``scan`` takes only what a signed paper may be: a picture or a PDF.
    """
    captured, kind = _capture(store, source, scan=scan)
    try:
        yield captured, kind
    finally:
        store.discard(captured)


def _capture(store: AttachmentStore, source: Source, *, scan: bool) -> tuple[Captured, MediaKind]:
    """Take a file in, encrypted while it is read; it loses its place and device before its digest is taken.

    FILE_UNREADABLE, FILE_KIND_REFUSED, FILE_TOO_LARGE, FILE_SEVERAL_PAGES.
    """
    if isinstance(source, bytes):
        return _capture_from(store, io.BytesIO(source), len(source), scan=scan)
    try:
        with source.open("rb") as file:
            return _capture_from(store, file, os.fstat(file.fileno()).st_size, scan=scan)
    except OSError as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error


def _capture_from(store: AttachmentStore, file: BinaryIO, size: int, *, scan: bool) -> tuple[Captured, MediaKind]:
    found = media_kind(file.read(HEAD))
    if scan and isinstance(found, MediaKind) and (found.is_sound or found is MediaKind.TEXT):
        raise CleaError(Trouble.FILE_KIND_REFUSED)
    limit = _limit_of(found)
    if size > limit:
        raise CleaError(Trouble.FILE_TOO_LARGE, limit=limit // MEGABYTE)
    file.seek(0)
    if isinstance(found, Foreign):
        painted = converted_picture(file.read(limit))
        return store.capture(kept_pieces(MediaKind.JPEG, (painted,)), PHOTO_LIMIT), MediaKind.JPEG
    return store.capture(kept_pieces(found, _blocks(file)), limit), found


def _limit_of(kind: MediaKind | Foreign) -> int:
    """Return how large a file of a kind may be; a scanner's TIFF is much larger than what is kept of it."""
    if kind is MediaKind.PDF:
        return DOCUMENT_LIMIT
    if isinstance(kind, Foreign) or kind.is_sound:
        return SOUND_LIMIT
    return PHOTO_LIMIT


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
    with written_whole(target) as file:
        for block in told(blocks, size, report, cancelled):
            file.write(block)


def told(blocks: Iterable[bytes], size: int, report: Report, cancelled: Cancelled) -> Iterator[bytes]:
    """Give blocks on while telling how far it is; CANCELLED when the person gives up."""
    done = 0
    for block in blocks:
        if cancelled():
            raise CleaError(Trouble.CANCELLED)
        yield block
        done += len(block)
        report(done, size)


@contextlib.contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write: it has its name once the block ends well, and not before; EXPORT_REFUSED."""
    part = target.with_name(target.name + ".part")
    try:
        with _removed_unless_renamed(part):
            with part.open("wb") as file:
                yield file
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


def write_bytes(target: Target, data: bytes) -> None:
    """Write a small file a person asked for, as :func:`write_out` does; what is to be printed stays in memory."""
    if isinstance(target, Memory):
        target.write_bytes(data)
        return
    write_out(target, (data,), len(data), lambda _done, _total: None, lambda: False)


@contextlib.contextmanager
def _removed_unless_renamed(part: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
