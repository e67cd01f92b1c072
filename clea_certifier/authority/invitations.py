"""Invitations: a one-time code for one person in one role, and how it ends: used once, expired, or taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from clea_certifier.authority.office import Office, checked_name, one_text
from clea_certifier.authority.registry import Work, blob, text
from clea_certifier.authority.troubles import AuthorityError, AuthorityTrouble
from clea_desktop.core.clock import from_text, to_text
from clea_desktop.core.ids import new_id
from clea_desktop.trust.enrolment.codes import mac_key, new_code, parse_code
from clea_desktop.trust.enrolment.fingerprints import fingerprint
from clea_desktop.trust.policies import Role


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom the body invites to sign, and as what."""

    id: str
    person_id: str | None
    display_name: str
    organisation: str
    role: Role
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Invited:
    """What goes into the letter: the code exists nowhere else."""

    invitation: Invitation
    authority_name: str
    code: str = field(repr=False)
    fingerprint: str


def invite(  # noqa: PLR0913  (who, from where, as what, whom we know them as, and for how long)
    office: Office, display_name: str, organisation: str, role: Role, *, person_id: str | None, days: int
) -> Invited:
    """Invite somebody; ``person_id`` when the registry knows them already."""
    invitation = Invitation(
        new_id(office.randomness),
        person_id,
        checked_name(display_name, "--name"),
        checked_name(organisation, "--organisation"),
        role,
        office.now + timedelta(days=days),
    )
    code = new_code(office.randomness)
    secret = parse_code(code)
    if secret is None:
        message = "a new code that its own reader refuses"
        raise ValueError(message)
    with office.registry.write(office.now, "invite", invitation.id) as work:
        if person_id is not None:
            _refuse_unknown(work, person_id)
        work.put(
            "invitation",
            id=invitation.id,
            person_id=person_id,
            display_name=invitation.display_name,
            organisation=invitation.organisation,
            role=role.value,
            wrapped_mac=office.wrap(work, mac_key(secret), invitation.id),
            made_at=to_text(office.now),
            expires_at=to_text(invitation.expires_at),
        )
        return Invited(invitation, office.name(work), code, fingerprint(office.root(work)))


def withdraw(office: Office, invitation_id: str) -> None:
    """Take back an invitation that waits, its letter having gone astray; UNKNOWN_INVITATION."""
    with office.registry.write(office.now, "withdraw", invitation_id) as work:
        waiting = "SELECT 1 FROM invitation WHERE id = ? AND request_id IS NULL AND withdrawn_at IS NULL"
        if work.row(waiting, (invitation_id,)) is None:
            raise AuthorityError(AuthorityTrouble.UNKNOWN_INVITATION, invitation_id)
        work.change("UPDATE invitation SET withdrawn_at = ? WHERE id = ?", (to_text(office.now), invitation_id))


def mac_keys(office: Office, work: Work) -> Mapping[str, bytes]:
    """Return the key of every invitation ever made, so that a code that served is told from one nobody gave."""
    return {
        text(invitation): office.unwrap(work, blob(wrapped), text(invitation))
        for invitation, wrapped in work.rows("SELECT id, wrapped_mac FROM invitation")
    }


def open_invitation(office: Office, work: Work, invitation_id: str) -> Invitation:
    """Return an invitation that still waits; CODE_USED, CODE_WITHDRAWN, CODE_EXPIRED."""
    found = work.row(
        "SELECT person_id, display_name, organisation, role, expires_at, request_id, withdrawn_at"
        " FROM invitation WHERE id = ?",
        (invitation_id,),
    )
    if found is None:
        raise AuthorityError(AuthorityTrouble.UNKNOWN_INVITATION, invitation_id)
    expires = from_text(text(found[4]))
    if found[5] is not None:
        raise AuthorityError(AuthorityTrouble.CODE_USED)
    if found[6] is not None:
        raise AuthorityError(AuthorityTrouble.CODE_WITHDRAWN)
    if office.now > expires:
        raise AuthorityError(AuthorityTrouble.CODE_EXPIRED, f"{expires:%d/%m/%Y}")
    return Invitation(invitation_id, one_text(found, 0), text(found[1]), text(found[2]), Role(text(found[3])), expires)


def _refuse_unknown(work: Work, person_id: str) -> None:
    if work.row("SELECT 1 FROM person WHERE person_id = ?", (person_id,)) is None:
        raise AuthorityError(AuthorityTrouble.UNKNOWN_PERSON, person_id)
