"""The journal stays whole after erasures, and shows any other change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.journal import (
    FIRST_PREVIOUS,
    BrokenChainError,
    Entry,
    Link,
    check_chain,
    commit,
    link_digest,
    next_link,
    write_line,
)

SALTS = st.binary(min_size=32, max_size=32)
Story = list[tuple[bytes, dict[str, int]]]
STORIES = st.lists(st.tuples(SALTS, st.dictionaries(st.sampled_from("abc"), st.integers(0, 9))), min_size=1, max_size=6)


def lines_of(story: Story, opened: frozenset[int] = frozenset(range(1, 99))) -> list[bytes]:
    lines: list[bytes] = []
    last: Link | None = None
    for salt, payload in story:
        last = next_link(last, commit(salt, payload))
        known = last.number in opened
        lines.append(write_line(Entry(last, salt if known else None, payload if known else None)))
    return lines


@given(STORIES, st.frozensets(st.integers(1, 6)))
def test_a_chain_stays_whole_whatever_is_erased_or_withheld(story: Story, opened: frozenset[int]) -> None:
    entries = list(check_chain(lines_of(story, opened)))
    assert [entry.link.number for entry in entries] == list(range(1, len(story) + 1))
    assert {entry.link.number for entry in entries if entry.payload is not None} == opened & set(
        range(1, len(story) + 1)
    )


@given(STORIES, st.data())
def test_removing_or_repeating_a_line_is_seen(story: Story, data: st.DataObject) -> None:
    lines = lines_of(story)
    where = data.draw(st.integers(0, len(lines) - 1))
    assert tells(lines[:where] + lines[where + 1 :]) != tells(lines)
    assert tells([*lines, lines[where]]) == "broken"


def tells(lines: list[bytes]) -> str:
    """Return what a reader compares with the head that ``dossier.json`` carries; "broken" when the chain is."""
    try:
        entries = list(check_chain(lines))
    except BrokenChainError:
        return "broken"
    return link_digest(entries[-1].link) if entries else FIRST_PREVIOUS


def test_every_flipped_bit_of_a_line_is_seen() -> None:
    lines = lines_of([(bytes(32), {"a": 1}), (bytes(range(32)), {"b": 2})])
    whole = tells(lines)
    for position, line in enumerate(lines):
        for bit in range(8 * len(line)):
            flipped = bytearray(line)
            flipped[bit // 8] ^= 1 << bit % 8
            assert tells([*lines[:position], bytes(flipped), *lines[position + 1 :]]) != whole


def test_the_same_act_twice_gives_commitments_nobody_can_compare() -> None:
    assert commit(bytes(32), {"a": 1}) != commit(bytes([1]) * 32, {"a": 1})


def test_a_line_that_opens_by_half_is_refused() -> None:
    link = next_link(None, commit(bytes(32), {}))
    assert link.previous == FIRST_PREVIOUS
    whole = write_line(Entry(link, bytes(32), {}))
    half = whole.replace(b',"salt":"' + b"00" * 32 + b'"', b"")
    assert half != whole
    with pytest.raises(BrokenChainError, match="half"):
        list(check_chain([half]))
