"""Opens a vault in the real window: tells the seconds from Entrée to home with the day in it, and Argon2id's alone."""

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
from clea_desktop.ui.screens.home.screen import HomeScreen

_ALONE = 5


def act(application: Application) -> None:
    """Time both in the same process, one after the other."""
    settle(application)
    alone = median(_stretched() for _ in range(_ALONE))
    door = unlock_screen(application).view.passphrase.editor
    type_in(door, PASSPHRASE)
    watches: list[PaintWatch] = []

    def watch_home(name: str) -> None:
        screen = application.window.find_screen(name)
        if isinstance(screen, HomeScreen):
            watch = PaintWatch(screen.view)
            watch.ignore()  # the frame, painted at once, says nothing yet
            screen.presenter.shown.connect(lambda _state: watch.expect())
            watches.append(watch)

    application.window.screen_shown.connect(watch_home)
    began = time.perf_counter()
    strike(door, Qt.Key.Key_Return.value)
    while not watches:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    painted = watches[0].wait()
    settle(application)
    sys.stdout.write(json.dumps({"home": painted - began, "argon2id": alone}) + "\n")


def _stretched() -> float:
    began = time.perf_counter()
    stretch(PASSPHRASE, os.urandom(16), STANDARD_COST)
    return time.perf_counter() - began


if __name__ == "__main__":
    play(Path(sys.argv[1]), act)
