"""A certifying body and somebody who enrols: keys made here, letters written for real."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.bundles.signing import KeySigner
from clea_desktop.trust.authority import (
    Authority,
    Revocation,
    issue_device,
    issue_person,
    make_crls,
    new_authority,
)
from clea_desktop.trust.enrolment.answers import EnrolmentAnswer
from clea_desktop.trust.enrolment.codes import mac_key, new_code, parse_code
from clea_desktop.trust.enrolment.flaws import EnrolmentError, EnrolmentFlaw
from clea_desktop.trust.enrolment.requests import EnrolmentRequest, make_csr
from clea_desktop.trust.enrolment.stores import store_of
from clea_desktop.trust.enrolment.updates import TrustUpdate, write_update
from clea_desktop.trust.policies import Role
from clea_desktop.trust.profiles import key_info
from clea_desktop.trust.store import TrustStore

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PERSON = "b1f0c3de-7a54-4d0c-8c4e-2f6b1f0e9a11"
UNIT = "0a6f4bb0-6c5b-4a0c-9b53-3b6c5b2d9f10"
REQUEST = "6a1b6b5e-3f5d-4a4e-8b0e-0d2f4c6b8a90"
DEPOSIT = "age1" + "q" * 58


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody at their laptop, with both keys."""

    signing: ec.EllipticCurvePrivateKey
    device: ec.EllipticCurvePrivateKey

    def request(self, request_id: str = REQUEST, renews: str | None = None) -> EnrolmentRequest:
        return EnrolmentRequest(
            request_id=request_id,
            organisation="Centre d'essai",
            display_name="Hélène Évaluatrice",
            person_id=PERSON,
            role=Role.EVALUATOR,
            signing_csr=make_csr(self.signing),
            device_csr=make_csr(self.device),
            made_at=NOW,
            renews=renews,
        )


@cache
def asker(_number: int = 0) -> Asker:
    return Asker(ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1()))


@cache
def key_of_code(number: int = 0) -> bytes:
    code = parse_code(new_code(lambda size: bytes([number]) * size))
    assert code is not None
    return mac_key(code)


@cache
def body(name: str = "Organisme certificateur", *, practice: bool = False) -> Authority:
    return new_authority(name, NOW - timedelta(days=30), practice=practice)


@cache
def unit(role: Role = Role.RECEIPT, person_id: str = UNIT, of: Authority | None = None) -> KeySigner:
    """Return a unit of the body that seals letters."""
    key = ec.generate_private_key(ec.SECP256R1())
    public = key_info(key.public_key())
    return KeySigner(key, issue_person(of or body(), public, "Courriers", person_id, role, NOW - timedelta(days=20)))


def store(of: Authority | None = None, revoked: tuple[Revocation, ...] = (), now: datetime = NOW) -> TrustStore:
    authority = of or body()
    lists = make_crls(authority, now, revoked)
    return store_of(authority.root_certificate, (authority.issuing_certificate,), lists, b"")


def answer(
    request: EnrolmentRequest | None = None, of: Authority | None = None, revoked: tuple[Revocation, ...] = ()
) -> EnrolmentAnswer:
    """Return the answer that the body gives to a request."""
    asked, authority = request or asker().request(), of or body()
    since = NOW - timedelta(minutes=5)
    return EnrolmentAnswer(
        request_id=asked.request_id,
        authority_name="Organisme certificateur",
        recipient="Organisme certificateur",
        role=asked.role,
        display_name=asked.display_name,
        person_id=asked.person_id,
        signing_certificate=issue_person(
            authority, asked.signing_key, asked.display_name, asked.person_id, asked.role, since
        ),
        device_certificate=issue_device(authority, asked.device_key, asked.display_name, asked.person_id, since),
        root=authority.root_certificate,
        issuing=(authority.issuing_certificate,),
        crls=make_crls(authority, since, revoked),
        tsa=b"",
        deposit_recipient=DEPOSIT,
        updates_anchor=unit(of=of).certificate,
        issued_at=NOW,
    )


def changed(of: EnrolmentAnswer, **facts: object) -> EnrolmentAnswer:
    return replace(of, **facts)  # type: ignore[arg-type]  # a test may say anything


def serial_of(certificate: bytes) -> int:
    return x509.load_der_x509_certificate(certificate).serial_number


def flaw_of(act: Callable[[], object]) -> EnrolmentFlaw:
    with pytest.raises(EnrolmentError) as caught:
        act()
    return caught.value.flaw


def update(number: int = 1, seal: KeySigner | None = None, **facts: object) -> bytes:
    value = TrustUpdate(number, make_crls(body(), NOW), (body().issuing_certificate,), b"", DEPOSIT, NOW)
    return write_update(replace(value, **facts), seal or unit())  # type: ignore[arg-type]
