"""The worker shows what it can, refuses the rest in silence, and holds to its limits."""

import subprocess
import sys

import pytest

from clea_desktop.preview import HEADER, HIGHEST, WIDEST, command, pixels
from clea_desktop.preview.worker import UNREADABLE
from tests.preview.hostile import good_jpeg, good_png, hostile_files

HOSTILE = hostile_files()


def run(data: bytes) -> "subprocess.CompletedProcess[bytes]":
    program, arguments = command()
    return subprocess.run([program, *arguments], input=data, capture_output=True, check=False, timeout=20)


def test_a_picture_comes_back_as_pixels_of_its_colour() -> None:
    done = run(good_png())
    found = pixels(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert found is not None
    assert found[:2] == (60, 40)
    assert found[2][:3] == bytes((10, 120, 60))


def test_the_packaged_product_has_the_same_worker_behind_a_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "clea_desktop", "preview"], input=good_png(), capture_output=True, check=True
    )
    assert done.stdout == run(good_png()).stdout


def test_a_large_picture_is_made_small_and_a_turned_one_stands_upright() -> None:
    large = pixels(run(good_png(3000, 2000)).stdout)
    turned = pixels(run(good_jpeg(orientation=6)).stdout)
    assert large is not None
    assert turned is not None
    assert large[0] <= WIDEST
    assert large[1] <= HIGHEST
    assert turned[:2] == (40, 60)


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_shown_ends_in_silence(data: bytes) -> None:
    done = run(data)
    assert done.stderr == b""
    assert done.returncode in {0, UNREADABLE} or done.returncode < 0
    if done.returncode == 0:
        assert pixels(done.stdout) is not None
    else:
        assert done.stdout == b""


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert run(HOSTILE["bomb"]).returncode == UNREADABLE


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of this kind exist on Linux")
def test_the_worker_can_neither_write_a_file_nor_take_much_memory() -> None:
    _, (_, worker) = command()
    program = (
        "import runpy, sys, resource, tempfile\n"
        f"space = runpy.run_path({worker!r}); space['limit']()\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "try:\n    f = tempfile.TemporaryFile(); f.write(b'x' * 10); f.flush(); print('wrote')\n"
        "except OSError: print('no file')\n"
        "try:\n    x = bytearray(2 * 1024**3); print('took')\n"
        "except MemoryError: print('no memory')\n"
        "sys.stdout.flush(); import os; os._exit(0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.split("\n")[:2] == ["no file", "no memory"]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        HEADER,
        HEADER + bytes(4),
        HEADER + b"\0\2\0\2" + bytes(11),
        HEADER + b"\xff\xff\0\1" + bytes(196605),
        b"x" * 99,
    ],
)
def test_an_answer_that_is_not_exactly_pixels_is_no_picture(answer: bytes) -> None:
    assert pixels(answer) is None
