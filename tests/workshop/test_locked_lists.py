"""What the set-up installs is pinned by hash, names no host, and agrees between the two lists."""

import re
from pathlib import Path

import pytest

LISTS = Path(__file__).resolve().parents[2] / "requirements"
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^ ;]+)")


def pins(name: str) -> dict[str, str]:
    lines = (LISTS / f"{name}.lock").read_text(encoding="utf-8").splitlines()
    return {found[1]: found[2] for line in lines if (found := PIN.match(line))}


@pytest.mark.parametrize("name", ["runtime", "develop"])
def test_every_package_is_pinned_with_its_hashes(name: str) -> None:
    entries = re.split(r"\n(?! )", (LISTS / f"{name}.lock").read_text(encoding="utf-8").strip())
    assert entries
    for entry in entries:
        assert PIN.match(entry), entry
        assert "--hash=sha256:" in entry


@pytest.mark.parametrize("name", ["runtime", "develop"])
def test_no_list_names_a_host(name: str) -> None:
    assert "://" not in (LISTS / f"{name}.lock").read_text(encoding="utf-8")


def test_the_workshop_tests_the_very_packages_the_product_runs_with() -> None:
    assert pins("runtime").items() <= pins("develop").items()
