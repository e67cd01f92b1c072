"""Time-stamping units and tokens, written with another library than the product's own reader, rightly and wrongly."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from clea_desktop.trust.authority import Authority
from clea_desktop.trust.curve import CurveName, with_low_s
from clea_desktop.trust.policies import PRACTICE_POLICY, ROLE_POLICIES, Role
from tests.bundles.material import NOW, authority

IMPRINT = hashlib.sha256(b"what was there").digest()
SERIAL = 77
_DIGESTS = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}


@dataclass(frozen=True, slots=True)
class Unit:
    """Somebody who stamps."""

    key: ec.EllipticCurvePrivateKey
    certificate: bytes

    @property
    def curve(self) -> CurveName:
        return CurveName(self.key.curve.name)


def unit(
    of: Authority | None = None,
    curve: ec.EllipticCurve | None = None,
    purposes: Sequence[x509.ObjectIdentifier] = (ExtendedKeyUsageOID.TIME_STAMPING,),
    policies: Sequence[str] = (ROLE_POLICIES[Role.TIME_STAMPING], PRACTICE_POLICY),
    name: str = "Horloge",
    *,
    critical: bool = True,
    extra: x509.ExtensionType | None = None,
    since: datetime = NOW - timedelta(days=10),
    years: int = 5,
) -> Unit:
    """Have an authority certify a unit; our own by default, and rightly unless told otherwise."""
    issuing = of or authority()
    issuer_key = serialization.load_der_private_key(issuing.issuing_key, None)
    assert isinstance(issuer_key, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(curve or ec.SECP256R1())
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)] if name else []))
        .issuer_name(x509.load_der_x509_certificate(issuing.issuing_certificate).subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=365 * years))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .add_extension(x509.ExtendedKeyUsage(list(purposes)), critical=critical)
    )
    if policies:
        listed = [x509.PolicyInformation(x509.ObjectIdentifier(one), None) for one in policies]
        builder = builder.add_extension(x509.CertificatePolicies(listed), critical=False)
    if extra is not None:
        builder = builder.add_extension(extra, critical=True)
    return Unit(key, builder.sign(issuer_key, hashes.SHA256()).public_bytes(serialization.Encoding.DER))


@cache
def own_unit() -> Unit:
    return unit()


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to write a token: the one form by default, each part changeable."""

    digest: str = "sha256"
    imprint: bytes = IMPRINT
    imprint_digest: str = "sha256"
    stamped_at: datetime = NOW
    info: dict[str, Any] = field(default_factory=dict)
    attributes: Callable[[list[Any]], list[Any]] = lambda found: found
    certificates: Callable[[list[bytes]], list[bytes]] = lambda found: found
    signed_data: Callable[[dict[str, Any]], None] = lambda _: None
    signer_info: Callable[[dict[str, Any]], None] = lambda _: None
    named: bytes | None = None
    signature: Callable[[bytes], bytes] = lambda found: found


def token(by: Unit | None = None, recipe: Recipe | None = None) -> bytes:
    """Write a token."""
    who, how = by or own_unit(), recipe or Recipe()
    info = _info(how)
    attributes = how.attributes(_attributes(who, how, info))
    signed = cms.CMSAttributes(attributes)
    value = who.key.sign(signed.dump(), ec.ECDSA(_DIGESTS[how.digest]))
    holder = asn1_x509.Certificate.load(who.certificate)
    algorithm = without_parameters(how.digest)
    signer = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            {"issuer_and_serial_number": {"issuer": holder.issuer, "serial_number": holder.serial_number}}
        ),
        "digest_algorithm": algorithm,
        "signed_attrs": signed,
        "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": f"{how.digest}_ecdsa"}),
        "signature": how.signature(with_low_s(value, who.curve)),
    }
    how.signer_info(signer)
    data = {
        "version": "v3",
        "digest_algorithms": [algorithm],
        "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(info)},
        "certificates": [asn1_x509.Certificate.load(one) for one in how.certificates([who.certificate])],
        "signer_infos": [signer],
    }
    how.signed_data(data)
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(data)}).dump())


def without_parameters(digest: str) -> Any:  # noqa: ANN401  (the other library has no types)
    """Name a digest as the one form does; that library always adds an empty parameter."""
    inside = algos.DigestAlgorithmId(digest).dump()
    return algos.DigestAlgorithm.load(bytes((0x30, len(inside))) + inside)


def _info(how: Recipe) -> bytes:
    parts: dict[str, Any] = {
        "version": "v1",
        "policy": "1.3.6.1.4.1.4146.2.3",
        "message_imprint": {"hash_algorithm": {"algorithm": how.imprint_digest}, "hashed_message": how.imprint},
        "serial_number": SERIAL,
        "gen_time": how.stamped_at.astimezone(UTC),
    }
    return bytes(tsp.TSTInfo(parts | how.info).dump())


def _attributes(who: Unit, how: Recipe, info: bytes) -> list[Any]:
    named = hashlib.sha256(how.named or who.certificate).digest()
    return [
        cms.CMSAttribute({"type": "content_type", "values": ["tst_info"]}),
        cms.CMSAttribute({"type": "message_digest", "values": [hashlib.new(how.digest, info).digest()]}),
        cms.CMSAttribute(
            {"type": "signing_certificate_v2", "values": [tsp.SigningCertificateV2({"certs": [{"cert_hash": named}]})]}
        ),
    ]
