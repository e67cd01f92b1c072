"""A forger's workshop for certificates: an authority that puts its name under anything."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from clea_desktop.trust.authority import Authority
from clea_desktop.trust.policies import (
    DOCUMENT_SIGNING,
    EMAIL_PROTECTION,
    PRACTICE_POLICY,
    ROLE_POLICIES,
    Role,
)
from clea_desktop.trust.profiles import key_of
from tests.bundles import der_tree
from tests.bundles.der_tree import Node
from tests.bundles.material import NOW, PERSON, Person

Builder = x509.CertificateBuilder
Parts = dict[str, tuple[x509.ExtensionType, bool]]


def usage(*, nonrepudiation: bool = True, digital: bool = True, issuing: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital,
        content_commitment=nonrepudiation,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issuing,
        crl_sign=issuing,
        encipher_only=False,
        decipher_only=False,
    )


def purposes(*dotted: str) -> x509.ExtendedKeyUsage:
    return x509.ExtendedKeyUsage([x509.ObjectIdentifier(one) for one in dotted])


def policies(*dotted: str) -> x509.CertificatePolicies:
    return x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier(one), None) for one in dotted])


def usual_parts(*, practice: bool = True) -> Parts:
    """Return the extensions of a sound person's certificate, each with whether it is critical."""
    mark = (PRACTICE_POLICY,) if practice else ()
    return {
        "basic": (x509.BasicConstraints(ca=False, path_length=None), True),
        "usage": (usage(), True),
        "purposes": (purposes(DOCUMENT_SIGNING, EMAIL_PROTECTION), False),
        "policies": (policies(ROLE_POLICIES[Role.EVALUATOR], *mark), False),
    }


def issued(  # noqa: PLR0917  (what a forger may choose)
    of: Authority,
    parts: Parts,
    names: Sequence[x509.NameAttribute[str]] | None = None,
    life: tuple[datetime, datetime] = (NOW - timedelta(days=1), NOW + timedelta(days=729)),
    signed_with: Callable[[Authority], ec.EllipticCurvePrivateKey] | None = None,
    key: ec.EllipticCurvePrivateKey | None = None,
    digest: hashes.SHA256 | hashes.SHA384 | None = None,
) -> Person:
    """Let an authority issue a certificate of any shape."""
    issuing = x509.load_der_x509_certificate(of.issuing_certificate)
    key = key or ec.generate_private_key(ec.SECP256R1())
    issuer_key = (signed_with or issuing_key)(of)
    known = issuing.public_key()
    assert isinstance(known, ec.EllipticCurvePublicKey)
    builder = (
        Builder()
        .subject_name(x509.Name(list(names if names is not None else person_names())))
        .issuer_name(issuing.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(life[0])
        .not_valid_after(life[1])
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(known), critical=False)
    )
    for value, critical in parts.values():
        builder = builder.add_extension(value, critical=critical)
    made = builder.sign(issuer_key, digest or hashes.SHA256())
    return Person(key, made.public_bytes(serialization.Encoding.DER))


def resigned(certificate: bytes, of: Authority, change: Callable[[Node], None]) -> bytes:
    """Alter the signed part of a certificate as no library would write it, and let the authority sign that."""
    whole = der_tree.parse(certificate)
    change(whole.children[0])
    value = issuing_key(of).sign(whole.children[0].encoded(), ec.ECDSA(hashes.SHA256()))
    whole.children[2] = Node(0x03, content=b"\0" + value)
    return whole.encoded()


def narrowed(of: Authority, role: Role) -> bytes:
    """Have the root certify the usual issuing key for one role alone (PEM)."""
    issuing = x509.load_der_x509_certificate(of.issuing_certificate)
    known = issuing.public_key()
    assert isinstance(known, ec.EllipticCurvePublicKey)
    builder = (
        Builder()
        .subject_name(issuing.subject)
        .issuer_name(issuing.issuer)
        .public_key(known)
        .serial_number(issuing.serial_number)
        .not_valid_before(issuing.not_valid_before_utc)
        .not_valid_after(issuing.not_valid_after_utc)
    )
    given = policies(ROLE_POLICIES[role], PRACTICE_POLICY)
    for one in issuing.extensions:
        said = given if isinstance(one.value, x509.CertificatePolicies) else one.value
        builder = builder.add_extension(said, critical=one.critical)
    made = builder.sign(key_of(of.root_key), hashes.SHA384())
    return made.public_bytes(serialization.Encoding.PEM)


def person_names(name: str = "Hélène Évaluatrice", person_id: str = PERSON) -> list[x509.NameAttribute[str]]:
    return [
        x509.NameAttribute(NameOID.COMMON_NAME, name),
        x509.NameAttribute(NameOID.SERIAL_NUMBER, person_id),
    ]


def issuing_key(of: Authority) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_der_private_key(of.issuing_key, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key
