"""A time-stamping unit made for a test, asked in this very process or behind its door."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from clea_certifier.time.client import NoTokenError, TimeFlaw, request_over, token_in
from clea_certifier.time.ledger import Stamp
from clea_certifier.time.server import TimeServer
from clea_certifier.time.unit import TimeUnit
from clea_desktop.trust.authority import Authority, issue_time_stamping
from tests.bundles.material import NOW

NONCE = 0x1234567890ABCDEF1234


class SetClock:
    """Says what it is set to."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def at(instant: datetime = NOW) -> SetClock:
    """Be a clock that shows this."""
    return SetClock(instant)


class Memory:
    """A ledger that is forgotten."""

    def __init__(self) -> None:
        self.stamps: list[Stamp] = []

    def enter(self, stamp: Stamp) -> None:
        self.stamps.append(stamp)


def counted() -> Callable[[int], bytes]:
    """Give other bytes each time, the same in each run."""
    count = 0

    def give(size: int) -> bytes:
        nonlocal count
        count += 1
        return hashlib.shake_256(count.to_bytes(8, "big")).digest(size)

    return give


def new_key() -> tuple[ec.EllipticCurvePrivateKey, bytes]:
    key = ec.generate_private_key(ec.SECP256R1())
    return key, key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def unit_of(of: Authority, clock: SetClock | None = None, since: datetime | None = None) -> TimeUnit:
    key, public = new_key()
    certificate = issue_time_stamping(of, public, "Horodatage d'essai", since or NOW - timedelta(days=20))
    return TimeUnit(key, certificate, Memory(), clock or SetClock(), counted())


@dataclass
class NearbyUnit:
    """A unit in this very process; ``alive`` false, it does not answer."""

    unit: TimeUnit
    alive: bool = True

    def token_over(self, imprint: bytes, /) -> bytes:
        if not self.alive:
            raise NoTokenError(TimeFlaw.UNREACHABLE)
        return token_in(self.unit.answer(request_over(imprint, NONCE)), imprint, NONCE)


@contextmanager
def served(answer: Callable[[bytes], bytes], patience: float = 10.0) -> Iterator[str]:
    """Serve on this machine alone, at a free port, until the end of the block; give the address."""
    with TimeServer(answer, patience=patience) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server.address
        finally:
            server.shutdown()
            thread.join(5)


def write_files(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder
