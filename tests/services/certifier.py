"""A certifying body in a few lines, over the very letters and certificates the real one writes."""

import os
import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from clea_desktop.bundles.signing import KeySigner
from clea_desktop.core.roles import SigningRole
from clea_desktop.services.session import Session
from clea_desktop.trust.authority import (
    Revocation,
    issue_device,
    issue_person,
    make_crls,
    new_authority,
    trust_files,
)
from clea_desktop.trust.enrolment.answers import EnrolmentAnswer, write_answer
from clea_desktop.trust.enrolment.codes import mac_key, new_code, parse_code
from clea_desktop.trust.enrolment.fingerprints import fingerprint
from clea_desktop.trust.enrolment.requests import EnrolmentRequest, read_renewal, read_request
from clea_desktop.trust.enrolment.updates import TrustUpdate, write_update
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import ISSUING_FILE, LISTS_FILE, ROOT_FILE, TrustStore
from tests.services.contract import PASSPHRASE

DEPOSIT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
NAME = "Certif'Armor"
_EARLIER = timedelta(days=1)


class Certifier:
    """Invites, answers, renews, withdraws; everything at the instant it is asked."""

    def __init__(self, now: datetime, name: str = NAME, *, practice: bool = False) -> None:
        self.name = name
        self.authority = new_authority(name, now - _EARLIER, practice=practice)
        self._unit_id = str(uuid.uuid4())
        self._revoked: list[Revocation] = []
        self._key = ec.generate_private_key(ec.SECP256R1())

    @property
    def fingerprint(self) -> str:
        """Return what the letter says of the root."""
        return fingerprint(self.authority.root_certificate)

    def invite(self) -> str:
        """Return a one-time code."""
        return new_code(os.urandom)

    def unit(self, now: datetime) -> KeySigner:
        """Return the body's own seal, certified anew each time."""
        public = self._key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        start = now - _EARLIER
        return KeySigner(self._key, issue_person(self.authority, public, self.name, self._unit_id, Role.RECEIPT, start))

    def read(self, request: bytes, code: str) -> EnrolmentRequest:
        """Read a request made under a code."""
        return read_request(request, {"": key_of(code)})[1]

    def answer(self, request: bytes, code: str, now: datetime, **changes: object) -> bytes:
        """Answer a request made under a code."""
        asked = self.read(request, code)
        made = replace(self.certify(asked, str(uuid.uuid4()), now), **changes)  # type: ignore[arg-type]  # fields of an answer
        return write_answer(made, key_of(code), self.unit(now))

    def answer_renewal(self, request: bytes, now: datetime) -> bytes:
        """Answer a request sealed by the key it renews."""
        traced, asked = read_renewal(request, self.store(now), now)
        return write_answer(self.certify(asked, traced.person_id, now), None, self.unit(now))

    def certify(self, asked: EnrolmentRequest, person_id: str, now: datetime) -> EnrolmentAnswer:
        """Lay an answer out."""
        name = asked.display_name
        return EnrolmentAnswer(
            request_id=asked.request_id,
            authority_name=self.name,
            recipient=self.name,
            role=asked.role,
            display_name=name,
            person_id=person_id,
            signing_certificate=issue_person(self.authority, asked.signing_key, name, person_id, asked.role, now),
            device_certificate=issue_device(self.authority, asked.device_key, name, person_id, now),
            root=self.authority.root_certificate,
            issuing=(self.authority.issuing_certificate,),
            crls=self.lists(now),
            tsa=b"",
            deposit_recipient=DEPOSIT,
            updates_anchor=self.unit(now).certificate,
            issued_at=now,
        )

    def revoke(self, certificate: bytes, at: datetime) -> None:
        """Withdraw a certificate from an instant on; once withdrawn, it stays so."""
        serial = x509.load_der_x509_certificate(certificate).serial_number
        if serial not in {one.serial for one in self._revoked}:
            self._revoked.append(Revocation(serial, at))

    def update(self, number: int, now: datetime) -> bytes:
        """Write a signed update."""
        issuing = (self.authority.issuing_certificate,)
        return write_update(TrustUpdate(number, self.lists(now), issuing, b"", DEPOSIT, now), self.unit(now))

    def lists(self, now: datetime) -> bytes:
        """Return the lists of today."""
        return make_crls(self.authority, now, self._revoked)

    def store(self, now: datetime) -> TrustStore:
        """Return what somebody who judges for real trusts."""
        files = trust_files(self.authority, now, self._revoked)
        return TrustStore.from_pem(files[ROOT_FILE], files[ISSUING_FILE], files[LISTS_FILE])


def key_of(code: str) -> bytes:
    """Return the key both ends derive from a code."""
    secret = parse_code(code)
    assert secret is not None
    return mac_key(secret)


def request_of(session: Session, folder: Path) -> bytes:
    """Return the request of whoever is here, as its file carries it."""
    session.enrolment.save_request(folder / "demande")
    return (folder / "demande").read_bytes()


def answered(folder: Path, data: bytes) -> Path:
    """Put a letter on a stick."""
    (folder / "reponse").write_bytes(data)
    return folder / "reponse"


def enrol(
    session: Session,
    certifier: Certifier,
    folder: Path,
    passphrase: str = PASSPHRASE,
    role: SigningRole = SigningRole.EVALUATOR,
) -> None:
    """Enrol whoever is here, from the letter to the answer."""
    code = certifier.invite()
    session.enrolment.ask(code, certifier.fingerprint, passphrase, role)
    data = certifier.answer(request_of(session, folder), code, session.vault.around.clock())
    session.enrolment.take_answer(answered(folder, data))
