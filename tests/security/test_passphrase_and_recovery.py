"""What people remember, and what they print: typed in any of the ways people type, refused when it is not theirs."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.security.passphrase import STANDARD_COST, KdfCost, check_new_passphrase, stretch
from clea_desktop.security.recovery import new_recovery_code, normalise
from clea_desktop.security.vault import VaultFolder
from tests.security.conftest import BASILE, BASILE_SAYS, COST, INES, INES_SAYS, Made

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.mark.parametrize(
    "weak", ["", "court", "onze lettre", "aaaaaaaaaaaaaaaa", "abababababab", "abcdefghijklmnop", "            "]
)
def test_a_weak_passphrase_is_refused(weak: str) -> None:
    with pytest.raises(CleaError) as caught:
        check_new_passphrase(weak)
    assert caught.value.trouble is Trouble.WEAK_PASSPHRASE


@pytest.mark.parametrize("good", [INES_SAYS, BASILE_SAYS, "correct-horse-9", "漢字かな交じり文のパスフレーズ"])
def test_a_long_passphrase_of_any_script_is_taken(good: str) -> None:
    check_new_passphrase(good)


@given(st.text(max_size=20))
def test_the_same_passphrase_in_another_unicode_form_gives_the_same_key(text: str) -> None:
    keys = {stretch(unicodedata.normalize(form, text), bytes(16), KdfCost(64, 1, 1)) for form in ("NFC", "NFD", "NFKC")}
    assert len(keys) == 1


def test_the_standard_cost_is_the_one_that_was_decided() -> None:
    assert KdfCost(memory_kib=65536, iterations=3, lanes=4) == STANDARD_COST
    assert STANDARD_COST.is_sane()


@given(st.binary(min_size=17, max_size=17))
def test_a_code_is_read_back_however_it_is_typed(random_bytes: bytes) -> None:
    code = new_recovery_code(lambda length: random_bytes[:length])
    assert [len(group) for group in code.split("-")] == [5] * 6
    for typed in (
        code.lower(),
        code.replace("-", ""),
        code.replace("-", " "),
        f"  {code}\n",
        code.replace("0", "O").replace("1", "l"),
        code.replace("1", "i").lower(),
        code.replace("-", "\u2013"),
    ):
        assert normalise(typed) == code


@given(st.binary(min_size=17, max_size=17), st.integers(0, 29), st.sampled_from(ALPHABET))
def test_a_slip_of_the_pen_is_nearly_always_told_by_the_checksum_alone(data: bytes, place: int, letter: str) -> None:
    code = new_recovery_code(lambda length: data[:length]).replace("-", "")
    slipped = code[:place] + letter + code[place + 1 :]
    if slipped != code:
        assert not is_taken(slipped)


@given(st.binary(min_size=17, max_size=17), st.integers(0, 28))
def test_two_characters_changed_for_each_other_are_told(data: bytes, place: int) -> None:
    code = new_recovery_code(lambda length: data[:length]).replace("-", "")
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert swapped == code or not is_taken(swapped)


@given(st.text(max_size=40))
def test_no_text_makes_the_reader_of_codes_stumble(text: str) -> None:
    is_taken(text)


def is_taken(text: str) -> bool:
    try:
        normalise(text)
    except CleaError as error:
        return error.trouble is not Trouble.WRONG_RECOVERY_CODE
    return True


def test_a_code_carries_a_hundred_and_thirty_random_bits() -> None:
    everything, nothing = new_recovery_code(lambda n: b"\xff" * n), new_recovery_code(bytes)
    assert everything.replace("-", "")[:26] == "Z" * 26
    assert nothing.replace("-", "")[:26] == "0" * 26


def test_each_person_comes_in_with_their_own_passphrase_and_only_theirs(made: Made) -> None:
    made.vault.set_passphrase(made.key, BASILE, BASILE_SAYS, os.urandom, COST)
    assert made.vault.unlock(BASILE.account_id, BASILE_SAYS).database_key() == made.key.database_key()
    for account, passphrase in ((INES, BASILE_SAYS), (BASILE, INES_SAYS), (INES, ""), (INES, INES_SAYS + " ")):
        with pytest.raises(CleaError) as caught:
            made.vault.unlock(account.account_id, passphrase)
        assert caught.value.trouble is Trouble.WRONG_PASSPHRASE
    with pytest.raises(CleaError) as caught:
        made.vault.unlock("nobody", INES_SAYS)
    assert caught.value.trouble is Trouble.ACCOUNT_UNKNOWN


def test_the_printed_code_opens_the_vault_when_the_passphrase_is_forgotten(made: Made) -> None:
    key = made.vault.unlock_with_recovery(made.code.lower().replace("-", " "))
    made.vault.set_passphrase(key, INES, "une autre phrase, enfin", os.urandom, COST)
    assert made.vault.unlock(INES.account_id, "une autre phrase, enfin").database_key() == made.key.database_key()
    assert made.vault.people() == (INES,)


def test_nobody_sets_a_weak_passphrase_anywhere(made: Made, tmp_path: Path) -> None:
    with pytest.raises(CleaError):
        made.vault.set_passphrase(made.key, BASILE, "trop court", os.urandom, COST)
    other = VaultFolder(tmp_path / "other")
    with pytest.raises(CleaError):
        other.create(INES, "trop court", os.urandom, COST, prepare=lambda *_: None)
    assert not other.exists()


def test_the_last_way_in_is_never_taken_away(made: Made) -> None:
    with pytest.raises(CleaError) as caught:
        made.vault.remove(INES.account_id)
    assert caught.value.trouble is Trouble.LAST_ACCOUNT
    with pytest.raises(CleaError) as caught:
        made.vault.remove("nobody")
    assert caught.value.trouble is Trouble.ACCOUNT_UNKNOWN
    assert made.vault.people() == (INES,)


def test_where_there_is_no_vault_this_is_said(tmp_path: Path) -> None:
    vault = VaultFolder(tmp_path / "none")
    assert not vault.exists()
    for attempt in (vault.people, lambda: vault.unlock("a", INES_SAYS), lambda: vault.remove("a")):
        with pytest.raises(CleaError) as caught:
            attempt()
        assert caught.value.trouble is Trouble.NO_VAULT
