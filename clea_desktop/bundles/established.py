"""What is so about a bundle whatever anybody's policy: its container, manifests, rounds, dossier and decisions.

The judge goes through these steps one by one, to say how far it came; whoever appends asks for all of them at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from clea_desktop.bundles import dossier_check
from clea_desktop.bundles.container import Contents, Located, blocks_of, locate, read_members
from clea_desktop.bundles.decisions import Brought, JuryDecision, Subject, check_decision, subject_of
from clea_desktop.bundles.layout import (
    DOSSIER_FILE,
    JOURNAL_FILE,
    SUMS_FILE,
    Kind,
    decision_name,
    extract_name,
    manifest_name,
)
from clea_desktop.bundles.manifest import check_manifest, render_sums
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.bundles.rounds import Round, check_rounds, rounds_of
from clea_desktop.trust.store import TrustStore


@dataclass(frozen=True, slots=True)
class Established:
    """A bundle in which everything fits together; whether it is accepted is for a policy to say."""

    contents: Contents
    rounds: tuple[Round, ...]
    subject: Subject
    decisions: Mapping[int, JuryDecision]


def establish(source: BinaryIO, trust: TrustStore) -> Established:
    """Go through every step; RefusedError at the first thing that does not hold."""
    contents = read_contents(source)
    rounds = tuple(rounds_of(contents, trust))
    dossier = read_dossier(contents, dossier_check.published_schema())
    check_around(source, contents, dossier)
    subject = subject_of(dossier, first_manifest(contents))
    decisions = read_decisions(contents, subject)
    check_rounds(rounds, decisions)
    return Established(contents, rounds, subject, decisions)


def read_contents(source: BinaryIO) -> Contents:
    """Read the container, then check that each manifest lists what is before it and nothing else, and so the sums."""
    contents = read_members(source, locate(source))
    times = set(contents.numbers(Kind.TIME))
    for number in contents.numbers(Kind.MANIFEST):
        name = manifest_name(number)
        proof = Kind.TIME if number in times else Kind.SIGNATURE
        check_manifest(contents.kept[name], number, contents.digested(before=name), proof)
    if contents.kept[SUMS_FILE] != render_sums(contents.digested(before=SUMS_FILE)):
        raise RefusedError(Reason.SUMS_DIFFER, SUMS_FILE)
    return contents


def read_dossier(contents: Contents, schema: dossier_check.SchemaCheck) -> Mapping[str, object]:
    """Read ``dossier.json``, once somebody answers for it."""
    return dossier_check.check_dossier(contents.kept[DOSSIER_FILE], schema)


def check_around(source: BinaryIO, contents: Contents, dossier: Mapping[str, object]) -> None:
    """Check that the dossier agrees with itself, with the members beside it and with its journal."""
    members = {one.entry.name: (one.entry.size, contents.digests[one.entry.name]) for one in contents.members}
    dossier_check.check_files(dossier, members)
    dossier_check.check_consistency(dossier)
    journal = next(one for one in contents.members if one.placed.kind is Kind.JOURNAL)
    dossier_check.check_journal(dossier, checked_blocks(source, journal, contents.digests[JOURNAL_FILE]))


def read_decisions(contents: Contents, subject: Subject) -> dict[int, JuryDecision]:
    """Read what the jury decided, in order: each about this very version, each correcting only what is before it."""
    extracts = {one.placed.number: one.entry for one in contents.members if one.placed.kind is Kind.EXTRACT}
    found: dict[int, JuryDecision] = {}
    for number in contents.numbers(Kind.DECISION):
        entry = extracts.get(number)
        extract = None if entry is None else (contents.digests[extract_name(number)].hex(), entry.size)
        brought = Brought(number, contents.kept[decision_name(number)], extract, tuple(found))
        found[number] = check_decision(brought, subject)
    return found


def first_manifest(contents: Contents) -> str:
    """Return the digest of the first manifest, in hexadecimal: the name of this version of the dossier."""
    return contents.digests[manifest_name(1)].hex()


def checked_blocks(source: BinaryIO, member: Located, digest: bytes) -> Iterator[bytes]:
    """Give a member's bytes again, and refuse at the end if the file changed since they were judged."""
    running = sha256()
    for block in blocks_of(source, member.start, member.entry.size, member.entry.name):
        running.update(block)
        yield block
    if running.digest() != digest:
        raise RefusedError(Reason.DIGEST_DIFFERS, member.entry.name)
