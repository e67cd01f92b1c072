"""Attachments come back to the bit or not at all, and lie nowhere in clear."""

import hashlib
import io
import itertools
import os
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.storage.attachments import AttachmentStore, Captured, StoredAttachment
from clea_desktop.storage.chunks import CHUNK, TAG, header

HEADER = len(header(bytes(7)))
SIZES = [0, 1, 15, 16, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 12_345]
LIMIT = 10 * CHUNK


@pytest.fixture
def store(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path, bytes(range(32)), os.urandom)


def row_of(captured: Captured) -> StoredAttachment:
    return StoredAttachment(
        "id", captured.sha256, captured.crc32, captured.size, "image/jpeg", captured.file_name, captured.key
    )


def kept(store: AttachmentStore, data: bytes) -> StoredAttachment:
    captured = store.capture([data], LIMIT)
    store.keep(captured)
    return row_of(captured)


def trouble_of(store: AttachmentStore, row: StoredAttachment) -> Trouble:
    with pytest.raises(CleaError) as caught:
        b"".join(store.open(row))
    return caught.value.trouble


@pytest.mark.parametrize("size", SIZES)
def test_what_is_captured_comes_back_with_its_digest_checksum_and_size(store: AttachmentStore, size: int) -> None:
    data = os.urandom(size)
    captured = store.capture(io.BytesIO(data), LIMIT)
    store.keep(captured)
    assert (captured.sha256, captured.crc32, captured.size) == (hashlib.sha256(data).digest(), zlib.crc32(data), size)
    pieces = list(store.open(row_of(captured)))
    assert b"".join(pieces) == data
    assert max(map(len, pieces)) <= CHUNK


@given(cuts=st.lists(st.integers(0, 2 * CHUNK + 99), max_size=8))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pieces_of_any_length_make_the_same_attachment(store: AttachmentStore, cuts: list[int]) -> None:
    data = os.urandom(2 * CHUNK + 99)
    edges = [0, *sorted(cuts), len(data)]
    pieces = [data[start:end] for start, end in itertools.pairwise(edges)]
    captured = store.capture(pieces, LIMIT)
    store.keep(captured)
    assert captured.sha256 == hashlib.sha256(data).digest()
    assert b"".join(store.open(row_of(captured))) == data


@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_cut_anywhere_or_lengthened_is_refused(
    store: AttachmentStore, tmp_path: Path, data: st.DataObject
) -> None:
    row = kept(store, os.urandom(2 * CHUNK + 5))
    path = tmp_path / row.file_name
    whole = path.read_bytes()
    edges = [HEADER, HEADER + CHUNK + TAG, HEADER + 2 * (CHUNK + TAG), len(whole) - 1]
    length = data.draw(st.one_of(st.sampled_from(edges), st.integers(0, len(whole) - 1), st.just(len(whole) + 1)))
    path.write_bytes((whole + b"\0")[:length])
    assert trouble_of(store, row) is Trouble.ATTACHMENT_DAMAGED
    lying = replace(row, size=max(0, length - HEADER - TAG))
    assert trouble_of(store, lying) is Trouble.ATTACHMENT_DAMAGED


@given(place=st.integers(0, HEADER + 3 * (CHUNK + TAG) - 1), bit=st.integers(0, 7))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_bit_flipped_anywhere_is_refused(store: AttachmentStore, tmp_path: Path, place: int, bit: int) -> None:
    row = kept(store, bytes(3 * CHUNK))
    path = tmp_path / row.file_name
    whole = bytearray(path.read_bytes())
    whole[place] ^= 1 << bit
    path.write_bytes(whole)
    assert trouble_of(store, row) is Trouble.ATTACHMENT_DAMAGED


def test_every_bit_of_the_header_counts(store: AttachmentStore, tmp_path: Path) -> None:
    row = kept(store, b"small")
    path = tmp_path / row.file_name
    whole = path.read_bytes()
    for place in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << (place % 8)
        path.write_bytes(flipped)
        assert trouble_of(store, row) is Trouble.ATTACHMENT_DAMAGED


@pytest.mark.parametrize(("first", "second"), [(0, 1), (0, 2), (1, 3), (2, 3)])
def test_two_chunks_changed_for_each_other_are_refused(
    store: AttachmentStore, tmp_path: Path, first: int, second: int
) -> None:
    row = kept(store, os.urandom(4 * CHUNK))
    path = tmp_path / row.file_name
    whole = path.read_bytes()
    step = CHUNK + TAG
    chunks = [whole[HEADER + number * step : HEADER + (number + 1) * step] for number in range(4)]
    chunks[first], chunks[second] = chunks[second], chunks[first]
    path.write_bytes(whole[:HEADER] + b"".join(chunks))
    assert trouble_of(store, row) is Trouble.ATTACHMENT_DAMAGED


def test_whole_chunks_taken_off_the_end_are_refused_even_by_a_row_that_was_made_to_agree(
    store: AttachmentStore, tmp_path: Path
) -> None:
    row = kept(store, os.urandom(3 * CHUNK))
    path = tmp_path / row.file_name
    path.write_bytes(path.read_bytes()[: HEADER + 2 * (CHUNK + TAG)])
    assert trouble_of(store, replace(row, size=2 * CHUNK)) is Trouble.ATTACHMENT_DAMAGED


def test_one_attachment_put_in_the_place_of_another_is_refused(store: AttachmentStore, tmp_path: Path) -> None:
    one, other = kept(store, os.urandom(500)), kept(store, os.urandom(500))
    (tmp_path / one.file_name).write_bytes((tmp_path / other.file_name).read_bytes())
    assert trouble_of(store, one) is Trouble.ATTACHMENT_DAMAGED


def test_a_file_that_is_gone_is_said_to_be_missing(store: AttachmentStore, tmp_path: Path) -> None:
    row = kept(store, b"here")
    (tmp_path / row.file_name).unlink()
    assert trouble_of(store, row) is Trouble.ATTACHMENT_MISSING


def test_the_same_content_is_sealed_under_another_key_and_name_each_time(store: AttachmentStore) -> None:
    one, other = store.capture([b"same"], LIMIT), store.capture([b"same"], LIMIT)
    assert one.key != other.key
    assert one.part.read_bytes() != other.part.read_bytes()
    assert one.file_name != other.file_name


def test_a_name_says_nothing_to_whoever_holds_the_document(store: AttachmentStore, tmp_path: Path) -> None:
    row = kept(store, b"payslip")
    assert row.sha256.hex() not in row.file_name
    assert AttachmentStore(tmp_path, bytes(32), os.urandom).name_of(row.sha256, row.key) != row.file_name
    assert store.name_of(row.sha256, bytes(32)) != row.file_name


def test_nothing_of_the_content_is_on_disk_while_it_is_written(store: AttachmentStore, tmp_path: Path) -> None:
    mark = b"Maelys-confidence-" * 5000
    with store.writer() as writer:
        for _ in range(30):
            writer.write(mark)
            on_disk = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
            assert b"confidence" not in on_disk
        captured = writer.finish()
    assert b"confidence" not in captured.part.read_bytes()


def test_too_large_a_content_is_refused_and_nothing_stays(store: AttachmentStore, tmp_path: Path) -> None:
    with pytest.raises(CleaError) as caught:
        store.capture([bytes(600)] * 3, limit=1000)
    assert caught.value.trouble is Trouble.FILE_TOO_LARGE
    assert list(tmp_path.iterdir()) == []


def test_a_stick_pulled_out_while_reading_leaves_nothing(store: AttachmentStore, tmp_path: Path) -> None:
    class PulledOut(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            if not data:
                raise OSError(5, "Input/output error")
            return data

    with pytest.raises(CleaError) as caught:
        store.capture(PulledOut(bytes(3_000_000)), LIMIT)
    assert caught.value.trouble is Trouble.FILE_UNREADABLE
    assert list(tmp_path.iterdir()) == []


def test_whoever_gives_up_half_way_leaves_nothing(store: AttachmentStore, tmp_path: Path) -> None:
    def cancelled() -> Iterator[bytes]:
        yield bytes(2_000_000)
        raise CleaError(Trouble.CANCELLED)

    with pytest.raises(CleaError):
        store.capture(cancelled(), LIMIT)
    assert list(tmp_path.iterdir()) == []


def test_a_sweep_removes_what_is_unfinished_and_leaves_what_a_newer_database_may_need(
    store: AttachmentStore, tmp_path: Path
) -> None:
    known, unknown = kept(store, b"known"), kept(store, b"unknown")
    store.capture([b"never claimed"], LIMIT)
    swept = store.sweep([known.file_name])
    assert (swept.parts, swept.unclaimed) == (1, (unknown.file_name,))
    assert b"".join(store.open(unknown)) == b"unknown"
    assert list(tmp_path.glob("*.part")) == []


def test_an_erased_attachment_is_gone(store: AttachmentStore, tmp_path: Path) -> None:
    row = kept(store, b"to erase")
    store.remove(row.file_name)
    assert not (tmp_path / row.file_name).exists()
    store.remove(row.file_name)
    assert trouble_of(store, row) is Trouble.ATTACHMENT_MISSING


def test_no_key_is_ever_printed(store: AttachmentStore) -> None:
    captured = store.capture([b"x"], LIMIT)
    for shown in (repr(captured), repr(row_of(captured))):
        assert repr(captured.key) not in shown
        assert captured.key.hex() not in shown
