"""Whatever the file, the reader answers; it never fails, hangs, or asks for the memory that the file announces."""

import io
import json
import tracemalloc
from datetime import UTC, datetime
from typing import BinaryIO, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from clea_desktop.bundles import cms, zipform
from clea_desktop.bundles.container import locate
from clea_desktop.bundles.layout import is_safe, place
from clea_desktop.bundles.manifest import check_manifest
from clea_desktop.bundles.members import bytes_member
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.report import as_json, as_text
from clea_desktop.bundles.verdict import Outcome
from clea_desktop.bundles.verifying import verify
from clea_desktop.core.text import translator
from clea_desktop.trust import der
from clea_desktop.trust.der import Node
from tests.bundles.chain_cases import carrying
from tests.bundles.forge import MANIFEST, SIGNATURE, parts_of, placed, with_part
from tests.bundles.forge_certificates import issued, person_names, usual_parts
from tests.bundles.forge_cms import with_strange_certificate
from tests.bundles.forge_zip import pack
from tests.bundles.material import authority, content, judged, minimal_bundle, policy, practice_person, sealed, store
from tests.bundles.time_cases import stamped

TRUST = store(authority())
SOUND_SIGNATURE = dict(parts_of(minimal_bundle()))[SIGNATURE]
EDITS = st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(max_size=8), st.integers(0, 8)), min_size=1, max_size=6)
PIECES = st.lists(
    st.one_of(
        st.binary(max_size=64),
        st.sampled_from([zipform.LOCAL_SIGNATURE, zipform.CENTRAL_SIGNATURE, zipform.END_SIGNATURE, bytes(22)]),
    ),
    max_size=12,
)


def edited(data: bytes, edits: list[tuple[int, bytes, int]]) -> bytes:
    """Replace pieces of data here and there."""
    changed = bytearray(data)
    for at, new, old in edits:
        start = at % (len(changed) + 1)
        changed[start : start + old] = new
    return bytes(changed)


@given(st.binary(max_size=400))
def test_any_bytes_get_an_answer(data: bytes) -> None:
    assert verify(io.BytesIO(data), TRUST, policy()).outcome is not Outcome.ACCEPTED


@given(PIECES)
def test_anything_that_looks_like_a_zip_gets_an_answer(pieces: list[bytes]) -> None:
    assert verify(io.BytesIO(b"".join(pieces)), TRUST, policy()).outcome is not Outcome.ACCEPTED


@given(EDITS)
def test_an_edited_bundle_gets_an_answer_and_only_the_very_same_bytes_are_accepted(
    edits: list[tuple[int, bytes, int]],
) -> None:
    changed = edited(minimal_bundle(), edits)
    assert verify(io.BytesIO(changed), TRUST, policy()).accepted == (changed == minimal_bundle())


@given(st.sampled_from([name for name, _ in parts_of(minimal_bundle())]), EDITS)
def test_an_edited_member_under_sound_headers_gets_an_answer(name: str, edits: list[tuple[int, bytes, int]]) -> None:
    parts = parts_of(minimal_bundle())
    data = edited(dict(parts)[name], edits)
    verdict = verify(io.BytesIO(pack(with_part(parts, name, data))), TRUST, policy())
    assert verdict.accepted == (data == dict(parts)[name])


@settings(max_examples=400)
@given(
    st.one_of(
        st.binary(max_size=200), EDITS.map(lambda edits: edited(dict(parts_of(minimal_bundle()))[SIGNATURE], edits))
    )
)
def test_only_the_one_form_of_a_signature_is_read(data: bytes) -> None:
    try:
        signed = cms.read(data, SIGNATURE)
    except RefusedError:
        return
    assert cms.render(signed) == data


@settings(max_examples=300)
@given(st.integers(32, 8 * len(practice_person().certificate) - 1))
def test_a_strange_certificate_in_a_consistent_signature_gets_an_answer(bit: int) -> None:
    certificate = bytearray(practice_person().certificate)
    certificate[bit >> 3] ^= 1 << (bit & 7)
    p7s = with_strange_certificate(SOUND_SIGNATURE, practice_person(), bytes(certificate))
    changed = pack(with_part(parts_of(minimal_bundle()), SIGNATURE, p7s))
    assert verify(io.BytesIO(changed), TRUST, policy()).outcome is Outcome.REJECTED


@given(EDITS)
def test_only_the_one_form_of_a_manifest_is_read(edits: list[tuple[int, bytes, int]]) -> None:
    parts = parts_of(minimal_bundle())
    data = edited(dict(parts)[MANIFEST], edits)
    try:
        check_manifest(data, 1, placed(parts[:-2]))
    except RefusedError:
        return
    assert data == dict(parts)[MANIFEST]


@given(st.text(max_size=60))
def test_a_name_that_has_a_place_is_always_safe(name: str) -> None:
    if place(name) is not None:
        assert is_safe(name)
        assert not name.startswith("/")
        assert ".." not in name.split("/")


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 1 << 33), st.integers(0, (1 << 32) - 1)), max_size=12))
def test_the_directory_is_read_back_as_it_was_written_even_beyond_four_gigabytes(
    members: list[tuple[int, int, int]],
) -> None:
    entries = [zipform.Entry("a" * length, size & 0xFFFFFFFE, crc) for length, size, crc in members]
    records, offsets, start = zipform.directory(entries)
    read, at = [], 0
    for _ in entries:
        record = zipform.read_record(records, at)
        assert record is not None
        assert zipform.is_usual(record)
        assert not zipform.has_strange_extra(record)
        at += record.length
        read.append((record.name.decode(), record.size, record.crc32, record.offset))
    assert at == len(records)
    assert read == [(one.name, one.size, one.crc32, at) for one, at in zip(entries, offsets, strict=True)]
    end = zipform.read_end(zipform.end_records(len(entries), len(records), start))
    assert end is not None
    assert (end.entries, end.directory_size, end.directory_offset) == (len(entries), len(records), start)


class _Immense:
    """A file of five gigabytes that exists only where it is looked at: zeros, but for the pieces given."""

    def __init__(self, size: int, pieces: dict[int, bytes]) -> None:
        self._size, self._pieces, self._at = size, pieces, 0

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (self._size if whence == 2 else 0)
        return self._at

    def read(self, size: int) -> bytes:
        size = max(0, min(size, self._size - self._at))
        found = bytearray(size)
        for start, piece in self._pieces.items():
            first, last = max(start, self._at), min(start + len(piece), self._at + size)
            if first < last:
                found[first - self._at : last - self._at] = piece[first - start : last - start]
        self._at += size
        return bytes(found)


def test_members_behind_four_gigabytes_are_found_through_zip64_and_one_bit_of_it_is_refused() -> None:
    sizes = {
        "mimetype": 31,
        "dossier/dossier.json": 2,
        "dossier/journal.jsonl": 2,
        "LISEZ-MOI.txt": 2,
        **{f"evidence/{n:04}.jpg": 3_000_000_000 for n in (1, 2)},
        "SHA256SUMS": 2,
        "META-INF/ASiCManifest001.xml": 2,
        "META-INF/signature001.p7s": 2,
    }
    entries = [zipform.Entry(name, size, 7) for name, size in sizes.items()]
    records, offsets, start = zipform.directory(entries)
    tail = records + zipform.end_records(len(entries), len(records), start)
    members = locate(cast("BinaryIO", _Immense(start + len(tail), {start: tail})))
    assert [one.offset for one in members] == offsets
    assert offsets[-1] > 0xFFFFFFFF
    assert zipform.local_header(entries[-1], offsets[-1])[4:6] == b"\x2d\x00"
    for bit in range(8 * len(tail)):
        flipped = bytearray(tail)
        flipped[bit >> 3] ^= 1 << (bit & 7)
        try:
            found = locate(cast("BinaryIO", _Immense(start + len(tail), {start: bytes(flipped)})))
        except RefusedError:
            continue
        # a flipped CRC or letter is sound until the local header is read
        assert [one.entry for one in found] != entries


def test_an_immense_file_is_refused_before_anything_of_it_is_read() -> None:
    immense = cast("BinaryIO", _Immense(1 << 50, {}))
    assert verify(immense, TRUST, policy()).reason is Reason.BUNDLE_TOO_LARGE


class _Shrinking(io.BytesIO):
    """A file that somebody cuts while it is being read."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        if (offset, whence) == (0, 0):
            self.truncate(2000)
        return super().seek(offset, whence)


def test_a_file_that_is_cut_while_it_is_read_is_refused() -> None:
    assert verify(_Shrinking(minimal_bundle()), TRUST, policy()).reason is Reason.CUT


def test_manifests_cannot_fill_the_memory() -> None:
    rounds = [(f"META-INF/ASiCManifest{n:03}.xml", bytes(1 << 20)) for n in range(2, 40)]
    assert judged(pack([*parts_of(minimal_bundle()), *rounds]), TRUST).reason is Reason.MEMBER_TOO_LARGE


def test_memory_stays_flat_whatever_the_size() -> None:
    bundle = sealed(content([bytes_member("evidence/0001.jpg", bytes(24 * 1024 * 1024))]), practice_person())
    trust = store(authority())
    judged(bundle, trust)
    source = io.BytesIO(bundle)
    tracemalloc.start()
    try:
        assert verify(source, trust, policy()).accepted
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 6 * 1024 * 1024


def _nodes(node: Node) -> list[Node]:
    return [node, *(one for part in node.parts for one in _nodes(part))]


def _replaced(node: Node, old: Node, new: bytes) -> bytes:
    if node is old:
        return new
    return der.value(node.tag, *(_replaced(one, old, new) for one in node.parts)) if node.parts else node.whole


def test_an_identifier_with_a_number_that_python_does_not_write_gets_an_answer() -> None:
    endless = der.value(der.OID, b"\x2a" + b"\xff" * 3000 + b"\x7f")
    whole, parts = der.parse(SOUND_SIGNATURE), parts_of(minimal_bundle())
    for one in _nodes(whole):
        if one.tag == der.OID:
            changed = pack(with_part(parts, SIGNATURE, _replaced(whole, one, endless)))
            assert judged(changed).outcome is Outcome.REJECTED


def test_the_last_second_of_the_calendar_gets_an_answer() -> None:
    end = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    verdict = judged(sealed(content(), practice_person(), end))
    assert "31 décembre 9999 à" in as_text("d.asice", verdict, translator())
    assert judged(stamped(), by=policy(at=end)).reason is Reason.AUTHORITY_EXPIRED


def test_nothing_that_a_terminal_would_obey_is_in_either_report() -> None:
    evil = "Mme X\n  ACCEPTÉ\u202e\x1b[2J\x9b31m\u2028"
    verdict = judged(carrying(issued(authority(), usual_parts(), person_names(evil, "P-1"))))
    for write in (as_text, as_json):
        said = write("a\u202e\x9b\nb.asice", verdict, translator())
        assert all(sign.isprintable() or sign in "\n\u00a0" for sign in said)
    assert json.loads(said)["signers"][0]["name"] == evil
