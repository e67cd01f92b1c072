"""What is looked at for a while: readable in any order, in clear nowhere, gone at the end."""

import gc
import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.storage.chunks import CHUNK
from clea_desktop.storage.spool import Spool

posix = pytest.mark.skipif(sys.platform == "win32", reason="a file that is open has a name there until it is closed")


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
def test_what_was_written_is_read_whole(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    spool = Spool(tmp_path, os.urandom)
    for start in range(0, size, 70_001):
        spool.write(content[start : start + 70_001])
    with io.BufferedReader(spool.finish()) as reader:
        assert reader.read() == content
        assert reader.seek(0, os.SEEK_END) == size
        assert reader.read(1) == b""


@given(places=st.lists(st.tuples(st.integers(0, 3 * CHUNK + 20), st.integers(0, CHUNK + 9)), max_size=6))
def test_it_is_read_in_any_order_as_any_file(
    tmp_path_factory: pytest.TempPathFactory, places: list[tuple[int, int]]
) -> None:
    content = bytes(range(251)) * ((3 * CHUNK) // 251)
    plain = io.BytesIO(content)
    spool = Spool(tmp_path_factory.mktemp("spool"), os.urandom)
    spool.write(content)
    with io.BufferedReader(spool.finish()) as reader:
        for place, count in places:
            plain.seek(place)
            reader.seek(place)
            assert reader.read(count) == plain.read(count)
            assert reader.tell() == plain.tell()


@posix
def test_it_has_no_name_and_holds_nothing_in_clear(tmp_path: Path) -> None:
    spool = Spool(tmp_path, os.urandom)
    spool.write(b"MARQUE-D-UN-NOM " * 100_000)
    reader = io.BufferedReader(spool.finish())
    assert list(tmp_path.iterdir()) == []
    spool._file.seek(0)
    assert b"MARQUE" not in spool._file.read()
    reader.close()
    assert spool._file.closed


@posix
def test_a_chunk_that_is_not_what_was_written_is_not_given_out(tmp_path: Path) -> None:
    spool = Spool(tmp_path, os.urandom)
    spool.write(bytes(2 * CHUNK))
    with io.BufferedReader(spool.finish()) as reader:
        spool._file.seek(CHUNK + 40)
        spool._file.write(b"\x01")
        assert reader.read(CHUNK) == bytes(CHUNK)
        with pytest.raises(CleaError) as raised:
            reader.read(1)
        assert raised.value.trouble is Trouble.ATTACHMENT_DAMAGED


def test_a_folder_that_refuses_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(CleaError) as raised:
        Spool(tmp_path / "nowhere", os.urandom)
    assert raised.value.trouble is Trouble.DISK_REFUSES


@posix
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 - absent on Windows

    spool = Spool(tmp_path, os.urandom)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (CHUNK + 100, before[1]))
    try:
        with pytest.raises(CleaError) as raised:
            spool.write(bytes(3 * CHUNK))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert raised.value.trouble is Trouble.DISK_FULL
    spool.close()


def test_no_key_in_print(tmp_path: Path) -> None:
    spool = Spool(tmp_path, lambda count: b"K" * count)
    assert "KKKK" not in repr(spool)
    spool.close()
    gc.collect()
