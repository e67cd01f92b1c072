"""Revocation lists, written: who no longer stands, since when and why; expired certificates stay on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.trust.profiles import PEM
from clea_desktop.trust.revocation import KEY_STAYED_SAFE, RevocationReason

LIST_LIFE = timedelta(days=90)
_EXPIRED_CERTIFICATES_ON_LIST = x509.ObjectIdentifier("2.5.29.60")
_FLAGS = {
    RevocationReason.KEY_COMPROMISE: x509.ReasonFlags.key_compromise,
    RevocationReason.CA_COMPROMISE: x509.ReasonFlags.ca_compromise,
    RevocationReason.AFFILIATION_CHANGED: x509.ReasonFlags.affiliation_changed,
    RevocationReason.SUPERSEDED: x509.ReasonFlags.superseded,
    RevocationReason.CESSATION_OF_OPERATION: x509.ReasonFlags.cessation_of_operation,
    RevocationReason.PRIVILEGE_WITHDRAWN: x509.ReasonFlags.privilege_withdrawn,
}


@dataclass(frozen=True, slots=True)
class Revocation:
    """A certificate that no longer stands from an instant on, and why when that is said."""

    serial: int
    at: datetime
    reason: RevocationReason = RevocationReason.UNSPECIFIED

    def with_worse(self, said: "Revocation") -> "Revocation":
        """Return both in one: the earlier date, and a compromise where either says so; never anything milder."""
        worse = self.reason in KEY_STAYED_SAFE and said.reason not in KEY_STAYED_SAFE
        return Revocation(self.serial, min(self.at, said.at), said.reason if worse else self.reason)


def make_list(
    issuer: x509.Certificate,
    issuer_key: ec.EllipticCurvePrivateKey,
    now: datetime,
    revoked: Sequence[Revocation],
) -> bytes:
    """Issue one authority's whole list (PEM), in force for ninety days."""
    digest = hashes.SHA384() if isinstance(issuer_key.curve, ec.SECP384R1) else hashes.SHA256()
    kept_since = issuer.not_valid_before_utc.strftime("%Y%m%d%H%M%SZ").encode()
    start = now.replace(microsecond=0)
    key_identifier = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.subject)
        .last_update(start)
        .next_update(start + LIST_LIFE)
        .add_extension(x509.CRLNumber(int(start.timestamp())), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(key_identifier), critical=False)
        .add_extension(
            x509.UnrecognizedExtension(_EXPIRED_CERTIFICATES_ON_LIST, b"\x18\x0f" + kept_since), critical=False
        )
    )
    for one in revoked:
        builder = builder.add_revoked_certificate(_line(one))
    return builder.sign(issuer_key, digest).public_bytes(PEM)


def _line(one: Revocation) -> x509.RevokedCertificate:
    builder = x509.RevokedCertificateBuilder().serial_number(one.serial).revocation_date(one.at)
    if one.reason is not RevocationReason.UNSPECIFIED:  # RFC 5280: unspecified is said by saying nothing
        builder = builder.add_extension(x509.CRLReason(_FLAGS[one.reason]), critical=False)
    return builder.build()
