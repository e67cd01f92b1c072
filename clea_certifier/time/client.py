"""Asking a time-stamping unit for a token, over HTTP, and believing none of what comes back until it is checked.

The whole exchange has one deadline; the reply has a largest size; a redirection is a refusal. What is checked here is
that the token answers *this* request; whether its unit is one of ours is the bundle's own judge's business.
"""

import http.client
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from threading import Timer
from typing import Protocol
from urllib.parse import urlsplit

from cryptography.hazmat import asn1

from clea_certifier.time import structures as form
from clea_desktop.bundles import time_tokens
from clea_desktop.bundles.refusals import RefusedError
from clea_desktop.trust import der

PATIENCE = 20.0
"""Seconds for one whole exchange."""
_NONCE_BYTES = 7
_WITH_A_TOKEN = frozenset({form.Status.GRANTED.value, form.Status.GRANTED_WITH_MODS.value})


class TimeFlaw(Enum):
    """Why no token was had."""

    WRONG_ADDRESS = "address"
    UNREACHABLE = "unreachable"
    REFUSED_BY_SERVER = "server-refused"
    REFUSED_BY_UNIT = "unit-refused"
    UNREADABLE = "reply-unreadable"
    OTHER_ANSWER = "reply-to-another-request"
    NOT_BELIEVED = "unit-not-believed"
    CLOCKS_APART = "clocks-apart"


class NoTokenError(Exception):
    """There is no token this time; ``detail`` is the reason in the words of the standard, or of the verifier."""

    def __init__(self, flaw: TimeFlaw, detail: str = "") -> None:
        super().__init__(flaw.value)
        self.flaw = flaw
        self.detail = detail


class TimeSource(Protocol):
    """Gives tokens: a unit over the network, or one in this very process."""

    def token_over(self, imprint: bytes, /) -> bytes:
        """Return a token (in the one form) over a SHA-256; NoTokenError."""
        ...


@dataclass(frozen=True, slots=True)
class RemoteUnit:
    """A unit that answers at an address."""

    address: str
    randomness: Callable[[int], bytes]
    patience: float = PATIENCE

    def token_over(self, imprint: bytes, /) -> bytes:
        """Ask for a token over a SHA-256, and check that it answers what was asked; NoTokenError."""
        nonce = int.from_bytes(b"\x01" + self.randomness(_NONCE_BYTES), "big")  # 64 bits: every unit takes as many
        return token_in(_exchange(self.address, request_over(imprint, nonce), self.patience), imprint, nonce)


def request_over(imprint: bytes, nonce: int) -> bytes:
    """Write a request: SHA-256, with the unit's certificate, under whatever policy the unit has."""
    return asn1.encode_der(
        form.Request(
            version=1,
            imprint=form.Imprint(algorithm=form.plain(form.SHA256), digest=imprint),
            policy=None,
            nonce=nonce,
            certificate_wanted=True,
            extensions=None,
        )
    )


def token_in(reply: bytes, imprint: bytes, nonce: int) -> bytes:
    """Take the token out of a reply, in the one form of bundles; NoTokenError when it answers something else."""
    try:
        fields = der.Fields(der.parse(reply))
        status = der.Fields(fields.take(der.SEQUENCE))
        if der.as_int(status.take(der.INTEGER)) not in _WITH_A_TOKEN:
            status.maybe(der.SEQUENCE)
            raise NoTokenError(TimeFlaw.REFUSED_BY_UNIT, _failure(status.maybe(der.BIT_STRING)))
        token = time_tokens.normalised(fields.take(der.SEQUENCE).whole)
        fields.end()
        found = time_tokens.read(token, "")
    except (der.MalformedDerError, RefusedError) as error:
        raise NoTokenError(TimeFlaw.UNREADABLE) from error
    if (found.imprint, found.nonce) != (imprint, nonce):
        raise NoTokenError(TimeFlaw.OTHER_ANSWER)
    return token


def _failure(bits: der.Node | None) -> str:
    """Name the first reason that the unit gives."""
    content = b"" if bits is None else bits.content[1:]
    for reason in form.Failure:
        byte, bit = divmod(reason.value, 8)
        if byte < len(content) and content[byte] & (0x80 >> bit):
            return reason.name.lower()
    return ""


def _exchange(address: str, request: bytes, patience: float) -> bytes:
    """Post the request and return the body of the reply; NoTokenError."""
    connection = _connection(address, patience)
    parts = urlsplit(address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Content-Type": form.QUERY_TYPE, "Accept": form.REPLY_TYPE, "Connection": "close"}
    try:
        connection.connect()
        with _deadline(connection.sock, patience):
            connection.request("POST", path, request, headers)
            response = connection.getresponse()
            body = response.read(form.REPLY_LIMIT + 1)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NoTokenError(TimeFlaw.UNREACHABLE) from error
    finally:
        connection.close()
    kind = response.headers.get_content_type()
    if response.status != HTTPStatus.OK:
        raise NoTokenError(TimeFlaw.REFUSED_BY_SERVER, str(response.status))
    if kind != form.REPLY_TYPE or len(body) > form.REPLY_LIMIT:
        raise NoTokenError(TimeFlaw.UNREADABLE)
    return body


def _connection(address: str, patience: float) -> http.client.HTTPConnection:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise NoTokenError(TimeFlaw.WRONG_ADDRESS) from error
    if not host or parts.username is not None or parts.scheme not in {"http", "https"}:
        raise NoTokenError(TimeFlaw.WRONG_ADDRESS)
    if parts.scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=patience, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, port, timeout=patience)


@contextmanager
def _deadline(held: socket.socket, patience: float) -> Iterator[None]:
    """Cut the connection when its time is over, however slowly the other side keeps it alive."""
    end = Timer(patience, _cut, (held,))
    end.daemon = True
    end.start()
    try:
        yield
    finally:
        end.cancel()


def _cut(held: socket.socket) -> None:
    try:
        held.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it ended by itself
