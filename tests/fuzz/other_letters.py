"""What else comes from strangers: letters of enrolment, time-stamp requests and replies, files carried on a stick."""

import base64
import contextlib
import hmac
import io
from functools import cache
from hashlib import sha256

from clea_certifier.time.client import NoTokenError, request_over, token_in
from clea_certifier.time.unit import TimeUnit
from clea_desktop.bundles import time_tokens
from clea_desktop.bundles.transport import DepositKey, TransportError, decrypt, encrypt, new_deposit_key
from clea_desktop.core.canonical import NotCanonicalError, from_canonical, to_canonical
from clea_desktop.trust.enrolment.answers import read_answer, write_answer
from clea_desktop.trust.enrolment.codes import parse_code
from clea_desktop.trust.enrolment.fingerprints import fingerprint, same_fingerprint
from clea_desktop.trust.enrolment.flaws import EnrolmentError
from clea_desktop.trust.enrolment.requests import (
    EnrolmentRequest,
    read_renewal,
    read_request,
    write_renewal,
    write_request,
)
from clea_desktop.trust.enrolment.updates import TrustUpdate, read_update, write_update
from tests.bundles.material import minimal_bundle
from tests.certifier.time.material import NONCE, unit_of
from tests.trust.enrolment.material import DEPOSIT, NOW, answer, asker, body, key_of_code, store, unit

CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23"
IMPRINT = sha256(b"a manifest").digest()


@cache
def asked() -> EnrolmentRequest:
    return asker().request()


@cache
def request_letter() -> bytes:
    return write_request(asked(), key_of_code())


def inner_letter(whole: bytes) -> bytes:
    """Take the letter out of its envelope."""
    value = from_canonical(whole)
    assert isinstance(value, dict)
    return to_canonical(value["letter"])


@cache
def renewal_letter() -> bytes:
    return write_renewal(asker().request(renews=asked().request_id), unit())


@cache
def answer_letter() -> bytes:
    return write_answer(answer(asked()), key_of_code(), unit())


@cache
def update_letter() -> bytes:
    given = answer(asked())
    update = TrustUpdate(2, given.crls, given.issuing, given.tsa, DEPOSIT, NOW)
    return write_update(update, unit())


def read_a_request(data: bytes) -> None:
    """Read a request: only the one that the code authenticates comes through."""
    with contextlib.suppress(EnrolmentError):
        read_request(data, {"invitation": key_of_code()})
        assert data == request_letter()


def read_a_guests_request(data: bytes) -> None:
    """Read what somebody who really was invited writes instead of a request."""
    try:
        letter = from_canonical(data)
    except NotCanonicalError:
        return
    parts = {"format": "clea-enrolment-request/1", "letter": letter}
    mac = base64.b64encode(hmac.digest(key_of_code(), to_canonical(parts), "sha256")).decode("ascii")
    whole = to_canonical(parts | {"mac": mac})
    with contextlib.suppress(EnrolmentError):
        read_request(whole, {"invitation": key_of_code()})


def read_a_renewal(data: bytes) -> None:
    with contextlib.suppress(EnrolmentError):
        read_renewal(data, store(), NOW)


def read_an_answer(data: bytes) -> None:
    """Read an answer: only the one that the body sealed comes through."""
    with contextlib.suppress(EnrolmentError):
        read_answer(data, key_of_code(), fingerprint(body().root_certificate), asked())
        assert data == answer_letter()


def read_an_update(data: bytes) -> None:
    """Read an update: only the one that the body sealed comes through."""
    with contextlib.suppress(EnrolmentError):
        read_update(data, store(), unit().certificate, 1, root=body().root_certificate)
        assert data == update_letter()


def read_what_was_typed(data: bytes) -> None:
    """Read a code and a fingerprint as somebody may type them."""
    text = data.decode("utf-8", errors="replace")
    parse_code(text)
    same_fingerprint(text, body().root_certificate)


@cache
def time_unit() -> TimeUnit:
    return unit_of(body())


def answer_a_time_request(data: bytes) -> None:
    """Answer a request to stamp: whatever was asked, a reply goes out."""
    assert time_unit().answer(data)[:1] == b"\x30"


@cache
def time_reply() -> bytes:
    return time_unit().answer(request_over(IMPRINT, NONCE))


def read_a_time_reply(data: bytes) -> None:
    """Read a reply of a time-stamping unit: what comes through is a token in the one form, over what was asked."""
    with contextlib.suppress(NoTokenError):
        token = token_in(data, IMPRINT, NONCE)
        assert time_tokens.normalised(token) == token
        assert time_tokens.read(token, "").imprint == IMPRINT


@cache
def deposit_key() -> DepositKey:
    return new_deposit_key()


@cache
def carried() -> bytes:
    sink = io.BytesIO()
    encrypt([minimal_bundle()], deposit_key().recipient, sink)
    return sink.getvalue()


def read_carried(data: bytes) -> None:
    """Decrypt a file from a stick: only what was encrypted comes through, whole."""
    sink = io.BytesIO()
    with contextlib.suppress(TransportError):
        decrypt(io.BytesIO(data), deposit_key(), sink)
        assert sink.getvalue() == minimal_bundle()
