"""The set-up finds what a machine lacks, says the command, and installs nothing that nobody agreed to."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

TREE = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the script looks at a Linux system")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Make a bare machine: a copy of the script, and a folder of commands where apt-get only takes notes."""
    for name in ("tools/setup", "pyproject.toml", "requirements/runtime.in", "requirements/runtime.lock"):
        (tmp_path / "tree" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(TREE / name, tmp_path / "tree" / name)
    write_command(tmp_path, "ldconfig", "echo '\tlibEGL.so.1 (libc6,x86-64) => /lib/libEGL.so.1'")
    write_command(tmp_path, "apt-get", f'echo "$@" >> {tmp_path}/asked')
    write_command(tmp_path, "sudo", '[ "$1" = -n ] && shift; exec "$@"')
    write_command(tmp_path, "id", "echo 1000")
    return tmp_path


def write_command(machine: Path, name: str, line: str) -> None:
    command = machine / "bin" / name
    command.parent.mkdir(exist_ok=True)
    command.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)


def set_up(machine: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(machine / "tree" / "tools" / "setup"), "run"],
        env={"PATH": f"{machine / 'bin'}:{os.defpath}", "HOME": str(machine), **environment},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_with_nobody_at_the_terminal_the_command_is_printed_and_nothing_installed(machine: Path) -> None:
    run = set_up(machine)
    assert run.returncode == 1
    assert "sudo apt-get install --yes --no-install-recommends libdbus-1-3 libfontconfig1" in run.stderr
    assert "libegl1" not in run.stderr, "what is there is not asked for"
    assert "xvfb" not in run.stderr, "running needs no testing tool"
    assert not (machine / "asked").exists()
    assert not (machine / "tree" / ".venv").exists()


@pytest.mark.parametrize(("who", "environment"), [("1000", {"CI": "true"}), ("0", {})])
def test_in_ci_and_as_root_it_installs_at_once(machine: Path, who: str, environment: dict[str, str]) -> None:
    write_command(machine, "id", f"echo {who}")
    run = set_up(machine, **environment)
    asked = (machine / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[0] == "update -q"
    assert asked[1].startswith("install -q --yes --no-install-recommends libdbus-1-3")
    assert run.returncode == 1, "this apt-get brings nothing, and that is noticed"
    assert "still missing after the installation: libglib-2.0.so.0" in run.stderr


@pytest.mark.parametrize(("answer", "installed"), [("n", False), ("y", True), ("", True)])
def test_a_person_at_the_terminal_is_asked(machine: Path, answer: str, installed: bool) -> None:  # noqa: FBT001 — a table
    keyboard, terminal = os.openpty()
    try:
        os.write(keyboard, f"{answer}\n".encode())
        subprocess.run(
            ["/bin/sh", str(machine / "tree" / "tools" / "setup"), "run"],
            env={"PATH": f"{machine / 'bin'}:{os.defpath}", "HOME": str(machine)},
            stdin=terminal, stderr=terminal, stdout=subprocess.DEVNULL, check=False, timeout=60,
        )  # fmt: skip
        said = os.read(keyboard, 1 << 16).decode()
    finally:
        os.close(keyboard)
        os.close(terminal)
    assert "run it now? [Y/n]" in said
    assert (machine / "asked").exists() is installed
    assert ("nothing was installed" in said) is not installed


def test_a_refused_installation_is_told(machine: Path) -> None:
    write_command(machine, "apt-get", "echo no space left >&2; exit 100")
    run = set_up(machine, CI="true")
    assert run.returncode == 1
    assert "no space left" in run.stderr
    assert "apt-get could not install them" in run.stderr
