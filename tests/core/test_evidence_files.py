"""Sounds and notes keep what they say and lose who, where and with what; what is broken or pretends is refused."""

import io
import struct
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.evidence_files import kept_pieces
from clea_desktop.core.media import HEAD, Foreign, MediaKind, media_kind
from clea_desktop.core.plain_text import read_text
from clea_desktop.core.sound_length import sound_seconds
from clea_desktop.core.sounds_paged import checksum
from tests.core.sounds import SECRET, aac, m4a, mp3, mp3_frames, ogg, pages_of, sounds, wav

SOUNDS = sounds()


def kept(data: bytes, block: int = 1 << 20) -> bytes:
    kind = media_kind(data[:HEAD])
    assert isinstance(kind, MediaKind)
    return b"".join(kept_pieces(kind, (data[at : at + block] for at in range(0, len(data), block))))


@pytest.mark.parametrize("data", SOUNDS.values(), ids=SOUNDS)
def test_a_sound_loses_its_tags_once_and_for_all_whatever_its_blocks(data: bytes) -> None:
    clean = kept(data)
    assert SECRET not in clean
    assert kept(clean) == clean
    assert kept(data, 7) == clean


def test_a_wav_keeps_its_samples() -> None:
    with wave.open(io.BytesIO(wav())) as before, wave.open(io.BytesIO(kept(wav()))) as after:
        assert after.getparams() == before.getparams()
        assert after.readframes(9999) == before.readframes(9999)


def test_an_mp3_and_an_aac_keep_their_frames_and_drop_one_cut_short() -> None:
    assert kept(mp3(frames=6)) == mp3_frames(6)
    assert kept(mp3_frames(5) + mp3_frames(1)[:200]) == mp3_frames(5)
    assert kept(aac()) == aac()


@pytest.mark.parametrize("index_first", [True, False])
def test_nothing_moves_in_an_m4a_and_its_days_are_gone(index_first: bool) -> None:  # noqa: FBT001 - a case
    data = m4a(index_first=index_first)
    clean = kept(data)
    assert len(clean) == len(data)
    assert clean.index(b"mdat") == data.index(b"mdat")
    assert struct.pack(">II", 3_800_000_000, 3_800_000_001) not in clean
    assert (b"soun" in clean, b"stco" in clean, b"udta" in clean, b"uuid" in clean) == (True, True, False, False)


@pytest.mark.parametrize("data", [one for name, one in SOUNDS.items() if "opus" in name or "vorbis" in name])
def test_an_ogg_keeps_its_sound_pages_to_the_byte_and_every_page_sums_up(data: bytes) -> None:
    before, after = pages_of(data), pages_of(kept(data))
    assert len(before) == len(after)
    assert (before[0], before[-3:]) == (after[0], after[-3:])
    for number, page in enumerate(after):
        assert int.from_bytes(page[18:22], "little") == number
        assert checksum(page[:22] + bytes(4) + page[26:]) == int.from_bytes(page[22:26], "little")


@pytest.mark.parametrize(
    ("data", "seconds"),
    [
        (wav(seconds=2.5), 2.5),
        (mp3(frames=100), 100 * 1152 / 44100),
        (aac(frames=50), 50 * 1024 / 44100),
        (m4a(), 5.0),
        (ogg(sound_pages=50), 1.0),
    ],
)
def test_a_kept_sound_says_how_long_it_lasts(data: bytes, seconds: float) -> None:
    kind = media_kind(data[:HEAD])
    assert isinstance(kind, MediaKind)
    assert sound_seconds(kind, kept(data)) == pytest.approx(seconds)


@given(st.sampled_from(MediaKind), st.binary(max_size=200))
def test_timing_any_bytes_never_does_worse_than_not_knowing(kind: MediaKind, data: bytes) -> None:
    found = sound_seconds(kind, data)
    assert found is None or found >= 0


def test_a_film_is_no_sound_and_a_telephone_s_photo_no_film() -> None:
    with pytest.raises(CleaError) as caught:
        kept(m4a(handler=b"vide"))
    assert caught.value.trouble is Trouble.FILE_KIND_REFUSED
    assert media_kind(struct.pack(">I", 28) + b"ftypheic\0\0\0\0mif1heic") is Foreign.HEIC
    assert media_kind(struct.pack(">I", 24) + b"ftypmif1\0\0\0\0heic") is Foreign.HEIC
    assert media_kind(b"II*\0" + bytes(20)) is Foreign.TIFF
    with pytest.raises(CleaError):
        media_kind(struct.pack(">I", 20) + b"ftypqt  \0\0\0\0qt  ")


@pytest.mark.parametrize(
    "data",
    [
        mp3_frames(3) + b"PK\3\4" + bytes(4000),
        b"ID3\3\0\0\0\0\0\0" + b"MZ" + bytes(4000),
        aac()[:64] + b"%PDF-1.7" + bytes(99),
        wav()[:60],
        wav()[:40] + struct.pack("<I", 0xFFFFFFFF) + bytes(99),
        m4a()[:200],
        struct.pack(">I", 20) + b"ftypM4A \0\0\0\0M4A " + struct.pack(">I4s", 0, b"mdat") + bytes(50),
        ogg()[:90],
        ogg() + b"PK\3\4" + bytes(99),
        ogg().replace(b"OpusHead", b"\x80theora "),
    ],
)
def test_what_pretends_to_be_a_sound_or_carries_something_else_is_refused(data: bytes) -> None:
    with pytest.raises(CleaError):
        kept(data)


@pytest.mark.parametrize("name", ["wav", "mp3", "aac", "m4a", "opus", "vorbis"])
@given(data=st.data())
def test_a_broken_sound_is_refused_or_cleaned_and_never_does_worse(name: str, data: st.DataObject) -> None:
    whole = bytearray(SOUNDS[name])
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    try:
        kept(cut)
    except CleaError:
        return


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=60))
def test_a_note_keeps_its_words(text: str) -> None:
    try:
        written = read_text(text.encode())
    except CleaError:
        return
    assert written == text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")


def test_an_old_windows_note_and_one_with_a_mark_become_plain_utf_8() -> None:
    note = "Réunion du 3 : « prêt », 12 €\r\n"
    assert kept(note.encode("cp1252")) == kept(note.encode("utf-8-sig")) == kept(note.encode()) == note.encode()


@pytest.mark.parametrize(
    "data",
    [
        b"a\0b",
        b"a\x1b[31mred",
        b"",
        b"   ",
        "abc\N{RIGHT-TO-LEFT OVERRIDE}txt.exe".encode(),
        b"{\\rtf1 x}",
        b"<?xml ?>",
    ],
)
def test_what_is_no_plain_writing_is_refused(data: bytes) -> None:
    with pytest.raises(CleaError):
        kept(data)


def test_a_control_sign_far_behind_the_beginning_is_seen_too() -> None:
    with pytest.raises(CleaError):
        kept(b"a" * (2 * HEAD) + b"\x07")


def test_a_note_has_a_limit() -> None:
    with pytest.raises(CleaError) as caught:
        kept(b"a" * (2 * 1024 * 1024 + 1))
    assert caught.value.trouble is Trouble.FILE_TOO_LARGE


@given(st.binary(max_size=64))
def test_any_beginning_is_told_or_refused(head: bytes) -> None:
    try:
        assert media_kind(head) in {*MediaKind, *Foreign}
    except CleaError as error:
        assert error.trouble is Trouble.FILE_KIND_REFUSED  # noqa: PT017 - the only trouble there may be
