"""Time tokens that are wrong in one thing each, and the reason due; some are brought to the one form all the same."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from asn1crypto import algos, cms, core, tsp
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.x509.oid import ExtendedKeyUsageOID

from clea_desktop.bundles.refusals import Reason
from clea_desktop.trust.curve import ORDERS, CurveName
from clea_desktop.trust.policies import PRACTICE_POLICY, ROLE_POLICIES, Role
from tests.bundles.material import NOW, authority, practice_person
from tests.bundles.time_material import IMPRINT, Recipe, Unit, own_unit, token, unit

UNKNOWN = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00")


def _two_signers(data: dict[str, Any]) -> None:
    other = dict(data["signer_infos"][0]) | {"version": "v3"}
    data["signer_infos"] = [data["signer_infos"][0], other]


def _unsigned(signer: dict[str, Any]) -> None:
    kind = cms.CMSAttribute({"type": "1.2.3.4", "values": [core.Null()]})
    signer["unsigned_attrs"] = cms.CMSAttributes([kind])


def _set(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(parts: dict[str, Any]) -> None:
        parts[name] = value

    return change


def _with_parameters(parts: dict[str, Any]) -> None:
    parts["digest_algorithm"] = algos.DigestAlgorithm({"algorithm": "sha256"})


def _by_key(by: Unit) -> Callable[[dict[str, Any]], None]:
    key = x509.load_der_x509_certificate(by.certificate).extensions.get_extension_for_class(x509.SubjectKeyIdentifier)

    def change(parts: dict[str, Any]) -> None:
        parts["version"] = "v3"
        parts["sid"] = cms.SignerIdentifier({"subject_key_identifier": key.value.digest})

    return change


def _high_s(value: bytes) -> bytes:
    r, s = decode_dss_signature(value)
    return encode_dss_signature(r, ORDERS[CurveName.P256] - s)


def _other_value(value: bytes) -> bytes:
    r, s = decode_dss_signature(value)
    return encode_dss_signature(r, s - 1)


def _crl_list(data: dict[str, Any]) -> None:
    data["crls"] = cms.RevocationInfoChoices([])


def _sha1_certificate(found: list[Any]) -> list[Any]:
    old = tsp.SigningCertificate({"certs": [{"cert_hash": hashlib.sha1(own_unit().certificate).digest()}]})  # noqa: S324  (what is refused)
    return [*found[:2], cms.CMSAttribute({"type": "signing_certificate", "values": [old]})]


def critical(*, critical: bool) -> dict[str, Any]:
    """Return a condition nobody knows."""
    found = {"extn_id": "1.2.3.4", "critical": critical, "extn_value": core.OctetString(b"\x05\x00")}
    return {"extensions": [found]}


ISSUER = authority().issuing_certificate
CASES: dict[str, tuple[Reason, Callable[[], bytes]]] = {
    "nothing": (Reason.TIME_FORM, lambda: b""),
    "a signature's content": (
        Reason.TIME_FORM,
        lambda: token(recipe=Recipe(signed_data=_set("encap_content_info", {"content_type": "data", "content": b"x"}))),
    ),
    "no content": (
        Reason.TIME_FORM,
        lambda: token(recipe=Recipe(signed_data=_set("encap_content_info", {"content_type": "tst_info"}))),
    ),
    "bytes behind it": (Reason.TIME_TRAILING, lambda: token() + b"\0"),
    "another version": (Reason.TIME_FORM, lambda: token(recipe=Recipe(signed_data=_set("version", "v4")))),
    "another version inside": (Reason.TIME_FORM, lambda: token(recipe=Recipe(info={"version": 2}))),
    "two signers": (Reason.TIME_SIGNERS, lambda: token(recipe=Recipe(signed_data=_two_signers))),
    "no certificate": (Reason.TIME_CERTIFICATES, lambda: token(recipe=Recipe(certificates=lambda _: []))),
    "its issuer besides": (
        Reason.TIME_CERTIFICATES,
        lambda: token(recipe=Recipe(certificates=lambda found: [*found, ISSUER])),
    ),
    "a list besides": (Reason.TIME_UNSIGNED_PARTS, lambda: token(recipe=Recipe(signed_data=_crl_list))),
    "an unsigned attribute": (Reason.TIME_UNSIGNED_PARTS, lambda: token(recipe=Recipe(signer_info=_unsigned))),
    "parameters of an algorithm": (Reason.TIME_FORM, lambda: token(recipe=Recipe(signer_info=_with_parameters))),
    "named by its key": (Reason.TIME_FORM, lambda: token(recipe=Recipe(signer_info=_by_key(own_unit())))),
    "two digests": (
        Reason.TIME_ALGORITHM,
        lambda: token(
            recipe=Recipe(signer_info=_set("digest_algorithm", algos.DigestAlgorithm({"algorithm": "sha512"})))
        ),
    ),
    "a signature of RSA": (
        Reason.TIME_ALGORITHM,
        lambda: token(
            recipe=Recipe(
                signer_info=_set("signature_algorithm", algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"}))
            )
        ),
    ),
    "SHA-1 over the file": (
        Reason.TIME_IMPRINT,
        lambda: token(recipe=Recipe(imprint_digest="sha1", imprint=IMPRINT[:20])),
    ),
    "SHA-512 over the file": (
        Reason.TIME_IMPRINT,
        lambda: token(recipe=Recipe(imprint_digest="sha512", imprint=IMPRINT * 2)),
    ),
    "half a digest": (Reason.TIME_IMPRINT, lambda: token(recipe=Recipe(imprint=IMPRINT[:16]))),
    "a critical condition": (
        Reason.TIME_CONDITIONS,
        lambda: token(recipe=Recipe(info=critical(critical=True))),
    ),
    "two minutes of doubt": (
        Reason.TIME_IMPRECISE,
        lambda: token(recipe=Recipe(info={"accuracy": {"seconds": 120}})),
    ),
    "a negative doubt": (Reason.TIME_FORM, lambda: token(recipe=Recipe(info={"accuracy": {"seconds": -120}}))),
    "no type of content": (Reason.TIME_ATTRIBUTES, lambda: token(recipe=Recipe(attributes=lambda found: found[1:]))),
    "no certificate named": (Reason.TIME_ATTRIBUTES, lambda: token(recipe=Recipe(attributes=lambda found: found[:2]))),
    "a certificate named by SHA-1": (
        Reason.TIME_ATTRIBUTES,
        lambda: token(recipe=Recipe(attributes=_sha1_certificate)),
    ),
    "another certificate named": (Reason.TIME_OTHER_CERTIFICATE, lambda: token(recipe=Recipe(named=ISSUER))),
    "a high s": (Reason.TIME_HIGH_S, lambda: token(recipe=Recipe(signature=_high_s))),
    "another signature": (Reason.TIME_FALSE, lambda: token(recipe=Recipe(signature=_other_value))),
    "no signature": (Reason.TIME_FORM, lambda: token(recipe=Recipe(signature=lambda _: b""))),
    "the attributes of another time": (
        Reason.TIME_FALSE,
        lambda: token(
            recipe=Recipe(
                signed_data=_set(
                    "encap_content_info",
                    {"content_type": "tst_info", "content": core.ParsableOctetString(_another_info())},
                )
            )
        ),
    ),
    # whose it is
    "a unit of another authority": (
        Reason.TIME_CERTIFICATE_OTHER_AUTHORITY,
        lambda: token(unit(authority(name="Un autre organisme"))),
    ),
    "a person's certificate": (
        Reason.TIME_CERTIFICATE_WRONG_USAGE,
        lambda: token(Unit(practice_person().key, practice_person().certificate)),
    ),
    "a usage that is not critical": (
        Reason.TIME_CERTIFICATE_WRONG_USAGE,
        lambda: token(unit(critical=False)),
    ),
    "two usages": (
        Reason.TIME_CERTIFICATE_WRONG_USAGE,
        lambda: token(unit(purposes=(ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.EMAIL_PROTECTION))),
    ),
    "an unknown condition of the unit": (
        Reason.TIME_CERTIFICATE_UNKNOWN_CRITICAL,
        lambda: token(unit(extra=UNKNOWN)),
    ),
    "an evaluator's role": (
        Reason.TIME_CERTIFICATE_WRONG_ROLE,
        lambda: token(unit(policies=(ROLE_POLICIES[Role.EVALUATOR], PRACTICE_POLICY))),
    ),
    "no role": (Reason.TIME_CERTIFICATE_WRONG_ROLE, lambda: token(unit(policies=()))),
    "a unit without a name": (Reason.TIME_CERTIFICATE_NAMELESS, lambda: token(unit(name=""))),
}


def _another_info() -> bytes:
    other = cms.ContentInfo.load(token(recipe=Recipe(stamped_at=NOW - timedelta(days=300))))
    return bytes(other["content"]["encap_content_info"]["content"].contents)


REPAIRED = (
    "its issuer besides",
    "a list besides",
    "an unsigned attribute",
    "parameters of an algorithm",
    "named by its key",
    "another version",
    "a high s",
)
