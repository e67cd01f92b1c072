"""From a person's certificate up to the root: every step checked here, none delegated.

Two questions kept apart. *Whose is it* (form, chain, usage, role) has one answer for ever; *did it stand* depends on
the instant the verifier judges at.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.trust import certificates
from clea_desktop.trust.policies import PRACTICE_POLICY, Role, roles_in
from clea_desktop.trust.store import IssuingAuthority, TrustStore


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
    public_key: ec.EllipticCurvePublicKey
    certificate: x509.Certificate
    issuer: IssuingAuthority


def trace(der: bytes, store: TrustStore) -> TracedCertificate:
    """Follow a certificate up to the root and read whose it is; CertificateRefusedError."""
    try:
        certificate = certificates.read_certificate(der)
    except certificates.MalformedCertificateError as error:
        raise CertificateRefusedError(ChainFlaw.MALFORMED) from error
    issuer = _issuer_of(certificate, store)
    if certificates.has_unknown_critical(certificate):
        raise CertificateRefusedError(ChainFlaw.UNKNOWN_CRITICAL)
    key = certificates.key_of(certificate, ec.SECP256R1)
    if key is None:
        raise CertificateRefusedError(ChainFlaw.WRONG_KEY)
    if not certificates.is_for_signing_documents(certificate):
        raise CertificateRefusedError(ChainFlaw.WRONG_USAGE)
    policies = certificates.policies_of(certificate)
    roles = roles_in(policies)
    if len(roles) != 1:
        raise CertificateRefusedError(ChainFlaw.NO_SINGLE_ROLE)
    if PRACTICE_POLICY in policies and not store.is_practice:
        raise CertificateRefusedError(ChainFlaw.PRACTICE_LEAF)
    name, person = certificates.person_name(certificate), certificates.person_id(certificate)
    if not name or not person:
        raise CertificateRefusedError(ChainFlaw.NAMELESS)
    return TracedCertificate(name, person, next(iter(roles)), key, certificate, issuer)


def judge(traced: TracedCertificate, store: TrustStore, instant: datetime) -> None:
    """Check that the certificate and its authorities stood at that instant; CertificateRefusedError."""
    for authority in (store.root, traced.issuer.certificate):
        if not certificates.is_valid_at(authority, instant):
            raise CertificateRefusedError(ChainFlaw.AUTHORITY_EXPIRED)
    if instant < traced.certificate.not_valid_before_utc:
        raise CertificateRefusedError(ChainFlaw.NOT_YET_VALID)
    if instant > traced.certificate.not_valid_after_utc:
        raise CertificateRefusedError(ChainFlaw.EXPIRED)
    revoked = store.root_revocations.revoked_at(traced.issuer.certificate.serial_number)
    if revoked is not None and revoked <= instant:
        raise CertificateRefusedError(ChainFlaw.AUTHORITY_REVOKED)
    revoked = traced.issuer.revocations.revoked_at(traced.certificate.serial_number)
    if revoked is not None and revoked <= instant:
        raise CertificateRefusedError(ChainFlaw.REVOKED)


def _issuer_of(certificate: x509.Certificate, store: TrustStore) -> IssuingAuthority:
    for authority in store.issuing:
        if certificates.is_issued_by(certificate, authority.certificate, hashes.SHA256):
            return authority
    raise CertificateRefusedError(ChainFlaw.OTHER_AUTHORITY)
