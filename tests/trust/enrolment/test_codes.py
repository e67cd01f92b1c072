"""A code survives the hand that copies it, and no slip of it passes; a fingerprint is compared whole."""

import os
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.trust.enrolment.codes import mac_key, new_code, parse_code
from clea_desktop.trust.enrolment.fingerprints import fingerprint, same_fingerprint

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_holds_a_hundred_random_bits_in_six_groups_of_four() -> None:
    code = new_code(os.urandom)
    assert [len(group) for group in code.split("-")] == [4] * 6
    assert set(code) <= set(ALPHABET + "-")
    assert len({new_code(os.urandom) for _ in range(100)}) == 100
    asked: list[int] = []

    def noted(size: int) -> bytes:
        asked.append(size)
        return bytes(size)

    new_code(noted)
    assert sum(asked) * 8 >= 100


def test_a_code_is_understood_as_people_copy_it() -> None:
    code = new_code(lambda size: bytes(range(size)))
    whole = parse_code(code)
    assert whole is not None
    for typed in (
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        f"  {code}\n",
        code.replace("-", "\u2013"),
        code.replace("0", "O").replace("1", "l"),
        code.replace("0", "o").replace("1", "I"),
    ):
        assert parse_code(typed) == whole


@given(st.integers(0, 23), st.sampled_from(ALPHABET))
def test_a_slip_of_one_letter_is_told(place: int, letter: str) -> None:
    code = new_code(lambda size: bytes(range(7, 7 + size))).replace("-", "")
    typed = code[:place] + letter + code[place + 1 :]
    assert (parse_code(typed) is None) == (typed != code)


@given(st.integers(0, 22))
def test_two_letters_in_the_wrong_order_are_told(place: int) -> None:
    code = new_code(lambda size: bytes(range(7, 7 + size))).replace("-", "")
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (parse_code(typed) is None) == (typed != code)


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader_of_codes(text: str) -> None:
    assert parse_code(text) is None
    assert not same_fingerprint(text, b"a root")


def test_each_code_gives_a_key_of_its_own() -> None:
    keys = {mac_key(code) for code in (b"A" * 20, b"B" * 20)}
    assert len(keys) == 2
    assert all(len(key) == 32 for key in keys)


def test_a_fingerprint_is_the_one_that_openssl_prints_and_is_compared_whole() -> None:
    shown = fingerprint(b"a root")
    plain = sha256(b"a root").hexdigest()
    assert shown.replace(" ", "").lower() == plain
    assert len(shown.split(" ")) == 16
    pairs = ":".join(plain[at : at + 2] for at in range(0, 64, 2)).upper()
    for typed in (shown, shown.lower(), plain, pairs, f" {shown}\n"):
        assert same_fingerprint(typed, b"a root")
    for typed in ("", shown[:-1], shown + "0", plain[:32], plain[:-1] + "z"):
        assert not same_fingerprint(typed, b"a root")
    assert not same_fingerprint(shown, b"another root")
