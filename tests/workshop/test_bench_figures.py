"""What `make bench` says last is what its rows say."""

import pytest

from benchmarks.figures import Pairs, Row, percentile, summed_up


def test_the_last_line_counts_the_bounds_and_names_what_is_not_met_or_not_measured() -> None:
    rows = [
        Row.judged("start", ["1.30 ×"], "≤ 1.15 ×", met=False),
        Row.judged("paper", ["same"], "same", met=True),
        Row.told("verifying", "0.5 ×"),
        Row.missing("sealing", "not installed: zip"),
    ]
    assert summed_up(rows) == "bench: 1 of 2 bounds met; not met: start; not measured: sealing"
    assert summed_up(rows[1:3]) == "bench: 1 of 1 bounds met"


def test_every_row_prints_its_measure_its_bound_and_whether_it_is_met() -> None:
    assert Row.judged("start", ["1.30 ×"], "≤ 1.15 ×", met=False).lines() == [
        "start",
        "    1.30 ×",
        "    bound: ≤ 1.15 × — NOT MET",
    ]
    assert Row.missing("sealing", "not installed: zip").lines()[-1] == "    not measured"


@pytest.mark.parametrize(("part", "expected"), [(0.5, 50), (0.99, 99), (1.0, 100), (0.001, 1)])
def test_a_percentile_is_a_value_that_was_measured(part: float, expected: int) -> None:
    assert percentile(range(100, 0, -1), part) == expected


def test_pairs_are_taken_in_turns_after_one_of_each_that_does_not_count() -> None:
    said: list[str] = []

    def taking(name: str, seconds: float) -> float:
        said.append(name)
        return seconds

    pairs = Pairs.taken(lambda: taking("ours", 3.0), lambda: taking("theirs", 2.0), 2)
    assert said == ["theirs", "ours"] * 3
    assert pairs.ratio == pytest.approx(1.5)
