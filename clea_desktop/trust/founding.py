"""How an authority begins: a root founds itself, then signs issuing authorities, each on its own machine."""

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from clea_desktop.trust.policies import PRACTICE_POLICY, ROLE_POLICIES
from clea_desktop.trust.profiles import DER, as_authority, authority_name, begun, dated, p256_key, policies

ROOT_LIFE = timedelta(days=365 * 20)
ISSUING_LIFE = timedelta(days=365 * 10)


def new_root(name: str, now: datetime, *, practice: bool) -> tuple[ec.EllipticCurvePrivateKey, bytes]:
    """Make a P-384 root, twenty years long; return its key, and its certificate (DER)."""
    key = ec.generate_private_key(ec.SECP384R1())
    subject = authority_name(name, "racine", key.public_key())
    builder = as_authority(dated(begun(subject, subject, key.public_key(), key), now, ROOT_LIFE), below=1)
    if practice:
        builder = builder.add_extension(policies((PRACTICE_POLICY,)), critical=False)
    return key, builder.sign(key, hashes.SHA384()).public_bytes(DER)


def sign_issuing(
    root_key: ec.EllipticCurvePrivateKey, root_certificate: bytes, public_key: bytes, name: str, now: datetime
) -> bytes:
    """Let a P-256 key (SubjectPublicKeyInfo, DER) issue under that root, ten years long and no longer than the root."""
    root = x509.load_der_x509_certificate(root_certificate)
    key = p256_key(public_key, "an issuing authority's")
    mark = (PRACTICE_POLICY,) if is_marked(root) else ()
    builder = begun(authority_name(name, "émission", key), root.subject, key, root_key)
    builder = as_authority(dated(builder, now, ISSUING_LIFE, root), below=0)
    builder = builder.add_extension(policies((*ROLE_POLICIES.values(), *mark)), critical=False)
    return builder.sign(root_key, hashes.SHA384()).public_bytes(DER)


def is_marked(root: x509.Certificate) -> bool:
    """Say whether a root is one of practice: it says so."""
    found = [one.value for one in root.extensions if isinstance(one.value, x509.CertificatePolicies)]
    return any(policy.policy_identifier.dotted_string == PRACTICE_POLICY for one in found for policy in one)
