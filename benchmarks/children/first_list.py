"""Opens a vault in the real window: tells the seconds from Entrée to the list painted, and those of Argon2id alone."""

import json
import os
import sys
import time
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt

from benchmarks.children.watched_window import PaintWatch, play, settle, strike, type_in, unlock_screen
from benchmarks.vaults import PASSPHRASE
from clea_desktop.security.passphrase import STANDARD_COST, stretch
from clea_desktop.ui.application import Application
from clea_desktop.ui.screens.candidates.screen import CandidatesScreen

_ALONE = 5


def act(application: Application) -> None:
    """Time both in the same process, one after the other."""
    settle(application)
    alone = median(_stretched() for _ in range(_ALONE))
    door = unlock_screen(application).view.passphrase.editor
    type_in(door, PASSPHRASE)
    watches: list[PaintWatch] = []

    def watch_list(name: str) -> None:
        screen = application.window.find_screen(name)
        if isinstance(screen, CandidatesScreen):
            watches.append(PaintWatch(screen.view.rows.viewport()))

    application.window.screen_shown.connect(watch_list)
    began = time.perf_counter()
    strike(door, Qt.Key.Key_Return.value)
    while not watches:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    painted = watches[0].wait()
    settle(application)
    sys.stdout.write(json.dumps({"list": painted - began, "argon2id": alone}) + "\n")


def _stretched() -> float:
    began = time.perf_counter()
    stretch(PASSPHRASE, os.urandom(16), STANDARD_COST)
    return time.perf_counter() - began


if __name__ == "__main__":
    play(Path(sys.argv[1]), act)
