"""Each import contract of pyproject.toml is kept by an empty house and broken by one planted import."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
LINTER: Mapping[str, Any] = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract for contract in LINTER["contracts"]}
ROOMS = [room.strip() for layer in CONTRACTS["layers"]["layers"] for room in layer.split("|")]

PLANTS = [
    ("layers", {"clea_desktop/storage/rows.py": "import clea_desktop.services"}),
    ("layers", {"clea_desktop/core/dossier.py": "def late():\n    from clea_desktop.trust import policies"}),
    ("layers", {"clea_desktop/sync/rounds.py": "import clea_desktop.services"}),
    ("layers", {"clea_desktop/documents/minutes.py": "import clea_desktop.bundles"}),
    ("layers", {"clea_desktop/attic/__init__.py": ""}),
    ("ui-knows-services", {"clea_desktop/ui/theme.py": "import clea_desktop.storage"}),
    ("ui-knows-services", {"clea_desktop/ui/theme.py": "from clea_desktop.bundles import verifying"}),
    ("ui-knows-services", {"clea_desktop/ui/theme.py": "import sqlalchemy"}),
    ("services-ignore-sync", {"clea_desktop/services/sealing.py": "import clea_desktop.sync"}),
    ("models-behind-units-of-work", {"clea_desktop/bootstrap/first.py": "import clea_desktop.models"}),
    ("core-is-plain", {"clea_desktop/core/rating.py": "from PySide6 import QtCore"}),
    ("core-is-plain", {"clea_desktop/core/journal.py": "import secrets"}),
    ("verifier-stands-alone", {"clea_desktop/bundles/reader.py": "import sqlcipher3"}),
    (
        "verifier-stands-alone",
        {"clea_desktop/resource_files/icons.py": "import PySide6.QtGui"}
        | {"clea_desktop/trust/marks.py": "import clea_desktop.resource_files.icons"},
    ),
    (
        "judging-is-pure",
        {"clea_desktop/verify_command/judging.py": "import clea_desktop.trust.marks"}
        | {"clea_desktop/trust/marks.py": "def late():\n    from cryptography import x509"},
    ),
    ("qt-stays-in-windows", {"clea_desktop/documents/restitution.py": "from PySide6.QtGui import QImage"}),
    ("certifier-shares-the-verifier", {"clea_certifier/registry.py": "import clea_desktop.models"}),
    ("certifier-shares-the-verifier", {"clea_certifier/authority.py": "import clea_desktop.documents"}),
    (
        "certifier-rooms",
        {"clea_certifier/authority.py": "import clea_certifier.time"} | {"clea_certifier/time.py": ""},
    ),
    ("certifier-rooms", {"clea_certifier/attic/__init__.py": ""}),
    ("desktop-ignores-certifier", {"clea_desktop/sync/rounds.py": "import clea_certifier"}),
    (
        "no-cycles",
        {"clea_desktop/ui/jobs.py": "import clea_desktop.ui.changes"}
        | {"clea_desktop/ui/changes.py": "import clea_desktop.ui.jobs"},
    ),
]


@pytest.fixture(scope="module")
def empty_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build every room of the layers, empty, under the real contracts."""
    house = tmp_path_factory.mktemp("house")
    shutil.copy(PYPROJECT, house)
    for package in [*(f"clea_desktop/{room}" for room in ROOMS), "clea_desktop", "clea_certifier"]:
        (house / package).mkdir(parents=True, exist_ok=True)
        (house / package / "__init__.py").touch()
    return house


def lint(house: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-logo", "--no-cache", *arguments],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_an_empty_house_keeps_every_contract(empty_house: Path) -> None:
    run = lint(empty_house)
    assert run.returncode == 0, run.stdout
    assert f"{len(CONTRACTS)} kept, 0 broken" in run.stdout


def test_every_contract_has_its_planted_violation() -> None:
    assert {contract for contract, _ in PLANTS} == set(CONTRACTS)


@pytest.mark.parametrize(("contract", "files"), PLANTS)
def test_a_planted_import_breaks_its_contract(
    empty_house: Path, tmp_path: Path, contract: str, files: Mapping[str, str]
) -> None:
    house = tmp_path / "house"
    shutil.copytree(empty_house, house)
    for name, source in files.items():
        (house / name).parent.mkdir(exist_ok=True)
        (house / name).write_text(source, encoding="utf-8")
    run = lint(house, "--contract", contract)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "0 kept, 1 broken" in run.stdout
