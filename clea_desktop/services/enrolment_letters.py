"""The request of an enrolment: keys made here, proved in the letter that asks for them, kept until the answer."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_private_key

from clea_desktop.bundles.signing import KeySigner
from clea_desktop.core.canonical import from_canonical
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.roles import SigningRole
from clea_desktop.security.device_key import make_device_key
from clea_desktop.security.signing_key import WrappedSigningKey, make_signing_key, open_signing_key
from clea_desktop.services.opened import Surroundings
from clea_desktop.services.views import Account
from clea_desktop.storage.repositories.enrolment import RequestRecord
from clea_desktop.storage.repositories.keys import SigningKeyRecord
from clea_desktop.trust.enrolment.requests import EnrolmentRequest, make_csr, write_renewal, write_request
from clea_desktop.trust.policies import Role

_FINGERPRINT_DIGITS = 64
_HEXADECIMAL = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, and when. Once the certifying body answered, ``person_id`` is its own, ``answered`` the request."""

    account: Account
    organisation: str
    person_id: str
    answered: str | None
    role: Role
    request_id: str
    now: datetime
    around: Surroundings


def make_request(
    asking: Asking, passphrase: str, fingerprint: str, mac_key: bytes | None, present: SigningKeyRecord | None = None
) -> RequestRecord:
    """Make both keys and their letter, under the key of a code, or sealed by the ``present`` key; WRONG_PASSPHRASE."""
    account_id, around = asking.account.account_id, asking.around
    signer = _signer(present, passphrase, account_id) if present is not None else None
    wrapped = make_signing_key(passphrase, account_id, around.randomness, around.cost)
    signing_csr = make_csr(open_signing_key(wrapped, passphrase, account_id))
    device_private, _ = make_device_key()
    device_csr = make_csr(_device_key(device_private))
    renews = asking.answered if signer is not None else None
    request = _request(asking, asking.request_id, signing_csr, device_csr, renews)
    letter = write_renewal(request, signer) if signer is not None else write_request(request, _code_key(mac_key))
    return RequestRecord(
        account_id=account_id,
        request_id=asking.request_id,
        fingerprint=fingerprint,
        mac_key=mac_key,
        wrapped=wrapped.blob,
        public_key=wrapped.public_key,
        signing_csr=signing_csr,
        device_private_key=device_private,
        device_csr=device_csr,
        letter=letter,
        renews=renews,
        made_at=asking.now,
    )


def asked_before(asking: Asking, kept: RequestRecord) -> EnrolmentRequest:
    """Return a request as its answer is compared with it."""
    return _request(asking, kept.request_id, kept.signing_csr, kept.device_csr, kept.renews)


def asked_role(letter: bytes) -> SigningRole:
    """Return the role that a request made here asks for."""
    match from_canonical(letter):
        case {"letter": {"role": str() as role}}:
            return SigningRole(role)
        case _:
            message = "a request that was made here names its role"
            raise ValueError(message)


def typed_fingerprint(typed: str) -> str:
    """Return the digits of a fingerprint copied from a letter, however they were spaced; ENROLMENT_FINGERPRINT."""
    plain = unicodedata.normalize("NFKC", typed[: 8 * _FINGERPRINT_DIGITS]).lower()
    digits = "".join(letter for letter in plain if letter.isalnum())
    if len(digits) != _FINGERPRINT_DIGITS or not _HEXADECIMAL.issuperset(digits):
        raise CleaError(Trouble.ENROLMENT_FINGERPRINT)
    return digits


def read_letter(source: Path, limit: int) -> bytes:
    """Read a file somebody chose, and no more of it than a letter may hold plus one byte; FILE_UNREADABLE."""
    try:
        with source.open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise CleaError(Trouble.FILE_UNREADABLE) from error


def _request(
    asking: Asking, request_id: str, signing_csr: bytes, device_csr: bytes, renews: str | None
) -> EnrolmentRequest:
    return EnrolmentRequest(
        request_id=request_id,
        organisation=asking.organisation,
        display_name=asking.account.display_name,
        person_id=asking.person_id,
        role=asking.role,
        signing_csr=signing_csr,
        device_csr=device_csr,
        made_at=asking.now,
        renews=renews,
    )


def _signer(present: SigningKeyRecord, passphrase: str, account_id: str) -> KeySigner:
    wrapped = WrappedSigningKey(present.wrapped, present.public_key)
    return KeySigner(open_signing_key(wrapped, passphrase, account_id), present.certificate)


def _device_key(der: bytes) -> ec.EllipticCurvePrivateKey:
    key = load_der_private_key(der, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        message = "a device key is on an elliptic curve"
        raise TypeError(message)
    return key


def _code_key(mac_key: bytes | None) -> bytes:
    if mac_key is None:
        message = "a request without a code is a renewal"
        raise ValueError(message)
    return mac_key
