"""The certifying body's answer: both certificates, the chain, the lists and the keys to write to it.

Read in the order of what may be believed: the MAC of the code, the root by the fingerprint that came by another road,
the seal by that root, and only then what the answer brings.
"""

import hmac
import re
from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.canonical import JsonValue, to_canonical
from clea_desktop.core.clock import to_text
from clea_desktop.trust.certificates import (
    MalformedCertificateError,
    has_unknown_critical,
    is_issued_by,
    read_certificate,
)
from clea_desktop.trust.chain import CertificateRefusedError, judge, trace
from clea_desktop.trust.curve import DigestName
from clea_desktop.trust.enrolment.fingerprints import same_fingerprint
from clea_desktop.trust.enrolment.flaws import EnrolmentError, EnrolmentFlaw
from clea_desktop.trust.enrolment.letters import ANSWER_LIMIT, Fields, encoded, mac_of, open_letter
from clea_desktop.trust.enrolment.requests import EnrolmentRequest
from clea_desktop.trust.enrolment.seals import (
    Seal,
    Sealer,
    check_body,
    check_seal,
    key_in,
    make_seal,
    refuse_if_listed,
    seal_json,
    take_seal,
)
from clea_desktop.trust.enrolment.stores import store_of
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore

_ANSWER, _RENEWED = "clea-enrolment-answer/1", "clea-enrolment-renewed/1"
_CLIENT = "1.3.6.1.5.5.7.3.2"
_DEPOSIT_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}", re.ASCII)


@dataclass(frozen=True, slots=True)
class EnrolmentAnswer:
    """What a person receives. Certificates are DER; ``crls`` and ``tsa`` are PEM texts.

    ``recipient`` is the body as dossiers name whom they are for.
    ``person_id`` is the certifying body's: another than the one asked for when it already knew this person.
    ``updates_anchor`` is the certificate of the unit whose seals on trust updates are believed.
    """

    request_id: str
    authority_name: str
    recipient: str
    role: Role
    display_name: str
    person_id: str
    signing_certificate: bytes
    device_certificate: bytes
    root: bytes
    issuing: tuple[bytes, ...]
    crls: bytes
    tsa: bytes
    deposit_recipient: str
    updates_anchor: bytes
    issued_at: datetime


def write_answer(answer: EnrolmentAnswer, mac_key: bytes | None, seal: Sealer) -> bytes:
    """Write an answer under the body's seal and the key of the code (None for a renewal: no code was given)."""
    kind = _ANSWER if mac_key else _RENEWED
    letter = _letter(answer, kind)
    made = make_seal(to_canonical(letter), seal)
    parts: dict[str, JsonValue] = {"format": kind, "letter": letter, "seal": seal_json(made)}
    data = to_canonical({**parts, "mac": encoded(mac_of(mac_key, to_canonical(parts)))} if mac_key else parts)
    if len(data) > ANSWER_LIMIT:
        message = "an answer larger than its reader takes"
        raise ValueError(message)
    return data


def read_answer(
    data: bytes, mac_key: bytes | None, typed_fingerprint: str, request: EnrolmentRequest
) -> EnrolmentAnswer:
    """Read the answer to that request. For a renewal there is no code, and the fingerprint is the pinned root's."""
    kind = _ANSWER if mac_key else _RENEWED
    fields = open_letter(data, kind, ANSWER_LIMIT)
    letter, sealed = fields.raw("letter"), fields.raw("seal")
    if mac_key:
        parts = to_canonical({"format": kind, "letter": letter, "seal": sealed})
        if not hmac.compare_digest(mac_of(mac_key, parts), fields.blob("mac")):
            raise EnrolmentError(EnrolmentFlaw.WRONG_CODE)
    fields.done()
    answer = _read(letter, kind)
    if not same_fingerprint(typed_fingerprint, answer.root):
        raise EnrolmentError(EnrolmentFlaw.WRONG_FINGERPRINT)
    store = store_of(answer.root, answer.issuing, answer.crls, answer.tsa)
    _check_seals(answer, take_seal(Fields({"seal": sealed})), to_canonical(letter), store)
    if answer.request_id != request.request_id:
        raise EnrolmentError(EnrolmentFlaw.OTHER_REQUEST)
    _check_certificates(answer, request, store)
    return answer


def _check_seals(answer: EnrolmentAnswer, seal: Seal, letter: bytes, store: TrustStore) -> None:
    check_body(check_seal(seal, letter, store), store, answer.issued_at)
    refuse_if_listed(seal.certificate, store)
    try:
        anchor = trace(answer.updates_anchor, store)
    except CertificateRefusedError as error:
        raise EnrolmentError(EnrolmentFlaw.TRUST_UNUSABLE) from error
    if anchor.role is not Role.RECEIPT:
        raise EnrolmentError(EnrolmentFlaw.TRUST_UNUSABLE)


def _check_certificates(answer: EnrolmentAnswer, request: EnrolmentRequest, store: TrustStore) -> None:
    try:
        traced = trace(answer.signing_certificate, store)
        judge(traced, store, answer.issued_at)
    except CertificateRefusedError as error:
        raise EnrolmentError(EnrolmentFlaw.CERTIFICATE_REFUSED) from error
    told = (answer.role, answer.person_id, request.role)
    if told != (traced.role, traced.person_id, traced.role) or not _is_for_devices(answer.device_certificate, store):
        raise EnrolmentError(EnrolmentFlaw.CERTIFICATE_REFUSED)
    keys = (key_in(answer.signing_certificate), key_in(answer.device_certificate))
    if keys != (request.signing_key, request.device_key):
        raise EnrolmentError(EnrolmentFlaw.OTHER_KEY)


def _is_for_devices(certificate: bytes, store: TrustStore) -> bool:
    """Say whether a certificate comes from one of the issuing authorities and serves the network alone."""
    try:
        device = read_certificate(certificate)
    except MalformedCertificateError:
        return False
    return (
        device.extensions.purposes == (_CLIENT,)
        and not device.extensions.is_ca
        and not has_unknown_critical(device)
        and any(is_issued_by(device, one.certificate, DigestName.SHA256, store.curve) for one in store.issuing)
    )


def _letter(answer: EnrolmentAnswer, kind: str) -> dict[str, JsonValue]:
    return {
        "authority_name": answer.authority_name,
        "crls": encoded(answer.crls),
        "deposit_recipient": answer.deposit_recipient,
        "device_certificate": encoded(answer.device_certificate),
        "display_name": answer.display_name,
        "format": kind,
        "issued_at": to_text(answer.issued_at),
        "issuing": [encoded(one) for one in answer.issuing],
        "person_id": answer.person_id,
        "recipient": answer.recipient,
        "request_id": answer.request_id,
        "role": answer.role.value,
        "root": encoded(answer.root),
        "signing_certificate": encoded(answer.signing_certificate),
        "tsa": encoded(answer.tsa),
        "updates_anchor": encoded(answer.updates_anchor),
    }


def _read(letter: object, kind: str) -> EnrolmentAnswer:
    fields = Fields(letter)
    if fields.text("format") != kind:
        raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
    answer = EnrolmentAnswer(
        request_id=fields.identifier("request_id"),
        authority_name=fields.text("authority_name"),
        recipient=fields.text("recipient"),
        role=fields.role("role"),
        display_name=fields.text("display_name"),
        person_id=fields.identifier("person_id"),
        signing_certificate=fields.blob("signing_certificate"),
        device_certificate=fields.blob("device_certificate"),
        root=fields.blob("root"),
        issuing=fields.blobs("issuing"),
        crls=fields.blob("crls"),
        tsa=fields.blob("tsa"),
        deposit_recipient=take_deposit_recipient(fields),
        updates_anchor=fields.blob("updates_anchor"),
        issued_at=fields.instant("issued_at"),
    )
    fields.done()
    return answer


def take_deposit_recipient(fields: Fields) -> str:
    """Take the public key to which deposits are encrypted, in the form age writes it."""
    text = fields.text("deposit_recipient")
    if _DEPOSIT_RECIPIENT.fullmatch(text) is None:
        raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
    return text
