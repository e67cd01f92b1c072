"""Files signed by somebody whose certificate does not stand: of another usage, role, authority, or time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from clea_desktop.bundles.refusals import Reason
from clea_desktop.trust.authority import Authority, Revocation, trust_files
from clea_desktop.trust.policies import (
    DOCUMENT_SIGNING,
    EMAIL_PROTECTION,
    PRACTICE_POLICY,
    ROLE_POLICIES,
    Role,
)
from tests.bundles.case import Case, TrustFiles
from tests.bundles.der_tree import Node
from tests.bundles.forge import SIGNATURE, Forgery, cosigned, parts_of, with_part
from tests.bundles.forge_certificates import (
    Parts,
    issued,
    issuing_key,
    narrowed,
    person_names,
    policies,
    purposes,
    resigned,
    usage,
    usual_parts,
)
from tests.bundles.forge_cms import with_strange_certificate
from tests.bundles.forge_zip import pack
from tests.bundles.material import (
    NOW,
    Person,
    authority,
    content,
    enrol,
    minimal_bundle,
    minimal_evidence,
    policy,
    practice_person,
    sealed,
)

TIME_STAMPING = "1.3.6.1.5.5.7.3.8"
EVALUATOR = ROLE_POLICIES[Role.EVALUATOR]


def carrying(person: Person, certificate: bytes | None = None) -> bytes:
    """Seal in the name of this certificate, whatever it is, with this person's key."""
    parts = parts_of(minimal_bundle())
    changed = with_strange_certificate(dict(parts)[SIGNATURE], person, certificate or person.certificate)
    return pack(with_part(parts, SIGNATURE, changed))


def shaped(**changes: tuple[x509.ExtensionType, bool] | None) -> Forgery:
    """Sign with a certificate whose extensions are not the usual ones; None takes one away."""

    def forgery() -> bytes:
        parts: Parts = {}
        for name, value in (usual_parts() | changes).items():
            if value is not None:
                parts[name] = value
        return carrying(issued(authority(), parts))

    return forgery


def named(*names: x509.NameAttribute[str]) -> Forgery:
    return lambda: carrying(issued(authority(), usual_parts(), names))


def _same_authority_name() -> Authority:
    """Found another authority under the very same name."""
    return authority.__wrapped__(practice=True, name="Organisme d'essai")


def _issued_by_a_person() -> bytes:
    """Let an evaluator play the issuing authority."""
    person = practice_person()
    return carrying(issued(authority(), usual_parts(), signed_with=lambda _: person.key))


def _under_a_persons_name() -> bytes:
    """Let an evaluator issue a certificate in their own name."""
    person = practice_person()
    private = person.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    below = replace(authority(), issuing_certificate=person.certificate, issuing_key=private)
    return carrying(issued(below, usual_parts()))


def _signed_with_the_authority() -> bytes:
    """Sign a dossier with the issuing authority's own key and certificate."""
    return carrying(Person(issuing_key(authority()), authority().issuing_certificate))


def _on_another_curve() -> bytes:
    key = ec.generate_private_key(ec.SECP384R1())
    return carrying(practice_person(), issued(authority(), usual_parts(), key=key).certificate)


def _with_sha384() -> bytes:
    return carrying(issued(authority(), usual_parts(), digest=hashes.SHA384()))


def reshaped(change: Callable[[Node], None]) -> Forgery:
    """Sign with a certificate that the authority itself wrote as no certificate may be."""
    return lambda: carrying(practice_person(), resigned(practice_person().certificate, authority(), change))


def _version_one(tbs: Node) -> None:
    del tbs.children[0]


def _extension_twice(tbs: Node) -> None:
    extensions = tbs.children[-1].children[0].children
    extensions.append(extensions[0])


def _negative_serial(tbs: Node) -> None:
    tbs.children[1].content = b"\xff" + tbs.children[1].content


def _no_extension(tbs: Node) -> None:
    del tbs.children[-1]


def _point(change: Callable[[bytes], bytes]) -> Callable[[Node], None]:
    """Alter the public key's point, which stands behind its curve."""

    def alter(tbs: Node) -> None:
        key = tbs.children[6].children[1]
        key.content = b"\0" + change(key.content[1:])

    return alter


def _another_serial() -> bytes:
    """Change one byte of the certificate and sign with its key all the same."""
    serial = (
        x509.load_der_x509_certificate(practice_person().certificate).serial_number.to_bytes(20, "big").lstrip(b"\0")
    )
    changed = practice_person().certificate.replace(serial, serial[:-1] + bytes([serial[-1] ^ 1]), 1)
    return carrying(practice_person(), changed)


def real_authority() -> Authority:
    return authority(practice=False, name="Organisme certificateur")


def real_trust() -> TrustFiles:
    return trust_files(real_authority(), NOW)


def real_bundle(*, says_practice: bool = False) -> bytes:
    return sealed(content(minimal_evidence(), practice=says_practice), enrol(real_authority()))


def _practice_leaf_under_a_real_root() -> bytes:
    person = issued(real_authority(), usual_parts(practice=True))
    parts = parts_of(real_bundle())
    return pack(
        with_part(parts, SIGNATURE, with_strange_certificate(dict(parts)[SIGNATURE], person, person.certificate))
    )


def serial_of(certificate: bytes) -> int:
    return x509.load_der_x509_certificate(certificate).serial_number


def _revoked(serial: int, at: datetime) -> TrustFiles:
    return trust_files(authority(), NOW, [Revocation(serial, at)])


def _trust_of_an_authority_for(role: Role) -> TrustFiles:
    return trust_files(authority(), NOW) | {"issuing.pem": narrowed(authority(), role)}


_USAGE = Reason.CERTIFICATE_WRONG_USAGE
_ROLE = Reason.CERTIFICATE_NO_SINGLE_ROLE
_FOREIGN = Reason.CERTIFICATE_OTHER_AUTHORITY

CHAIN_CASES: dict[str, Case] = {
    # rogue authorities
    "another authority": Case(_FOREIGN, lambda: sealed(content(), enrol(authority(name="Un autre organisme")))),
    "another authority of the same name": Case(_FOREIGN, lambda: sealed(content(), enrol(_same_authority_name()))),
    "a person who issues certificates in the authority's name": Case(_FOREIGN, _issued_by_a_person),
    "a person who issues certificates": Case(_FOREIGN, _under_a_persons_name),
    "a person who calls oneself an authority": Case(
        _USAGE, shaped(basic=(x509.BasicConstraints(ca=True, path_length=0), True), usage=(usage(issuing=True), True))
    ),
    "the authority's own signature": Case(_FOREIGN, _signed_with_the_authority),
    "a cosignature under another authority": Case(
        _FOREIGN, lambda: cosigned(minimal_bundle(), enrol(authority(name="Un autre organisme")))
    ),
    "another serial number in the certificate": Case(_FOREIGN, _another_serial),
    "a certificate sealed with another digest": Case(_FOREIGN, _with_sha384),
    # form
    "garbage for a certificate": Case(
        Reason.CERTIFICATE_MALFORMED, lambda: carrying(practice_person(), b"\x30\x03\x02\x01\x00")
    ),
    "a certificate of version 1": Case(Reason.CERTIFICATE_MALFORMED, reshaped(_version_one)),
    "a certificate without extensions": Case(Reason.CERTIFICATE_MALFORMED, reshaped(_no_extension)),
    "an extension twice": Case(Reason.CERTIFICATE_MALFORMED, reshaped(_extension_twice)),
    "a negative serial number": Case(Reason.CERTIFICATE_MALFORMED, reshaped(_negative_serial)),
    "a key that is no point of the curve": Case(
        Reason.SIGNATURE_FALSE, reshaped(_point(lambda point: point[:-1] + bytes([point[-1] ^ 1])))
    ),
    "a key of zeros": Case(Reason.SIGNATURE_FALSE, reshaped(_point(lambda _: b"\4" + bytes(64)))),
    "a compressed key": Case(
        Reason.CERTIFICATE_MALFORMED, reshaped(_point(lambda point: bytes([2 + (point[-1] & 1)]) + point[1:33]))
    ),
    "a key at infinity": Case(Reason.CERTIFICATE_MALFORMED, reshaped(_point(lambda _: b"\0"))),
    # usage
    "a usage without non-repudiation": Case(_USAGE, shaped(usage=(usage(nonrepudiation=False), True))),
    "a usage without signature": Case(_USAGE, shaped(usage=(usage(digital=False), True))),
    "no usage": Case(_USAGE, shaped(usage=None)),
    "a certificate of a mail only": Case(_USAGE, shaped(purposes=(purposes(EMAIL_PROTECTION), False))),
    "a certificate of a server": Case(_USAGE, shaped(purposes=(purposes("1.3.6.1.5.5.7.3.1"), False))),
    "a certificate of a time-stamping unit that signs": Case(_USAGE, shaped(purposes=(purposes(TIME_STAMPING), True))),
    "every purpose": Case(
        _USAGE, shaped(purposes=(purposes(DOCUMENT_SIGNING, EMAIL_PROTECTION, "2.5.29.37.0"), False))
    ),
    "no purpose": Case(_USAGE, shaped(purposes=None)),
    "an unknown critical condition": Case(
        Reason.CERTIFICATE_UNKNOWN_CRITICAL,
        shaped(strange=(x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00"), True)),
    ),
    "a key on another curve": Case(Reason.CERTIFICATE_WRONG_KEY, _on_another_curve),
    # role
    "no role": Case(_ROLE, shaped(policies=(policies(PRACTICE_POLICY), False))),
    "two roles": Case(
        _ROLE, shaped(policies=(policies(EVALUATOR, ROLE_POLICIES[Role.JURY_EMPLOYERS], PRACTICE_POLICY), False))
    ),
    "every role": Case(_ROLE, shaped(policies=(policies("2.5.29.32.0"), False))),
    "a role that its authority may not give": Case(
        _ROLE, minimal_bundle, lambda: _trust_of_an_authority_for(Role.TIME_STAMPING)
    ),
    "no policy": Case(_ROLE, shaped(policies=None)),
    "the employers' college signs first": Case(
        Reason.FIRST_SIGNER_ROLE, lambda: sealed(content(), enrol(authority(), Role.JURY_EMPLOYERS))
    ),
    "the employees' college signs first": Case(
        Reason.FIRST_SIGNER_ROLE, lambda: sealed(content(), enrol(authority(), Role.JURY_EMPLOYEES))
    ),
    "a receipt signs first": Case(
        Reason.FIRST_SIGNER_ROLE, lambda: sealed(content(), enrol(authority(), Role.RECEIPT))
    ),
    "a receipt cosigns": Case(
        Reason.LATER_SIGNER_ROLE, lambda: cosigned(minimal_bundle(), enrol(authority(), Role.RECEIPT))
    ),
    # whose
    "nobody's name": Case(Reason.CERTIFICATE_NAMELESS, named(*person_names()[1:])),
    "nobody's identifier": Case(Reason.CERTIFICATE_NAMELESS, named(*person_names()[:1])),
    "two names": Case(
        Reason.CERTIFICATE_NAMELESS, named(*person_names(), x509.NameAttribute(NameOID.COMMON_NAME, "Une autre"))
    ),
    # practice
    "a practice bundle for a jury": Case(Reason.PRACTICE_BUNDLE, minimal_bundle, policy=policy(practice=False)),
    "a real bundle for practice": Case(Reason.REAL_BUNDLE, real_bundle, real_trust),
    "a practice bundle under a real authority": Case(_FOREIGN, minimal_bundle, real_trust, policy(practice=False)),
    "a dossier that says practice under a real authority": Case(
        Reason.PRACTICE_DISAGREES, lambda: real_bundle(says_practice=True), real_trust, policy(practice=False)
    ),
    "a practice certificate under a real authority": Case(
        Reason.CERTIFICATE_PRACTICE_LEAF, _practice_leaf_under_a_real_root, real_trust, policy(practice=False)
    ),
    # time
    "expired": Case(Reason.CERTIFICATE_EXPIRED, minimal_bundle, policy=policy(at=NOW + timedelta(days=731))),
    "not valid yet": Case(Reason.CERTIFICATE_NOT_YET_VALID, minimal_bundle, policy=policy(at=NOW - timedelta(days=3))),
    "an authority that expired": Case(
        Reason.AUTHORITY_EXPIRED, minimal_bundle, policy=policy(at=NOW + timedelta(days=365 * 11))
    ),
    "revoked": Case(
        Reason.CERTIFICATE_REVOKED,
        minimal_bundle,
        lambda: _revoked(serial_of(practice_person().certificate), NOW - timedelta(hours=1)),
    ),
    "an authority revoked": Case(
        Reason.AUTHORITY_REVOKED,
        minimal_bundle,
        lambda: _revoked(serial_of(authority().issuing_certificate), NOW - timedelta(hours=1)),
    ),
}
