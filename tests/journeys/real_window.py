"""The program as a process of its own, its window on an X screen, real keys, and everything it writes kept in sight."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from time import monotonic, sleep
from typing import TypeVar

from tests.journeys.picture import Picture, look
from tests.virtual_display import virtual_display

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
TOOLS = ("Xvfb", "xdotool", "xkbcomp")
_OURS = {"â": "acircumflex", "é": "eacute", "œ": "oe", "ç": "ccedilla", "à": "agrave", "ë": "ediaeresis",
         "Œ": "OE", "ñ": "ntilde"}  # fmt: skip
_KEYMAP = """xkb_keymap {{
xkb_keycodes {{ include "evdev+aliases(qwerty)" }}; xkb_types {{ include "complete" }};
xkb_compat {{ include "complete" }}; xkb_symbols {{ include "pc+us+inet(evdev)" {keys} }};
}};"""


def missing_tools() -> list[str]:
    """Return what this system lacks to show a real window and strike its keys."""
    return [tool for tool in TOOLS if which(tool) is None]


@contextmanager
def x_screen() -> Iterator[dict[str, str]]:
    """Start an X screen with a keyboard that has keys for our accents: mapping them on the fly loses some."""
    with virtual_display() as environment:
        keys = "".join(f"key <FK{number}> {{ [ {name} ] }};" for number, name in enumerate(_OURS.values(), start=13))
        command = ["xkbcomp", "-w", "0", "-", environment["DISPLAY"]]
        subprocess.run(command, input=_KEYMAP.format(keys=keys), text=True, env=environment, check=True)
        yield environment


class RealWindow:
    """One run of the program; every folder it could write to lies under ``home``."""

    def __init__(self, environment: Mapping[str, str], vault: Path, home: Path) -> None:
        home.mkdir(exist_ok=True)
        folders = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "TMPDIR")
        self._environment = {**environment, **dict.fromkeys(folders, str(home))}
        command = [sys.executable, "-m", "clea_desktop", "--vault", str(vault)]
        with (home / "said.txt").open("ab") as said:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=self._environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )
        self.id = self._first_window()
        self.come_forward()

    def type(self, text: str) -> None:
        """Write in whatever has the focus."""
        self._tool("type", "--delay", "1", text)

    def press(self, *keys: str) -> None:
        """Strike keys, by their X names, and wait for nothing."""
        self._tool("key", "--delay", "1", *keys)

    def begin_to_press(self, *keys: str, apart: int) -> "subprocess.Popen[bytes]":
        """Strike keys, some milliseconds apart, while something else goes on here."""
        return subprocess.Popen(["xdotool", "key", "--delay", str(apart), *keys], env=self._environment)

    def look(self) -> Picture:
        """Look at the screen."""
        return look(self._environment["DISPLAY"])

    def wait_until(self, seen: Callable[[Picture], bool], what: str) -> Picture:
        """Look again and again until something is seen."""
        return self._wait(self.look, seen, what)

    def windows(self) -> list[str]:
        """Return the windows in sight."""
        return self._tool("search", "--onlyvisible", "--pid", str(self._process.pid)).split()

    def come_forward(self) -> None:
        """Give the window the keyboard: nobody else does on a screen without a window manager."""
        self._tool("windowfocus", self.id)

    def kill(self) -> None:
        """Stop it dead."""
        self._process.kill()
        self._process.wait(timeout=PATIENCE)

    def choose_file(self, path: Path) -> None:
        """Go to a folder in the dialog of files, choose a file there, and come back."""
        self._wait(self.windows, lambda windows: len(windows) > 1, "the dialog of files")
        for written in (path.parent, path):
            self.press("ctrl+a")
            self.type(str(written))
            self.press("Return")
        while not self._closed_soon():  # the list of completions may have taken that Return for itself
            self.press("Return")
        self.come_forward()

    def _closed_soon(self) -> bool:
        end = monotonic() + 2
        while monotonic() < end:
            if self.windows() == [self.id]:
                return True
            sleep(0.01)
        return False

    def _first_window(self) -> str:
        return self._wait(self.windows, lambda windows: len(windows) == 1, "a window")[0]

    def _wait(self, ask: Callable[[], T], seen: Callable[[T], bool], what: str) -> T:
        end = monotonic() + PATIENCE
        while not seen(answer := ask()):
            assert self._process.poll() is None, f"it ended before {what}"
            assert monotonic() < end, f"never in sight: {what}"
            sleep(0.01)
        return answer

    def _tool(self, *words: str) -> str:
        run = subprocess.run(["xdotool", *words], env=self._environment, capture_output=True, text=True, check=False)
        return run.stdout
