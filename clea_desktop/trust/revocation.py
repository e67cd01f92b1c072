"""Revocation lists: read from a PEM file, checked against their issuer, asked about one serial number.

The newest list of each issuer is the one that speaks; lists keep expired certificates, so it speaks of the past too.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.trust.certificates import DER, UNPARSED, extension, is_sealed_with

_BLOCK = re.compile(rb"-----BEGIN X509 CRL-----\r?\n[A-Za-z0-9+/=\r\n]+-----END X509 CRL-----")


class UnreadableListError(ValueError):
    """Not a revocation list, or one with parts that this reader does not understand."""


@dataclass(frozen=True, slots=True)
class RevocationList:
    """One issuer's list, signature checked."""

    issuer: str
    this_update: datetime
    next_update: datetime
    _crl: x509.CertificateRevocationList

    def revoked_at(self, serial: int) -> datetime | None:
        """Return when that certificate was revoked, or None when it is not on the list."""
        entry = self._crl.get_revoked_certificate_by_serial_number(serial)
        return None if entry is None else entry.revocation_date_utc

    def overdue_days(self, instant: datetime) -> int | None:
        """Return how many whole days ago a newer list was due, or None while this one is in force."""
        return (instant - self.next_update).days if instant > self.next_update else None


def read_lists(pem: bytes) -> list[x509.CertificateRevocationList]:
    """Parse every list of a PEM file; what stands around the blocks is a comment, as for OpenSSL."""
    try:
        lists = [x509.load_pem_x509_crl(block.group(0)) for block in _BLOCK.finditer(pem)]
        for one in lists:
            _refuse_unknown_parts(one)
    except UNPARSED as error:
        raise UnreadableListError from error
    return lists


def newest_of(issuer: x509.Certificate, lists: list[x509.CertificateRevocationList]) -> RevocationList | None:
    """Return the newest of the lists which that authority really signed, or None."""
    own = [one for one in lists if _is_signed_by(one, issuer)]
    if not own:
        return None
    newest = max(own, key=lambda one: one.last_update_utc)
    next_update = newest.next_update_utc
    if next_update is None:
        raise UnreadableListError
    return RevocationList(issuer.subject.rfc4514_string(), newest.last_update_utc, next_update, newest)


def _is_signed_by(one: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    named = _authority_key(one)
    own = extension(issuer, x509.SubjectKeyIdentifier)
    key = issuer.public_key()
    digest = type(one.signature_hash_algorithm)
    return (
        one.issuer == issuer.subject
        and isinstance(own, x509.SubjectKeyIdentifier)
        and named == own.digest
        and is_sealed_with(digest, one.tbs_certlist_bytes, one.signature, one.public_bytes(DER))
        and isinstance(key, ec.EllipticCurvePublicKey)
        and one.is_signature_valid(key)
    )


def _authority_key(one: x509.CertificateRevocationList) -> bytes | None:
    try:
        return one.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    except x509.ExtensionNotFound:
        return None


def _refuse_unknown_parts(one: x509.CertificateRevocationList) -> None:
    """Refuse delta, partial and indirect lists, and entries with conditions: all are critical by their standard."""
    for lazy in ("issuer", "signature_hash_algorithm", "last_update_utc", "next_update_utc"):
        getattr(one, lazy)  # parsed only now: what cannot be read shows here and nowhere later
    if any(part.critical for part in one.extensions) or any(
        part.critical for entry in one for part in entry.extensions
    ):
        raise UnreadableListError
