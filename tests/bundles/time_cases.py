"""Files whose proof of date does not hold, or proves nothing about what it should."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID

from clea_desktop.bundles.layout import manifest_name, signature_name, time_name
from clea_desktop.bundles.refusals import Reason
from clea_desktop.bundles.verdict import Stage
from clea_desktop.trust.authority import Revocation, trust_files
from clea_desktop.trust.policies import PRACTICE_POLICY, ROLE_POLICIES, Role
from clea_desktop.trust.revocation import RevocationReason
from tests.bundles import forge_cms
from tests.bundles.case import Case, TrustFiles
from tests.bundles.chain_cases import real_authority, real_bundle, real_trust, serial_of
from tests.bundles.der_tree import Node
from tests.bundles.forge import Forgery, parts_of, with_part
from tests.bundles.forge_certificates import resigned
from tests.bundles.forge_rounds import grown, signing, stamping
from tests.bundles.forge_zip import pack
from tests.bundles.material import NOW, authority, minimal_bundle, policy, practice_person
from tests.bundles.round_material import second_evaluator, whole_life
from tests.bundles.time_material import IMPRINT, Recipe, Unit, own_unit, token, unit

TOKEN, STAMPED = time_name(2), manifest_name(2)
HOUR = timedelta(hours=1)


@cache
def stamped() -> bytes:
    """Return a sound bundle with one proof of date."""
    return grown(stamping(NOW))


def altered(change: Callable[[bytes], bytes]) -> Forgery:
    """Alter the bytes of a sound token."""
    return lambda: grown(stamping(NOW, change=change))


def cms_changed(change: forge_cms.Change) -> Forgery:
    """Alter the CMS structure of a sound token."""
    return altered(lambda data: forge_cms.rewritten(data, change))


def written(**recipe: object) -> Forgery:
    """Have the unit write and sign another token than the usual one, over the right manifest."""

    def forgery() -> bytes:
        manifest = dict(parts_of(stamped()))[STAMPED]
        how = {"imprint": sha256(manifest).digest(), "stamped_at": NOW} | recipe
        return grown(stamping(recipe=Recipe(**how)))  # type: ignore[arg-type]  # named by their field

    return forgery


def by(who: Callable[[], Unit]) -> Forgery:
    """Have another unit stamp."""
    return lambda: grown(stamping(NOW, by=who()))


def _revoked(serial: int, hours: int, reason: RevocationReason = RevocationReason.UNSPECIFIED) -> TrustFiles:
    return trust_files(authority(), NOW, [Revocation(serial, NOW + hours * HOUR, reason)])


def _with_unit_reshaped(change: Callable[[Node], None]) -> Forgery:
    return by(lambda: Unit(own_unit().key, resigned(own_unit().certificate, authority(), change)))


def _version_one(tbs: Node) -> None:
    del tbs.children[0]


def _practice_unit_under_a_real_root() -> bytes:
    return pack(stamping(NOW, by=unit(real_authority()))(parts_of(real_bundle())))


def _other_token() -> bytes:
    """Put a sound token over something else in the place of the token."""
    return pack(with_part(parts_of(stamped()), TOKEN, token(own_unit(), Recipe(imprint=IMPRINT))))


def _response_around(data: bytes) -> bytes:
    """Wrap a token as a unit's server sends it: a status before it."""
    body = b"\x30\x03\x02\x01\x00" + data
    return b"\x30\x82" + len(body).to_bytes(2, "big") + body


def _tokens_swapped() -> bytes:
    parts = parts_of(grown(stamping(NOW), stamping(NOW)))
    first, second = dict(parts)[time_name(2)], dict(parts)[time_name(3)]
    return pack(with_part(with_part(parts, time_name(2), second), time_name(3), first))


def _two_tokens_out_of_time() -> bytes:
    return grown(stamping(NOW), stamping(NOW - HOUR))


def _critical_condition() -> dict[str, object]:
    return {"extensions": [{"extn_id": "1.2.3.4", "critical": True, "extn_value": b"\x05\x00"}]}


_DAYS_LATER = NOW + timedelta(days=9)
_AT_LAST = policy(at=NOW + 3 * HOUR)
_DEPOSITED = policy(at=NOW + 3 * HOUR, stage=Stage.DEPOSITED)
_OWN_POLICIES = (ROLE_POLICIES[Role.TIME_STAMPING], PRACTICE_POLICY)
_FORM, _ROLE = Reason.TIME_FORM, Reason.TIME_CERTIFICATE_WRONG_ROLE

TOKEN_CASES: dict[str, Case] = {
    # the token's form
    "no token at all": Case(_FORM, altered(lambda _: b"")),
    "garbage for a token": Case(_FORM, altered(lambda _: b"\x30\x03\x02\x01\x00")),
    "a signature for a token": Case(_FORM, altered(lambda _: forge_cms.p7s(b"manifest", practice_person()))),
    "the unit's whole response": Case(_FORM, altered(_response_around)),
    "a token cut short": Case(_FORM, altered(lambda data: data[:-1])),
    "bytes after the token": Case(Reason.TIME_TRAILING, altered(lambda data: data + b"\0")),
    "a token whose length is too long": Case(_FORM, altered(forge_cms.long_form)),
    "an endless token": Case(_FORM, altered(forge_cms.endless_form)),
    "two signers in one token": Case(Reason.TIME_SIGNERS, cms_changed(forge_cms.two_signers)),
    "an extra certificate in the token": Case(
        Reason.TIME_CERTIFICATES, cms_changed(forge_cms.another_certificate(authority().issuing_certificate))
    ),
    "no certificate in the token": Case(Reason.TIME_CERTIFICATES, cms_changed(forge_cms.no_certificate)),
    "an unsigned attribute in the token": Case(Reason.TIME_UNSIGNED_PARTS, cms_changed(forge_cms.unsigned_attribute)),
    "SHA-1 in the token": Case(Reason.TIME_ALGORITHM, cms_changed(forge_cms.digest_named(forge_cms.SHA1))),
    "RSA announced by the token": Case(
        Reason.TIME_ALGORITHM, cms_changed(forge_cms.signature_algorithm("1.2.840.113549.1.1.11"))
    ),
    "an attribute taken from the token": Case(Reason.TIME_ATTRIBUTES, cms_changed(forge_cms.attribute_taken(0))),
    "a high s in the token": Case(Reason.TIME_HIGH_S, cms_changed(forge_cms.high_s)),
    "another signature value in the token": Case(Reason.TIME_FALSE, cms_changed(forge_cms.another_value)),
    "zeros for the token's signature": Case(Reason.TIME_FALSE, cms_changed(forge_cms.zeros)),
    # what the token says
    "a token over SHA-1": Case(Reason.TIME_IMPRINT, written(imprint_digest="sha1", imprint=bytes(20))),
    "a token over SHA-512": Case(Reason.TIME_IMPRINT, written(imprint_digest="sha512", imprint=bytes(64))),
    "a token with a condition": Case(Reason.TIME_CONDITIONS, written(info=_critical_condition())),
    "a token that does not know the minute": Case(Reason.TIME_IMPRECISE, written(info={"accuracy": {"seconds": 3600}})),
    "a token that names another certificate": Case(
        Reason.TIME_OTHER_CERTIFICATE, written(named=authority().issuing_certificate)
    ),
    "a token over another manifest": Case(Reason.TIME_OTHER_MANIFEST, _other_token),
    "two tokens swapped": Case(Reason.DIGEST_DIFFERS, _tokens_swapped),
    "an earlier token after a later one": Case(Reason.TIME_ORDER, _two_tokens_out_of_time),
    "a token taken away": Case(
        Reason.MEMBER_MISSING, lambda: pack([one for one in parts_of(stamped()) if one[0] != TOKEN])
    ),
    "the dossier edited after the proof of date": Case(
        Reason.DIGEST_DIFFERS,
        lambda: pack(with_part(parts_of(stamped()), "evidence/0001.jpg", b"another")),
    ),
    # who stamped
    "a unit of another authority": Case(
        Reason.TIME_CERTIFICATE_OTHER_AUTHORITY, by(lambda: unit(authority(name="Un autre organisme")))
    ),
    "an evaluator who stamps": Case(
        Reason.TIME_CERTIFICATE_WRONG_USAGE, by(lambda: Unit(practice_person().key, practice_person().certificate))
    ),
    "a unit whose usage is not critical": Case(Reason.TIME_CERTIFICATE_WRONG_USAGE, by(lambda: unit(critical=False))),
    "a unit with a second usage": Case(
        Reason.TIME_CERTIFICATE_WRONG_USAGE,
        by(lambda: unit(purposes=(ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.EMAIL_PROTECTION))),
    ),
    "a unit without its role": Case(_ROLE, by(lambda: unit(policies=(PRACTICE_POLICY,)))),
    "a unit in the role of an evaluator": Case(
        _ROLE, by(lambda: unit(policies=(ROLE_POLICIES[Role.EVALUATOR], PRACTICE_POLICY)))
    ),
    "a unit with two roles": Case(_ROLE, by(lambda: unit(policies=(ROLE_POLICIES[Role.RECEIPT], *_OWN_POLICIES)))),
    "a unit without a name": Case(Reason.TIME_CERTIFICATE_NAMELESS, by(lambda: unit(name=""))),
    "a unit with an unknown critical condition": Case(
        Reason.TIME_CERTIFICATE_UNKNOWN_CRITICAL,
        by(lambda: unit(extra=x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00"))),
    ),
    "a unit on a curve nobody reads": Case(
        Reason.TIME_CERTIFICATE_WRONG_KEY,
        by(lambda: Unit(own_unit().key, unit(curve=ec.SECP521R1()).certificate)),
    ),
    "a unit whose certificate is of version 1": Case(
        Reason.TIME_CERTIFICATE_MALFORMED, _with_unit_reshaped(_version_one)
    ),
    "a practice unit under a real authority": Case(
        Reason.TIME_CERTIFICATE_PRACTICE_LEAF, _practice_unit_under_a_real_root, real_trust, policy(practice=False)
    ),
    # what the time proves
    "revoked before the proof of date": Case(
        Reason.CERTIFICATE_REVOKED,
        lambda: grown(stamping(NOW + 2 * HOUR)),
        lambda: _revoked(serial_of(practice_person().certificate), 1),
        _AT_LAST,
    ),
    "expired before the proof of date": Case(
        Reason.CERTIFICATE_EXPIRED,
        lambda: grown(stamping(NOW + timedelta(days=740))),
        policy=policy(at=NOW + timedelta(days=750)),
    ),
    "revoked, with a proof of date whose unit was broken into": Case(
        Reason.CERTIFICATE_REVOKED,
        stamped,
        lambda: trust_files(
            authority(),
            NOW,
            [
                Revocation(serial_of(practice_person().certificate), NOW + HOUR),
                Revocation(serial_of(own_unit().certificate), NOW + 2 * HOUR, RevocationReason.KEY_COMPROMISE),
            ],
        ),
        _AT_LAST,
    ),
    "expired, with a proof of date whose unit has expired too": Case(
        Reason.CERTIFICATE_EXPIRED, stamped, policy=policy(at=NOW + timedelta(days=365 * 6))
    ),
    "a unit broken into, where deposited is asked": Case(
        Reason.STAGE_LACKS,
        stamped,
        lambda: _revoked(serial_of(own_unit().certificate), 1, RevocationReason.KEY_COMPROMISE),
        _DEPOSITED,
    ),
    "a unit revoked for no reason given, where deposited is asked": Case(
        Reason.STAGE_LACKS, stamped, lambda: _revoked(serial_of(own_unit().certificate), 1), _DEPOSITED
    ),
    "a unit that was not certified yet, where deposited is asked": Case(
        Reason.STAGE_LACKS,
        by(lambda: unit(since=NOW + HOUR)),
        policy=policy(at=NOW + 3 * HOUR, stage=Stage.DEPOSITED),
    ),
    "a proof of a date to come, where deposited is asked": Case(
        Reason.STAGE_LACKS, lambda: grown(stamping(NOW + 9 * HOUR)), policy=_DEPOSITED
    ),
    "every later round stripped, where decided is asked": Case(
        Reason.STAGE_LACKS, lambda: pack(parts_of(whole_life())[:8]), policy=policy(at=_DAYS_LATER, stage=Stage.DECIDED)
    ),
    "a token in the place of a later one": Case(
        Reason.TIME_OTHER_MANIFEST,
        lambda: pack(
            with_part(parts_of(grown(stamping(NOW), stamping(NOW))), time_name(3), dict(parts_of(stamped()))[TOKEN])
        ),
    ),
    "an earlier signature in the place of the newest": Case(
        Reason.SIGNATURE_OTHER_MANIFEST,
        lambda: pack(
            with_part(
                parts_of(grown(signing(second_evaluator()))),
                signature_name(2),
                dict(parts_of(minimal_bundle()))[signature_name(1)],
            )
        ),
    ),
    "a list too old, where deposited is asked": Case(
        Reason.LIST_OVERDUE, stamped, policy=policy(at=NOW + timedelta(days=120), stage=Stage.DEPOSITED)
    ),
}
