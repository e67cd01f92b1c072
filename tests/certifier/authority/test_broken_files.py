"""Files that came on a stick, broken in every way: refused in a sentence, never a bug, and nothing changed."""

import base64
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clea_desktop.trust.enrolment.requests import write_request
from tests.certifier.authority.material import NAME, ROOT_PASSPHRASE, Body, Laptop

_BLOCK = re.compile(rb"-----BEGIN ([A-Z0-9 ]+)-----\n(.*?)-----END", re.DOTALL)
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> tuple[Body, bytes, bytes]:
    """Return a body that waits for its root's answer, the request and the answer."""
    body = Body(tmp_path_factory.mktemp("attente") / "corps")
    words = ("--root", str(body.root), "--name", NAME)
    body.root_print = body.done("create-root", *words, passphrase=ROOT_PASSPHRASE).print
    asked, answer = body.file("demande.pem"), body.file("reponse.pem")
    print_ = body.at("create-issuing", "--name", NAME, "--out", asked).print
    sign = ("--root", str(body.root), "--request", asked, "--fingerprint", print_, "--out", answer)
    body.done("sign-issuing", *sign, passphrase=ROOT_PASSPHRASE)
    return body, Path(asked).read_bytes(), Path(answer).read_bytes()


def broken(pem: bytes, block: int, place: int, bit: int) -> bytes:
    """Flip one bit inside one block of a PEM file."""
    blocks = _BLOCK.findall(pem)
    whole = b""
    for number, (label, text) in enumerate(blocks):
        data = bytearray(base64.b64decode(text))
        if number == block % len(blocks):
            data[place % len(data)] ^= 1 << bit
        whole += b"-----BEGIN %s-----\n%s-----END %s-----\n" % (label, base64.encodebytes(bytes(data)), label)
    return whole


@SHARED
@given(st.integers(0, 2), st.integers(0, 10**6), st.integers(0, 7))
def test_an_answer_of_the_root_with_one_bit_wrong_installs_nothing(
    waiting: tuple[Body, bytes, bytes], block: int, place: int, bit: int
) -> None:
    body, _, answer = waiting
    path = body.place / "cassee.pem"
    path.write_bytes(broken(answer, block, place, bit))
    assert body.at("install-issuing", "--answer", str(path), "--fingerprint", body.root_print).code == 1
    assert "install-issuing" in body.at("status").out


@SHARED
@given(st.integers(0, 10**6), st.integers(0, 7))
def test_a_request_to_the_root_with_one_bit_wrong_is_not_signed(
    waiting: tuple[Body, bytes, bytes], place: int, bit: int
) -> None:
    body, request, _ = waiting
    path = body.place / "cassee.pem"
    path.write_bytes(broken(request, 0, place, bit))
    words = ("--root", str(body.root), "--request", str(path), "--fingerprint", body.root_print)
    out = ("--out", str(body.place / "jamais.pem"))
    assert body.act("sign-issuing", *words, *out, passphrase=ROOT_PASSPHRASE).code == 1


@SHARED
@given(st.binary(max_size=200))
def test_whatever_file_is_given_is_taken_or_refused_and_never_a_bug(founded: Body, data: bytes) -> None:
    letter = write_request(Laptop().asks(), bytes(32))
    path = founded.place / "cassee"
    for content in (data, letter[: len(data)] + data, b"-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(data)):
        path.write_bytes(content)
        name, out = str(path), str(founded.place / "jamais")
        assert founded.at("install-list", "--list", name).code == 1
        assert founded.at("time-anchor", "--certificate", name).code == 1
        assert founded.at("time-unit", "--request", name, "--name", "X", "--out", out).code == 1
        for act in ("enrol", "renew"):
            assert founded.at(act, "--request", name, "--out", out).code == 1
        install = founded.at("install-issuing", "--answer", name, "--fingerprint", founded.root_print)
        assert install.code == 1
