"""Appending one round to a bundle: a second evaluator, a college of the jury, or a time assertion.

What is there never changes: each member is copied under the header it had, measured again on its way, and only the
directory that closes the file is new. Nothing is appended to a bundle that does not hold, nor what would be refused.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import BinaryIO

from clea_desktop.bundles import limits, time_tokens
from clea_desktop.bundles.arrangement import check_order, understand
from clea_desktop.bundles.container import Contents, Located, blocks_of
from clea_desktop.bundles.decisions import Brought, JuryPapers, check_decision, render_decision
from clea_desktop.bundles.digests import Hasher
from clea_desktop.bundles.established import Established, establish
from clea_desktop.bundles.layout import (
    Kind,
    Placed,
    decision_name,
    extract_name,
    manifest_name,
    signature_name,
    time_name,
)
from clea_desktop.bundles.manifest import render_manifest
from clea_desktop.bundles.members import Member, bytes_member
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.rounds import Signing, Stamping, check_rounds, read_stamping, traced
from clea_desktop.bundles.signing import Signer, sign_manifest
from clea_desktop.bundles.writing import THREAD_PAYS_FROM, Cancelled, Progress, Sink, Watch, Writer
from clea_desktop.bundles.zipform import Entry
from clea_desktop.trust.chain import CertificateRefusedError, judge, judge_time
from clea_desktop.trust.store import TrustStore

Ask = Callable[[bytes], bytes]
"""Asks a time-stamping unit: the SHA-256 of a manifest in, the token (DER) as the unit sent it out."""


@dataclass(frozen=True, slots=True)
class Appended:
    """What was appended: the round's number, its manifest's digest (hexadecimal), the size of the whole new file."""

    number: int
    manifest_sha256: str
    size: int


def cosign(  # noqa: PLR0913  (from where to where, who, when, with which papers, and the two wires of a long act)
    source: BinaryIO,
    sink: Sink,
    signer: Signer,
    *,
    trust: TrustStore,
    claimed_at: datetime,
    papers: JuryPapers | None = None,
    seen: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Appended:
    """Append a second evaluator's signature, or a college's with what it decided; RefusedError, CANCELLED.

    The signer is asked once, after the source is judged and before anything is written. ``seen`` is the first
    manifest's digest of what the signer looked at: a stick that gives another file the second time is told.
    """
    held = establish(source, trust)
    if seen is not None and seen != held.subject.manifest_sha256:
        raise RefusedError(Reason.CHANGED_MEANWHILE)
    number = _next_number(held)
    member = signature_name(number)
    brought = _papers(number, papers, held)
    one = Signing(number, claimed_at, traced(signer.certificate, trust, member))
    check_rounds((*held.rounds, one), (*held.decisions, number) if brought else held.decisions)
    try:
        judge(one.who, trust, claimed_at)
    except CertificateRefusedError as refused:
        raise RefusedError(Reason(refused.flaw.value), member) from refused
    manifest = _manifest(number, held.contents, brought, Kind.SIGNATURE)
    digest = sha256(manifest).digest()
    added = [
        *brought,
        bytes_member(manifest_name(number), manifest),
        bytes_member(member, sign_manifest(signer, claimed_at, digest)),
    ]
    size = _write(source, sink, held.contents, added, (progress, cancelled))
    return Appended(number, digest.hex(), size)


def stamp(  # noqa: PLR0913  (from where to where, whom to ask, and the two wires of a long act)
    source: BinaryIO,
    sink: Sink,
    ask: Ask,
    *,
    trust: TrustStore,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Appended:
    """Append a time assertion over everything so far; RefusedError, CANCELLED, and whatever ``ask`` raises.

    The unit is asked once, after the source is judged and before anything is written. A token that would prove nothing
    (another digest, a stranger's, one that does not stand at its own instant) is not appended, nor one from before a
    signer's certificate, which would refuse for ever what was accepted: two clocks disagree by a minute.
    """
    held = establish(source, trust)
    number = _next_number(held)
    member = time_name(number)
    manifest = _manifest(number, held.contents, (), Kind.TIME)
    digest = sha256(manifest).digest()
    token = time_tokens.normalised(ask(digest))
    one = read_stamping(token, number, digest, trust)
    check_rounds((*held.rounds, one), held.decisions)
    _check_not_before(held, one)
    try:
        judge_time(one.unit, trust, one.token.stamped_at, stamped_at=one.token.stamped_at)
    except CertificateRefusedError as refused:
        raise RefusedError(Reason.TIME_UNIT_NOT_VALID, member) from refused
    added = [bytes_member(manifest_name(number), manifest), bytes_member(member, token)]
    size = _write(source, sink, held.contents, added, (progress, cancelled))
    return Appended(number, digest.hex(), size)


def _check_not_before(held: Established, stamping: Stamping) -> None:
    for one in held.rounds:
        if not isinstance(one, Signing):
            continue
        above = one.who.issuer.certificate.not_valid_before_utc
        if stamping.token.stamped_at < max(one.who.certificate.not_valid_before_utc, above):
            raise RefusedError(Reason.TIME_BEFORE_SIGNER, time_name(stamping.number))


def _next_number(held: Established) -> int:
    number = len(held.rounds) + 1
    if number > limits.SIGNATURES:
        raise RefusedError(Reason.ROUNDS_FULL)
    return number


def _papers(number: int, papers: JuryPapers | None, held: Established) -> tuple[Member, ...]:
    """Write the members that a college's round brings, and read them as the verifier will."""
    if papers is None:
        return ()
    decision = render_decision(papers, held.subject)
    extract = papers.extract
    facts = None if extract is None else (sha256(extract).hexdigest(), len(extract))
    check_decision(Brought(number, decision, facts, tuple(held.decisions)), held.subject)
    brought = (bytes_member(decision_name(number), decision),)
    return brought if extract is None else (*brought, bytes_member(extract_name(number), extract))


def _manifest(number: int, contents: Contents, brought: Sequence[Member], proof: Kind) -> bytes:
    """Write the manifest over everything there is and what this round brings."""
    kinds = (Kind.DECISION, Kind.EXTRACT)
    new = [(Placed(member.name, kind, number), member.sha256) for member, kind in zip(brought, kinds, strict=False)]
    return render_manifest(number, [*contents.digested(), *new], proof)


def _write(
    source: BinaryIO,
    sink: Sink,
    contents: Contents,
    added: Sequence[Member],
    wires: tuple[Progress | None, Cancelled | None],
) -> int:
    """Copy what is there and write what is new behind it, unless the whole is too much; return the size of the file."""
    members = [*(_copied(source, one, contents.digests[one.entry.name]) for one in contents.members), *added]
    check_order(understand([Entry(member.name, member.size, member.crc32) for member in members]))
    total = sum(member.size for member in members)
    with Hasher(threaded=total >= THREAD_PAYS_FROM) as hasher:
        writer = Writer(sink, hasher, Watch(total, *wires))
        for member in members:
            writer.add(member)
    return writer.finish()


def _copied(source: BinaryIO, one: Located, digest: bytes) -> Member:
    """Make a member of one that lies in the source, to be read again from there."""
    entry = one.entry

    def blocks() -> Iterator[bytes]:
        return blocks_of(source, one.start, entry.size, entry.name)

    return Member(entry.name, entry.size, entry.crc32, digest, blocks)
