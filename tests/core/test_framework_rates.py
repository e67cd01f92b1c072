"""Rates read as counts: a count's own rate, however it was rounded, is that count; any other asks for at least that."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.framework_draft import Draft, DraftCriterion, DraftDomain, DraftSubdomain, rates, required_count
from clea_desktop.core.framework_problems import WHOLE

totals = st.integers(1, 60)


@given(totals.flatmap(lambda total: st.tuples(st.integers(1, total), st.just(total))), st.integers(2, 6))
def test_a_counts_own_rate_written_with_decimals_is_that_count(counts: tuple[int, int], decimals: int) -> None:
    count, total = counts
    exact = Decimal(100 * count) / Decimal(total)
    shown = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    for written in (f"{shown} %", f"{shown}%".replace(".", ","), f"{100 * count / total:.{decimals}f} %"):
        assert required_count(written, total) == count


@given(st.integers(1, 100), totals)
def test_a_whole_rate_asks_for_at_least_as_much(rate: int, total: int) -> None:
    assert required_count(f"{rate} %", total) == ceil(Fraction(rate * total, 100))


@given(st.integers(1, 9999), totals)
def test_a_rate_is_never_more_than_its_own_rounding_short(hundredths: int, total: int) -> None:
    count = required_count(f"{hundredths / 100:.2f} %", total)
    assert count is not None
    asked = Fraction(hundredths, 100)
    assert Fraction(100 * count, total) >= asked - Fraction(1, 200)
    assert Fraction(100 * (count - 1), total) < asked


@pytest.mark.parametrize(
    ("written", "total", "count"),
    [
        ("66.6667 %", 3, 2),
        ("66,67 %", 3, 2),
        ("85.714286 %", 7, 6),
        ("16.67 %", 6, 1),
        ("75 %", 5, 4),
        ("75.0 %", 5, 4),
        ("75 %", 4, 3),
        ("86 %", 7, 7),
        ("66.68 %", 3, 3),
        ("0.00 %", 5, None),
    ],
)
def test_what_people_and_spreadsheets_write(written: str, total: int, count: int | None) -> None:
    assert required_count(written, total) == count


def test_rules_written_as_rates_are_told_apart_with_what_they_were_read_as() -> None:
    rules = {"1.1": ("85.714286 %", 7), "1.2": ("75 %", 4), "1.3": (3, 4), "1.4": ("66.67 %", 3), "1.5": ("x %", 3)}
    children = [
        DraftSubdomain(WHOLE, code, "T", required, criteria=[DraftCriterion(WHOLE, "c", "T")] * total)
        for code, (required, total) in rules.items()
    ]
    draft = Draft(domains=[DraftDomain(WHOLE, "1", "T", children)])
    assert [(one.code, one.percent, one.required, one.total) for one in rates(draft)] == [
        ("1.1", "86", 6, 7),
        ("1.2", "75", 3, 4),
        ("1.4", "66,67", 2, 3),
    ]
