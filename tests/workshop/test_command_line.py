"""The command opens the door that is named, and says in French when it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clea_desktop import __version__
from clea_desktop.cli import main, vault_folder


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"clea-desktop {__version__}\n"


def test_telling_the_version_loads_neither_window_nor_database_nor_cryptography() -> None:
    probe = (
        "import sys; from clea_desktop.cli import main; main(['--version']);"
        "print(sorted({name.partition('.')[0] for name in sys.modules}"
        " & {'PySide6', 'sqlalchemy', 'sqlmodel', 'sqlcipher3', 'cryptography', 'reportlab', 'keyring'}))"
    )
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=30)
    assert run.stdout.splitlines()[-1] == "[]"


def test_a_window_without_a_screen_says_so_and_names_the_demo(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 69
    said = capsys.readouterr().err
    assert "pas d’écran" in said
    assert "clea-desktop demo --out" in said


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["frobnicate"], "pas une commande connue"),
        (["--version", "twice"], "pas une commande connue"),
        (["demo"], "Il manque --out"),
        (["demo", "--out"], "attend une valeur"),
        (["demo", "--out="], "attend une valeur"),
        (["demo", "--out", "a", "--out", "b"], "donné deux fois"),
        (["demo", "--out", "a", "--seed", "-3"], "nombre entier"),
        (["demo", "--out", "a", "--speed", "3"], "pas une option connue"),
        (["screens", "--seed", "3"], "pas une option connue"),
        (["--vault"], "attend une valeur"),
        (["recu.asice", "--speed", "3"], "pas une option connue"),
        (["recu.pdf"], "pas une commande connue"),
    ],
)
def test_wrong_usage_is_64_with_the_reason_and_the_usage(
    words: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 64
    said = capsys.readouterr()
    assert said.out == ""
    assert reason in said.err
    assert "clea-desktop verify" in said.err


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "home/.local/share/clea-desktop"),
        ("linux", {"XDG_DATA_HOME": "elsewhere"}, "elsewhere/clea-desktop"),
        ("darwin", {}, "home/Library/Application Support/clea-desktop"),
        ("win32", {"LOCALAPPDATA": "local"}, "local/clea-desktop"),
        ("win32", {}, "home/AppData/Local/clea-desktop"),
    ],
)
def test_the_vault_lies_where_the_system_keeps_a_persons_data(
    platform: str, environment: dict[str, str], expected: str
) -> None:
    assert vault_folder(platform, environment, Path("home")) == Path(expected)


def test_the_installed_command_and_the_module_are_the_same() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "clea_desktop", "--version"],
        capture_output=True, text=True, check=True, timeout=30, env={**os.environ, "DISPLAY": ""},
    )  # fmt: skip
    assert run.stdout == f"clea-desktop {__version__}\n"
