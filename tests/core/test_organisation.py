"""The numbers of an organisation: what INSEE's key and La Poste's own sum let through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.organisation import Organisation, Setting, checked_setting

SIREN, SIRET, LA_POSTE = "732829320", "73282932000074", "35600000049837"


@pytest.mark.parametrize(
    ("setting", "typed", "kept"),
    [
        (Setting.SIREN, " 732 829 320 ", SIREN),
        (Setting.SIRET, "732 829 320 00074", SIRET),
        (Setting.SIRET, "356 000 000 49837", LA_POSTE),
        (Setting.SIRET, "", ""),
        (Setting.CCPI, "  Oui ", "Oui"),
    ],
)
def test_what_was_typed_is_tidied(setting: Setting, typed: str, kept: str) -> None:
    assert checked_setting(setting, typed) == kept


@pytest.mark.parametrize("typed", ["732829321", "73282932", "7328293200", "73282932O", "٧٣٢٨٢٩٣٢٠", "²³²⁸²⁹³²⁰"])
def test_a_number_that_cannot_be_one_is_refused(typed: str) -> None:
    with pytest.raises(CleaError) as caught:
        checked_setting(Setting.SIREN, typed)
    assert caught.value.trouble is Trouble.ORGANISATION_NUMBER


def test_a_name_is_never_empty() -> None:
    with pytest.raises(CleaError) as caught:
        checked_setting(Setting.NAME, "\N{NO-BREAK SPACE}")
    assert caught.value.trouble is Trouble.IDENTITY_INCOMPLETE


@given(st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(place: int, shift: int) -> None:
    wrong = str((int(SIREN[place]) + shift) % 10)
    with pytest.raises(CleaError):
        checked_setting(Setting.SIREN, SIREN[:place] + wrong + SIREN[place + 1 :])


@given(st.sampled_from(Setting), st.text(max_size=150))
def test_what_is_kept_would_be_kept_again_as_it_is(setting: Setting, typed: str) -> None:
    try:
        kept = checked_setting(setting, typed)
    except CleaError:
        return
    assert checked_setting(setting, kept) == kept


def test_what_nobody_said_is_empty() -> None:
    assert Organisation({})[Setting.CCPI] == ""
