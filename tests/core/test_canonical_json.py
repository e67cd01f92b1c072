"""One way to write a value: whatever is read back is byte for byte what was written, and nothing else is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.canonical import MAX_DEPTH, NotCanonicalError, from_canonical, to_canonical

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_reads_back(value: object) -> None:
    assert from_canonical(to_canonical(value)) == value


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":1.0}',
        b'{"a":1.5}',
        b'{"a":NaN}',
        b'{"a":"\\u00e9"}',
        b'{"a":"\xff"}',
        b'{"a":-0}',
        b'{"a":9007199254740993}',
        b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1),
        b"[" * 100_000,
        b"",
    ],
)
def test_any_other_way_of_writing_is_refused(data: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        from_canonical(data)


def test_the_deepest_allowed_value_is_read() -> None:
    data = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert to_canonical(from_canonical(data)) == data


@given(st.binary(max_size=60))
def test_random_bytes_never_do_more_than_be_refused(data: bytes) -> None:
    try:
        value = from_canonical(data)
    except NotCanonicalError:
        return
    assert to_canonical(value) == data
