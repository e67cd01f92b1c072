"""Over the loopback: the unit's door holds against rude strangers, the asker against rude units."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clea_certifier.time import structures as form
from clea_certifier.time.client import NoTokenError, RemoteUnit, TimeFlaw, request_over, token_in
from clea_certifier.time.server import AT_ONCE
from clea_desktop.bundles import time_tokens
from clea_desktop.bundles.refusals import RefusedError
from tests.bundles.material import NOW, authority, store
from tests.certifier.time.material import NONCE, counted, served, unit_of

IMPRINT = sha256(b"un manifeste").digest()


def asked(address: str, patience: float = 5.0) -> NoTokenError:
    with pytest.raises(NoTokenError) as caught:
        RemoteUnit(address, counted(), patience).token_over(IMPRINT)
    return caught.value


def place(address: str) -> tuple[str, int]:
    parts = urlsplit(address)
    assert parts.hostname is not None
    assert parts.port is not None
    return parts.hostname, parts.port


def raw(address: str, data: bytes) -> bytes:
    """Send bytes and read until the other side closes."""
    found = b""
    with socket.create_connection(place(address), 5) as connection:
        connection.sendall(data)
        while block := connection.recv(4096):
            found += block
    return found


def post(body: bytes, length: str | None = None, kind: str = form.QUERY_TYPE) -> bytes:
    size = str(len(body)) if length is None else length
    return f"POST / HTTP/1.1\r\nContent-Type: {kind}\r\nContent-Length: {size}\r\n\r\n".encode() + body


@contextmanager
def scripted(act: Callable[[socket.socket], None]) -> Iterator[str]:
    """Serve one connection by a script, at a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            try:
                connection, _ = door.accept()
                with connection:
                    _whole_request(connection)
                    act(connection)
            except OSError:
                return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}/tsa?x=1"
        thread.join(5)


def _whole_request(connection: socket.socket) -> None:
    """Read it all: closing on what was not read would reset the line."""
    found = b""
    while not found.endswith(request_over(IMPRINT, 1)[-2:]):
        found += connection.recv(65536)


def reply(body: bytes, status: str = "200 OK", kind: str = form.REPLY_TYPE, more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode() + body


def test_a_token_is_asked_for_and_had() -> None:
    with served(unit_of(authority()).answer) as address:
        token = RemoteUnit(address, counted()).token_over(IMPRINT)
    assert time_tokens.read(token, "").imprint == IMPRINT


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", b"501"),
        (b"\x16\x03\x01\x00\r\n\r\n", b""),
        (post(b"", kind="text/plain"), b"415"),
        (post(b"", length="-1"), b"411"),
        (post(b"", length="9" * 40), b"413"),
        (post(b"", length="4097"), b"413"),
        (b"POST / HTTP/1.1\r\nContent-Type: application/timestamp-query\r\nTransfer-Encoding: chunked\r\n\r\n", b"411"),
        (b"POST /" + b"x" * 70000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (b"POST / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n", b"431"),
        (b"<script>x</script> / HTTP/1.1\r\n\r\n", b"501"),
    ],
)
def test_a_rude_request_is_turned_away_and_never_repeated(sent: bytes, status: bytes) -> None:
    with served(unit_of(authority()).answer) as address:
        try:
            found = raw(address, sent)
        except ConnectionResetError:
            found = status  # what was left unread made the system say it first
    assert status in found
    assert b"script" not in found
    assert b"Python" not in found


def test_what_is_no_request_gets_a_reply_that_refuses() -> None:
    with served(unit_of(authority()).answer) as address:
        found = raw(address, post(b"rien"))
    assert form.refusal(form.Failure.BAD_DATA_FORMAT, "Not a time-stamp request.") in found


def test_whoever_holds_the_line_is_cut_off_and_others_are_served_meanwhile() -> None:
    with served(unit_of(authority()).answer, patience=1.0) as address:
        began = time.monotonic()
        with socket.create_connection(place(address), 5) as slow:
            slow.sendall(post(b"0", length="100"))
            RemoteUnit(address, counted()).token_over(IMPRINT)
            assert time.monotonic() - began < 0.9
            assert slow.recv(10) == b""
        assert time.monotonic() - began < 3


def test_the_crowd_is_turned_away_and_the_door_opens_again() -> None:
    with served(unit_of(authority()).answer, patience=1.0) as address:
        crowd = [socket.create_connection(place(address), 5) for _ in range(AT_ONCE)]
        time.sleep(0.2)
        assert asked(address).flaw is TimeFlaw.UNREACHABLE
        for one in crowd:
            one.close()
        time.sleep(0.3)
        RemoteUnit(address, counted()).token_over(IMPRINT)


def test_no_unit_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    assert asked(f"http://127.0.0.1:{port}/").flaw is TimeFlaw.UNREACHABLE


@pytest.mark.parametrize(
    "address",
    ["", "127.0.0.1", "ftp://127.0.0.1/", "http://", "http://a:b@127.0.0.1/", "http://127.0.0.1:x/", "file:/x"],
)
def test_what_is_no_address_is_said(address: str) -> None:
    assert asked(address).flaw is TimeFlaw.WRONG_ADDRESS


def _no_redirection() -> bytes:
    return reply(b"", "302 Found", more="Location: http://127.0.0.1:1/\r\n")


@pytest.mark.parametrize(
    ("answer", "flaw"),
    [
        (_no_redirection(), TimeFlaw.REFUSED_BY_SERVER),
        (reply(b"", "503 Busy"), TimeFlaw.REFUSED_BY_SERVER),
        (reply(b"<html>", kind="text/html"), TimeFlaw.UNREADABLE),
        (reply(b"\x30\x00"), TimeFlaw.UNREADABLE),
        (reply(b"\x30\x82\xff\xff"), TimeFlaw.UNREADABLE),
        (reply(b"0" * (form.REPLY_LIMIT + 1)), TimeFlaw.UNREADABLE),
        (reply(form.refusal(form.Failure.SYSTEM_FAILURE, "non")), TimeFlaw.REFUSED_BY_UNIT),
        (b"nothing of HTTP\r\n\r\n", TimeFlaw.UNREACHABLE),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort", TimeFlaw.UNREADABLE),
        (b"", TimeFlaw.UNREACHABLE),
    ],
)
def test_a_rude_reply_is_no_token(answer: bytes, flaw: TimeFlaw) -> None:
    with scripted(lambda connection: connection.sendall(answer)) as address:
        assert asked(address).flaw is flaw


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\n\r\n"])
def test_a_unit_that_drips_does_not_hold_the_asker(head: bytes) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(100):
            connection.sendall(b"X")
            time.sleep(0.05)

    with scripted(drip) as address:
        began = time.monotonic()
        assert asked(address, patience=0.5).flaw in {TimeFlaw.UNREACHABLE, TimeFlaw.UNREADABLE}
        assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("imprint", "nonce"), [(sha256(b"autre chose").digest(), None), (IMPRINT, NONCE)], ids=["digest", "nonce"]
)
def test_a_token_for_another_request_is_not_taken(imprint: bytes, nonce: int | None) -> None:
    unit = unit_of(authority())

    def replayed(request: bytes) -> bytes:
        del request
        return unit.answer(request_over(imprint, NONCE if nonce is None else nonce))

    with served(replayed) as address:
        assert asked(address).flaw is TimeFlaw.OTHER_ANSWER


@cache
def whole_reply() -> bytes:
    return unit_of(authority()).answer(request_over(IMPRINT, NONCE))


@settings(deadline=None, max_examples=400)
@given(st.data())
def test_a_changed_reply_is_no_token_or_one_that_the_verifier_refuses(data: st.DataObject) -> None:
    reply_ = bytearray(whole_reply())
    place = data.draw(st.integers(0, len(reply_) - 1))
    kind = data.draw(st.sampled_from(["flip", "cut", "grow"]))
    if kind == "flip":
        reply_[place] ^= data.draw(st.integers(1, 255))
    elif kind == "cut":
        del reply_[place : place + data.draw(st.integers(1, 40))]
    else:
        reply_[place:place] = data.draw(st.binary(min_size=1, max_size=40))
    try:
        token = token_in(bytes(reply_), IMPRINT, NONCE)
        found, _ = time_tokens.believe(token, "", store(authority()))
    except (NoTokenError, RefusedError):
        return
    assert (found.imprint, found.stamped_at) == (IMPRINT, NOW)


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_are_no_token_and_nothing_worse(data: bytes) -> None:
    with pytest.raises(NoTokenError):
        token_in(data, IMPRINT, NONCE)
