"""What a revocation list must be to speak, and what it tells about the time."""

from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

from clea_desktop.trust.store import TrustFlaw, TrustStore, UnusableTrustError
from tests.bundles.case import practice_trust
from tests.bundles.forge_certificates import issuing_key
from tests.bundles.material import NOW, authority, store

DAY = timedelta(days=1)


def listed(at: datetime, strange: x509.ExtensionType) -> bytes:
    """Return a list of the issuing authority, with one more part that is not marked as critical."""
    issuing = x509.load_der_x509_certificate(authority().issuing_certificate)
    key = issuing.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuing.subject)
        .last_update(at)
        .next_update(at + 90 * DAY)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(key), critical=False)
        .add_extension(strange, critical=False)
    )
    made = builder.sign(issuing_key(authority()), hashes.SHA256())
    return made.public_bytes(serialization.Encoding.PEM)


def folder(more: bytes) -> TrustStore:
    files = practice_trust()
    return TrustStore.from_pem(files["root.pem"], files["issuing.pem"], files["crls.pem"] + more)


@pytest.mark.parametrize(
    "strange",
    [
        x509.DeltaCRLIndicator(1),
        x509.IssuingDistributionPoint(
            full_name=None,
            relative_name=None,
            only_contains_user_certs=False,
            only_contains_ca_certs=True,
            only_some_reasons=None,
            indirect_crl=False,
            only_contains_attribute_certs=False,
        ),
    ],
)
def test_a_newer_list_that_is_not_the_whole_one_never_hides_a_revocation(strange: x509.ExtensionType) -> None:
    with pytest.raises(UnusableTrustError) as caught:
        folder(listed(NOW + DAY, strange))
    assert caught.value.flaw is TrustFlaw.LISTS_UNREADABLE
    assert folder(listed(NOW + DAY, x509.CRLNumber(7))).issuing[0].revocations.this_update == NOW + DAY


def test_it_is_never_earlier_than_the_newest_list() -> None:
    trust = store(authority(), NOW)
    newest = NOW.replace(microsecond=0)
    assert trust.now(NOW - 30 * DAY) == newest
    assert trust.now(NOW + DAY) == NOW + DAY
