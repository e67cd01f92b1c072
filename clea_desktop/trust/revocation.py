"""Revocation lists: read from a PEM file, checked against their issuer, asked about one serial number.

The newest list of each issuer is the one that speaks; lists keep expired certificates, so it speaks of the past too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from types import MappingProxyType

from clea_desktop.trust import der
from clea_desktop.trust.certificates import (
    COMMON_NAME,
    ECDSA_WITH,
    Certificate,
    MalformedCertificateError,
    check_algorithm,
    read_name,
    read_pem,
    subject_text,
)
from clea_desktop.trust.curve import Curve, DigestName
from clea_desktop.trust.der import Fields, MalformedDerError, Node
from clea_desktop.trust.extensions import AUTHORITY_KEY, key_named, raw_extensions

_VERSION_2 = der.integer(1)
_REASON_CODE = "2.5.29.21"
_DELTA, _PARTIAL, _INDIRECT = "2.5.29.27", "2.5.29.28", "2.5.29.29"
_DIGESTS = {algorithm: digest for digest, algorithm in ECDSA_WITH.items()}


class RevocationReason(IntEnum):
    """Why a certificate was revoked (RFC 5280, 5.3.1); the numbers are the standard's."""

    UNSPECIFIED = 0
    KEY_COMPROMISE = 1
    CA_COMPROMISE = 2
    AFFILIATION_CHANGED = 3
    SUPERSEDED = 4
    CESSATION_OF_OPERATION = 5
    CERTIFICATE_HOLD = 6
    REMOVE_FROM_CRL = 8
    PRIVILEGE_WITHDRAWN = 9
    AA_COMPROMISE = 10


KEY_STAYED_SAFE = frozenset(
    {
        RevocationReason.AFFILIATION_CHANGED,
        RevocationReason.SUPERSEDED,
        RevocationReason.CESSATION_OF_OPERATION,
        RevocationReason.PRIVILEGE_WITHDRAWN,
    }
)
"""The reasons that leave alone what was made before; every other is a compromise, and so is none given."""


class UnreadableListError(ValueError):
    """Not a revocation list, or one with parts that this reader does not understand."""


@dataclass(frozen=True, slots=True)
class Revoked:
    """One line of a list: from when on a certificate no longer stands, and why."""

    at: datetime
    reason: RevocationReason

    @property
    def key_stayed_safe(self) -> bool:
        """Say whether the reason leaves alone what was made before; none given does not."""
        return self.reason in KEY_STAYED_SAFE


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list whose signature nobody checked yet."""

    signed: bytes = field(repr=False)
    algorithm: bytes
    signature: bytes
    issuer: bytes
    this_update: datetime
    next_update: datetime | None
    authority_key: bytes | None
    revoked: Mapping[int, Revoked] = field(repr=False)


@dataclass(frozen=True, slots=True)
class RevocationList:
    """One issuer's list, signature checked."""

    issuer: str
    this_update: datetime
    next_update: datetime
    revoked: Mapping[int, Revoked] = field(repr=False)

    def entry(self, serial: int) -> Revoked | None:
        """Return what the list says of that certificate, or None when it is not on it."""
        return self.revoked.get(serial)

    def revoked_at(self, serial: int) -> datetime | None:
        """Return when that certificate was revoked, or None when it is not on the list."""
        found = self.revoked.get(serial)
        return None if found is None else found.at

    def overdue_days(self, instant: datetime) -> int | None:
        """Return how many whole days ago a newer list was due, or None while this one is in force."""
        return (instant - self.next_update).days if instant > self.next_update else None


def read_lists(pem: bytes) -> list[ReadList]:
    """Parse every list of a PEM file; what stands around the blocks is a comment, as for OpenSSL."""
    try:
        return [_read_list(der.parse(block)) for block in read_pem(pem, b"X509 CRL")]
    except (MalformedCertificateError, MalformedDerError) as error:
        raise UnreadableListError from error


def newest_of(issuer: Certificate, lists: Sequence[ReadList], curve: Curve) -> RevocationList | None:
    """Return the newest of the lists which that authority really signed, or None."""
    own = [one for one in lists if _is_signed_by(one, issuer, curve)]
    if not own:
        return None
    newest = max(own, key=lambda one: (one.this_update, len(one.revoked)))
    if newest.next_update is None:
        raise UnreadableListError
    return RevocationList(subject_text(issuer, COMMON_NAME), newest.this_update, newest.next_update, newest.revoked)


def _is_signed_by(one: ReadList, issuer: Certificate, curve: Curve) -> bool:
    digest = _DIGESTS.get(one.algorithm)
    return (
        one.issuer == issuer.subject
        and one.authority_key is not None
        and one.authority_key == issuer.extensions.subject_key
        and digest is not None
        and digest is not DigestName.SHA512
        and issuer.public_key is not None
        and curve.holds(issuer.public_key, digest, one.signed, one.signature)
    )


def _read_list(node: Node) -> ReadList:
    whole = Fields(node)
    signed, algorithm, signature = whole.take(der.SEQUENCE), whole.take(der.SEQUENCE), whole.take(der.BIT_STRING)
    whole.end()
    fields = Fields(signed)
    version, inner, issuer = fields.take(der.INTEGER), fields.take(der.SEQUENCE), fields.take(der.SEQUENCE)
    this_update = der.as_time(fields.take(der.UTC_TIME, der.GENERALIZED_TIME))
    next_update = fields.maybe(der.UTC_TIME, der.GENERALIZED_TIME)
    entries = fields.maybe(der.SEQUENCE)
    extensions = raw_extensions(der.only_part(fields.take(der.context(0)), der.SEQUENCE))
    fields.end()
    read_name(issuer)
    check_algorithm(algorithm)
    if version.whole != _VERSION_2 or inner.whole != algorithm.whole or (entries is not None and not entries.parts):
        raise MalformedDerError
    known = _plain(extensions)
    return ReadList(
        signed=signed.whole,
        algorithm=algorithm.whole,
        signature=der.as_bits(signature),
        issuer=issuer.whole,
        this_update=this_update,
        next_update=None if next_update is None else der.as_time(next_update),
        authority_key=key_named(der.parse(known[AUTHORITY_KEY])) if AUTHORITY_KEY in known else None,
        revoked=MappingProxyType(_entries(entries)),
    )


def _entries(node: Node | None) -> dict[int, Revoked]:
    found: dict[int, Revoked] = {}
    for part in () if node is None else node.parts:
        fields = Fields(part)
        serial = der.as_int(fields.take(der.INTEGER))
        at = der.as_time(fields.take(der.UTC_TIME, der.GENERALIZED_TIME))
        extensions = fields.maybe(der.SEQUENCE)
        fields.end()
        if serial in found:
            raise MalformedDerError
        found[serial] = Revoked(at, _reason({} if extensions is None else _plain(raw_extensions(extensions))))
    return found


def _reason(extensions: Mapping[str, bytes]) -> RevocationReason:
    if _REASON_CODE not in extensions:
        return RevocationReason.UNSPECIFIED
    node = der.parse(extensions[_REASON_CODE])
    try:
        if node.tag == der.ENUMERATED:
            return RevocationReason(der.as_int(node))
    except ValueError as error:
        raise MalformedDerError from error
    raise MalformedDerError


def _plain(extensions: Sequence[tuple[str, bool, bytes]]) -> dict[str, bytes]:
    """Refuse critical parts, and what makes a list delta, partial or indirect even where it is not critical."""
    found = {identifier: content for identifier, _, content in extensions}
    strange = any(critical for _, critical, _ in extensions) or found.keys() & {_DELTA, _PARTIAL, _INDIRECT}
    if len(found) != len(extensions) or strange:
        raise MalformedDerError
    return found
