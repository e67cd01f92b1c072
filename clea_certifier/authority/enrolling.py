"""From a request to its answer: read, looked at by a person, then issued, kept and answered in one transaction.

The answer is in the registry before it is anywhere else: the same request, brought again, gets the same answer,
whatever stopped in between; another request under a code that served is refused.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from clea_certifier.authority.invitations import Invitation, mac_keys, open_invitation
from clea_certifier.authority.lists import trust_parts
from clea_certifier.authority.office import Office, keep_certificate
from clea_certifier.authority.registry import Work, blob, text
from clea_certifier.authority.troubles import AuthorityError, AuthorityTrouble
from clea_desktop.core.clock import from_text, to_text
from clea_desktop.core.ids import new_id
from clea_desktop.trust.authority import Authority, issue_device, issue_person
from clea_desktop.trust.enrolment.answers import EnrolmentAnswer, write_answer
from clea_desktop.trust.enrolment.fingerprints import fingerprint
from clea_desktop.trust.enrolment.requests import EnrolmentRequest, read_renewal, read_request
from clea_desktop.trust.enrolment.stores import store_of
from clea_desktop.trust.policies import Role


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody at the certifying body looks at before saying yes."""

    display_name: str
    organisation: str
    role: Role
    said_name: str
    said_organisation: str
    key_print: str
    answered: bool


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who is certified, as the body knows them."""

    person_id: str
    display_name: str
    role: Role


def look(office: Office, data: bytes) -> Asked:
    """Read a request without answering it; EnrolmentError, AuthorityError."""
    with office.registry.read() as work:
        invitation_id, request = read_request(data, mac_keys(office, work))
        answered = _answered(work, data) is not None
        if answered:
            return _asked(request, request.display_name, request.organisation, answered=True)
        invitation = _invitation(office, work, invitation_id, request)
    return _asked(request, invitation.display_name, invitation.organisation, answered=False)


def enrol(office: Office, data: bytes) -> bytes:
    """Issue both certificates for a request under an invitation, and return the answer's letter."""
    with office.registry.write(office.now, "enrol", _digest(data)) as work:
        again = _answered(work, data)
        if again is not None:
            return again
        keys = mac_keys(office, work)
        invitation_id, request = read_request(data, keys)
        invitation = _invitation(office, work, invitation_id, request)
        holder = _Holder(_person(office, work, invitation, request), invitation.display_name, invitation.role)
        letter = _answer(office, work, data, request, holder, keys[invitation_id])
        work.change("UPDATE invitation SET request_id = ? WHERE id = ?", (request.request_id, invitation_id))
        return letter


def look_at_renewal(office: Office, data: bytes) -> Asked:
    """Read a renewal without answering it; EnrolmentError."""
    with office.registry.read() as work:
        before = work.row("SELECT issued_at FROM answer WHERE request_sha256 = ?", (_digest(data),))
        at = office.now if before is None else from_text(text(before[0]))
        holder, request = _renewal(office, work, data, at)
        return _asked(request, holder.display_name, _organisation(work, holder), answered=before is not None)


def renew(office: Office, data: bytes) -> bytes:
    """Issue new certificates to somebody whose present ones stand; these stay valid until they end."""
    with office.registry.write(office.now, "renew", _digest(data)) as work:
        again = _answered(work, data)
        if again is not None:
            return again
        holder, request = _renewal(office, work, data, office.now)
        return _answer(office, work, data, request, holder, None)


def _invitation(office: Office, work: Work, invitation_id: str, request: EnrolmentRequest) -> Invitation:
    invitation = open_invitation(office, work, invitation_id)
    if request.role is not invitation.role:
        raise AuthorityError(AuthorityTrouble.OTHER_ROLE)
    return invitation


def _renewal(office: Office, work: Work, data: bytes, at: datetime) -> tuple[_Holder, EnrolmentRequest]:
    parts = trust_parts(office, work)
    traced, request = read_renewal(data, store_of(parts.root, parts.issuing, parts.crls, parts.tsa), at)
    return _Holder(traced.person_id, traced.name, traced.role), request


def _person(office: Office, work: Work, invitation: Invitation, request: EnrolmentRequest) -> str:
    """Say who this is: known already, or new under the identifier of their laptop unless somebody else has it."""
    if invitation.person_id is not None:
        return invitation.person_id
    person_id = request.person_id
    while _is_known(work, person_id):
        person_id = new_id(office.randomness)
    work.put(
        "person",
        person_id=person_id,
        display_name=invitation.display_name,
        organisation=invitation.organisation,
        made_at=to_text(office.now),
    )
    return person_id


def _is_known(work: Work, person_id: str) -> bool:
    """Say whether somebody, or a unit of the body, is already known by this identifier."""
    known = "SELECT 1 FROM person WHERE person_id = ?1 UNION SELECT 1 FROM certificate WHERE holder = ?1"
    return work.row(known, (person_id,)) is not None


def _answer(  # noqa: PLR0913, PLR0917  (where, what was asked, for whom, under which code)
    office: Office, work: Work, data: bytes, request: EnrolmentRequest, holder: _Holder, mac_key: bytes | None
) -> bytes:
    """Issue, keep and write the answer; everything is in the transaction that the caller holds."""
    if work.row("SELECT 1 FROM answer WHERE request_id = ?", (request.request_id,)) is not None:
        raise AuthorityError(AuthorityTrouble.REQUEST_TWICE)
    issuing_id, authority = office.issuing(work)
    signing, device = _certificates(office, work, authority, issuing_id, request, holder)
    parts, seal, recipient = trust_parts(office, work), office.seal(work), work.fact("deposit_recipient")
    if recipient is None:
        raise AuthorityError(AuthorityTrouble.NO_DEPOSIT_KEY)
    answer = EnrolmentAnswer(
        request_id=request.request_id,
        authority_name=office.name(work),
        recipient=office.name(work),
        role=holder.role,
        display_name=holder.display_name,
        person_id=holder.person_id,
        signing_certificate=signing,
        device_certificate=device,
        root=parts.root,
        issuing=parts.issuing,
        crls=parts.crls,
        tsa=parts.tsa,
        deposit_recipient=recipient.decode(),
        updates_anchor=seal.certificate,
        issued_at=office.now,
    )
    letter = write_answer(answer, mac_key, seal)
    work.put(
        "answer",
        request_sha256=_digest(data),
        request_id=request.request_id,
        letter=letter,
        issued_at=to_text(office.now),
    )
    return letter


def _certificates(  # noqa: PLR0913, PLR0917  (where, by whom, what was asked, for whom)
    office: Office, work: Work, authority: Authority, issuing_id: int, request: EnrolmentRequest, holder: _Holder
) -> tuple[bytes, bytes]:
    for key in (request.signing_key, request.device_key):
        if work.row("SELECT 1 FROM certificate WHERE key_sha256 = ?", (_digest(key),)) is not None:
            raise AuthorityError(AuthorityTrouble.KEY_TWICE)
    name, person = holder.display_name, holder.person_id
    signing = issue_person(authority, request.signing_key, name, person, holder.role, office.now)
    device = issue_device(authority, request.device_key, name, person, office.now)
    for certificate, kind, role in ((signing, "signing", holder.role.value), (device, "device", "")):
        keep_certificate(
            work, issuing_id, certificate, kind=kind, holder=person, role=role, request_id=request.request_id
        )
    return signing, device


def _answered(work: Work, data: bytes) -> bytes | None:
    found = work.row("SELECT letter FROM answer WHERE request_sha256 = ?", (_digest(data),))
    return None if found is None else blob(found[0])


def _organisation(work: Work, holder: _Holder) -> str:
    found = work.row("SELECT organisation FROM person WHERE person_id = ?", (holder.person_id,))
    return "" if found is None else text(found[0])


def _asked(request: EnrolmentRequest, name: str, organisation: str, *, answered: bool) -> Asked:
    return Asked(
        display_name=name,
        organisation=organisation,
        role=request.role,
        said_name=request.display_name,
        said_organisation=request.organisation,
        key_print=fingerprint(request.signing_key),
        answered=answered,
    )


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
