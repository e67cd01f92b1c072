"""Whatever the bytes, every parser answers: it never fails otherwise, hangs, or takes more memory than it may."""

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bundles.forge import DOSSIER
from tests.fuzz.changes import changed, json_changes
from tests.fuzz.other_letters import answer_letter, inner_letter, request_letter, update_letter
from tests.fuzz.targets import DECISION, TARGETS, part

PATIENCE = 5.0
MEMORY = 48 * 1024 * 1024
JSON = {
    **dict.fromkeys(("canonical", "dossier", "signed-dossier"), part(DOSSIER)),
    "decision": part(DECISION),
    "guests-request": inner_letter(request_letter()),
    "answer": answer_letter(),
    "update": update_letter(),
}
EDITS = st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(max_size=8), st.integers(0, 8)), min_size=1, max_size=6)


@pytest.mark.parametrize("name", TARGETS)
def test_sound_files_are_read_as_they_are(name: str) -> None:
    for seed in TARGETS[name].seeds():
        TARGETS[name].read(seed)


@pytest.mark.parametrize("name", TARGETS)
@given(data=st.data())
def test_a_parser_answers_whatever_is_changed_in_a_sound_file(name: str, data: st.DataObject) -> None:
    target = TARGETS[name]
    seed = data.draw(st.sampled_from(target.seeds()))
    target.read(changed(seed, data.draw(EDITS)))


@pytest.mark.parametrize("name", TARGETS)
@given(data=st.binary(max_size=300))
def test_a_parser_answers_whatever_the_bytes(name: str, data: bytes) -> None:
    TARGETS[name].read(data)


@pytest.mark.parametrize("name", JSON)
@given(data=st.data())
def test_json_of_any_values_gets_an_answer(name: str, data: st.DataObject) -> None:
    TARGETS[name].read(data.draw(json_changes(JSON[name])))


GREEDY: dict[str, bytes] = {
    "a mountain of brackets": b"[" * 2_000_000,
    "a very long number": b'{"a":' + b"9" * 2_000_000 + b"}",
    "a very long text": b'"' + b"a" * 4_000_000 + b'"',
    "nested sets": b"\x30\x84\x7f\xff\xff\xff" * 200_000,
    "endless lengths": b"\x30\x80" * 500_000,
    "an integer of a megabyte": b"\x30\x83\x10\x00\x04\x02\x83\x10\x00\x00" + b"\x7f" * 1_048_576,
    "blocks of a certificate without end": b"-----BEGIN CERTIFICATE-----\n" * 100_000,
    "blocks of a list without end": b"\x01-----BEGIN X509 CRL-----\n" * 100_000,
    "references without end": b'<asic:DataObjectReference URI="' * 60_000,
    "lines without end": b"\n" * 1_000_000,
    "a directory of nothing": b"PK\x05\x06" * 500_000,
}


@pytest.mark.parametrize("greed", GREEDY)
@pytest.mark.parametrize("name", TARGETS)
def test_a_greedy_file_takes_neither_time_nor_memory(name: str, greed: str) -> None:
    data = GREEDY[greed]
    tracemalloc.start()
    began = time.thread_time()
    try:
        TARGETS[name].read(data)
        taken = time.thread_time() - began
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken < PATIENCE
    assert peak < MEMORY + 8 * len(data)
