"""A time token is believed in one form only, from a unit that a trusted authority certified for that alone."""

from datetime import timedelta

import pytest
from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.bundles import time_tokens
from clea_desktop.bundles.reasons import reason_sentence
from clea_desktop.bundles.refusals import Reason, RefusedError
from clea_desktop.core.text import translator
from tests.bundles.material import NOW, authority, store
from tests.bundles.time_material import IMPRINT, SERIAL, Recipe, token, unit
from tests.bundles.token_cases import CASES, REPAIRED, critical

TRUST = store(authority())
GOOD = token()
MEMBER = "META-INF/timestamp002.tst"


def refused(data: bytes) -> Reason:
    with pytest.raises(RefusedError) as caught:
        time_tokens.believe(data, MEMBER, TRUST)
    return caught.value.reason


@pytest.mark.parametrize("digest", ["sha256", "sha384", "sha512"])
@pytest.mark.parametrize("curve", [ec.SECP256R1(), ec.SECP384R1()])
def test_a_token_says_when_and_over_what(digest: str, curve: ec.EllipticCurve) -> None:
    data = token(unit(curve=curve), Recipe(digest=digest))
    found, who = time_tokens.believe(data, MEMBER, TRUST)
    assert (found.imprint, found.stamped_at, found.serial, found.nonce) == (IMPRINT, NOW, SERIAL, None)
    assert who.name == "Horloge"
    assert who.issuer is TRUST.issuing[0]
    assert time_tokens.normalised(data) == data


def test_fractions_a_nonce_and_a_precision_are_understood() -> None:
    info = {
        "gen_time": NOW + timedelta(milliseconds=250),
        "accuracy": {"seconds": 1, "millis": 500, "micros": 100},
        "ordering": True,
        "nonce": -5,
        "tsa": asn1_x509.GeneralName("directory_name", asn1_x509.Name.build({"common_name": "Horloge"})),
    }
    found, _ = time_tokens.believe(token(recipe=Recipe(info=info)), MEMBER, TRUST)
    assert (found.stamped_at, found.nonce) == (NOW + timedelta(milliseconds=250), -5)


@pytest.mark.parametrize("name", CASES)
def test_each_wrong_token_is_refused_for_its_own_reason_in_french(name: str) -> None:
    reason, make = CASES[name]
    assert refused(make()) is reason
    sentence = reason_sentence(reason, MEMBER, translator())
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_an_unknown_condition_that_is_not_critical_is_passed_over() -> None:
    time_tokens.believe(token(recipe=Recipe(info=critical(critical=False))), MEMBER, TRUST)


@pytest.mark.parametrize("name", REPAIRED)
def test_what_no_signature_covers_is_brought_to_the_one_form_before_it_is_appended(name: str) -> None:
    _, make = CASES[name]
    found, _ = time_tokens.believe(time_tokens.normalised(make()), MEMBER, TRUST)
    assert found.imprint == IMPRINT


@pytest.mark.parametrize("name", sorted(set(CASES) - set(REPAIRED)))
def test_nothing_else_is_repaired(name: str) -> None:
    reason, make = CASES[name]
    with pytest.raises(RefusedError) as caught:
        time_tokens.believe(time_tokens.normalised(make()), MEMBER, TRUST)
    assert caught.value.reason is reason


def test_every_single_bit_of_a_token_counts() -> None:
    data = bytearray(GOOD)
    for bit in range(8 * len(data)):
        data[bit >> 3] ^= 1 << (bit & 7)
        with pytest.raises(RefusedError):
            time_tokens.believe(bytes(data), MEMBER, TRUST)
        data[bit >> 3] ^= 1 << (bit & 7)


def test_the_other_library_reads_what_the_one_form_says() -> None:
    info = {"nonce": 12345678901234567890}
    data = time_tokens.normalised(token(recipe=Recipe(info=info)))
    found = cms.ContentInfo.load(data, strict=True)["content"]
    said = found["encap_content_info"]["content"].parsed.native
    read = time_tokens.read(data, MEMBER)
    assert (said["serial_number"], said["gen_time"], said["nonce"]) == (read.serial, read.stamped_at, read.nonce)
    assert said["message_imprint"]["hashed_message"] == read.imprint
    assert said["policy"] == read.policy
    assert found["signer_infos"][0]["signed_attrs"].untag().dump() == read.signed
    assert data == cms.ContentInfo.load(data).dump(force=False)


@given(st.binary(max_size=200))
def test_any_bytes_get_an_answer(data: bytes) -> None:
    for read in (lambda: time_tokens.read(data, MEMBER), lambda: time_tokens.normalised(data)):
        with pytest.raises(RefusedError):
            read()


@given(st.data())
def test_any_damage_gets_an_answer(data: st.DataObject) -> None:
    good = GOOD
    at = data.draw(st.integers(0, len(good) - 1))
    new = data.draw(st.binary(max_size=6))
    damaged = good[:at] + new + good[at + data.draw(st.integers(0, 6)) :]
    if damaged != good:
        refused(damaged)
        try:
            again = time_tokens.normalised(damaged)
        except RefusedError:
            return
        if again != good:
            refused(again)
