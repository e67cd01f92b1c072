"""Judging a bundle: the only road to a TrustedBundle.

Order of the work: the container, every digest, every manifest, every signature and its chain; only then is
``dossier.json`` parsed; only then does the verifier's policy speak (practice, instant, role, stage).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import BinaryIO, assert_never

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.bundles import cms, dossier_check
from clea_desktop.bundles.container import Contents, Located, blocks_of, locate, read_members
from clea_desktop.bundles.layout import (
    DOSSIER_FILE,
    JOURNAL_FILE,
    SUMS_FILE,
    Kind,
    manifest_name,
    signature_name,
)
from clea_desktop.bundles.manifest import check_manifest, render_sums
from clea_desktop.bundles.refusals import Notice, Reason, RefusedError
from clea_desktop.bundles.verdict import Lack, Policy, Profile, Signatory, Stage, Verdict, Warned
from clea_desktop.trust.chain import CertificateRefusedError, TracedCertificate, judge, trace
from clea_desktop.trust.policies import Role
from clea_desktop.trust.store import TrustStore

__all__ = ["BundleRefusedError", "Policy", "Stage", "TrustedBundle", "Verdict", "read_trusted", "verify"]

_COSIGNERS = frozenset({Role.EVALUATOR, Role.JURY_EMPLOYERS, Role.JURY_EMPLOYEES})
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
        return _checked_blocks(self._source, member, self._digests[name])


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
        self.verdict = Verdict(None, "", policy.stage)

    def run(self, schema: dossier_check.SchemaCheck | None) -> tuple[Mapping[str, object], Contents]:
        """Judge; RefusedError at the first thing that does not hold."""
        contents = read_members(self._source, locate(self._source))
        _check_manifests(contents)
        certificates = self._signers(contents)
        dossier = self._dossier(contents, schema or dossier_check.published_schema())
        self._judge_practice(dossier)
        for number, certificate in certificates.items():
            self._judge_signer(number, certificate)
        self._judge_lists()
        self._judge_stage(contents)
        return dossier, contents

    def refused(self, reason: Reason, member: str) -> Verdict:
        """Return the verdict of a refusal, with what was established before it."""
        return replace(self.verdict, reason=reason, member=member, warnings=())

    def _signers(self, contents: Contents) -> dict[int, TracedCertificate]:
        """Check every signature and follow its certificate up to the trusted root, whatever the instant."""
        found: dict[int, TracedCertificate] = {}
        for number in contents.numbers(Kind.SIGNATURE):
            member = signature_name(number)
            signed = cms.read(contents.kept[member], member)
            if signed.manifest_sha256 != contents.digests[manifest_name(number)]:
                raise RefusedError(Reason.SIGNATURE_OTHER_MANIFEST, member)
            found[number] = _traced(signed, self._trust, member)
            who = found[number]
            signatory = Signatory(who.name, who.person_id, who.role, signed.claimed_at)
            self.verdict = replace(self.verdict, signers=(*self.verdict.signers, signatory))
        self.verdict = replace(self.verdict, profile=Profile.STRICT, practice=self._trust.is_practice)
        return found

    def _dossier(self, contents: Contents, schema: dossier_check.SchemaCheck) -> Mapping[str, object]:
        """Read the dossier and its journal, now that somebody answers for them."""
        dossier = dossier_check.check_dossier(contents.kept[DOSSIER_FILE], schema)
        place = dossier_check.head(dossier)
        self.verdict = replace(
            self.verdict,
            bundle_id=place.bundle_id,
            sequence=place.sequence,
            recipient=place.recipient,
            manifest_sha256=contents.digests[manifest_name(1)].hex(),
        )
        members = {one.entry.name: (one.entry.size, contents.digests[one.entry.name]) for one in contents.members}
        dossier_check.check_files(dossier, members)
        dossier_check.check_consistency(dossier)
        journal = next(one for one in contents.members if one.placed.kind is Kind.JOURNAL)
        blocks = _checked_blocks(self._source, journal, contents.digests[JOURNAL_FILE])
        dossier_check.check_journal(dossier, blocks)
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

    def _judge_signer(self, number: int, certificate: TracedCertificate) -> None:
        if number == 1 and certificate.role is not Role.EVALUATOR:
            raise RefusedError(Reason.FIRST_SIGNER_ROLE)
        if certificate.role not in _COSIGNERS:
            raise RefusedError(Reason.LATER_SIGNER_ROLE, signature_name(number))
        try:
            judge(certificate, self._trust, self._policy.at)
        except CertificateRefusedError as refused:
            raise RefusedError(Reason(refused.flaw.value), signature_name(number)) from refused

    def _judge_lists(self) -> None:
        if any(one.claimed_at > self._policy.at for one in self.verdict.signers):
            self._warn(Notice.CLAIM_IN_FUTURE)
        overdue = self._trust.overdue_lists(self._policy.at)
        if overdue is None:
            return
        if self._policy.stage is not Stage.SEALED:
            raise RefusedError(Reason.LIST_OVERDUE)
        self._warn(Notice.LIST_OVERDUE, overdue)

    def _judge_stage(self, contents: Contents) -> None:
        """Answer for the stage asked; time assertions are not judged yet, so none is ever counted."""
        self.verdict = replace(self.verdict, reached=Stage.SEALED, lacks=_lacks(self._policy.stage, self.verdict))
        times = [one.entry.name for one in contents.members if one.placed.kind is Kind.TIME]
        if times:
            raise RefusedError(Reason.TIME_NOT_JUDGED, times[0])
        if self._policy.stage is not Stage.SEALED:
            raise RefusedError(Reason.STAGE_LACKS)

    def _warn(self, notice: Notice, days: int = 0) -> None:
        self.verdict = replace(self.verdict, warnings=(*self.verdict.warnings, Warned(notice, days)))


def _check_manifests(contents: Contents) -> None:
    """Check that each manifest lists every member before it and nothing else, and that the sums agree."""
    for number in contents.numbers(Kind.MANIFEST):
        name = manifest_name(number)
        check_manifest(contents.kept[name], number, contents.digested(before=name))
    if contents.kept[SUMS_FILE] != render_sums(contents.digested(before=SUMS_FILE)):
        raise RefusedError(Reason.SUMS_DIFFER, SUMS_FILE)


def _traced(signed: cms.Signed, trust: TrustStore, member: str) -> TracedCertificate:
    """Follow the certificate, then check the signature with its key."""
    try:
        traced = trace(signed.certificate, trust)
    except CertificateRefusedError as refused:
        raise RefusedError(Reason(refused.flaw.value), member) from refused
    data = cms.to_be_signed(signed.certificate, signed.claimed_at, signed.manifest_sha256)
    try:
        traced.public_key.verify(signed.signature, data, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise RefusedError(Reason.SIGNATURE_FALSE, member) from error
    return traced


def _lacks(stage: Stage, verdict: Verdict) -> tuple[Lack, ...]:
    """Return what the stage asked for lacks; for ``sealed``, which this dossier reaches, what the next one lacks."""
    match stage:
        case Stage.SEALED | Stage.DEPOSITED:
            return (Lack.TIME_ASSERTION,)
        case Stage.DECIDED:
            employers = {one.person_id for one in verdict.signers if one.role is Role.JURY_EMPLOYERS}
            employees = {one.person_id for one in verdict.signers if one.role is Role.JURY_EMPLOYEES}
            missing = [Lack.TIME_ASSERTION]
            if not employers:
                missing.append(Lack.EMPLOYERS)
            if not employees or employees == employers:
                missing.append(Lack.EMPLOYEES)
            return tuple(missing)
        case _:
            assert_never(stage)


def _checked_blocks(source: BinaryIO, member: Located, digest: bytes) -> Iterator[bytes]:
    """Give a member's bytes again, and refuse at the end if the file changed since they were judged."""
    running = sha256()
    for block in blocks_of(source, member.start, member.entry.size, member.entry.name):
        running.update(block)
        yield block
    if running.digest() != digest:
        raise RefusedError(Reason.DIGEST_DIFFERS, member.entry.name)
