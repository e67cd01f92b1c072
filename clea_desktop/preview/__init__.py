"""Decoding of files that strangers made, in a process of its own: what breaks there breaks nothing else."""

import sys
from pathlib import Path

HEADER = b"CLEA1"
SEVERAL_PAGES = 4
"""What the converter ends with when one picture would not hold a whole file."""
WIDEST, HIGHEST = 720, 480
INPUT_LIMIT = 32 * 1024 * 1024
"""How large a file the worker takes, in bytes."""
SECONDS = 6
"""How long a preview may take before its process is ended."""


def command() -> tuple[str, list[str]]:
    """Return the program and the arguments that start the worker.

    From a checkout it is one file run by an isolated interpreter: nothing of this product is even imported there. A
    packaged build is its own interpreter, and has a command for it.
    """
    if getattr(sys, "frozen", False):
        return sys.executable, ["preview"]
    return sys.executable, ["-I", str(Path(__file__).with_name("worker.py"))]


def converter_command() -> tuple[str, list[str]]:
    """Return the program and the arguments that start the converter, as for the worker."""
    if getattr(sys, "frozen", False):
        return sys.executable, ["convert-picture"]
    return sys.executable, ["-I", str(Path(__file__).with_name("converter.py"))]


def pixels(answer: bytes) -> tuple[int, int, bytes] | None:
    """Read a worker's answer: a width, a height, and exactly that many RGB pixels; None for anything else.

    Raw pixels rather than a PNG: were the worker taken over by a hostile file, there would be nothing to decode here.
    """
    head = answer[: len(HEADER) + 4]
    if len(head) < len(HEADER) + 4 or not head.startswith(HEADER):
        return None
    width, height = int.from_bytes(head[-4:-2], "big"), int.from_bytes(head[-2:], "big")
    body = answer[len(head) :]
    if not (0 < width <= WIDEST and 0 < height <= HIGHEST) or len(body) != width * height * 3:
        return None
    return width, height, body
