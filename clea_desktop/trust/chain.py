"""From a certificate up to the root: every step checked here, none delegated.

Two questions kept apart. *Whose is it* (form, chain, usage, role) has one answer for ever; *did it stand* depends on
the instant the verifier judges at.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from clea_desktop.trust import certificates
from clea_desktop.trust.certificates import Certificate
from clea_desktop.trust.curve import CurveName, CurvePoint, DigestName
from clea_desktop.trust.policies import PRACTICE_POLICY, Role, roles_in
from clea_desktop.trust.revocation import RevocationList, Revoked
from clea_desktop.trust.store import IssuingAuthority, TimeAnchor, TrustStore


class ChainFlaw(Enum):
    """Why a certificate does not stand."""

    MALFORMED = "certificate-malformed"
    OTHER_AUTHORITY = "certificate-other-authority"
    UNKNOWN_CRITICAL = "certificate-unknown-critical"
    WRONG_KEY = "certificate-wrong-key"
    WRONG_USAGE = "certificate-wrong-usage"
    NO_SINGLE_ROLE = "certificate-no-single-role"
    PRACTICE_LEAF = "certificate-practice-leaf"
    NAMELESS = "certificate-nameless"
    NOT_YET_VALID = "certificate-not-yet-valid"
    EXPIRED = "certificate-expired"
    AUTHORITY_EXPIRED = "authority-expired"
    REVOKED = "certificate-revoked"
    AUTHORITY_REVOKED = "authority-revoked"


class CertificateRefusedError(Exception):
    """A certificate that does not stand, and why."""

    def __init__(self, flaw: ChainFlaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


@dataclass(frozen=True, slots=True)
class TracedCertificate:
    """A person's certificate that the store's authority did issue, for one role."""

    name: str
    person_id: str
    role: Role
    public_key: CurvePoint
    certificate: Certificate
    issuer: IssuingAuthority


@dataclass(frozen=True, slots=True)
class TracedTime:
    """A time-stamping unit: of the store's authority (``issuer``), or of somebody it lists (``anchor``)."""

    name: str
    public_key: CurvePoint
    certificate: Certificate
    issuer: IssuingAuthority | None
    anchor: TimeAnchor | None


def trace(der: bytes, store: TrustStore) -> TracedCertificate:
    """Follow a certificate up to the root and read whose it is; CertificateRefusedError."""
    certificate = _read(der)
    issuer = _issuer_of(certificate, store)
    if issuer is None:
        raise CertificateRefusedError(ChainFlaw.OTHER_AUTHORITY)
    if certificates.has_unknown_critical(certificate):
        raise CertificateRefusedError(ChainFlaw.UNKNOWN_CRITICAL)
    key = certificates.key_of(certificate, CurveName.P256)
    if key is None:
        raise CertificateRefusedError(ChainFlaw.WRONG_KEY)
    if not certificates.is_for_signing_documents(certificate):
        raise CertificateRefusedError(ChainFlaw.WRONG_USAGE)
    role = _single_role(certificate, issuer, store)
    name, person = certificates.person_name(certificate), certificates.person_id(certificate)
    if not name or not person:
        raise CertificateRefusedError(ChainFlaw.NAMELESS)
    return TracedCertificate(name, person, role, key, certificate, issuer)


def trace_time(der: bytes, store: TrustStore) -> TracedTime:
    """Follow a time-stamping unit's certificate to the root or to a listed anchor; CertificateRefusedError."""
    certificate = _read(der)
    issuer = _issuer_of(certificate, store)
    anchor = None if issuer is not None else _anchor_of(certificate, store)
    if issuer is None and anchor is None:
        raise CertificateRefusedError(ChainFlaw.OTHER_AUTHORITY)
    if certificates.has_unknown_critical(certificate):
        raise CertificateRefusedError(ChainFlaw.UNKNOWN_CRITICAL)
    key = certificates.key_of(certificate, *CurveName)
    if key is None:
        raise CertificateRefusedError(ChainFlaw.WRONG_KEY)
    if not certificates.is_for_time_stamping(certificate):
        raise CertificateRefusedError(ChainFlaw.WRONG_USAGE)
    if issuer is not None and _single_role(certificate, issuer, store) is not Role.TIME_STAMPING:
        raise CertificateRefusedError(ChainFlaw.NO_SINGLE_ROLE)
    if PRACTICE_POLICY in certificates.policies_of(certificate) and not store.is_practice:
        raise CertificateRefusedError(ChainFlaw.PRACTICE_LEAF)
    name = certificates.person_name(certificate)
    if not name:
        raise CertificateRefusedError(ChainFlaw.NAMELESS)
    return TracedTime(name, key, certificate, issuer, anchor)


def judge(traced: TracedCertificate, store: TrustStore, instant: datetime) -> None:
    """Check that the certificate and its authorities stood at that instant; CertificateRefusedError."""
    issuing = store.in_force(traced.issuer, instant).certificate
    _check_authorities_lived((store.root, issuing), instant)
    _check_lived(traced.certificate, instant)
    revoked = store.root_revocations.revoked_at(issuing.serial_number)
    if revoked is not None and revoked <= instant:
        raise CertificateRefusedError(ChainFlaw.AUTHORITY_REVOKED)
    revoked = traced.issuer.revocations.revoked_at(traced.certificate.serial_number)
    if revoked is not None and revoked <= instant:
        raise CertificateRefusedError(ChainFlaw.REVOKED)


def judge_time(traced: TracedTime, store: TrustStore, instant: datetime, *, stamped_at: datetime) -> None:
    """Check that a token of ``stamped_at`` still proves its time, judged at ``instant``; CertificateRefusedError.

    A revocation that says why the key stayed safe leaves what was stamped before it; any other takes every token that
    nothing vouched for earlier: whoever holds the key writes any date.
    """
    moments = (stamped_at, instant)
    if traced.issuer is not None:
        issuing = [store.in_force(traced.issuer, moment).certificate for moment in moments]
        above: list[tuple[Certificate, ...]] = [(store.root, one) for one in issuing]
        authority = [store.root_revocations.entry(one.serial_number) for one in issuing]
        own = traced.issuer.revocations.entry(traced.certificate.serial_number)
    else:
        anchor = traced.anchor
        above = [(anchor.certificate,) if anchor is not None else ()] * len(moments)
        authority = [_said_of(anchor.certificate, anchor.above) if anchor is not None else None]
        own = _said_of(traced.certificate, anchor.revocations) if anchor is not None else None
    for moment, over in zip(moments, above, strict=True):
        _check_lived(traced.certificate, moment)
        _check_authorities_lived(over, moment)
    if any(_takes(one, stamped_at, instant) for one in authority):
        raise CertificateRefusedError(ChainFlaw.AUTHORITY_REVOKED)
    if _takes(own, stamped_at, instant):
        raise CertificateRefusedError(ChainFlaw.REVOKED)


def _said_of(certificate: Certificate, lists: RevocationList | None) -> Revoked | None:
    return None if lists is None else lists.entry(certificate.serial_number)


def _takes(revoked: Revoked | None, stamped_at: datetime, instant: datetime) -> bool:
    """Say whether a revocation takes a token with it."""
    return revoked is not None and revoked.at <= (stamped_at if revoked.key_stayed_safe else instant)


def _check_authorities_lived(above: tuple[Certificate, ...], instant: datetime) -> None:
    if not all(certificates.is_valid_at(one, instant) for one in above):
        raise CertificateRefusedError(ChainFlaw.AUTHORITY_EXPIRED)


def _check_lived(certificate: Certificate, instant: datetime) -> None:
    if instant < certificate.not_valid_before_utc:
        raise CertificateRefusedError(ChainFlaw.NOT_YET_VALID)
    if instant > certificate.not_valid_after_utc:
        raise CertificateRefusedError(ChainFlaw.EXPIRED)


def _read(der: bytes) -> Certificate:
    try:
        return certificates.read_certificate(der)
    except certificates.MalformedCertificateError as error:
        raise CertificateRefusedError(ChainFlaw.MALFORMED) from error


def _single_role(certificate: Certificate, issuer: IssuingAuthority, store: TrustStore) -> Role:
    """Return the role that a certificate gives; its issuer gives only roles that the root let it give."""
    policies = certificates.policies_of(certificate)
    roles = roles_in(policies)
    if len(roles) != 1:
        raise CertificateRefusedError(ChainFlaw.NO_SINGLE_ROLE)
    if PRACTICE_POLICY in policies and not store.is_practice:
        raise CertificateRefusedError(ChainFlaw.PRACTICE_LEAF)
    if not roles <= roles_in(certificates.policies_of(issuer.certificate)):
        raise CertificateRefusedError(ChainFlaw.NO_SINGLE_ROLE)
    return next(iter(roles))


def _issuer_of(certificate: Certificate, store: TrustStore) -> IssuingAuthority | None:
    """Return the authority that issued it: of several certificates of its key, the one in force when it did."""
    for authority in store.issuing:
        if certificates.is_issued_by(certificate, authority.certificate, DigestName.SHA256, store.curve):
            return store.in_force(authority, certificate.not_valid_before_utc)
    return None


def _anchor_of(certificate: Certificate, store: TrustStore) -> TimeAnchor | None:
    """Return the listed authority that issued this unit, for it may have a list; else the listed unit that it is."""
    for anchor in store.time_anchors:
        if certificates.is_authority(anchor.certificate, below=0) and any(
            certificates.is_issued_by(certificate, anchor.certificate, digest, store.curve) for digest in DigestName
        ):
            return anchor
    return next((anchor for anchor in store.time_anchors if anchor.certificate.der == certificate.der), None)
