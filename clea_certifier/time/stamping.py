"""Giving bundles their proof of date, and renewing it before it ages. A bundle is either stamped whole or untouched.

No unit answers, or one that we have no reason to believe: the bundle is kept as it is and asked for again later.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from clea_certifier.time.client import NoTokenError, TimeFlaw, TimeSource
from clea_desktop.bundles import time_tokens
from clea_desktop.bundles.appending import Appended, stamp
from clea_desktop.bundles.container import locate
from clea_desktop.bundles.established import establish
from clea_desktop.bundles.layout import Kind
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.replacing import replace
from clea_desktop.bundles.rounds import Stamping
from clea_desktop.bundles.time_rule import CLOCKS_APART, weigh_times
from clea_desktop.bundles.writing import Sink
from clea_desktop.core.errors import CleaError
from clea_desktop.trust.chain import CertificateRefusedError, TracedTime, judge_time
from clea_desktop.trust.store import TrustStore

Clock = Callable[[], datetime]


class Result(Enum):
    """What became of one bundle."""

    STAMPED = "stamped"
    ALREADY = "already-stamped"
    NOT_DUE = "not-due"
    WAITING = "waiting"
    NEVER_PROVED = "no-proof-counts"
    REFUSED = "refused"
    DISK = "disk"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one bundle, and why; ``number`` is the round that is, or is to be, the proof of date."""

    file: Path
    result: Result
    number: int = 0
    until: datetime | None = None
    reason: Reason | None = None
    member: str = ""
    flaw: TimeFlaw | None = None
    detail: str = ""


class _AlreadyError(Exception):
    """The proof that was to be asked for is there."""


def stamp_bundle(path: Path, source: TimeSource, trust: TrustStore, now: Clock, *, due: int | None = None) -> Outcome:
    """Append a proof of date over everything in a bundle, unless nothing came after the last one, and that one counts.

    ``due``: the round that was asked for before and not had; a proof from then on is what was wanted.
    """
    number = 0

    def append(bundle: BinaryIO, sink: Sink) -> Appended:
        nonlocal number
        times, last = _rounds(bundle)
        number = last + 1
        first = last if due is None else due
        if any(one >= first for one in times) and _counts_from(first, bundle, trust, now()):
            raise _AlreadyError
        return stamp(bundle, sink, lambda imprint: _believed(source, imprint, trust, now), trust=trust)

    try:
        replace(path, append)
    except _AlreadyError:
        return Outcome(path, Result.ALREADY)
    except NoTokenError as missing:
        return Outcome(path, Result.WAITING, number, flaw=missing.flaw, detail=missing.detail)
    except RefusedError as refused:
        if refused.reason is Reason.TIME_BEFORE_SIGNER:
            return Outcome(path, Result.WAITING, number, flaw=TimeFlaw.CLOCKS_APART)
        return Outcome(path, Result.REFUSED, number, reason=refused.reason, member=refused.member)
    except (OSError, CleaError):
        return Outcome(path, Result.DISK)
    return Outcome(path, Result.STAMPED, number)


def renew_bundle(path: Path, source: TimeSource, trust: TrustStore, now: Clock, within: timedelta) -> Outcome:
    """Append a new proof of date when what carries the newest one ends within that time."""
    at = now()
    try:
        with path.open("rb") as bundle:
            last, ends = _proof(bundle, trust, at)
    except RefusedError as refused:
        return Outcome(path, Result.REFUSED, reason=refused.reason, member=refused.member)
    except OSError:
        return Outcome(path, Result.DISK)
    if ends is None:
        return Outcome(path, Result.NEVER_PROVED)
    if ends - at > within:
        return Outcome(path, Result.NOT_DUE, until=ends)
    return stamp_bundle(path, source, trust, now, due=last + 1)


def _rounds(bundle: BinaryIO) -> tuple[tuple[int, ...], int]:
    """Return the rounds that are proofs of date, and the last round of all."""
    placed = [one.placed for one in locate(bundle)]
    return tuple(one.number for one in placed if one.kind is Kind.TIME), max(one.number for one in placed)


def _believed(source: TimeSource, imprint: bytes, trust: TrustStore, now: Clock) -> bytes:
    """Ask for a token and return it if the verifier will believe it; NoTokenError, for the unit is at fault then.

    What is appended stays: a token by a clock years behind would say that nobody could sign yet, for ever.
    """
    token = source.token_over(imprint)
    try:
        found, unit = time_tokens.believe(token, "", trust)
        judge_time(unit, trust, found.stamped_at, stamped_at=found.stamped_at)
    except RefusedError as refused:
        raise NoTokenError(TimeFlaw.NOT_BELIEVED, refused.reason.value) from refused
    except CertificateRefusedError as refused:
        raise NoTokenError(TimeFlaw.NOT_BELIEVED, refused.flaw.value) from refused
    if abs(found.stamped_at - now()) > CLOCKS_APART:
        raise NoTokenError(TimeFlaw.CLOCKS_APART)
    return token


def _proof(bundle: BinaryIO, trust: TrustStore, at: datetime) -> tuple[int, datetime | None]:
    """Return the last round, and until when the newest proof of date that counts can be checked; None without any."""
    held = establish(bundle, trust)
    stampings = [one for one in held.rounds if isinstance(one, Stamping)]
    return held.rounds[-1].number, _newest_end(stampings, trust, at)


def _counts_from(first: int, bundle: BinaryIO, trust: TrustStore, at: datetime) -> bool:
    """Say whether a proof of date from that number on still counts; one of a unit whose key was lost does not."""
    stampings = [one for one in establish(bundle, trust).rounds if isinstance(one, Stamping)]
    return any(one.counts and one.number >= first for one in weigh_times(stampings, trust, at))


def _newest_end(stampings: Sequence[Stamping], trust: TrustStore, at: datetime) -> datetime | None:
    counting = {one.number for one in weigh_times(stampings, trust, at) if one.counts}
    found = [one.unit for one in stampings if one.number in counting]
    return _end(found[-1], trust) if found else None


def _end(unit: TracedTime, trust: TrustStore) -> datetime:
    above = [] if unit.issuer is None else [unit.issuer.certificate, trust.root]
    above += [] if unit.anchor is None else [unit.anchor.certificate]
    return min(one.not_valid_after_utc for one in (unit.certificate, *above))
