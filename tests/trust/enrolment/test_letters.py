"""What a letter must withstand: another code, another root, another seal, another key, and any byte changed."""

import base64
import subprocess
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.bundles.signing import KeySigner
from clea_desktop.core.canonical import from_canonical, to_canonical
from clea_desktop.core.text import translator
from clea_desktop.trust.authority import Revocation, make_crls
from clea_desktop.trust.enrolment.answers import read_answer, write_answer
from clea_desktop.trust.enrolment.fingerprints import fingerprint
from clea_desktop.trust.enrolment.flaws import EnrolmentFlaw, flaw_sentence
from clea_desktop.trust.enrolment.letters import ANSWER_LIMIT, REQUEST_LIMIT
from clea_desktop.trust.enrolment.requests import (
    make_csr,
    public_key_of,
    read_renewal,
    read_request,
    write_request,
)
from clea_desktop.trust.enrolment.updates import read_update
from clea_desktop.trust.policies import Role
from clea_desktop.trust.revocation import RevocationReason
from tests.trust.enrolment.material import (
    NOW,
    answer,
    asker,
    body,
    changed,
    flaw_of,
    key_of_code,
    serial_of,
    store,
    unit,
    update,
)

KEYS = {"first": key_of_code(0), "second": key_of_code(1)}
PRINT = fingerprint(body().root_certificate)
OTHER = "11111111-2222-4333-8444-555555555555"


def test_a_request_comes_back_whole_and_names_its_invitation() -> None:
    request = asker().request()
    assert read_request(write_request(request, KEYS["second"]), KEYS) == ("second", request)
    assert public_key_of(request.signing_csr) != public_key_of(request.device_csr)


def test_a_request_under_a_code_nobody_gave_is_refused() -> None:
    data = write_request(asker().request(), key_of_code(2))
    assert flaw_of(lambda: read_request(data, KEYS)) is EnrolmentFlaw.WRONG_CODE
    assert flaw_of(lambda: read_request(data, {})) is EnrolmentFlaw.WRONG_CODE


@given(st.integers(0, 10**6), st.integers(0, 7))
def test_a_bit_flipped_in_a_request_is_refused(place: int, bit: int) -> None:
    data = bytearray(write_request(asker().request(), KEYS["first"]))
    data[place % len(data)] ^= 1 << bit
    flaw_of(lambda: read_request(bytes(data), KEYS))


@given(st.integers(0, 10**6), st.integers(0, 7))
def test_a_bit_flipped_in_an_answer_is_refused(place: int, bit: int) -> None:
    data = bytearray(ANSWER)
    data[place % len(data)] ^= 1 << bit
    flaw_of(lambda: read_answer(bytes(data), KEYS["first"], PRINT, asker().request()))


@given(st.integers(0, 10**6), st.integers(0, 7))
def test_a_bit_flipped_in_an_update_is_refused(place: int, bit: int) -> None:
    data = bytearray(UPDATE)
    data[place % len(data)] ^= 1 << bit
    flaw_of(lambda: read_update(bytes(data), KNOWN, unit().certificate, 0, root=body().root_certificate))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(st.data())
def test_whatever_stands_in_a_letter_is_refused_and_never_a_crash(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(("request", "renewal", "answer", "renewed", "update")))
    name = "clea-trust-update/1" if kind == "update" else f"clea-enrolment-{kind}/1"
    whole = from_canonical(ANSWER if kind in {"answer", "renewed"} else UPDATE)
    assert isinstance(whole, dict)
    letter = dict(whole["letter"])
    field = data.draw(st.sampled_from([*letter, "stranger"]))
    letter[field] = data.draw(JSON)
    outside = {**whole, "format": name, "letter": data.draw(st.just(letter) | JSON)}
    outside[data.draw(st.sampled_from(("seal", "mac", "other")))] = data.draw(JSON)
    written = data.draw(st.just(to_canonical(outside)) | st.binary(max_size=300))
    request = asker().request()
    flaw_of(lambda: read_request(written, KEYS))
    flaw_of(lambda: read_renewal(written, KNOWN, NOW))
    flaw_of(lambda: read_answer(written, KEYS["first"], PRINT, request))
    flaw_of(lambda: read_answer(written, None, PRINT, request))
    flaw_of(lambda: read_update(written, KNOWN, unit().certificate, 0, root=body().root_certificate))


def test_letters_too_large_or_of_another_kind_are_told_apart() -> None:
    request = asker().request()
    assert flaw_of(lambda: read_request(b" " * (REQUEST_LIMIT + 1), KEYS)) is EnrolmentFlaw.TOO_LARGE
    assert (
        flaw_of(lambda: read_answer(b" " * (ANSWER_LIMIT + 1), KEYS["first"], PRINT, request))
        is EnrolmentFlaw.TOO_LARGE
    )
    assert flaw_of(lambda: read_request(ANSWER, KEYS)) is EnrolmentFlaw.OTHER_KIND
    assert (
        flaw_of(lambda: read_answer(write_request(request, KEYS["first"]), KEYS["first"], PRINT, request))
        is EnrolmentFlaw.OTHER_KIND
    )
    assert flaw_of(lambda: read_request(b"{}", KEYS)) is EnrolmentFlaw.UNREADABLE


def test_two_identical_keys_or_a_key_of_another_kind_are_refused() -> None:
    twice = changed_request(device_csr=asker().request().signing_csr)
    assert flaw_of(lambda: read_request(twice, KEYS)) is EnrolmentFlaw.KEY_REFUSED
    large = make_csr(ec.generate_private_key(ec.SECP384R1()))
    assert flaw_of(lambda: read_request(changed_request(signing_csr=large), KEYS)) is EnrolmentFlaw.KEY_REFUSED
    assert flaw_of(lambda: read_request(changed_request(signing_csr=b"0\0"), KEYS)) is EnrolmentFlaw.KEY_REFUSED
    not_held = bytearray(asker().request().signing_csr)
    not_held[-1] ^= 1
    assert (
        flaw_of(lambda: read_request(changed_request(signing_csr=bytes(not_held)), KEYS)) is EnrolmentFlaw.KEY_REFUSED
    )


def test_a_laptop_asks_for_no_role_of_a_unit() -> None:
    for role in (Role.RECEIPT, Role.TIME_STAMPING):
        assert flaw_of(partial(read_request, changed_request(role=role), KEYS)) is EnrolmentFlaw.ROLE_REFUSED


def test_names_that_a_terminal_would_obey_are_refused() -> None:
    for name in ("\x1b[31mRouge", "deux\nlignes", "\u202eenvers", "", " espace", "x" * 201):
        data = changed_request(display_name=name)
        assert flaw_of(partial(read_request, data, KEYS)) is EnrolmentFlaw.UNREADABLE


def changed_request(**facts: object) -> bytes:
    return write_request(replace(asker().request(), **facts), KEYS["first"])  # type: ignore[arg-type]


def test_an_answer_comes_back_whole() -> None:
    assert read_answer(ANSWER, KEYS["first"], PRINT, asker().request()) == ANSWERED


def answered(key: bytes | None = None, seal: KeySigner | None = None, **facts: object) -> bytes:
    return write_answer(changed(ANSWERED, **facts), key or KEYS["first"], seal or unit())


def refused(data: bytes, print_: str = PRINT) -> EnrolmentFlaw:
    return flaw_of(lambda: read_answer(data, KEYS["first"], print_, asker().request()))


def test_an_answer_under_another_code_is_refused() -> None:
    assert refused(answered(KEYS["second"])) is EnrolmentFlaw.WRONG_CODE
    bare = write_answer(ANSWERED, None, unit())
    assert refused(bare) is EnrolmentFlaw.OTHER_KIND


def test_an_answer_that_brings_another_root_than_the_letters_is_refused_even_when_all_agrees() -> None:
    rogue = body("Organisme certificateur bis")
    data = write_answer(answer(of=rogue), KEYS["first"], unit(of=rogue))
    assert refused(data) is EnrolmentFlaw.WRONG_FINGERPRINT
    read_answer(data, KEYS["first"], fingerprint(rogue.root_certificate), asker().request())


def test_an_answer_must_be_sealed_by_a_unit_of_that_root() -> None:
    rogue = body("Organisme certificateur bis")
    assert refused(answered(seal=unit(of=rogue))) is EnrolmentFlaw.SEAL_FOREIGN
    assert refused(answered(seal=unit(Role.EVALUATOR))) is EnrolmentFlaw.SEAL_FOREIGN
    assert refused(answered(updates_anchor=unit(of=rogue).certificate)) is EnrolmentFlaw.TRUST_UNUSABLE
    assert refused(answered(updates_anchor=unit(Role.EVALUATOR).certificate)) is EnrolmentFlaw.TRUST_UNUSABLE


def test_a_unit_that_is_over_or_revoked_seals_no_answer() -> None:
    late = NOW + timedelta(days=900)
    assert refused(answered(issued_at=late)) is EnrolmentFlaw.SEAL_FALLEN
    serial = serial_of(unit().certificate)
    for at in (NOW - timedelta(days=1), NOW + timedelta(days=1)):
        lists = make_crls(body(), NOW, [Revocation(serial, at, RevocationReason.KEY_COMPROMISE)])
        assert refused(answered(crls=lists)) is EnrolmentFlaw.SEAL_FALLEN


def test_a_practice_body_enrols_nobody() -> None:
    practice = body(practice=True)
    data = write_answer(answer(of=practice), KEYS["first"], unit(of=practice))
    assert refused(data, fingerprint(practice.root_certificate)) is EnrolmentFlaw.PRACTICE


def test_the_answer_to_another_request_or_for_other_keys_is_refused() -> None:
    assert refused(answered(request_id=OTHER)) is EnrolmentFlaw.OTHER_REQUEST
    stranger = answer(asker(1).request())
    assert refused(answered(signing_certificate=stranger.signing_certificate)) is EnrolmentFlaw.OTHER_KEY
    assert refused(answered(device_certificate=stranger.device_certificate)) is EnrolmentFlaw.OTHER_KEY


def test_certificates_that_do_not_say_what_the_answer_says_are_refused() -> None:
    assert refused(answered(role=Role.JURY_EMPLOYERS)) is EnrolmentFlaw.CERTIFICATE_REFUSED
    assert refused(answered(person_id=OTHER)) is EnrolmentFlaw.CERTIFICATE_REFUSED
    assert refused(answered(signing_certificate=ANSWERED.device_certificate)) is EnrolmentFlaw.CERTIFICATE_REFUSED
    assert refused(answered(device_certificate=ANSWERED.signing_certificate)) is EnrolmentFlaw.CERTIFICATE_REFUSED
    rogue = answer(of=body("Organisme certificateur bis"))
    assert refused(answered(device_certificate=rogue.device_certificate)) is EnrolmentFlaw.CERTIFICATE_REFUSED
    assert refused(answered(signing_certificate=rogue.signing_certificate)) is EnrolmentFlaw.CERTIFICATE_REFUSED


def test_trust_files_that_do_not_make_one_whole_are_refused() -> None:
    rogue = body("Organisme certificateur bis")
    assert refused(answered(crls=make_crls(rogue, NOW))) is EnrolmentFlaw.TRUST_UNUSABLE
    assert refused(answered(issuing=(rogue.issuing_certificate,))) is EnrolmentFlaw.TRUST_UNUSABLE
    assert refused(answered(tsa=b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) is (
        EnrolmentFlaw.TRUST_UNUSABLE
    )


def test_a_seal_is_never_made_by_a_key_that_is_not_the_certificates() -> None:
    stranger = KeySigner(ec.generate_private_key(ec.SECP256R1()), unit().certificate)
    with pytest.raises(ValueError, match="not the certificate's"):
        write_answer(ANSWERED, KEYS["first"], stranger)


def test_openssl_agrees_that_the_seal_is_one_ecdsa_signature_over_the_letter(tmp_path: Path) -> None:
    whole = from_canonical(ANSWER)
    assert isinstance(whole, dict)
    (tmp_path / "letter").write_bytes(to_canonical(whole["letter"]))
    (tmp_path / "signature").write_bytes(base64.b64decode(whole["seal"]["signature"]))
    key = x509.load_der_x509_certificate(unit().certificate).public_key()
    (tmp_path / "key").write_bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    command = ["openssl", "dgst", "-sha256", "-verify", "key", "-signature", "signature", "letter"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_every_flaw_has_its_sentence_and_says_what_to_do() -> None:
    tr = translator()
    sentences = [flaw_sentence(flaw, tr) for flaw in EnrolmentFlaw]
    assert len(set(sentences)) == len(EnrolmentFlaw)
    assert all(sentence.endswith(".") for sentence in sentences)


ANSWERED = answer()
ANSWER = write_answer(ANSWERED, KEYS["first"], unit())
KNOWN = store(now=NOW - timedelta(days=1))
UPDATE = update()


def test_the_published_page_names_every_key_of_every_letter() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "letters.md").read_text(encoding="utf-8")
    for data in (ANSWER, UPDATE, write_request(asker().request(), KEYS["first"])):
        whole = from_canonical(data)
        assert isinstance(whole, dict)
        for name in (*whole, *whole["letter"], whole["format"]):
            assert f"`{name}`" in page
