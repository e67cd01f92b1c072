"""Rates in the real window, by keyboard: tells the seconds from a key to its row painted again, and those of fdatasync.

A row is painted as rated only once the service has answered, and it answers once the finding is on the disk. A bare
append and fdatasync of 4 KiB in the same folder is timed after each key, so that the disk's moods weigh on both.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt

from benchmarks.children.watched_window import PaintWatch, play, settle, strike, type_in, unlock_screen
from benchmarks.figures import percentile
from benchmarks.vaults import PASSPHRASE
from clea_desktop.core.rating import Rating
from clea_desktop.ui.application import Application
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.rating.screen import RatingScreen
from clea_desktop.ui.widgets.rating_toggle import RatingToggle

CLICKS = 500
_MOVE_EVERY = 4
_BLOCK = bytes(4096)
_TELL = ((Qt.Key.Key_A.value, "a", Rating.ACQUIRED), (Qt.Key.Key_N.value, "n", Rating.NOT_ACQUIRED))


def act(application: Application, vault: Path, dossier_id: str) -> None:
    """Walk to the findings, then strike A and N in turns, going from one criterion to the next now and then."""
    screen = _rating_screen(application, dossier_id)
    clicks: list[float] = []
    syncs: list[float] = []
    with _bare_file(vault) as descriptor:
        for number in range(CLICKS):
            if number % _MOVE_EVERY == 0:
                down = number // _MOVE_EVERY % 8 < 4
                strike(_toggle(screen), (Qt.Key.Key_Down if down else Qt.Key.Key_Up).value)
                settle(application)
            clicks.append(_click(application, screen, number))
            syncs.append(_sync(descriptor))
    told = {
        "clicks": float(CLICKS),
        "click_median": median(clicks),
        "click_p99": percentile(clicks, 0.99),
        "sync_median": median(syncs),
        "sync_p99": percentile(syncs, 0.99),
    }
    sys.stdout.write(json.dumps(told) + "\n")


def _rating_screen(application: Application, dossier_id: str) -> RatingScreen:
    door = unlock_screen(application).view.passphrase.editor
    type_in(door, PASSPHRASE)
    strike(door, Qt.Key.Key_Return.value)
    while application.workspace is None:
        settle(application)
    application.workspace.go(Spot(Screen.RATING, dossier_id))
    while application.window.current_screen() != Screen.RATING:
        settle(application)
    settle(application)
    screen = application.window.find_screen(Screen.RATING)
    if not isinstance(screen, RatingScreen):
        message = f"walked to {type(screen).__name__}"
        raise TypeError(message)
    return screen


def _click(application: Application, screen: RatingScreen, number: int) -> float:
    """Strike a key and wait until its row shows what is then durable."""
    key, letter, rating = _TELL[number % len(_TELL)]
    toggle = _toggle(screen)
    watch = PaintWatch(toggle)
    watch.ignore()

    def answered(_state: object) -> None:
        if toggle.value is rating:
            watch.expect()

    screen.presenter.shown.connect(answered)  # the view has been told before: it was connected first
    began = time.perf_counter()
    strike(toggle, key, letter)
    ended = watch.wait()
    screen.presenter.shown.disconnect(answered)
    toggle.removeEventFilter(watch)
    settle(application)
    return ended - began


def _toggle(screen: RatingScreen) -> RatingToggle:
    """Return the finding one stands on, which takes the keys."""
    return screen.view.criteria.toggle(screen.view.criteria.current())


@contextmanager
def _bare_file(vault: Path) -> Iterator[int]:
    path = vault.with_name("bare.bin")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
        path.unlink()


def _sync(descriptor: int) -> float:
    began = time.perf_counter()
    os.write(descriptor, _BLOCK)
    os.fdatasync(descriptor)
    return time.perf_counter() - began


if __name__ == "__main__":
    play(Path(sys.argv[1]), lambda application: act(application, Path(sys.argv[1]), sys.argv[2]))
