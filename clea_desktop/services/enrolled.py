"""The certifying body this vault believes, and whether somebody's real signature stands under it, at given instants."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from cryptography import x509

from clea_desktop.core.clock import paris_day
from clea_desktop.core.enrolment import SignatureFacts, SignatureStanding
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.roles import SigningRole
from clea_desktop.services.views import Account
from clea_desktop.storage.repositories.enrolment import Enrolments, TrustAnchorRecord, TrustAnchors
from clea_desktop.storage.repositories.keys import Keys, SigningKeyRecord
from clea_desktop.storage.unit_of_work import Work
from clea_desktop.trust.chain import CertificateRefusedError, ChainFlaw, judge, trace
from clea_desktop.trust.enrolment.answers import EnrolmentAnswer
from clea_desktop.trust.enrolment.stores import to_pem
from clea_desktop.trust.enrolment.updates import TrustUpdate
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import ISSUING_FILE, LISTS_FILE, ROOT_FILE, TIME_FILE, TrustStore, UnusableTrustError

_STANDINGS = {
    ChainFlaw.NOT_YET_VALID: SignatureStanding.NOT_YET,
    ChainFlaw.EXPIRED: SignatureStanding.OVER,
    ChainFlaw.REVOKED: SignatureStanding.WITHDRAWN,
}
_TROUBLES = {
    SignatureStanding.NONE: Trouble.ENROLMENT_NEEDED,
    SignatureStanding.LOST: Trouble.ENROLMENT_LOST,
    SignatureStanding.OVER: Trouble.ENROLMENT_OVER,
    SignatureStanding.NOT_YET: Trouble.ENROLMENT_CLOCK,
    SignatureStanding.WITHDRAWN: Trouble.ENROLMENT_WITHDRAWN,
    SignatureStanding.OTHER_ROLE: Trouble.ENROLMENT_OTHER_ROLE,
    SignatureStanding.UNUSABLE: Trouble.ENROLMENT_UNUSABLE,
}

SEALS = frozenset({Role.EVALUATOR})
"""What seals a dossier: a college of the jury never does."""
SIGNS = SEALS | {Role.JURY_EMPLOYERS, Role.JURY_EMPLOYEES}
"""What a person signs as, whatever it is."""


@dataclass(frozen=True, slots=True)
class RealKey:
    """How somebody's real signature stands; ``kept`` is its key, when there is one on this laptop."""

    standing: SignatureStanding
    kept: SigningKeyRecord | None = None

    @property
    def until(self) -> date | None:
        """Return the last whole day of the certificate."""
        return None if self.kept is None else last_day(self.kept.certificate)


def anchor_files(anchor: TrustAnchorRecord) -> dict[str, bytes]:
    """Return the public files by which others judge what is sealed here."""
    files = {ROOT_FILE: to_pem(anchor.root), ISSUING_FILE: anchor.issuing, LISTS_FILE: anchor.crls}
    return {**files, TIME_FILE: anchor.tsa} if anchor.tsa else files


def anchor_store(anchor: TrustAnchorRecord) -> TrustStore | None:
    """Return the store of the certifying body, or None when what is kept does not make one."""
    try:
        store = TrustStore.from_pem(to_pem(anchor.root), anchor.issuing, anchor.crls, anchor.tsa)
    except UnusableTrustError:
        return None
    return None if store.is_practice else store


def real_key(work: Work, account: Account, instants: Sequence[datetime], roles: frozenset[Role] = SEALS) -> RealKey:
    """Say how somebody's real signature stands at every instant, for what these roles do."""
    kept = Keys(work).signing_key(account.account_id, practice=False)
    if kept is None:
        was_there = Enrolments(work).find(account.account_id) is not None
        return RealKey(SignatureStanding.LOST if was_there else SignatureStanding.NONE)
    anchor = TrustAnchors(work).find()
    store = anchor_store(anchor) if anchor is not None else None
    if store is None:
        return RealKey(SignatureStanding.UNUSABLE, kept)
    return RealKey(standing_of(store, kept.certificate, instants, roles), kept)


def standing_of(
    store: TrustStore, certificate: bytes, instants: Sequence[datetime], roles: frozenset[Role] = SEALS
) -> SignatureStanding:
    """Say how a person's certificate stands under a certifying body, at every instant, for what these roles do."""
    try:
        traced = trace(certificate, store)
        if traced.role not in roles:
            return SignatureStanding.OTHER_ROLE if traced.role in SIGNS else SignatureStanding.UNUSABLE
        for instant in instants:
            judge(traced, store, instant)
    except CertificateRefusedError as error:
        return _STANDINGS.get(error.flaw, SignatureStanding.UNUSABLE)
    return SignatureStanding.STANDS


def usable_key(work: Work, account: Account, roles: frozenset[Role] = SEALS) -> SigningKeyRecord:
    """Return the key that signs for real now, as one of these roles; a trouble of its own for each way it does not."""
    found = real_key(work, account, (work.now,), roles)
    if found.standing is not SignatureStanding.STANDS or found.kept is None:
        raise CleaError(trouble_of(found.standing))
    return found.kept


def signing_role(work: Work, account: Account) -> SigningRole:
    """Return what somebody signs as: an evaluator, unless the certifying body answered otherwise."""
    answered = Enrolments(work).find(account.account_id)
    return SigningRole.EVALUATOR if answered is None else SigningRole(answered.role)


def trouble_of(standing: SignatureStanding) -> Trouble:
    """Return what is told of a signature that does not stand."""
    return _TROUBLES.get(standing, Trouble.ENROLMENT_UNUSABLE)


def made_anchor(answer: EnrolmentAnswer, before: TrustAnchorRecord | None) -> TrustAnchorRecord:
    """Return the certifying body as an answer tells it; what is kept already stays where it is the newer."""
    again = before is not None and before.root == answer.root
    if before is not None and again and before.issued_at > answer.issued_at:
        return before
    return TrustAnchorRecord(
        authority_name=answer.authority_name,
        recipient=answer.recipient,
        root=answer.root,
        issuing=b"".join(to_pem(one) for one in answer.issuing),
        crls=answer.crls,
        tsa=answer.tsa,
        deposit_recipient=answer.deposit_recipient,
        updates_anchor=answer.updates_anchor,
        update_number=before.update_number if before is not None and again else 0,
        issued_at=answer.issued_at,
    )


def updated_anchor(anchor: TrustAnchorRecord, update: TrustUpdate) -> TrustAnchorRecord:
    """Return the certifying body after one of its signed updates."""
    return replace(
        anchor,
        issuing=b"".join(to_pem(one) for one in update.issuing),
        crls=update.crls,
        tsa=update.tsa,
        deposit_recipient=update.deposit_recipient,
        update_number=update.number,
        issued_at=max(anchor.issued_at, update.issued_at),
    )


def signature_facts(work: Work, account: Account) -> SignatureFacts:
    """Return what is known today of somebody's signature."""
    found = real_key(work, account, (work.now,), SIGNS)
    request = Enrolments(work).request(account.account_id)
    return SignatureFacts(
        standing=found.standing,
        body_is_enrolled=TrustAnchors(work).is_there(),
        until=found.until,
        asked_on=paris_day(request.made_at) if request is not None else None,
    )


def last_day(certificate: bytes) -> date:
    """Return the last day of a certificate that was read before."""
    return paris_day(x509.load_der_x509_certificate(certificate).not_valid_after_utc)
