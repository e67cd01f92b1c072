"""Judging a bundle: the only road to a TrustedBundle.

Order of the work: the container, every digest, every manifest, every proof and its chain; only then ``dossier.json``
and the jury's decisions are parsed; only then the policy speaks (practice, roles, instant, recipient, stage).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from clea_desktop.bundles import dossier_check
from clea_desktop.bundles.container import Contents, Located
from clea_desktop.bundles.decisions import JuryDecision, subject_of
from clea_desktop.bundles.established import (
    check_around,
    checked_blocks,
    first_manifest,
    read_contents,
    read_decisions,
    read_dossier,
)
from clea_desktop.bundles.refusals import Notice, Reason, RefusedError
from clea_desktop.bundles.rounds import COLLEGES, Round, Signing, Stamping, check_rounds, rounds_of
from clea_desktop.bundles.stages import lacks_of, lacks_to_say, reached_by
from clea_desktop.bundles.time_rule import CLOCKS_APART, judge_signing, weigh_times
from clea_desktop.bundles.verdict import Deliberation, Policy, Profile, Signatory, Stage, TimeProof, Verdict, Warned
from clea_desktop.trust.store import TrustStore

__all__ = ["BundleRefusedError", "Policy", "Stage", "TrustedBundle", "Verdict", "read_trusted", "verify"]

_KEY = object()


class BundleRefusedError(Exception):
    """The bundle may not be believed; carries the whole verdict."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.reason.value if verdict.reason else "")
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class TrustedBundle:
    """A bundle that was judged and accepted. Nothing but :func:`read_trusted` makes one."""

    verdict: Verdict
    dossier: Mapping[str, object]
    members: tuple[Located, ...]
    _digests: Mapping[str, bytes]
    _source: BinaryIO = field(repr=False)
    _key: object = field(repr=False)

    def __post_init__(self) -> None:
        if self._key is not _KEY:
            message = "a TrustedBundle comes only from read_trusted"
            raise TypeError(message)

    def blocks(self, name: str) -> Iterator[bytes]:
        """Give a member's bytes; RefusedError at the end if they are no longer those that were judged."""
        member = next(one for one in self.members if one.entry.name == name)
        return checked_blocks(self._source, member, self._digests[name])


def verify(source: BinaryIO, trust: TrustStore, policy: Policy) -> Verdict:
    """Judge a bundle. A refusal is an answer, not an error; OSError of the source becomes one too."""
    try:
        return read_trusted(source, trust, policy).verdict
    except BundleRefusedError as refused:
        return refused.verdict


def read_trusted(
    source: BinaryIO, trust: TrustStore, policy: Policy, schema: dossier_check.SchemaCheck | None = None
) -> TrustedBundle:
    """Judge a bundle and open it; BundleRefusedError. ``source`` must stay open as long as the bundle is used."""
    judgement = _Judgement(source, trust, policy)
    try:
        dossier, contents = judgement.run(schema)
    except RefusedError as refused:
        raise BundleRefusedError(judgement.refused(refused.reason, refused.member)) from refused
    except OSError as error:
        raise BundleRefusedError(judgement.refused(Reason.CANNOT_OPEN, "")) from error
    return TrustedBundle(judgement.verdict, dossier, contents.members, contents.digests, source, _KEY)


class _Judgement:
    """One verification under way; ``verdict`` grows with what is established."""

    def __init__(self, source: BinaryIO, trust: TrustStore, policy: Policy) -> None:
        self._source, self._trust, self._policy = source, trust, policy
        self.verdict = Verdict(None, "", policy.stage, judged_at=policy.at)

    def run(self, schema: dossier_check.SchemaCheck | None) -> tuple[Mapping[str, object], Contents]:
        """Judge; RefusedError at the first thing that does not hold."""
        contents = read_contents(self._source)
        rounds = self._rounds(contents)
        dossier = self._dossier(contents, schema or dossier_check.published_schema())
        decisions = read_decisions(contents, subject_of(dossier, first_manifest(contents)))
        self._judge_practice(dossier)
        check_rounds(rounds, decisions)
        self._judge_times(rounds)
        self._judge_signings(rounds)
        self._judge_lists()
        self._judge_decisions(decisions)
        self._judge_recipient()
        self._judge_stage()
        return dossier, contents

    def refused(self, reason: Reason, member: str) -> Verdict:
        """Return the verdict of a refusal, with what was established before it."""
        return replace(self.verdict, reason=reason, member=member, warnings=())

    def _rounds(self, contents: Contents) -> list[Round]:
        """Check every proof and follow its certificate up to the trusted root, whatever the instant."""
        found: list[Round] = []
        for one in rounds_of(contents, self._trust):
            found.append(one)
            if isinstance(one, Signing):
                signer = Signatory(one.who.name, one.who.person_id, one.who.role, one.claimed_at, one.number)
                self.verdict = replace(self.verdict, signers=(*self.verdict.signers, signer))
            else:
                proof = TimeProof(one.number, one.unit.name, one.token.stamped_at)
                self.verdict = replace(self.verdict, times=(*self.verdict.times, proof))
        self.verdict = replace(self.verdict, profile=Profile.STRICT, practice=self._trust.is_practice)
        return found

    def _dossier(self, contents: Contents, schema: dossier_check.SchemaCheck) -> Mapping[str, object]:
        """Read the dossier and its journal, now that somebody answers for them."""
        dossier = read_dossier(contents, schema)
        place = dossier_check.head(dossier)
        self.verdict = replace(
            self.verdict,
            bundle_id=place.bundle_id,
            code=str(dossier["code"]),
            sequence=place.sequence,
            recipient=place.recipient,
            previous_manifest_sha256=place.previous_manifest_sha256,
            manifest_sha256=first_manifest(contents),
        )
        check_around(self._source, contents, dossier)
        return dossier

    def _judge_practice(self, dossier: Mapping[str, object]) -> None:
        """Practice is what the root says; a dossier may at most agree."""
        says_practice = dossier_check.head(dossier).practice
        if self._trust.is_practice and not self._policy.practice:
            raise RefusedError(Reason.PRACTICE_BUNDLE)
        if self._policy.practice and not self._trust.is_practice:
            raise RefusedError(Reason.REAL_BUNDLE)
        if says_practice and not self._trust.is_practice:
            raise RefusedError(Reason.PRACTICE_DISAGREES)
        if self._trust.is_practice and not says_practice:
            self._warn(Notice.CALLED_REAL)

    def _judge_times(self, rounds: Sequence[Round]) -> None:
        """Say which time assertions count; one that does not proves nothing, and spoils nothing."""
        times = weigh_times([one for one in rounds if isinstance(one, Stamping)], self._trust, self._policy.at)
        self.verdict = replace(self.verdict, times=times)
        if any(one.flaw is not None for one in times):
            self._warn(Notice.TIME_LOST)
        if any(one.stamped_at - self._policy.at > CLOCKS_APART for one in times):
            self._warn(Notice.TIME_IN_FUTURE)

    def _judge_signings(self, rounds: Sequence[Round]) -> None:
        times, at = self.verdict.times, self._policy.at
        signers = [judge_signing(one, times, self._trust, at) for one in rounds if isinstance(one, Signing)]
        self.verdict = replace(self.verdict, signers=tuple(signers))
        if any(one.claimed_at > (one.proved_at or at) for one in signers):
            self._warn(Notice.CLAIM_IN_FUTURE)
        if any(time.stamped_at - one.claimed_at > CLOCKS_APART for time in times for one in _after(time, signers)):
            self._warn(Notice.CLAIM_IN_PAST)

    def _judge_lists(self) -> None:
        overdue = self._trust.overdue_lists(self._policy.at)
        if overdue is None:
            return
        if self._policy.stage is not Stage.SEALED:
            raise RefusedError(Reason.LIST_OVERDUE)
        self._warn(Notice.LIST_OVERDUE, overdue)

    def _judge_decisions(self, decisions: Mapping[int, JuryDecision]) -> None:
        """Take the last decision, and the colleges that signed it: what they signed before it was another one."""
        colleges = [one for one in self.verdict.signers if one.role in COLLEGES]
        if decisions:
            last = max(decisions)
            signed = frozenset(one.role for one in colleges if one.number >= last)
            self.verdict = replace(self.verdict, deliberation=Deliberation(last, decisions[last], signed))
        elif {one.role for one in colleges} == COLLEGES:
            self._warn(Notice.NO_DECISION)

    def _judge_recipient(self) -> None:
        if self._policy.recipient is not None and self._policy.recipient != self.verdict.recipient:
            raise RefusedError(Reason.OTHER_RECIPIENT)

    def _judge_stage(self) -> None:
        """Answer for the stage asked."""
        asked, verdict = self._policy.stage, self.verdict
        self.verdict = replace(verdict, reached=reached_by(verdict), lacks=lacks_to_say(asked, verdict))
        if lacks_of(asked, verdict):
            raise RefusedError(Reason.STAGE_LACKS)
        unproved = any(one.role in COLLEGES and one.proved_at is None for one in verdict.signers)
        if self.verdict.reached is Stage.DECIDED and unproved:
            self._warn(Notice.DECISION_UNPROVED)

    def _warn(self, notice: Notice, days: int = 0) -> None:
        self.verdict = replace(self.verdict, warnings=(*self.verdict.warnings, Warned(notice, days)))


def _after(time: TimeProof, signers: Iterable[Signatory]) -> Iterator[Signatory]:
    """Give those who signed what a time assertion that counts had proved before them."""
    return (one for one in signers if time.counts and one.number > time.number)
