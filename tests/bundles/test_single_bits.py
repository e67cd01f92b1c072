"""A single flipped bit anywhere in a bundle is refused: all of them, tried one by one."""

import io
import os
import random
import zlib
from datetime import timedelta

import pytest

from clea_desktop.bundles import zipform
from clea_desktop.bundles.container import Located, locate
from clea_desktop.bundles.members import bytes_member
from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Outcome
from clea_desktop.bundles.verifying import verify
from tests.bundles.material import NOW, authority, content, minimal_bundle, policy, practice_person, sealed, store
from tests.bundles.round_material import whole_life

SLICES = 8
ALL_BITS = os.environ.get("CLEA_APPENDED_BITS") == "8"
NOT_DECIDING = frozenset({"evidence/0001.jpg", "LISEZ-MOI.txt"})


def survivors(bundle: bytes, bits: range | list[int]) -> list[int]:
    """Flip each of these bits alone; return those that the reader did not see."""
    data, trust, asked = bytearray(bundle), store(authority()), policy()
    found = []
    for bit in bits:
        data[bit >> 3] ^= 1 << (bit & 7)
        if verify(io.BytesIO(data), trust, asked).outcome is not Outcome.REJECTED:
            found.append(bit)
        data[bit >> 3] ^= 1 << (bit & 7)
    assert bytes(data) == bundle
    return found


def test_the_minimal_bundle_is_minimal() -> None:
    members = {one.entry.name: one.entry.size for one in locate(io.BytesIO(minimal_bundle()))}
    deciding = len(minimal_bundle()) - sum(members[name] for name in NOT_DECIDING)
    assert deciding <= 12 * 1024


@pytest.mark.parametrize("part", range(SLICES))
def test_every_single_bit_of_a_minimal_bundle_counts(part: int) -> None:
    bundle = minimal_bundle()
    assert survivors(bundle, range(part, 8 * len(bundle), SLICES)) == []


@pytest.mark.parametrize("part", range(SLICES))
def test_every_bit_of_every_member_counts_even_when_its_crc_is_forged_too(part: int) -> None:
    """The CRC is no protection: here it follows the flip, in both headers, so that only what is signed protects."""
    bundle, trust, asked = minimal_bundle(), store(authority()), policy()
    members = locate(io.BytesIO(bundle))
    survived = []
    for member in members:
        data = bytearray(bundle)
        for bit in range(8 * member.start + part, 8 * (member.start + member.entry.size), SLICES):
            data[bit >> 3] ^= 1 << (bit & 7)
            forge_crc(data, members, member)
            verdict = verify(io.BytesIO(data), trust, asked)
            if verdict.outcome is not Outcome.REJECTED or verdict.reason is Reason.CRC_DIFFERS:
                survived.append((member.entry.name, bit))
            data[bit >> 3] ^= 1 << (bit & 7)
    assert survived == []


@pytest.mark.parametrize("part", range(SLICES))
def test_bits_of_all_that_was_appended_count_even_when_their_crc_is_forged_too(part: int) -> None:
    """One bit in 24 behind the first signature, others each time; all of them where a soak asks."""
    bundle, trust, asked = whole_life(), store(authority()), policy(at=NOW + timedelta(days=3))
    members = locate(io.BytesIO(bundle))
    chance = random.Random()  # noqa: S311  (which bits, not keys)
    survived = []
    for member in members[8:]:
        data = bytearray(bundle)
        every = range(8 * member.start + part, 8 * (member.start + member.entry.size), SLICES)
        for bit in every if ALL_BITS else chance.sample(every, len(every) // 24):
            data[bit >> 3] ^= 1 << (bit & 7)
            forge_crc(data, members, member)
            verdict = verify(io.BytesIO(data), trust, asked)
            if verdict.outcome is not Outcome.REJECTED or verdict.reason is Reason.CRC_DIFFERS:
                survived.append((member.entry.name, bit))
            data[bit >> 3] ^= 1 << (bit & 7)
    assert survived == []


def forge_crc(data: bytearray, members: tuple[Located, ...], changed: Located) -> None:
    crc = zlib.crc32(memoryview(data)[changed.start : changed.start + changed.entry.size]).to_bytes(4, "little")
    data[changed.offset + 14 : changed.offset + 18] = crc
    record = members[-1].start + members[-1].entry.size
    for member in members[: members.index(changed)]:
        record += len(zipform.central_record(member.entry, member.offset))
    data[record + 16 : record + 20] = crc


def test_a_thousand_random_bits_of_evidence_count() -> None:
    pictures = [bytes_member(f"evidence/{n:04}.jpg", random.Random(n).randbytes(40_000)) for n in range(1, 4)]  # noqa: S311  (pictures, not keys)
    bundle = sealed(content(pictures), practice_person())
    inside = [
        8 * byte
        for one in locate(io.BytesIO(bundle))
        if one.entry.name.startswith("evidence/")
        for byte in range(one.start, one.start + one.entry.size)
    ]
    chance = random.Random(2018)  # noqa: S311  (which bits, not keys)
    bits = [chance.choice(inside) + chance.randrange(8) for _ in range(1000)]
    assert survivors(bundle, bits) == []
