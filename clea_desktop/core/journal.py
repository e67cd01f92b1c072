"""The dossier's memory of its own acts: one chain of commitments that stays whole after an erasure.

A link holds SHA-256(salt ‖ payload) and the digest of the link before it, nothing else. The salt and the payload
live elsewhere and can be erased; what remains proves order and completeness and lets nobody guess a value.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeGuard

from clea_desktop.core.canonical import JsonValue, NotCanonicalError, from_canonical, to_canonical

SALT_BYTES = 32
FIRST_PREVIOUS = "0" * 64
_HEX = frozenset("0123456789abcdef")


class BrokenChainError(ValueError):
    """The lines are not one whole chain; the text says which line and why, never what a payload holds."""


@dataclass(frozen=True, slots=True)
class Link:
    """One place in the chain. ``number`` starts at 1; digests are 64 lower-case hexadecimal characters."""

    number: int
    commitment: str
    previous: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A link with, where its reader may know it, what it commits to."""

    link: Link
    salt: bytes | None = None
    payload: Mapping[str, JsonValue] | None = None


def commit(salt: bytes, payload: JsonValue) -> str:
    """Return the commitment to a payload under a fresh 32-byte salt."""
    return hashlib.sha256(salt + to_canonical(payload)).hexdigest()


def link_digest(link: Link) -> str:
    """Return the digest that the next link carries as ``previous``."""
    return hashlib.sha256(to_canonical(_link_fields(link))).hexdigest()


def next_link(last: Link | None, commitment: str) -> Link:
    """Append a commitment behind the last link of a chain, or start one."""
    if last is None:
        return Link(1, commitment, FIRST_PREVIOUS)
    return Link(last.number + 1, commitment, link_digest(last))


def write_line(entry: Entry) -> bytes:
    """Write one line of ``journal.jsonl``, without its line feed."""
    fields: dict[str, JsonValue] = dict(_link_fields(entry.link))
    if entry.salt is not None and entry.payload is not None:
        fields |= {"salt": entry.salt.hex(), "payload": entry.payload}
    return to_canonical(fields)


def check_chain(lines: Iterable[bytes]) -> Iterator[Entry]:
    """Read the lines of a journal one by one; BrokenChainError at the first that does not fit."""
    last: Link | None = None
    for position, line in enumerate(lines, start=1):
        entry = _read_line(line, position)
        expected = next_link(last, entry.link.commitment)
        if entry.link != expected:
            message = f"line {position} does not follow the line before it"
            raise BrokenChainError(message)
        last = entry.link
        yield entry


def _link_fields(link: Link) -> dict[str, JsonValue]:
    return {"number": link.number, "commitment": link.commitment, "previous": link.previous}


def _read_line(line: bytes, position: int) -> Entry:
    try:
        fields = from_canonical(line)
    except NotCanonicalError as error:
        message = f"line {position} is not canonical"
        raise BrokenChainError(message) from error
    if not isinstance(fields, dict) or set(fields) - {"salt", "payload"} != {"number", "commitment", "previous"}:
        message = f"line {position} has other fields than a journal line"
        raise BrokenChainError(message)
    number, commitment, previous = fields["number"], fields["commitment"], fields["previous"]
    if type(number) is not int or not _is_digest(commitment) or not _is_digest(previous):
        message = f"line {position} is not a link"
        raise BrokenChainError(message)
    link = Link(number, commitment, previous)
    if ("salt" in fields) != ("payload" in fields):
        message = f"line {position} opens by half"
        raise BrokenChainError(message)
    if "salt" not in fields:
        return Entry(link)
    salt, payload = fields["salt"], fields["payload"]
    if not _is_digest(salt) or not isinstance(payload, dict) or commit(bytes.fromhex(salt), payload) != commitment:
        message = f"line {position} does not hold what it commits to"
        raise BrokenChainError(message)
    return Entry(link, bytes.fromhex(salt), payload)


def _is_digest(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) == 2 * SALT_BYTES and set(value) <= _HEX
