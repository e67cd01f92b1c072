"""``clea-desktop demo``: what it gives away is all there, strangers believe it, and no secret lies among it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PIL import Image
from pypdf import PdfReader

from clea_desktop.security.recovery import new_recovery_code
from clea_desktop.verify_command import ACCEPTED, REJECTED, run_verify
from tests.bundles.forge import parts_of, with_part
from tests.bundles.forge_zip import pack
from tests.journeys import outsider
from tests.journeys.real_window import ROOT

_PATIENCE = 120
_DOSSIER = "dossier/dossier.json"
_PUBLIC = {b"CERTIFICATE", b"X509 CRL"}
_PEM = re.compile(rb"-----BEGIN ([A-Z0-9 ]+)-----")
_PRIVATE_KEYS = (
    bytes.fromhex("020100301306072a8648ce3d020106082a8648ce3d030107"),  # PKCS #8, P-256
    bytes.fromhex("020100301006072a8648ce3d020106052b81040022"),  # PKCS #8, P-384
    bytes.fromhex("30770201010420"),  # SEC 1, P-256
    bytes.fromhex("3081a40201010430"),  # SEC 1, P-384
)
_CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{5}(?:\s*-\s*[0-9A-HJKMNP-TV-Z]{5}){3,}")


class Play(NamedTuple):
    """One run of the demo."""

    out: Path
    unpacked: Path
    temporary: Path
    code: int
    said: str
    complained: str

    @property
    def bundle(self) -> Path:
        """Return the sealed bundle."""
        (bundle,) = (self.out / "bundles").iterdir()
        return bundle

    @property
    def dossier(self) -> dict[str, Any]:
        """Return what the bundle says."""
        read: dict[str, Any] = json.loads((self.unpacked / _DOSSIER).read_bytes())
        return read


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Play:
    return demo(tmp_path_factory.mktemp("demo"))


def demo(folder: Path) -> Play:
    """Play seed 5 whose temporary files all go to one folder, without any display; unpack the bundle as a stranger."""
    (folder / "tmp").mkdir()
    environment = {**os.environ, "TMPDIR": str(folder / "tmp"), "HOME": str(folder / "home")}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "clea_desktop", "demo", "--out", str(folder / "out"), "--seed", "5"]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, text=True, capture_output=True, check=False, timeout=_PATIENCE
    )
    played = Play(folder / "out", folder / "d", folder / "tmp", run.returncode, run.stdout, run.stderr)
    outsider.unpack(played.bundle, played.unpacked)
    return played


def files(folder: Path) -> Iterator[Path]:
    """Go through the files under a folder."""
    return (path for path in folder.rglob("*") if path.is_file())


def test_it_ends_with_the_verdict_of_the_verifier(play: Play) -> None:
    assert (play.code, play.complained) == (0, "")
    assert "ACCEPTÉ, ENTRAÎNEMENT" in play.said


def test_it_holds_twenty_megabytes_of_evidence_in_ten_files(play: Play) -> None:
    evidence = list((play.unpacked / "evidence").iterdir())
    assert len(evidence) >= 10
    assert sum(path.stat().st_size for path in evidence) >= 20_000_000


def test_it_gives_pictures_of_screens_documents_and_certificates(play: Play) -> None:
    screens = list((play.out / "screens").iterdir())
    assert len({sha256(path.read_bytes()).digest() for path in screens}) == len(screens) >= 5
    for path in screens:
        with Image.open(path) as picture:
            assert picture.size == (1366, 768)
    assert {path.name for path in (play.out / "trust").iterdir()} == {"root.pem", "issuing.pem", "crls.pem"}
    documents = list((play.out / "documents").iterdir())
    assert documents
    for path in documents:
        assert path.suffix == ".pdf"
        assert play.dossier["candidate"]["birth_name"] in words_of(path)


def words_of(document: Path) -> str:
    """Return the text of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(document).pages)


def test_no_private_key_and_no_recovery_code_lie_in_what_it_gives(play: Play) -> None:
    assert _CODE.search(new_recovery_code(os.urandom)) is not None
    given = list(files(play.out))
    for path in given:
        data = path.read_bytes()
        assert set(_PEM.findall(data)) <= _PUBLIC, path.name
        assert not any(key in data for key in _PRIVATE_KEYS), path.name
        assert _CODE.search(data.decode("latin-1") if path.suffix != ".png" else "") is None, path.name
    for document in (*files(play.out / "documents"), *files(play.unpacked / "documents")):
        assert _CODE.search(words_of(document)) is None, document.name


def test_its_vault_is_gone_and_nothing_else_stays_behind(play: Play) -> None:
    assert list(play.temporary.rglob("*")) == []


def test_a_stranger_believes_it(play: Play) -> None:
    assert outsider.ask(play.unpacked, play.out / "trust") == outsider.BELIEVED


def test_a_forger_who_rewrites_the_sums_is_refused_by_a_stranger_and_by_us(
    play: Play, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forged = tmp_path / "d"
    outsider.unpack(play.bundle, forged)
    outsider.forge(forged, _DOSSIER, b'"value":"A"', b'"value":"N"')
    assert outsider.ask(forged, play.out / "trust") == outsider.Answers(
        signature=True, sums_are_the_signed_ones=False, sums=True
    )
    parts = parts_of(play.bundle.read_bytes())
    for name in (_DOSSIER, "SHA256SUMS"):
        parts = with_part(parts, name, (forged / name).read_bytes())
    (tmp_path / "forged.asice").write_bytes(pack(parts))
    assert judge(play, tmp_path / "forged.asice") == REJECTED
    assert "REFUSÉ" in capsys.readouterr().out
    assert judge(play, play.bundle) == ACCEPTED


def judge(play: Play, bundle: Path) -> int:
    """Run our verifier."""
    return run_verify([str(bundle), "--trust", str(play.out / "trust"), "--practice"])


def test_nobody_takes_it_for_a_real_one(play: Play, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verify([str(play.bundle), "--trust", str(play.out / "trust")]) == REJECTED
    assert "ntraînement" in capsys.readouterr().out


def test_the_seed_chooses_the_people_and_the_findings_and_never_a_key(play: Play, tmp_path: Path) -> None:
    again = demo(tmp_path)
    first, second = play.dossier, again.dossier
    for name in ("birth_name", "first_name"):
        assert first["candidate"][name] == second["candidate"][name]
    assert findings(first) == findings(second)
    assert len(findings(first)) == 107
    assert proofs(first) == proofs(second)
    assert first["bundle_id"] != second["bundle_id"]
    for name in ("root.pem", "issuing.pem"):
        assert (play.out / "trust" / name).read_bytes() != (again.out / "trust" / name).read_bytes()


def findings(dossier: dict[str, Any]) -> dict[str, str]:
    """Return the findings of a dossier."""
    return {item["criterion"]: item["value"] for item in dossier["ratings"]}


def proofs(dossier: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the labels of the proofs, and what they are."""
    return [(item["label"], item["sha256"]) for item in dossier["evidence"]]
