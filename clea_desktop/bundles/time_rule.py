"""The time rule: a signer's own claim proves nothing; the earliest valid time assertion over a signature does.

A time assertion is itself judged at the next later one that counts, or at the instant asked when there is none: that is
how renewing them in time makes a signature outlive the certificates it was made with.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from clea_desktop.bundles.layout import signature_name
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.rounds import Signing, Stamping
from clea_desktop.bundles.verdict import Signatory, TimeProof
from clea_desktop.trust.chain import CertificateRefusedError, ChainFlaw, TracedCertificate, judge, judge_time
from clea_desktop.trust.store import TrustStore

CLOCKS_APART = timedelta(minutes=5)
"""How far a time-stamping unit's clock may be ahead of the verifier's and still be believed."""


def weigh_times(stampings: Sequence[Stamping], trust: TrustStore, at: datetime) -> tuple[TimeProof, ...]:
    """Say of each time assertion whether it counts at that instant; the newest is judged first, and shields others."""
    weighed: list[TimeProof] = []
    instant = at
    for one in reversed(stampings):
        stamped_at = one.token.stamped_at
        flaw = _flaw_of(one, trust, instant)
        counts = flaw is None and stamped_at - at <= CLOCKS_APART
        weighed.append(TimeProof(one.number, one.unit.name, stamped_at, counts, flaw))
        instant = stamped_at if counts else instant
    return tuple(reversed(weighed))


def proved_at(number: int, times: Iterable[TimeProof]) -> datetime | None:
    """Return the instant of the earliest assertion that counts over what has this number, or None."""
    return next((one.stamped_at for one in times if one.counts and one.number > number), None)


def judge_signing(one: Signing, times: Iterable[TimeProof], trust: TrustStore, at: datetime) -> Signatory:
    """Judge a signature at the instant that is proved for it, else at the one asked; RefusedError."""
    proved = proved_at(one.number, times)
    try:
        judge(one.who, trust, at if proved is None else proved)
    except CertificateRefusedError as refused:
        raise RefusedError(Reason(refused.flaw.value), signature_name(one.number)) from refused
    today = None if proved is None else _flaw_at(one.who, trust, at)
    return Signatory(one.who.name, one.who.person_id, one.who.role, one.claimed_at, one.number, proved, today)


def _flaw_at(who: TracedCertificate, trust: TrustStore, at: datetime) -> ChainFlaw | None:
    try:
        judge(who, trust, at)
    except CertificateRefusedError as refused:
        return refused.flaw
    return None


def _flaw_of(one: Stamping, trust: TrustStore, instant: datetime) -> ChainFlaw | None:
    try:
        judge_time(one.unit, trust, instant, stamped_at=one.token.stamped_at)
    except CertificateRefusedError as refused:
        return refused.flaw
    return None
