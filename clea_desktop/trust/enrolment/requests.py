"""The request of a laptop: who asks, for which role, both keys; under the key of the code, or of the key it renews."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from clea_desktop.core.canonical import JsonValue, to_canonical
from clea_desktop.core.clock import to_text
from clea_desktop.trust.chain import CertificateRefusedError, TracedCertificate, judge
from clea_desktop.trust.enrolment.flaws import EnrolmentError, EnrolmentFlaw
from clea_desktop.trust.enrolment.letters import (
    REQUEST_LIMIT,
    Fields,
    encoded,
    mac_of,
    open_letter,
)
from clea_desktop.trust.enrolment.seals import Sealer, check_seal, make_seal, seal_json, take_seal
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore

_REQUEST, _RENEWAL = "clea-enrolment-request/1", "clea-enrolment-renewal/1"
_DER = Encoding.DER


@dataclass(frozen=True, slots=True)
class EnrolmentRequest:
    """What a laptop asks for one person. ``renews``: the request that the present keys came from."""

    request_id: str
    organisation: str
    display_name: str
    person_id: str
    role: Role
    signing_csr: bytes
    device_csr: bytes
    made_at: datetime
    renews: str | None = None

    @property
    def signing_key(self) -> bytes:
        """The public key to certify for signing (SubjectPublicKeyInfo, DER); KEY_REFUSED."""
        return public_key_of(self.signing_csr)

    @property
    def device_key(self) -> bytes:
        """The public key to certify for the network (SubjectPublicKeyInfo, DER); KEY_REFUSED."""
        return public_key_of(self.device_csr)


def make_csr(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Prove that one holds a key: a signing request without a name, for the certifying body names people."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(x509.Name([]))
    return builder.sign(key, hashes.SHA256()).public_bytes(_DER)


def public_key_of(csr: bytes) -> bytes:
    """Return the key of a signing request that its holder signed; KEY_REFUSED unless it is on P-256."""
    try:
        request = x509.load_der_x509_csr(csr)
        key = request.public_key()
        fits = (
            isinstance(key, ec.EllipticCurvePublicKey)
            and isinstance(key.curve, ec.SECP256R1)
            and isinstance(request.signature_hash_algorithm, hashes.SHA256)
            and request.is_signature_valid
            and request.public_bytes(_DER) == csr
        )
    except (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion) as error:
        raise EnrolmentError(EnrolmentFlaw.KEY_REFUSED) from error
    if not fits:
        raise EnrolmentError(EnrolmentFlaw.KEY_REFUSED)
    return key.public_bytes(_DER, PublicFormat.SubjectPublicKeyInfo)


def write_request(request: EnrolmentRequest, mac_key: bytes) -> bytes:
    """Write a request under the key of its code."""
    parts: dict[str, JsonValue] = {"format": _REQUEST, "letter": _letter(request, _REQUEST)}
    return _small(to_canonical({**parts, "mac": encoded(mac_of(mac_key, to_canonical(parts)))}))


def read_request(data: bytes, keys: Mapping[str, bytes]) -> tuple[str, EnrolmentRequest]:
    """Find the invitation whose key authenticates this request, and read it; ``keys``: invitation → key."""
    fields = open_letter(data, _REQUEST, REQUEST_LIMIT)
    letter = fields.raw("letter")
    mac = fields.blob("mac")
    fields.done()
    parts = to_canonical({"format": _REQUEST, "letter": letter})
    fitting = [name for name, key in keys.items() if hmac.compare_digest(mac_of(key, parts), mac)]
    if len(fitting) != 1:
        raise EnrolmentError(EnrolmentFlaw.WRONG_CODE)
    return fitting[0], _read(letter, _REQUEST)


def write_renewal(request: EnrolmentRequest, sealer: Sealer) -> bytes:
    """Write a request for new keys, sealed by the person's present signing key instead of a code."""
    letter = _letter(request, _RENEWAL)
    seal = make_seal(to_canonical(letter), sealer)
    return _small(to_canonical({"format": _RENEWAL, "letter": letter, "seal": seal_json(seal)}))


def read_renewal(data: bytes, store: TrustStore, now: datetime) -> tuple[TracedCertificate, EnrolmentRequest]:
    """Read a renewal sealed by a certificate that stands now, for the same person and role."""
    fields = open_letter(data, _RENEWAL, REQUEST_LIMIT)
    letter = fields.raw("letter")
    seal = take_seal(fields)
    fields.done()
    traced = check_seal(seal, to_canonical(letter), store)
    try:
        judge(traced, store, now)
    except CertificateRefusedError as error:
        raise EnrolmentError(EnrolmentFlaw.SEAL_FALLEN) from error
    request = _read(letter, _RENEWAL)
    if request.renews is None or (request.person_id, request.role) != (traced.person_id, traced.role):
        raise EnrolmentError(EnrolmentFlaw.SEAL_FOREIGN)
    return traced, request


def _letter(request: EnrolmentRequest, kind: str) -> dict[str, JsonValue]:
    return {
        "device_csr": encoded(request.device_csr),
        "display_name": request.display_name,
        "format": kind,
        "made_at": to_text(request.made_at),
        "organisation": request.organisation,
        "person_id": request.person_id,
        "renews": request.renews,
        "request_id": request.request_id,
        "role": request.role.value,
        "signing_csr": encoded(request.signing_csr),
    }


def _read(letter: object, kind: str) -> EnrolmentRequest:
    fields = Fields(letter)
    if fields.text("format") != kind:
        raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
    request = EnrolmentRequest(
        request_id=fields.identifier("request_id"),
        organisation=fields.text("organisation"),
        display_name=fields.text("display_name"),
        person_id=fields.identifier("person_id"),
        role=fields.role("role"),
        signing_csr=fields.blob("signing_csr"),
        device_csr=fields.blob("device_csr"),
        made_at=fields.instant("made_at"),
        renews=fields.optional_identifier("renews"),
    )
    fields.done()
    if request.signing_key == request.device_key:
        raise EnrolmentError(EnrolmentFlaw.KEY_REFUSED)
    return request


def _small(data: bytes) -> bytes:
    if len(data) > REQUEST_LIMIT:
        message = "a request larger than its reader takes"
        raise ValueError(message)
    return data
