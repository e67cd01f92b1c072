"""The command: honest exit codes, French sentences, one JSON object per file, no bug that looks like a verdict."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clea_desktop import verify_command
from clea_desktop.bundles import verifying
from clea_desktop.trust.authority import trust_files
from clea_desktop.verify_command import run_verify
from tests.bundles.material import NOW, authority, content, enrol, minimal_bundle, sealed

AT = "--at=2026-11-21T21:00:00Z"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "trust").mkdir()
    for name, data in trust_files(authority(), NOW).items():
        (tmp_path / "trust" / name).write_bytes(data)
    (tmp_path / "good.asice").write_bytes(minimal_bundle())
    (tmp_path / "bad.asice").write_bytes(sealed(content(), enrol(authority(name="Un autre organisme"))))
    (tmp_path / "text.asice").write_text("Bonjour")
    return tmp_path


def run(folder: Path, *args: str) -> int:
    words = [str(folder / word) if word.endswith(".asice") else word for word in args]
    return run_verify([*words, "--trust", str(folder / "trust"), AT])


def test_an_accepted_file_gives_zero_and_says_practice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "good.asice", "--practice") == 0
    out = capsys.readouterr().out
    assert "ACCEPTÉ, ENTRAÎNEMENT" in out
    assert "Signé par Hélène Évaluatrice (évaluateur" in out
    assert "preuve de date" in out
    assert "Jugé comme si" in out


def test_a_practice_file_is_refused_without_practice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "good.asice") == 1
    assert "REFUSÉ, ENTRAÎNEMENT" in capsys.readouterr().out


def test_the_highest_code_of_several_files_is_given(folder: Path) -> None:
    assert run(folder, "good.asice", "bad.asice", "--practice") == 1
    assert run(folder, "text.asice", "good.asice", "bad.asice", "--practice") == 2


def test_what_cannot_be_opened_is_unreadable(folder: Path) -> None:
    (folder / "folder.asice").mkdir()
    os.mkfifo(folder / "pipe.asice")
    for name in ("nowhere.asice", "folder.asice", "pipe.asice", "a\0b.asice"):
        assert run(folder, name, "--practice") == 2


def test_json_gives_one_object_per_file_with_all_its_keys(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "good.asice", "bad.asice", "text.asice", "--practice", "--json") == 2
    good, bad, text = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (good["verdict"], good["reason"], good["practice"], good["profile"]) == ("accepted", None, True, "strict")
    assert good["signers"][0]["role"] == "evaluator"
    assert good["signers"][0]["claimed_at"] == "2026-11-21T20:51:43Z"
    assert good["lacks"] == ["time-assertion"]
    assert (bad["verdict"], bad["reason"]) == ("rejected", "certificate-other-authority")
    assert (text["verdict"], text["reason"]) == ("unreadable", "not-a-zip")
    assert set(good) == set(bad) == set(text)
    assert good["judged_at"] == bad["judged_at"] == text["judged_at"] == AT.removeprefix("--at=")


def test_what_json_says_it_judged_at_asked_for_again_gives_the_very_same_answer(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(folder / "good.asice"), str(folder / "none.asice"), "--trust", str(folder / "trust"), "--json"]
    run_verify([*words, "--practice"])
    said = capsys.readouterr().out
    (at,) = {json.loads(line)["judged_at"] for line in said.splitlines()}
    run_verify([*words, "--practice", "--at", at])
    assert capsys.readouterr().out == said


def test_a_later_stage_is_refused_and_says_what_misses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "good.asice", "--practice", "--stage", "decided") == 1
    assert "collège des employeurs" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["x.asice"],
        ["--trust", "t"],
        ["x.asice", "--trust"],
        ["x.asice", "--trust="],
        ["x.asice", "--trust", "t", "--trust", "t"],
        ["x.asice", "--trust", "t", "--stage", "signed"],
        ["x.asice", "--trust", "t", "--at", "hier"],
        ["x.asice", "--trust", "t", "--at", "2026-11-21T20:51:43"],
        ["x.asice", "--trust", "t", "--practice=no"],
        ["x.asice", "--trust", "t", "--verbose"],
        ["x.asice", "--trust", "nowhere"],
        ["x.asice", "--trust", "a\0b"],
    ],
)
def test_wrong_usage_gives_sixty_four_and_a_french_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_verify(words) == 64
    shown = capsys.readouterr()
    assert shown.out == ""
    assert any(word in shown.err for word in ("manque", "attend", "connue", "deux fois", "confiance"))


def test_help_is_not_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verify(["--help"]) == 0
    assert "Usage" in capsys.readouterr().out


def test_a_bug_gives_seventy_and_shows_neither_a_verdict_nor_a_value(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        message = "Noé ÉLÈVE, né le 3 février 1990"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(verifying, "verify", broken)
    assert run(folder, "good.asice", "--practice") == 70
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Erreur interne" in shown.err
    assert "ÉLÈVE" not in shown.err


def test_verifying_loads_neither_a_window_nor_a_database(folder: Path) -> None:
    code = (
        "import sys; from clea_desktop.cli import main; code = main(sys.argv[1:]);"
        "heavy = {'PySide6', 'sqlalchemy', 'sqlmodel', 'sqlcipher3', 'pyhanko', 'reportlab', 'keyring', 'PIL'};"
        "sys.exit(99 if heavy & set(sys.modules) else code)"
    )
    words = ["verify", str(folder / "good.asice"), "--trust", str(folder / "trust"), "--practice", AT]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr


def test_the_codes_are_those_that_scripts_rely_on() -> None:
    assert (verify_command.ACCEPTED, verify_command.REJECTED, verify_command.UNREADABLE) == (0, 1, 2)
    assert (verify_command.WRONG_USAGE, verify_command.BUG) == (64, 70)
