"""A flipped bit in what was appended is refused, like one in what was sealed."""

import io
import random

from clea_desktop.bundles.container import locate
from clea_desktop.bundles.layout import Kind
from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Outcome, Stage
from clea_desktop.bundles.verifying import verify
from tests.bundles import round_material as made
from tests.bundles.material import NOW, minimal_bundle, policy
from tests.bundles.round_material import DAY, HOUR, stamped, trust
from tests.bundles.test_single_bits import forge_crc

ASKED = policy(at=NOW + 3 * DAY, stage=Stage.DEPOSITED)
TRIES = 1200


def test_a_random_bit_of_a_whole_life_counts() -> None:
    data, chance = bytearray(made.whole_life()), random.Random(2018)  # noqa: S311  (which bits, not keys)
    for bit in chance.sample(range(8 * len(data)), TRIES):
        data[bit >> 3] ^= 1 << (bit & 7)
        assert verify(io.BytesIO(data), trust(), ASKED).outcome is Outcome.REJECTED, bit
        data[bit >> 3] ^= 1 << (bit & 7)


def test_a_random_bit_of_what_was_appended_counts_even_when_its_crc_is_forged_too() -> None:
    """The last round most of all: nothing later vouches for it."""
    whole, deposited = made.whole_life(), stamped(minimal_bundle(), NOW + HOUR)
    chance = random.Random(2021)  # noqa: S311  (which bits, not keys)
    for bundle, kinds in (
        (whole, {Kind.DECISION, Kind.EXTRACT, Kind.SIGNATURE}),
        (deposited, {Kind.TIME, Kind.MANIFEST}),
    ):
        members = locate(io.BytesIO(bundle))
        chosen = [one for one in members if one.placed.kind in kinds and one.placed.number > 1]
        for _ in range(TRIES):
            member, data = chance.choice(chosen), bytearray(bundle)
            bit = chance.randrange(8 * member.start, 8 * (member.start + member.entry.size))
            data[bit >> 3] ^= 1 << (bit & 7)
            forge_crc(data, members, member)
            verdict = verify(io.BytesIO(data), trust(), ASKED)
            assert verdict.outcome is Outcome.REJECTED, (member.entry.name, bit)
            assert verdict.reason is not Reason.CRC_DIFFERS
