"""Tells a write-ahead log that a power cut left (normal) from one that lost what was acknowledged (damage).

SQLite stops reading its log at the first frame whose checksum fails, silently. After a power cut that is right: only
the last, unacknowledged transaction can be torn, because the one before was on disk before it began. Two commits
behind the break cannot come from a power cut: a bit flipped in between, and opening would drop acknowledged work.
Layout: https://sqlite.org/fileformat2.html#the_write_ahead_log
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC_BIG_ENDIAN = 0x377F0683
_MAGIC_LITTLE_ENDIAN = 0x377F0682
_MANY = 2


@dataclass(frozen=True, slots=True)
class LogReading:
    """What a log holds. ``pages`` are those of the frames SQLite accepts."""

    pages: frozenset[int]
    lost_commits: bool


def read_log(path: Path, page_size: int, accepted_frames: int) -> LogReading:
    """Read a log's frame headers beside what SQLite accepted of it; a missing or empty log is a whole one."""
    try:
        with path.open("rb") as file:
            return _read(file, page_size, accepted_frames)
    except FileNotFoundError:
        return LogReading(frozenset(), lost_commits=False)


def _read(file: BinaryIO, page_size: int, accepted_frames: int) -> LogReading:
    header = file.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return LogReading(frozenset(), lost_commits=False)
    is_header_whole = _is_whole(header)
    salts = _HEADER.unpack(header)[4:6]
    pages: set[int] = set()
    commits_behind: dict[tuple[int, ...], int] = {}
    number = 0
    while len(frame := file.read(_FRAME.size)) == _FRAME.size:
        page, pages_after_commit, *frame_salts = _FRAME.unpack(frame)[:4]
        number += 1
        if number <= accepted_frames:
            pages.add(page)
        elif pages_after_commit:
            commits_behind[tuple(frame_salts)] = commits_behind.get(tuple(frame_salts), 0) + 1
        file.seek(page_size, 1)
    lost = commits_behind.get(tuple(salts), 0) if is_header_whole else max(commits_behind.values(), default=0)
    return LogReading(frozenset(pages), lost_commits=lost >= _MANY)


def _is_whole(header: bytes) -> bool:
    magic, *_, first, second = _HEADER.unpack(header)
    if magic not in {_MAGIC_BIG_ENDIAN, _MAGIC_LITTLE_ENDIAN}:
        return False
    words = struct.unpack((">" if magic == _MAGIC_BIG_ENDIAN else "<") + "6I", header[:24])
    one = two = 0
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFFFFFF
        two = (two + odd + one) & 0xFFFFFFFF
    return (one, two) == (first, second)
