"""Updates of what a laptop trusts: newer lists, authorities, time-stampers, deposit key, under the pinned root."""

from dataclasses import dataclass
from datetime import datetime

from clea_desktop.core.canonical import JsonValue, to_canonical
from clea_desktop.core.clock import to_text
from clea_desktop.trust.chain import CertificateRefusedError, trace
from clea_desktop.trust.enrolment.answers import take_deposit_recipient
from clea_desktop.trust.enrolment.flaws import EnrolmentError, EnrolmentFlaw
from clea_desktop.trust.enrolment.letters import UPDATE_LIMIT, Fields, encoded, open_letter
from clea_desktop.trust.enrolment.seals import (
    Sealer,
    check_body,
    check_seal,
    make_seal,
    refuse_if_listed,
    seal_json,
    take_seal,
)
from clea_desktop.trust.enrolment.stores import store_of
from clea_desktop.trust.store import TrustStore

_UPDATE = "clea-trust-update/1"


@dataclass(frozen=True, slots=True)
class TrustUpdate:
    """What replaces a laptop's trust files (the root apart), in a numbered row of which the newest counts."""

    number: int
    crls: bytes
    issuing: tuple[bytes, ...]
    tsa: bytes
    deposit_recipient: str
    issued_at: datetime


def write_update(update: TrustUpdate, seal: Sealer) -> bytes:
    """Write an update under the body's seal."""
    letter: dict[str, JsonValue] = {
        "crls": encoded(update.crls),
        "deposit_recipient": update.deposit_recipient,
        "format": _UPDATE,
        "issued_at": to_text(update.issued_at),
        "issuing": [encoded(one) for one in update.issuing],
        "number": update.number,
        "tsa": encoded(update.tsa),
    }
    made = make_seal(to_canonical(letter), seal)
    data = to_canonical({"format": _UPDATE, "letter": letter, "seal": seal_json(made)})
    if len(data) > UPDATE_LIMIT:
        message = "an update larger than its reader takes"
        raise ValueError(message)
    return data


def read_update(data: bytes, store: TrustStore, anchor: bytes, after_number: int, *, root: bytes) -> TrustUpdate:
    """Read an update to what is trusted now (``store``, under the pinned ``root``, DER).

    Its seal must be of the holder that ``anchor`` names, and stand by the lists of today and by those it brings:
    whoever stole a unit's key could bring old lists along.
    """
    fields = open_letter(data, _UPDATE, UPDATE_LIMIT)
    letter = fields.raw("letter")
    seal = take_seal(fields)
    fields.done()
    update = _read(letter)
    newer = store_of(root, update.issuing, update.crls, update.tsa)
    traced = check_seal(seal, to_canonical(letter), newer)
    check_body(traced, newer, update.issued_at)
    refuse_if_listed(seal.certificate, newer)
    if traced.person_id != _holder(anchor, newer, store):
        raise EnrolmentError(EnrolmentFlaw.SEAL_FOREIGN)
    if _is_known(seal.certificate, store):
        refuse_if_listed(seal.certificate, store)
    if update.number <= after_number or _goes_back(store, newer):
        raise EnrolmentError(EnrolmentFlaw.OLDER)
    return update


def _holder(anchor: bytes, *stores: TrustStore) -> str:
    """Say which unit the anchor names; the authority that issued it may have left the newer files."""
    for store in stores:
        try:
            return trace(anchor, store).person_id
        except CertificateRefusedError:
            continue
    raise EnrolmentError(EnrolmentFlaw.SEAL_FOREIGN)


def _is_known(certificate: bytes, store: TrustStore) -> bool:
    try:
        trace(certificate, store)
    except CertificateRefusedError:
        return False
    return True


def _goes_back(store: TrustStore, newer: TrustStore) -> bool:
    """Say whether a list of the update is older than the one its authority has already been read in."""
    known = {one.revocations.issuer: one.revocations.this_update for one in store.issuing}
    known[store.root_revocations.issuer] = store.root_revocations.this_update
    brought = [newer.root_revocations, *(one.revocations for one in newer.issuing)]
    return any(one.issuer in known and one.this_update < known[one.issuer] for one in brought)


def _read(letter: object) -> TrustUpdate:
    fields = Fields(letter)
    if fields.text("format") != _UPDATE:
        raise EnrolmentError(EnrolmentFlaw.UNREADABLE)
    update = TrustUpdate(
        number=fields.number("number"),
        crls=fields.blob("crls"),
        issuing=fields.blobs("issuing"),
        tsa=fields.blob("tsa"),
        deposit_recipient=take_deposit_recipient(fields),
        issued_at=fields.instant("issued_at"),
    )
    fields.done()
    return update
