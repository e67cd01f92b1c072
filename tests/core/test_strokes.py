"""A signature's line: written in one way, within its limits, bound to one document and one person."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.signature import Signer
from clea_desktop.core.strokes import (
    LEAST_INK,
    MOST_POINTS,
    MOST_STROKES,
    PAD_HEIGHT,
    PAD_WIDTH,
    NotASignatureError,
    Strokes,
    checked,
    ink,
    parse_strokes,
    read_signed,
    signed_bytes,
    strokes_json,
)

DIGEST = "ab" * 32
points = st.tuples(st.integers(0, PAD_WIDTH), st.integers(0, PAD_HEIGHT))
lines = (
    st.lists(st.lists(points, min_size=1, max_size=8).map(tuple), min_size=1, max_size=6)
    .map(tuple)
    .filter(lambda strokes: ink(strokes) >= LEAST_INK)
)


@given(lines, st.sampled_from(Signer))
def test_what_is_signed_reads_back_as_it_was_drawn(line: Strokes, signer: Signer) -> None:
    data = signed_bytes(DIGEST, signer, line)
    assert read_signed(data, DIGEST, signer) == line
    assert signed_bytes(DIGEST, signer, read_signed(data, DIGEST, signer)) == data


@given(lines)
def test_a_line_is_bound_to_its_document_and_to_its_person(line: Strokes) -> None:
    data = signed_bytes(DIGEST, Signer.CANDIDATE, line)
    for digest, signer in (("cd" * 32, Signer.CANDIDATE), (DIGEST, Signer.EVALUATOR)):
        with pytest.raises(NotASignatureError):
            read_signed(data, digest, signer)


@given(lines, st.data())
def test_no_changed_byte_reads_as_the_same_line(line: Strokes, data: st.DataObject) -> None:
    signed = signed_bytes(DIGEST, Signer.CANDIDATE, line)
    place = data.draw(st.integers(0, len(signed) - 1))
    changed = signed[:place] + bytes([signed[place] ^ data.draw(st.integers(1, 255))]) + signed[place + 1 :]
    with contextlib.suppress(NotASignatureError):
        assert read_signed(changed, DIGEST, Signer.CANDIDATE) != line


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=4)))
def test_nothing_else_is_taken_for_a_line(value: object) -> None:
    with contextlib.suppress(NotASignatureError):
        assert strokes_json(parse_strokes(value)) == value


@pytest.mark.parametrize(
    "strokes",
    [
        [],
        [[]],
        [[(5000, 2000)]],
        [[(5000, 2000), (5000 + LEAST_INK - 1, 2000)]],
        [[(0, 0), (PAD_WIDTH + 1, 0)]],
        [[(0, 0), (0, PAD_HEIGHT + 1)]],
        [[(-1, 0), (2000, 0)]],
        [[(0, 0), (2000, 0)], []],
        [[(0, 0), (2000, 0)]] * (MOST_STROKES + 1),
        [[(0, 0), (2000, 0)] * (MOST_POINTS // 2 + 1)],
    ],
    ids=["nothing", "empty", "dot", "slip", "right", "low", "left", "hollow", "strokes", "points"],
)
def test_what_is_no_signature_is_refused(strokes: list[list[tuple[int, int]]]) -> None:
    with pytest.raises(NotASignatureError):
        checked(strokes)


def test_a_small_cross_is_a_signature() -> None:
    cross = [[(4700, 1700), (5300, 2300)], [(4700, 2300), (5300, 1700)]]
    assert checked(cross)


@pytest.mark.parametrize("value", [[[[1.5, 2]]], [[[True, False]]], [[[1, 2, 3]]], [[1, 2]], {"strokes": []}])
def test_numbers_of_another_kind_are_no_points(value: object) -> None:
    with pytest.raises(NotASignatureError):
        parse_strokes(value)
