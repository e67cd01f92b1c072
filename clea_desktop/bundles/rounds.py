"""The rounds of a bundle: each number is one signature or one time assertion over everything before it.

Reader and appender share what is asked of one round, and of all of them together, so that nothing is appended which
would be refused.
"""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from clea_desktop.bundles import cms, time_tokens
from clea_desktop.bundles.container import Contents
from clea_desktop.bundles.layout import Kind, decision_name, manifest_name, signature_name, time_name
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.time_tokens import TimeToken
from clea_desktop.trust.chain import CertificateRefusedError, TracedCertificate, TracedTime, trace
from clea_desktop.trust.curve import DigestName
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore

COLLEGES = frozenset({Role.JURY_EMPLOYERS, Role.JURY_EMPLOYEES})


@dataclass(frozen=True, slots=True)
class Signing:
    """A round in which somebody signed; the claim of time proves nothing."""

    number: int
    claimed_at: datetime
    who: TracedCertificate


@dataclass(frozen=True, slots=True)
class Stamping:
    """A round that proves when everything before it existed."""

    number: int
    token: TimeToken
    unit: TracedTime


Round = Signing | Stamping


def rounds_of(contents: Contents, trust: TrustStore) -> Iterator[Round]:
    """Give each round in order, its proof checked and followed up to the trusted root, whatever the instant."""
    times = set(contents.numbers(Kind.TIME))
    for number in contents.numbers(Kind.MANIFEST):
        digest = contents.digests[manifest_name(number)]
        if number in times:
            yield read_stamping(contents.kept[time_name(number)], number, digest, trust)
        else:
            yield _read_signing(contents.kept[signature_name(number)], number, digest, trust)


def read_stamping(data: bytes, number: int, manifest_sha256: bytes, trust: TrustStore) -> Stamping:
    """Read a time assertion over the manifest with this digest; RefusedError."""
    member = time_name(number)
    token, unit = time_tokens.believe(data, member, trust)
    if token.imprint != manifest_sha256:
        raise RefusedError(Reason.TIME_OTHER_MANIFEST, member)
    return Stamping(number, token, unit)


def _read_signing(data: bytes, number: int, manifest_sha256: bytes, trust: TrustStore) -> Signing:
    member = signature_name(number)
    signed = cms.read(data, member)
    if signed.manifest_sha256 != manifest_sha256:
        raise RefusedError(Reason.SIGNATURE_OTHER_MANIFEST, member)
    who = traced(signed.certificate, trust, member)
    over = cms.to_be_signed(signed.certificate, signed.claimed_at, signed.manifest_sha256)
    if not trust.curve.holds(who.public_key, DigestName.SHA256, over, signed.signature):
        raise RefusedError(Reason.SIGNATURE_FALSE, member)
    return Signing(number, signed.claimed_at, who)


def traced(certificate: bytes, trust: TrustStore, member: str) -> TracedCertificate:
    """Follow a signer's certificate up to the root; RefusedError."""
    try:
        return trace(certificate, trust)
    except CertificateRefusedError as refused:
        raise RefusedError(Reason(refused.flaw.value), member) from refused


def check_rounds(rounds: Sequence[Round], decisions: Collection[int]) -> None:
    """Check who signs after whom, and that time goes forward; ``decisions``: the numbers that bring one."""
    signings = [one for one in rounds if isinstance(one, Signing)]
    _check_roles(signings)
    _check_persons(signings, decisions)
    _check_times([one for one in rounds if isinstance(one, Stamping)])
    by_colleges = {one.number for one in signings if one.who.role in COLLEGES}
    for number in decisions:
        if number not in by_colleges:
            raise RefusedError(Reason.DECISION_OF_NO_COLLEGE, decision_name(number))


def _check_roles(signings: Sequence[Signing]) -> None:
    """Check that an evaluator signs first, then perhaps others, and after a college of the jury only colleges."""
    judged = False
    for one in signings:
        role = one.who.role
        if one.number == 1 and role is not Role.EVALUATOR:
            raise RefusedError(Reason.FIRST_SIGNER_ROLE)
        if role is not Role.EVALUATOR and role not in COLLEGES:
            raise RefusedError(Reason.LATER_SIGNER_ROLE, signature_name(one.number))
        if role is Role.EVALUATOR and judged:
            raise RefusedError(Reason.EVALUATOR_AFTER_JURY, signature_name(one.number))
        judged = judged or role in COLLEGES


def _check_persons(signings: Sequence[Signing], decisions: Collection[int]) -> None:
    """Check that nobody signs in two roles or twice; a member of a college may sign each decision of the jury once.

    One key under two names is one hand.
    """
    last: dict[str | bytes, Signing] = {}
    for one in signings:
        known = (_same_for_all(one.who.person_id), one.who.public_key.encoded)
        for before in (last[by] for by in known if by in last):
            if before.who.role is not one.who.role:
                raise RefusedError(Reason.SIGNER_TWO_ROLES, signature_name(one.number))
            if not any(before.number < decided <= one.number for decided in decisions):
                raise RefusedError(Reason.SIGNER_TWICE, signature_name(one.number))
        last |= dict.fromkeys(known, one)


def _same_for_all(person_id: str) -> str:
    """Return what two ways of writing one identifier share: X.520 compares serialNumber without case or idle spaces."""
    return " ".join(unicodedata.normalize("NFKC", person_id).casefold().split())


def _check_times(stampings: Sequence[Stamping]) -> None:
    """Check that no later token has an earlier instant, to the second: not every unit tells fractions."""
    latest: datetime | None = None
    for one in stampings:
        second = one.token.stamped_at.replace(microsecond=0)
        if latest is not None and second < latest:
            raise RefusedError(Reason.TIME_ORDER, time_name(one.number))
        latest = second
