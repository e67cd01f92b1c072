"""What goes into a bundle: facts known before the one pass that writes it, and a way to read the bytes."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from clea_desktop.bundles.limits import BLOCK


@dataclass(frozen=True, slots=True)
class Member:
    """A file to be sealed. Size, CRC and SHA-256 were taken at its capture and are checked while it is written."""

    name: str
    size: int
    crc32: int
    sha256: bytes
    open: Callable[[], Iterator[bytes]]


def bytes_member(name: str, data: bytes) -> Member:
    """Make a member of bytes that are already in memory."""

    def blocks() -> Iterator[bytes]:
        return (data[start : start + BLOCK] for start in range(0, len(data), BLOCK))

    return Member(name, len(data), zlib.crc32(data), hashlib.sha256(data).digest(), blocks)
