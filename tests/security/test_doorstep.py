"""The quick look at who may come in agrees with the whole reader, or leaves it to the whole reader."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clea_desktop.security.doorstep import FIRST_COPY, SECOND_COPY, callers
from tests.security.conftest import BASILE, BASILE_SAYS, COST, INES, Made

COPIES = (FIRST_COPY, SECOND_COPY)


def names(people: object) -> list[tuple[str, str, str]]:
    assert isinstance(people, tuple)
    return [(one.account_id, one.display_name, one.role) for one in people]


def test_everybody_with_a_passphrase_is_there_in_order_and_the_recovery_code_is_nobody(made: Made) -> None:
    assert names(callers(made.vault.path)) == names((INES,))
    made.vault.set_passphrase(made.key, BASILE, BASILE_SAYS, os.urandom, COST)
    assert names(callers(made.vault.path)) == names(made.vault.people()) == names((INES, BASILE))


def test_no_vault_is_left_to_the_whole_reader(tmp_path: Path) -> None:
    assert callers(tmp_path) is None


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_is_gone_or_differs_is_left_to_the_whole_reader(made: Made, name: str) -> None:
    copy = made.vault.path / name
    copy.write_bytes(copy.read_bytes() + b" ")
    assert callers(made.vault.path) is None
    copy.unlink()
    assert callers(made.vault.path) is None


@given(data=st.binary(max_size=200) | st.sampled_from([b"{}", b'{"content":{"slots":[]}}', b"[" * 100_000]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_in_both_copies_are_left_to_the_whole_reader(made: Made, data: bytes) -> None:
    for name in COPIES:
        (made.vault.path / name).write_bytes(data)
    assert callers(made.vault.path) is None


def test_looking_loads_no_cryptography() -> None:
    code = "import sys, clea_desktop.security.doorstep; sys.exit(bool({'cryptography', 'hashlib'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
