"""A trust folder is checked whole before it judges anything."""

import base64
import contextlib
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.bundles.reasons import trust_sentence
from clea_desktop.core.text import translator
from clea_desktop.trust.authority import Authority, Revocation, issue_person, make_crls, new_authority, trust_files
from clea_desktop.trust.policies import PRACTICE_POLICY, ROLE_POLICIES, Role
from clea_desktop.trust.store import TrustFlaw, TrustStore, UnusableTrustError
from tests.bundles.material import NOW, authority, enrol, store

Files = dict[str, bytes]
GARBAGE = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"


def files(of: Authority | None = None) -> Files:
    return dict(trust_files(of or authority(), NOW))


def other() -> Authority:
    return authority(name="Un autre organisme")


def mixed_practice() -> Files:
    """Have a practice root certify an issuing authority that does not say practice."""
    real = authority(practice=False, name="Organisme certificateur")
    root = x509.load_der_x509_certificate(authority().root_certificate)
    old = x509.load_der_x509_certificate(real.issuing_certificate)
    key = serialization.load_der_private_key(authority().root_key, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    public = key.public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(old.subject)
        .issuer_name(root.subject)
        .public_key(old.public_key())
        .serial_number(old.serial_number)
        .not_valid_before(old.not_valid_before_utc)
        .not_valid_after(old.not_valid_after_utc)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(public), critical=False)
    )
    for part in old.extensions:
        if not isinstance(part.value, x509.AuthorityKeyIdentifier):
            builder = builder.add_extension(part.value, critical=part.critical)
    issuing = builder.sign(key, hashes.SHA384()).public_bytes(serialization.Encoding.PEM)
    lists = files()["crls.pem"] + files(real)["crls.pem"]
    return {"root.pem": files()["root.pem"], "issuing.pem": issuing, "crls.pem": lists}


def without_second_list(sound: Files) -> Files:
    end = b"-----END X509 CRL-----\n"
    first, _, _ = sound["crls.pem"].partition(end)
    return sound | {"crls.pem": first + end}


CASES: Mapping[str, tuple[TrustFlaw, Callable[[Files], Files]]] = {
    "an empty root": (TrustFlaw.ROOT_UNREADABLE, lambda sound: sound | {"root.pem": b""}),
    "a root of garbage": (TrustFlaw.ROOT_UNREADABLE, lambda sound: sound | {"root.pem": GARBAGE}),
    "two roots": (TrustFlaw.ROOT_UNREADABLE, lambda sound: sound | {"root.pem": sound["root.pem"] * 2}),
    "an issuing authority as root": (
        TrustFlaw.ROOT_UNSUITABLE,
        lambda sound: sound | {"root.pem": sound["issuing.pem"]},
    ),
    "an empty issuing file": (TrustFlaw.ISSUING_UNREADABLE, lambda sound: sound | {"issuing.pem": b"nothing"}),
    "the root as issuing authority": (
        TrustFlaw.ISSUING_UNSUITABLE,
        lambda sound: sound | {"issuing.pem": sound["root.pem"]},
    ),
    "the issuing authority of another root": (
        TrustFlaw.ISSUING_UNSUITABLE,
        lambda sound: sound | {"issuing.pem": files(other())["issuing.pem"]},
    ),
    "a person as issuing authority": (
        TrustFlaw.ISSUING_UNSUITABLE,
        lambda sound: (
            sound
            | {
                "issuing.pem": x509.load_der_x509_certificate(enrol(authority()).certificate).public_bytes(
                    serialization.Encoding.PEM
                )
            }
        ),
    ),
    "no list": (TrustFlaw.LIST_MISSING, lambda sound: sound | {"crls.pem": b""}),
    "one list of two": (TrustFlaw.LIST_MISSING, without_second_list),
    "the lists of another authority": (
        TrustFlaw.LIST_MISSING,
        lambda sound: sound | {"crls.pem": files(other())["crls.pem"]},
    ),
    "a list of garbage": (
        TrustFlaw.LISTS_UNREADABLE,
        lambda sound: sound | {"crls.pem": GARBAGE.replace(b"CERTIFICATE", b"X509 CRL")},
    ),
    "practice and real together": (TrustFlaw.PRACTICE_MIXED, lambda _: mixed_practice()),
}


@pytest.mark.parametrize("name", CASES)
def test_each_unusable_folder_says_why(name: str) -> None:
    flaw, change = CASES[name]
    changed = change(files())
    with pytest.raises(UnusableTrustError) as caught:
        TrustStore.from_pem(changed["root.pem"], changed["issuing.pem"], changed["crls.pem"])
    assert caught.value.flaw is flaw
    sentence = trust_sentence(flaw, caught.value.file, translator())
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_a_folder_that_is_not_there_or_lacks_a_file_is_unusable(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path / "a\0b"):
        with pytest.raises(UnusableTrustError) as caught:
            TrustStore.from_folder(folder)
        assert caught.value.flaw is TrustFlaw.NO_FOLDER
    (tmp_path / "root.pem").write_bytes(files()["root.pem"])
    with pytest.raises(UnusableTrustError) as caught:
        TrustStore.from_folder(tmp_path)
    assert (caught.value.flaw, caught.value.file) == (TrustFlaw.FILE_MISSING, "issuing.pem")


def test_a_sound_folder_says_whether_it_is_for_practice(tmp_path: Path) -> None:
    for name, data in files().items():
        (tmp_path / name).write_bytes(data)
    assert TrustStore.from_folder(tmp_path).is_practice
    assert not store(authority(practice=False, name="Organisme certificateur")).is_practice


def test_the_newest_list_speaks_whatever_the_order_in_the_file() -> None:
    serial = 12345
    old = make_crls(authority(), NOW - timedelta(days=5))
    new = make_crls(authority(), NOW, [Revocation(serial, NOW)])
    for lists in (old + new, new + old):
        trust = TrustStore.from_pem(files()["root.pem"], files()["issuing.pem"], lists)
        assert trust.issuing[0].revocations.revoked_at(serial) == NOW
        assert trust.issuing[0].revocations.revoked_at(1) is None


@pytest.mark.parametrize("name", ["root.pem", "issuing.pem", "crls.pem"])
@pytest.mark.parametrize("cut", [b"-----END", b"=", b"*"])
def test_a_block_that_is_not_whole_is_never_a_comment(name: str, cut: bytes) -> None:
    """A list that revokes somebody must not be passed over because one of its letters is damaged."""
    sound = files()
    whole = sound[name]
    broken = whole[:100] + cut + whole[101:] if cut != b"-----END" else whole[: whole.rindex(cut)]
    for text in (broken, whole + broken, broken + whole):
        changed = sound | {name: text}
        with pytest.raises(UnusableTrustError):
            TrustStore.from_pem(changed["root.pem"], changed["issuing.pem"], changed["crls.pem"])


def test_of_two_lists_of_one_second_the_longer_one_speaks() -> None:
    less, more = (make_crls(authority(), NOW, revoked) for revoked in ([], [Revocation(7, NOW)]))
    for lists in (less + more, more + less):
        trust = TrustStore.from_pem(files()["root.pem"], files()["issuing.pem"], lists)
        assert trust.issuing[0].revocations.revoked_at(7) == NOW


@given(st.sampled_from(["root.pem", "issuing.pem", "crls.pem"]), st.integers(0, 1 << 16), st.binary(max_size=4))
def test_a_damaged_trust_file_gets_an_answer(name: str, at: int, new: bytes) -> None:
    changed = bytearray(files()[name])
    start = at % len(changed)
    changed[start : start + len(new)] = new
    sound = files() | {name: bytes(changed)}
    with contextlib.suppress(UnusableTrustError):
        TrustStore.from_pem(sound["root.pem"], sound["issuing.pem"], sound["crls.pem"])


@pytest.mark.parametrize("name", ["root.pem", "issuing.pem", "crls.pem"])
def test_the_algorithm_written_outside_the_signed_part_counts_too(name: str) -> None:
    """No signature covers it; a reader that looks at one of the two alone accepts a flipped bit there."""
    sound = files()
    begin, _, rest = sound[name].partition(b"-----\n")
    body, _, end = rest.partition(b"-----END")
    der = bytearray(base64.b64decode(body))
    der[der.rindex(bytes.fromhex("06082a8648ce3d0403")) + 9] ^= 1
    changed = sound | {name: begin + b"-----\n" + base64.encodebytes(bytes(der)) + b"-----END" + end}
    with pytest.raises(UnusableTrustError):
        TrustStore.from_pem(changed["root.pem"], changed["issuing.pem"], changed["crls.pem"])


def test_an_unused_bit_in_a_certificates_signature_is_not_let_pass() -> None:
    """Whether a parser sees it depends on the last bits of the signature: hence several authorities."""
    for founded in (new_authority("Organisme", NOW, practice=True) for _ in range(12)):
        sound = dict(trust_files(founded, NOW))
        whole = founded.issuing_certificate
        signature = x509.load_der_x509_certificate(whole).signature
        for bit in range(3):
            der = bytearray(whole)
            der[whole.index(signature) - 1] ^= 1 << bit
            pem = b"-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(bytes(der)) + b"-----END CERTIFICATE-----\n"
            with pytest.raises(UnusableTrustError):
                TrustStore.from_pem(sound["root.pem"], pem, sound["crls.pem"])


def test_several_issuing_authorities_may_stand_under_one_root() -> None:
    renewed = authority()
    trust = TrustStore.from_pem(files()["root.pem"], files(renewed)["issuing.pem"] * 2, files()["crls.pem"])
    assert len(trust.issuing) == 2


def test_a_new_authority_has_the_profile_of_the_format() -> None:
    founded = new_authority("Organisme", NOW, practice=True)
    root = x509.load_der_x509_certificate(founded.root_certificate)
    issuing = x509.load_der_x509_certificate(founded.issuing_certificate)
    assert [one.public_key().curve.name for one in (root, issuing)] == ["secp384r1", "secp256r1"]  # type: ignore[union-attr]  # what is asserted
    for certificate in (root, issuing):
        found = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
        assert PRACTICE_POLICY in {policy.policy_identifier.dotted_string for policy in found}
    assert founded.root_key not in repr(founded).encode()
    assert "key" not in repr(founded)


@pytest.mark.parametrize("name", ["é" * 70, "a" + "é" * 70, "Centre d'entraînement des Trois-Rivières (fictif)"])
def test_a_long_name_with_accents_is_cut_between_two_letters(name: str) -> None:
    made = new_authority(name, NOW, practice=True)
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    spki = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    person = issue_person(made, spki, name, "P-1", Role.EVALUATOR, NOW)
    for der in (made.root_certificate, made.issuing_certificate, person):
        (said,) = x509.load_der_x509_certificate(der).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        assert isinstance(said.value, str)
        assert 56 <= len(said.value.encode()) <= 64 or said.value == name
        assert said.value.startswith(name[:18])


def test_a_persons_certificate_has_the_profile_of_the_format() -> None:
    certificate = x509.load_der_x509_certificate(enrol(authority()).certificate)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    purposes = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert {one.dotted_string for one in purposes} == {"1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4"}
    policies = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
    assert {one.policy_identifier.dotted_string for one in policies} == {
        next(iter(ROLE_POLICIES.values())),
        PRACTICE_POLICY,
    }
    assert certificate.not_valid_after_utc - certificate.not_valid_before_utc == timedelta(days=730)


def test_every_number_of_our_arc_fits_what_the_weakest_tool_reads() -> None:
    for policy in (*ROLE_POLICIES.values(), PRACTICE_POLICY):
        assert all(int(part) < 1 << 24 for part in policy.split("."))
    assert len(set(ROLE_POLICIES.values())) == len(ROLE_POLICIES)
