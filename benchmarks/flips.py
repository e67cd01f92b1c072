"""Single flipped bits over a whole bundle: every one outside pictures and papers, and many at random inside them."""

import io
import os
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from benchmarks.vaults import clock
from clea_desktop.bundles.container import locate
from clea_desktop.bundles.verdict import Outcome, Policy, Stage
from clea_desktop.bundles.verifying import verify
from clea_desktop.trust.store import TrustStore

AT_RANDOM = 20_000
_BATCH = 4_000
_LARGE = ("documents/", "evidence/")


@dataclass(frozen=True, slots=True)
class Flipped:
    """How many bits were flipped one by one, and which of them no one noticed."""

    deciding: int
    at_random: int
    survivors: tuple[int, ...]


class _Reader:
    """One bundle in memory, judged again and again with one bit changed."""

    def __init__(self, bundle: Path, trust: Path) -> None:
        self._source = io.BytesIO(bundle.read_bytes())
        self._trust = TrustStore.from_folder(trust)
        self._policy = Policy(stage=Stage.SEALED, practice=True, at=clock())
        if self._judge() is not Outcome.ACCEPTED:
            message = "the bundle is not accepted as it is"
            raise RuntimeError(message)

    def survivors(self, bits: Sequence[int]) -> list[int]:
        """Return the bits whose flip alone changes nothing in the verdict."""
        found = []
        data = self._source.getbuffer()
        for bit in bits:
            data[bit >> 3] ^= 1 << (bit & 7)
            if self._judge() is not Outcome.REJECTED:
                found.append(bit)
            data[bit >> 3] ^= 1 << (bit & 7)
        return found

    def _judge(self) -> Outcome:
        self._source.seek(0)
        return verify(self._source, self._trust, self._policy).outcome


_readers: list[_Reader] = []


def flip(bundle: Path, trust: Path, seed: int) -> Flipped:
    """Flip them all, on every core."""
    large = _large_members(bundle)
    deciding = 8 * (bundle.stat().st_size - sum(end - start for start, end in large))
    chance = random.Random(seed)  # noqa: S311  # which bits, not keys
    bits = chain(_outside(large, bundle.stat().st_size), _inside(large, chance))
    with ProcessPoolExecutor(os.cpu_count(), initializer=_begin, initargs=(bundle, trust)) as pool:
        survivors = tuple(chain.from_iterable(pool.map(_survivors, _batches(bits))))
    return Flipped(deciding, AT_RANDOM, survivors)


def _large_members(bundle: Path) -> list[tuple[int, int]]:
    """Return where pictures and papers begin and end."""
    with bundle.open("rb") as source:
        members = locate(source)
    return [(one.start, one.start + one.entry.size) for one in members if one.entry.name.startswith(_LARGE)]


def _outside(large: Sequence[tuple[int, int]], size: int) -> Iterator[int]:
    start = 0
    for begin, end in [*large, (size, size)]:
        yield from range(8 * start, 8 * begin)
        start = end


def _inside(large: Sequence[tuple[int, int]], chance: random.Random) -> Iterator[int]:
    sizes = [end - start for start, end in large]
    for start, end in chance.choices(large, weights=sizes, k=AT_RANDOM):
        yield chance.randrange(8 * start, 8 * end)


def _batches(bits: Iterator[int]) -> Iterator[tuple[int, ...]]:
    while batch := tuple(islice(bits, _BATCH)):
        yield batch


def _begin(bundle: Path, trust: Path) -> None:
    _readers.append(_Reader(bundle, trust))


def _survivors(bits: Sequence[int]) -> list[int]:
    return _readers[0].survivors(bits)
