"""A photo keeps its picture and its way up, and loses where, when and with what it was taken."""

import io
import itertools
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from clea_desktop.core.errors import CleaError
from clea_desktop.core.evidence_files import kept_pieces
from clea_desktop.core.media import MediaKind, media_kind

SECRET = b"Telephone de Mme Durand"


def without_metadata(data: bytes, block: int = 1 << 20) -> bytes:
    blocks = (data[start : start + block] for start in range(0, len(data), block))
    kind = media_kind(data)
    assert isinstance(kind, MediaKind)
    return b"".join(kept_pieces(kind, blocks))


def picture(kind: str, orientation: int = 1, **options: bool) -> bytes:
    image = Image.effect_noise((48, 32), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    image.save(out, kind, exif=exif, **options)
    return out.getvalue()


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"optimize": True}])
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_jpeg_loses_its_secrets_and_keeps_its_pixels_and_way_up(orientation: int, options: dict[str, bool]) -> None:
    data = picture("JPEG", orientation, **options)
    clean = without_metadata(data)
    assert SECRET in data
    assert SECRET not in clean
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(clean)) as after:
        assert before.tobytes() == after.tobytes()
        assert dict(after.getexif()) == ({} if orientation == 1 else {0x0112: orientation})
    assert without_metadata(clean) == clean


def test_a_png_loses_its_secrets_and_keeps_its_pixels() -> None:
    data = picture("PNG")
    clean = without_metadata(data)
    assert SECRET in data
    assert SECRET not in clean
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(clean)) as after:
        assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("block", [1, 2, 3, 7, 64])
def test_the_blocks_a_picture_comes_in_change_nothing(kind: str, block: int) -> None:
    data = picture(kind, 6)
    assert without_metadata(data, block) == without_metadata(data)


@given(st.lists(st.sampled_from([b"\x00", b"\xff", b"\xd0", b"\x5a"]), max_size=40), st.integers(1, 5))
def test_compressed_data_is_kept_to_the_byte_wherever_the_blocks_are_cut(scan: list[bytes], block: int) -> None:
    scanned = b"\x00".join([*scan, b""])  # a zero behind each byte: 0xFF is never a marker then
    head = b"\xff\xd8\xff\xda\x00\x03\x01"
    assert without_metadata(head + scanned + b"\xff\xd9", block) == head + scanned + b"\xff\xd9"


def test_a_large_photo_is_never_in_memory_whole() -> None:
    whole = picture("JPEG")
    start, end = whole[:-2], whole[-2:]
    noise = (b"\x5a" * (1 << 20) for _ in range(24))
    tracemalloc.start()
    try:
        size = sum(len(piece) for piece in kept_pieces(MediaKind.JPEG, itertools.chain([start], noise, [end])))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 24 << 20
    assert peak < 8 << 20


def test_a_second_picture_hidden_behind_the_first_goes_too() -> None:
    clean = without_metadata(picture("JPEG"))
    assert without_metadata(clean + picture("JPEG", 6)) == clean


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"MZ\x90", b"<svg/>", b"PK\x03\x04"])
def test_other_kinds_of_file_are_refused_by_their_bytes(data: bytes) -> None:
    with pytest.raises(CleaError):
        media_kind(data)


def test_a_pdf_is_known_by_its_first_bytes() -> None:
    assert media_kind(b"%PDF-1.7\n") is MediaKind.PDF


WHOLE = {kind: picture(kind) for kind in ("JPEG", "PNG")}


@given(st.sampled_from(["JPEG", "PNG"]), st.data())
def test_a_broken_picture_is_refused_or_cleaned_and_never_does_worse(kind: str, data: st.DataObject) -> None:
    whole = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    try:
        without_metadata(cut)
    except CleaError:
        return
