"""What a small CA does: found itself, give a person a certificate, list the revoked, hand out its public files.

Used for practice by every vault, and by the certifying body for real. A real root's key is kept offline by whoever
calls this; nothing here stores a key.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from clea_desktop.trust.founding import is_marked, new_root, sign_issuing
from clea_desktop.trust.listing import LIST_LIFE, Revocation, make_list
from clea_desktop.trust.policies import (
    DOCUMENT_SIGNING,
    EMAIL_PROTECTION,
    PRACTICE_POLICY,
    ROLE_POLICIES,
    Role,
)
from clea_desktop.trust.profiles import (
    DER,
    NAME_LIMIT,
    PEM,
    as_leaf,
    begun,
    dated,
    key_bytes,
    key_info,
    key_of,
    p256_key,
    policies,
    usage,
    within,
)
from clea_desktop.trust.store import ISSUING_FILE, LISTS_FILE, ROOT_FILE

__all__ = [
    "LIST_LIFE",
    "Authority",
    "Revocation",
    "is_practice",
    "issue_device",
    "issue_person",
    "issue_time_stamping",
    "make_crls",
    "new_authority",
    "trust_files",
]

PERSON_LIFE = timedelta(days=365 * 2)


@dataclass(frozen=True, slots=True)
class Authority:
    """A whole CA, keys included (PKCS #8 and X.509, DER); the keys never show in a repr.

    Where the root is kept offline its key is empty here: people are certified all the same, root lists are not made.
    """

    root_key: bytes = field(repr=False)
    root_certificate: bytes
    issuing_key: bytes = field(repr=False)
    issuing_certificate: bytes


def new_authority(name: str, now: datetime, *, practice: bool) -> Authority:
    """Found a CA: a P-384 root and a P-256 issuing authority, both marked as practice or neither."""
    root_key, root = new_root(name, now, practice=practice)
    issuing_key = ec.generate_private_key(ec.SECP256R1())
    issuing = sign_issuing(root_key, root, key_info(issuing_key.public_key()), name, now)
    return Authority(
        root_key=key_bytes(root_key),
        root_certificate=root,
        issuing_key=key_bytes(issuing_key),
        issuing_certificate=issuing,
    )


def issue_person(  # noqa: PLR0913, PLR0917  (the six facts of a certificate, none optional)
    authority: Authority, public_key: bytes, display_name: str, person_id: str, role: Role, now: datetime
) -> bytes:
    """Issue a person's certificate (DER) for one role, two years long. ``public_key``: P-256, SubjectPublicKeyInfo.

    The body's own unit that seals its letters is such a person too, with the role of receipts.
    """
    key = p256_key(public_key, "a person's signing")
    if role is Role.TIME_STAMPING:
        message = "a time-stamping unit is not a person and has a profile of its own"
        raise ValueError(message)
    issuing = x509.load_der_x509_certificate(authority.issuing_certificate)
    mark = (PRACTICE_POLICY,) if is_practice(authority) else ()
    issuing_key = key_of(authority.issuing_key)
    builder = begun(_person(display_name, person_id), issuing.subject, key, issuing_key)
    builder = (
        as_leaf(dated(builder, now, PERSON_LIFE, issuing), usage())
        .add_extension(
            x509.ExtendedKeyUsage([x509.ObjectIdentifier(DOCUMENT_SIGNING), x509.ObjectIdentifier(EMAIL_PROTECTION)]),
            critical=False,
        )
        .add_extension(policies((ROLE_POLICIES[role], *mark)), critical=False)
    )
    return builder.sign(issuing_key, hashes.SHA256()).public_bytes(DER)


def issue_device(authority: Authority, public_key: bytes, display_name: str, person_id: str, now: datetime) -> bytes:
    """Issue the certificate (DER) by which a device is known on the network; it binds nobody and has no role."""
    key = p256_key(public_key, "a device's")
    issuing = x509.load_der_x509_certificate(authority.issuing_certificate)
    issuing_key = key_of(authority.issuing_key)
    builder = begun(_person(display_name, person_id), issuing.subject, key, issuing_key)
    builder = as_leaf(dated(builder, now, PERSON_LIFE, issuing), usage(commits=False)).add_extension(
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=True
    )
    return builder.sign(issuing_key, hashes.SHA256()).public_bytes(DER)


def issue_time_stamping(authority: Authority, public_key: bytes, name: str, now: datetime) -> bytes:
    """Issue the certificate (DER) of a time-stamping unit: that usage alone, critical, as long as its issuer lives.

    Long, so that a proof of date is renewed because somebody decided to, and never at the pace of staff leaving.
    """
    key = p256_key(public_key, "a time-stamping unit's")
    issuing = x509.load_der_x509_certificate(authority.issuing_certificate)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, within(name, NAME_LIMIT)),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "Horodatage"),
        ]
    )
    mark = (PRACTICE_POLICY,) if is_practice(authority) else ()
    issuing_key = key_of(authority.issuing_key)
    start = now.replace(microsecond=0)
    builder = begun(subject, issuing.subject, key, issuing_key)
    builder = (
        as_leaf(dated(builder, start, issuing.not_valid_after_utc - start), usage())
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .add_extension(policies((ROLE_POLICIES[Role.TIME_STAMPING], *mark)), critical=False)
    )
    return builder.sign(issuing_key, hashes.SHA256()).public_bytes(DER)


def is_practice(authority: Authority) -> bool:
    """Say whether this is a practice CA: its root says so."""
    return is_marked(x509.load_der_x509_certificate(authority.root_certificate))


def make_crls(authority: Authority, now: datetime, revoked: Sequence[Revocation] = ()) -> bytes:
    """Issue both lists, as one PEM text: the root's (authorities) and the issuing authority's (people)."""
    root = x509.load_der_x509_certificate(authority.root_certificate)
    issuing = x509.load_der_x509_certificate(authority.issuing_certificate)
    authorities = [one for one in revoked if one.serial == issuing.serial_number]
    people = [one for one in revoked if one.serial != issuing.serial_number]
    return make_list(root, key_of(authority.root_key), now, authorities) + make_list(
        issuing, key_of(authority.issuing_key), now, people
    )


def trust_files(authority: Authority, now: datetime, revoked: Sequence[Revocation] = ()) -> dict[str, bytes]:
    """Return the three public files by which others judge what this CA's people sign."""
    return {
        ROOT_FILE: x509.load_der_x509_certificate(authority.root_certificate).public_bytes(PEM),
        ISSUING_FILE: x509.load_der_x509_certificate(authority.issuing_certificate).public_bytes(PEM),
        LISTS_FILE: make_crls(authority, now, revoked),
    }


def _person(display_name: str, person_id: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, within(display_name, NAME_LIMIT)),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, person_id),
        ]
    )
