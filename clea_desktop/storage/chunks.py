"""The form of an encrypted attachment: a header, then chunks of 1 MiB, each sealed on its own.

The scheme is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár, 2015) over AES-256-GCM: the nonce holds the chunk's number
and whether it is the last, and the header is authenticated with every chunk, so that a file that is cut, lengthened,
reordered or flipped is refused. Each file has a random key of its own, so no nonce ever serves twice.
"""

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from clea_desktop.core.errors import CleaError, Trouble

CHUNK = 1024 * 1024
TAG = 16
KEY_BYTES = 32
PREFIX_BYTES = 7
_HEADER = struct.Struct(f">8sI{PREFIX_BYTES}s")
_MAGIC = b"CleaAtt1"


def header(prefix: bytes) -> bytes:
    """Return the first bytes of a file whose nonces begin with this prefix."""
    return _HEADER.pack(_MAGIC, CHUNK, prefix)


def nonce(prefix: bytes, number: int, *, is_last: bool) -> bytes:
    """Return the nonce of a chunk: 7 + 4 + 1 bytes."""
    return prefix + number.to_bytes(4, "big") + bytes([is_last])


def opened(file: BinaryIO, key: bytes, size: int) -> Iterator[bytes]:
    """Give out the chunks of a file, each after it proved itself; ATTACHMENT_DAMAGED at the first that does not.

    ``file`` is unbuffered and seekable; ``size`` is that of the clear content.
    """
    first = file.read(_HEADER.size)
    if len(first) != _HEADER.size:
        raise CleaError(Trouble.ATTACHMENT_DAMAGED)
    magic, chunk, prefix = _HEADER.unpack(first)
    length = os.fstat(file.fileno()).st_size - _HEADER.size
    chunks = max(1, -(-size // CHUNK))
    if magic != _MAGIC or chunk != CHUNK or length != size + chunks * TAG:
        raise CleaError(Trouble.ATTACHMENT_DAMAGED)
    cipher = AESGCM(key)
    for number in range(chunks):
        sealed = _read_exactly(file, CHUNK + TAG)
        try:
            clear = cipher.decrypt(nonce(prefix, number, is_last=number == chunks - 1), sealed, first)
        except InvalidTag as error:
            raise CleaError(Trouble.ATTACHMENT_DAMAGED) from error
        yield clear


def _read_exactly(file: BinaryIO, length: int) -> bytes:
    data = file.read(length)
    while 0 < len(data) < length and (more := file.read(length - len(data))):
        data += more
    return data
