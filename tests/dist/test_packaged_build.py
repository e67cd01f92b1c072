"""The packaged folder needs nothing of this tree: it tells its version, judges, and opens its window."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from clea_desktop import __version__
from clea_desktop.preview.page_stream import PageStream
from tests.preview.hostile_pdfs import good_pdf
from tests.preview.test_converter import HEIC
from tests.virtual_display import virtual_display

pytestmark = pytest.mark.dist

PROGRAM = Path(__file__).resolve().parents[2] / "dist" / "clea-desktop" / "clea-desktop"
FIRST_WINDOW_WITHIN = 30.0


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the packed program away from the tree, with neither display nor Python environment."""
    return subprocess.run(
        [str(PROGRAM), *arguments],
        cwd=folder, env={"HOME": str(folder), "PATH": os.defpath, "LANG": "C.UTF-8"}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def visible_windows(environment: dict[str, str]) -> list[str]:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "CléA"],
        env=environment, capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip
    return found.stdout.split()


def test_it_tells_its_version_without_a_display(tmp_path: Path) -> None:
    told = run("--version", folder=tmp_path)
    assert (told.returncode, told.stdout) == (0, f"clea-desktop {__version__}\n")


def test_without_a_display_the_window_is_a_sentence(tmp_path: Path) -> None:
    told = run(folder=tmp_path)
    assert told.returncode == 69
    assert "pas d’écran" in told.stderr


def test_it_judges_a_file_that_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "letter.asice").write_bytes(b"Bonjour")
    told = run("verify", "letter.asice", "--trust", "nowhere", folder=tmp_path)
    assert told.returncode == 64, told.stderr
    assert "Traceback" not in told.stderr


def test_it_paints_the_pages_of_a_document(tmp_path: Path) -> None:
    done = subprocess.run(
        [str(PROGRAM), "preview", "pages", "150"],
        cwd=tmp_path, env={"HOME": str(tmp_path), "PATH": os.defpath}, input=good_pdf(2),
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    stream = PageStream()
    assert [page.number for page in stream.feed(done.stdout)] == [1, 2]
    assert stream.is_whole


def test_it_paints_a_telephone_s_photo_again(tmp_path: Path) -> None:
    done = subprocess.run(
        [str(PROGRAM), "convert-picture"],
        cwd=tmp_path, env={"HOME": str(tmp_path), "PATH": os.defpath}, input=HEIC,
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.startswith(b"\xff\xd8\xff")


def test_its_first_window_appears(tmp_path: Path) -> None:
    with virtual_display() as environment:
        window = subprocess.Popen(
            [str(PROGRAM), "--vault", str(tmp_path / "vault")],
            cwd=tmp_path, env={**environment, "HOME": str(tmp_path)}, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            limit = time.monotonic() + FIRST_WINDOW_WITHIN
            while not (seen := visible_windows(environment)) and window.poll() is None and time.monotonic() < limit:
                time.sleep(0.1)
            ended = window.poll()
        finally:
            window.terminate()
            _, said = window.communicate(timeout=30)
    assert seen, f"no window; exit code {ended}: {said}"
