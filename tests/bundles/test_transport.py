"""What travels on a stick: read by the deposit key alone, refused at the first flip or cut, open to Debian's age."""

import io
import shutil
import subprocess
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clea_desktop.bundles.transport import (
    DepositKey,
    TransportError,
    TransportFlaw,
    check_recipient,
    decrypt,
    encrypt,
    is_carried,
    lock_key,
    new_deposit_key,
    unlock_key,
)

WORDS = "des mots que personne ne devine"
CONTENT = b"contenu " * 30_000
needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed here")


@cache
def key() -> DepositKey:
    return new_deposit_key()


def carried(content: bytes, recipient: str = "") -> bytes:
    sink = io.BytesIO()
    blocks = (content[start : start + 100_000] for start in range(0, len(content), 100_000))
    encrypt(blocks, recipient or key().recipient, sink)
    return sink.getvalue()


def opened(data: bytes, by: DepositKey | None = None) -> bytes:
    sink = io.BytesIO()
    decrypt(io.BytesIO(data), by or key(), sink)
    return sink.getvalue()


def flaw_of(data: bytes, by: DepositKey | None = None) -> TransportFlaw:
    with pytest.raises(TransportError) as raised:
        opened(data, by)
    return raised.value.flaw


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
def test_what_was_encrypted_is_opened_whole(size: int) -> None:
    data = carried(CONTENT[:size])
    assert is_carried(data)
    assert opened(data) == CONTENT[:size]


def test_another_key_does_not_open_it() -> None:
    assert flaw_of(carried(b"x"), new_deposit_key()) is TransportFlaw.OTHER_KEY


def test_every_flipped_bit_of_a_small_one_is_refused() -> None:
    data = carried(b"petit")
    for bit in range(8 * len(data)):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(TransportError):
            opened(bytes(flipped))


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@settings(max_examples=40)
def test_any_flip_in_a_long_one_is_refused(place: float, bit: int) -> None:
    data = bytearray(carried(CONTENT))
    data[int(place * len(data))] ^= 1 << bit
    with pytest.raises(TransportError):
        opened(bytes(data))


@given(place=st.floats(0, 1, exclude_max=True))
@settings(max_examples=40)
def test_any_cut_is_refused(place: float) -> None:
    data = carried(CONTENT)
    with pytest.raises(TransportError):
        opened(data[: int(place * len(data))])


def test_a_cut_between_two_chunks_is_refused() -> None:
    data = carried(CONTENT)
    start = data.index(b"\n--- ") + 5 + 43 + 1 + 16
    for chunks in range(4):
        assert flaw_of(data[: start + chunks * (65_536 + 16)]) is TransportFlaw.DAMAGED


def test_bytes_behind_the_last_chunk_are_refused() -> None:
    assert flaw_of(carried(CONTENT) + b"\0") is TransportFlaw.DAMAGED
    assert flaw_of(carried(CONTENT[:65_536]) + b"\0") is TransportFlaw.DAMAGED


@given(data=st.binary(max_size=300))
def test_what_never_was_age_is_said_so(data: bytes) -> None:
    if not is_carried(data):
        assert flaw_of(data) is TransportFlaw.NOT_AGE


@given(tail=st.binary(max_size=300))
def test_any_header_is_opened_or_refused_and_never_a_crash(tail: bytes) -> None:
    with pytest.raises(TransportError):
        opened(b"age-encryption.org/v1\n" + tail)


def test_a_header_of_megabytes_is_refused_at_once() -> None:
    hostile = b"age-encryption.org/v1\n" + (b"-> foo " + b"a" * 1000 + b"\nAAAA\n") * 20_000
    start = time.perf_counter()
    assert flaw_of(hostile) is TransportFlaw.DAMAGED
    assert time.perf_counter() - start < 1


def test_the_text_form_is_not_ours() -> None:
    armoured = (
        b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCg==\n-----END AGE ENCRYPTED FILE-----\n"
    )
    assert flaw_of(armoured) is TransportFlaw.NOT_AGE


@pytest.mark.parametrize("text", ["", "age1", "age1" + "q" * 58, "AGE-SECRET-KEY-1QQQQ", "ssh-ed25519 AAAA", "é"])
def test_what_is_no_deposit_key_is_refused_before_anything_is_written(text: str) -> None:
    sink = io.BytesIO()
    with pytest.raises(TransportError) as raised:
        encrypt([b"x"], text, sink)
    assert raised.value.flaw is TransportFlaw.RECIPIENT
    assert sink.getvalue() == b""


class _OwnError(Exception):
    """What a reader or a sink may raise."""


def test_what_reading_and_writing_raise_comes_out_as_it_was() -> None:
    def blocks() -> Iterator[bytes]:
        yield bytes(100_000)
        raise _OwnError

    class Full(io.BytesIO):
        def write(self, _data: object, /) -> int:
            raise _OwnError

    def give_up() -> None:
        raise _OwnError

    with pytest.raises(_OwnError):
        encrypt(blocks(), key().recipient, io.BytesIO())
    with pytest.raises(_OwnError):
        encrypt([CONTENT], key().recipient, Full())
    with pytest.raises(_OwnError):
        decrypt(io.BytesIO(carried(CONTENT)), key(), Full())
    with pytest.raises(_OwnError):
        decrypt(io.BytesIO(carried(CONTENT)), key(), io.BytesIO(), give_up)


def test_a_deposit_key_is_kept_under_its_passphrase_and_shows_nothing() -> None:
    locked = lock_key(key(), WORDS)
    assert b"AGE-SECRET" not in locked
    assert "AGE-SECRET" not in repr(key())
    assert unlock_key(locked, WORDS) == key()
    with pytest.raises(TransportError) as raised:
        unlock_key(locked, WORDS + " ")
    assert raised.value.flaw is TransportFlaw.KEY_LOCKED
    with pytest.raises(TypeError):
        key().__reduce__()


@pytest.mark.parametrize("data", [b"", b"AGE-SECRET-KEY-1QQQ", b"age-encryption.org/v1\n", bytes(20_000)])
def test_what_is_no_key_file_is_said_so(data: bytes) -> None:
    with pytest.raises(TransportError) as raised:
        unlock_key(data, WORDS)
    assert raised.value.flaw is TransportFlaw.KEY_UNREADABLE


@pytest.mark.parametrize("cost", [b"22", b"24", b"30", b"63", b"99"])
def test_a_key_file_that_would_take_all_the_memory_is_not_tried(cost: bytes) -> None:
    hostile = (
        b"age-encryption.org/v1\n-> scrypt "
        + b"A" * 22
        + b" "
        + cost
        + b"\n"
        + b"A" * 43
        + b"\n--- "
        + b"A" * 43
        + b"\n"
    )
    start = time.perf_counter()
    with pytest.raises(TransportError) as raised:
        unlock_key(hostile, WORDS)
    assert raised.value.flaw is TransportFlaw.KEY_UNREADABLE
    assert time.perf_counter() - start < 1


def test_the_public_half_alone_is_checked() -> None:
    check_recipient(key().recipient)
    with pytest.raises(TransportError):
        check_recipient(key().recipient[:-1])


@needs_age
def test_debian_s_age_opens_ours_and_ours_opens_its(tmp_path: Path) -> None:
    ours, theirs, identity = tmp_path / "o.age", tmp_path / "t.age", tmp_path / "key.txt"
    identity.write_text(f"{key()._secret}\n", encoding="ascii")
    ours.write_bytes(carried(CONTENT))
    found = subprocess.run(["age", "-d", "-i", identity, ours], check=True, capture_output=True).stdout
    assert found == CONTENT
    subprocess.run(["age", "-r", key().recipient, "-o", theirs], input=CONTENT, check=True)
    assert opened(theirs.read_bytes()) == CONTENT
