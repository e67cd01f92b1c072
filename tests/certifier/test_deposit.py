"""The certifying body's deposit key, by its commands: made, kept under a passphrase, opening what was carried."""

import contextlib
import io
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from clea_certifier.deposit.command import DONE, REFUSED, UNREADABLE, WRONG_USAGE, flaw_sentence, run_deposit
from clea_certifier.deposit.stick import NotWrittenError, open_deposit
from clea_desktop.bundles.transport import TransportError, TransportFlaw, encrypt, new_deposit_key, unlock_key

_WORDS = "une phrase longue et secrète"
_SEALED = bytes(range(256)) * 1000


class House:
    """A folder with a deposit key, and what is carried to it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.key = folder, folder / "depot.cle"
        self.words = folder / "phrase.txt"
        self.words.write_text(f"{_WORDS}\n", encoding="utf-8")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            assert run_deposit(["keygen", "--out", str(self.key), "--passphrase-file", str(self.words)]) == DONE
        self.recipient = printed.getvalue().strip()
        self.unlocked = unlock_key(self.key.read_bytes(), _WORDS)

    def carry(self, content: bytes, recipient: str = "") -> Path:
        """Encrypt to the key, as a laptop does."""
        sink = io.BytesIO()
        encrypt([content], recipient or self.recipient, sink)
        path = self.folder / "apporte.asice.age"
        path.write_bytes(sink.getvalue())
        return path

    def open(self, carried: Path, out: Path) -> int:
        """Run the command that opens."""
        where = ["--out", str(out), "--passphrase-file", str(self.words)]
        return run_deposit(["open", str(carried), "--key", str(self.key), *where])


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("depot"))


def test_what_a_laptop_carried_is_opened_as_it_left(house: House, tmp_path: Path) -> None:
    out = tmp_path / "ouvert.asice"
    assert house.open(house.carry(_SEALED), out) == DONE
    assert out.read_bytes() == _SEALED


def test_the_key_lies_under_its_passphrase_for_its_owner_alone(house: House) -> None:
    assert house.recipient.startswith("age1")
    assert b"AGE-SECRET" not in house.key.read_bytes()
    if sys.platform != "win32":
        assert stat.S_IMODE(house.key.stat().st_mode) == 0o600


@pytest.mark.parametrize("harm", ["cut", "flipped", "longer"])
def test_a_cut_or_a_flip_leaves_nothing_behind(house: House, tmp_path: Path, harm: str) -> None:
    carried = house.carry(bytes(500_000))
    data = bytearray(carried.read_bytes())
    if harm == "cut":
        del data[-70_000:]
    elif harm == "flipped":
        data[-5] ^= 1
    else:
        data += b"\0"
    carried.write_bytes(bytes(data))
    with pytest.raises(TransportError):
        open_deposit(carried, house.unlocked, tmp_path / "ouvert.asice")
    assert list(tmp_path.iterdir()) == []


def test_another_body_s_deposit_is_refused_in_words(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carried = house.carry(b"x", new_deposit_key().recipient)
    assert house.open(carried, tmp_path / "ouvert.asice") == REFUSED
    assert flaw_sentence(TransportFlaw.OTHER_KEY) in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_replaced(house: House, tmp_path: Path) -> None:
    out = tmp_path / "la"
    out.write_bytes(b"avant")
    assert house.open(house.carry(b"x"), out) == REFUSED
    assert out.read_bytes() == b"avant"
    key = ["keygen", "--out", str(out), "--passphrase-file", str(house.words)]
    assert run_deposit(key) == REFUSED
    assert out.read_bytes() == b"avant"


def test_what_cannot_be_read_or_written_is_said_so(house: House, tmp_path: Path) -> None:
    assert house.open(tmp_path / "absent", tmp_path / "a") == UNREADABLE
    with pytest.raises(NotWrittenError):
        open_deposit(house.carry(b"x"), house.unlocked, tmp_path / "no" / "a")
    assert (
        run_deposit(["keygen", "--out", str(tmp_path / "no" / "k"), f"--passphrase-file={house.words}"]) == UNREADABLE
    )


def test_a_place_taken_meanwhile_is_left_alone(house: House, tmp_path: Path) -> None:
    out = tmp_path / "la"
    out.write_bytes(b"avant")
    with pytest.raises(NotWrittenError):
        open_deposit(house.carry(b"x"), house.unlocked, out)
    assert out.read_bytes() == b"avant"


def test_the_wrong_passphrase_or_a_file_that_is_no_key(house: House, tmp_path: Path) -> None:
    wrong = tmp_path / "phrase"
    wrong.write_text("une autre phrase, fausse", encoding="utf-8")
    carried = house.carry(b"x")
    out = ["--out", str(tmp_path / "o"), "--passphrase-file"]
    assert run_deposit(["open", str(carried), "--key", str(house.key), *out, str(wrong)]) == REFUSED
    assert run_deposit(["open", str(carried), "--key", str(carried), *out, str(house.words)]) == REFUSED
    wrong.write_text("court", encoding="utf-8")
    assert run_deposit(["open", str(carried), "--key", str(house.key), *out, str(wrong)]) == WRONG_USAGE


@pytest.mark.parametrize(
    "args",
    [
        ["autre"],
        ["open"],
        ["open", "a", "b", "--key", "k", "--out", "o"],
        ["open", "a", "--out", "o"],
        ["open", "a", "--key", "k"],
        ["open", "a", "--key"],
        ["keygen"],
        ["keygen", "x", "--out", "o"],
        ["keygen", "--out", "o", "--out", "p"],
        ["keygen", "--force"],
        [],
    ],
)
def test_a_wrong_command_is_said_so(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_deposit(args) == WRONG_USAGE
    assert "clea-certifier deposit" in capsys.readouterr().err


def test_the_usage_is_told_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_deposit(["--help"]) == DONE
    assert "keygen" in capsys.readouterr().out


@pytest.mark.parametrize("flaw", TransportFlaw)
def test_every_flaw_has_its_sentence(flaw: TransportFlaw) -> None:
    assert flaw_sentence(flaw).endswith(".")


@pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed here")
def test_debian_s_age_encrypts_to_the_key(house: House, tmp_path: Path) -> None:
    carried = tmp_path / "t.age"
    subprocess.run(["age", "-r", house.recipient, "-o", carried], input=b"contenu", check=True)
    open_deposit(carried, house.unlocked, tmp_path / "o")
    assert (tmp_path / "o").read_bytes() == b"contenu"
