"""Many changes kept as one: each sees the one before, a failed part goes alone, and all go when the whole fails."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clea_desktop.core.rating import Rating
from clea_desktop.storage.repositories.ratings import Ratings
from clea_desktop.storage.unit_of_work import UnitOfWork
from tests.storage.conftest import ACCOUNT, Opened

LONG_AGO = datetime(2020, 2, 29, 12, tzinfo=UTC)
PARTS = st.lists(st.tuples(st.sampled_from(["1.1.1", "1.1.2", "2.1.1"]), st.sampled_from(Rating), st.booleans()))


class Interrupted(Exception):  # noqa: N818  # not an error: what happens to people
    """Something stopped the block."""


def values(opened: Opened, unit_of_work: UnitOfWork | None = None) -> dict[str, Rating]:
    """Return the findings as they stand."""
    with (unit_of_work or opened.unit_of_work).reading() as work:
        return dict(Ratings(work).values(opened.dossier_id))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(parts=PARTS, kept=st.booleans())
def test_what_ends_well_is_kept_in_order_and_only_with_the_whole(
    opened: Opened, parts: list[tuple[str, Rating, bool]], *, kept: bool
) -> None:
    before = values(opened)
    wanted = dict(before)
    with contextlib.suppress(Interrupted), opened.unit_of_work.as_one(lambda: LONG_AGO) as joined:
        for code, rating, ends_well in parts:
            with contextlib.suppress(Interrupted), joined() as work:
                Ratings(work).put(opened.dossier_id, code, rating, ACCOUNT)
                assert work.now == LONG_AGO
                if not ends_well:
                    raise Interrupted
                wanted[code] = rating
            assert values(opened, joined) == wanted
        if not kept:
            raise Interrupted
    assert values(opened) == (wanted if kept else before)


def test_a_part_that_only_reads_refuses_to_write(opened: Opened) -> None:
    with opened.unit_of_work.as_one(lambda: LONG_AGO) as joined, joined.reading() as work, pytest.raises(RuntimeError):
        Ratings(work).put(opened.dossier_id, "1.1.1", Rating.ACQUIRED, ACCOUNT)
