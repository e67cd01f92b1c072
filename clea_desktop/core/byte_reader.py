"""Reads a file that comes in blocks, in order, holding one block at a time."""

import re
from collections.abc import Iterable, Iterator

from clea_desktop.core.errors import CleaError, Trouble


class ByteReader:
    """FILE_UNREADABLE when the blocks end too early."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks = iter(blocks)
        self._held = b""
        self._at = 0

    def take(self, size: int) -> bytes:
        """Take as many bytes as said, at once."""
        return b"".join(self.pieces(size))

    def pieces(self, size: int) -> Iterator[bytes]:
        """Take as many bytes as said, a piece at a time."""
        while size:
            if self._at == len(self._held):
                self._hold(b"")
            piece = self._held[self._at : self._at + size]
            self._at += len(piece)
            size -= len(piece)
            yield piece

    def skip(self, size: int) -> None:
        """Leave as many bytes as said behind."""
        for _ in self.pieces(size):
            pass

    def peek(self, size: int) -> bytes:
        """Look at the next bytes without taking them; fewer at the end."""
        while len(self._held) - self._at < size:
            block = next((block for block in self._blocks if block), b"")
            if not block:
                break
            self._held, self._at = self._held[self._at :] + block, 0
        return self._held[self._at : self._at + size]

    def up_to(self, found_by: re.Pattern[bytes], beginning: bytes) -> Iterator[bytes]:
        """Take what comes before a pattern, a piece at a time; ``beginning`` may be its start, cut by a block's end."""
        while True:
            found = found_by.search(self._held, self._at)
            end = found.start() if found else len(self._held) - self._held.endswith(beginning)
            if end > self._at:
                yield self._held[self._at : end]
                self._at = end
            if found:
                return
            self._hold(self._held[self._at :])

    def _hold(self, left: bytes) -> None:
        """Hold the next block, behind what is left of this one."""
        block = next((block for block in self._blocks if block), b"")
        if not block:
            raise CleaError(Trouble.FILE_UNREADABLE)
        self._held, self._at = left + block, 0
