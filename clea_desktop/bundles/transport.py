"""Carrying a sealed file on a stick: ``age`` (X25519) to the deposit key, so that a lost stick says nothing.

``age`` gives clear text out piece by piece, before the last one proved that none is missing: what is decrypted goes to
a sink that nobody reads until :func:`decrypt` has returned. Its library takes minutes over a header of a few megabytes,
so the header is measured first. The private half is kept as ``age`` itself keeps it, under a passphrase.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import BinaryIO, Protocol

MAGIC = b"age-encryption.org/v1\n"
ENDING = ".age"
_HEADER_LIMIT = 8 * 1024
_KEY_FILE_LIMIT = 16 * 1024
_SECRET_LIMIT = 4 * 1024
_PREFIX = "AGE-SECRET-KEY-1"
_PIECE = 64 * 1024
_LOCKED_KEY = re.compile(MAGIC + rb"-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_DEAREST = 21
"""The library asks for 2^n KiB of memory, and chooses 20 itself; it would try 24 of a stranger's file: 16 GiB."""


class TransportFlaw(Enum):
    """Why something carried cannot be encrypted or opened."""

    NOT_AGE = "transport-not-age"
    DAMAGED = "transport-damaged"
    OTHER_KEY = "transport-other-key"
    RECIPIENT = "transport-recipient"
    KEY_UNREADABLE = "transport-key-unreadable"
    KEY_LOCKED = "transport-key-locked"


class TransportError(Exception):
    """Carrying failed, for a reason of the closed list."""

    def __init__(self, flaw: TransportFlaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


class Sink(Protocol):
    """What is written to, piece by piece."""

    def write(self, data: bytes, /) -> object:
        """Take the next bytes."""
        ...


@dataclass(frozen=True, slots=True)
class DepositKey:
    """The private half of a deposit key; ``recipient`` is the public one, that everybody may know."""

    recipient: str
    _secret: str = field(repr=False)

    def __reduce__(self) -> str:
        message = "a deposit key is not to be copied"
        raise TypeError(message)


def is_carried(head: bytes) -> bool:
    """Say whether a file that begins like this is one of ``age``'s."""
    return head.startswith(MAGIC)


def encrypt(blocks: Iterable[bytes], recipient: str, sink: Sink) -> None:
    """Encrypt to a deposit key while reading; TransportError when it is none.

    What the blocks or the sink raise comes out as it was raised.
    """
    from pyrage import EncryptError, encrypt_io  # noqa: PLC0415 - only what travels needs it

    to = _recipient(recipient)
    source, target = _Blocks(blocks), _Target(sink)
    with _own_errors(source, target):
        try:
            encrypt_io(source, target, [to])
        except (EncryptError, OSError) as error:
            raise TransportError(TransportFlaw.DAMAGED) from error


def decrypt(source: BinaryIO, key: DepositKey, sink: Sink, cancelled: Callable[[], None] = lambda: None) -> None:
    """Decrypt into a sink that may be believed once this has returned, and only then; TransportError.

    ``cancelled`` is called for each piece, and raises when the person gives up.
    """
    from pyrage import DecryptError, decrypt_io  # noqa: PLC0415 - only what travels needs it

    source.seek(0)
    _check_header(source.read(_HEADER_LIMIT))
    source.seek(0)
    carried, target = _Carried(source, cancelled), _Target(sink)
    with _own_errors(carried, target):
        try:
            decrypt_io(carried, target, [_identity(key)])
        except DecryptError as error:
            other = "matching" in str(error)
            raise TransportError(TransportFlaw.OTHER_KEY if other else TransportFlaw.DAMAGED) from error
        except OSError as error:
            raise TransportError(TransportFlaw.DAMAGED) from error


def new_deposit_key() -> DepositKey:
    """Make a deposit key; its randomness is the system's, inside ``age``."""
    from pyrage import x25519  # noqa: PLC0415 - same

    made = x25519.Identity.generate()
    return DepositKey(str(made.to_public()), str(made))


def check_recipient(recipient: str) -> None:
    """Refuse what is not the public half of a deposit key (TransportError)."""
    _recipient(recipient)


def lock_key(key: DepositKey, passphrase: str) -> bytes:
    """Write a deposit key as ``age`` keeps one: its identity file, encrypted under a passphrase."""
    from pyrage import passphrase as locked  # noqa: PLC0415 - same

    text = f"# public key: {key.recipient}\n{key._secret}\n"  # noqa: SLF001 - its own module
    data: bytes = locked.encrypt(text.encode("ascii"), passphrase)
    return data


def unlock_key(data: bytes, passphrase: str) -> DepositKey:
    """Open a deposit key's file; TransportError when it is none, or when the passphrase is another."""
    from pyrage import DecryptError  # noqa: PLC0415 - same
    from pyrage import passphrase as locked  # noqa: PLC0415 - same

    cost = _LOCKED_KEY.match(data)
    if len(data) > _KEY_FILE_LIMIT or cost is None or int(cost[1]) > _DEAREST:
        raise TransportError(TransportFlaw.KEY_UNREADABLE)
    try:
        text: bytes = locked.decrypt(data, passphrase)
    except DecryptError as error:
        raise TransportError(TransportFlaw.KEY_LOCKED) from error
    return _read_identity(text)


def _read_identity(text: bytes) -> DepositKey:
    from pyrage import IdentityError, x25519  # noqa: PLC0415 - same

    words = text[:_SECRET_LIMIT].decode("ascii", "replace").splitlines()
    secrets = [word.strip() for word in words if word.startswith(_PREFIX)]
    if len(secrets) != 1:
        raise TransportError(TransportFlaw.KEY_UNREADABLE)
    try:
        return DepositKey(str(x25519.Identity.from_str(secrets[0]).to_public()), secrets[0])
    except IdentityError:
        raise TransportError(TransportFlaw.KEY_UNREADABLE) from None


def _identity(key: DepositKey) -> object:
    from pyrage import x25519  # noqa: PLC0415 - same

    return x25519.Identity.from_str(key._secret)  # noqa: SLF001 - its own module


def _recipient(text: str) -> object:
    from pyrage import RecipientError, x25519  # noqa: PLC0415 - same

    try:
        return x25519.Recipient.from_str(text)
    except RecipientError as error:
        raise TransportError(TransportFlaw.RECIPIENT) from error


def _check_header(head: bytes) -> None:
    """Refuse what does not begin as ``age`` writes, and a header nobody of good faith would write."""
    if not is_carried(head):
        raise TransportError(TransportFlaw.NOT_AGE)
    if b"\n--- " not in head:
        raise TransportError(TransportFlaw.DAMAGED)


class _Kept:
    """Keeps what was raised inside the library, which would make another error of it."""

    def __init__(self) -> None:
        self.raised: BaseException | None = None

    @contextmanager
    def keeping(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self.raised = error
            raise


class _Blocks(_Kept):
    """Blocks, read as a file."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        super().__init__()
        self._blocks = iter(blocks)
        self._held = memoryview(b"")

    def read(self, size: int = _PIECE) -> bytes:
        """Return the next bytes; none at the end."""
        with self.keeping():
            while not self._held:
                block = next(self._blocks, None)
                if block is None:
                    return b""
                self._held = memoryview(block)
            piece, self._held = self._held[:size], self._held[size:]
            return bytes(piece)


class _Carried(_Kept):
    """A carried file, read until somebody gives up."""

    def __init__(self, source: BinaryIO, cancelled: Callable[[], None]) -> None:
        super().__init__()
        self._source, self._cancelled = source, cancelled

    def read(self, size: int = _PIECE) -> bytes:
        """Return the next bytes."""
        with self.keeping():
            self._cancelled()
            return self._source.read(size)


class _Target(_Kept):
    """Gathers the library's small pieces before the sink gets them."""

    def __init__(self, sink: Sink) -> None:
        super().__init__()
        self._sink = sink

    def write(self, data: bytes) -> int:
        """Hand a piece over."""
        with self.keeping():
            self._sink.write(data)
        return len(data)

    def flush(self) -> None:
        """Have nothing to do: every piece was handed over."""


@contextmanager
def _own_errors(*sides: _Kept) -> Iterator[None]:
    try:
        yield
    except TransportError:
        for side in sides:
            if side.raised is not None:
                raise side.raised from None
        raise
    for side in sides:
        if side.raised is not None:
            raise side.raised
