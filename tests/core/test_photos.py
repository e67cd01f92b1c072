"""A photo keeps its picture and its way up, and loses where, when and with what it was taken."""

import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from clea_desktop.core.errors import CleaError
from clea_desktop.core.photos import MediaKind, kept_pieces, media_kind

SECRET = b"Telephone de Mme Durand"


def without_metadata(data: bytes) -> bytes:
    return b"".join(kept_pieces(data))


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


def test_a_large_photo_is_not_copied_to_be_cleaned() -> None:
    data = picture("JPEG")
    start, end = data[:-2], data[-2:]
    large = start + b"\x5a" * 20_000_000 + end
    tracemalloc.start()
    try:
        pieces = kept_pieces(large)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sum(len(piece) for piece in pieces) > 20_000_000
    assert peak < 1_000_000


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
