"""Plays the demonstration's whole evaluation in the window, and tells the longest turns of its loop, and where.

What the hands do between two acts is no part of the loop, so a timer would count it: each event is timed instead, and
the events of one turn of the loop are added, from one awakening of the dispatcher to the next.
"""

import gc
import json
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, QThread
from PySide6.QtWidgets import QApplication

from clea_desktop.core.text import translator
from clea_desktop.demo.scenes import GIVEN, Scenes
from clea_desktop.demo.stage import Stage, open_stage
from clea_desktop.demo.thread import SCENES

_SEED = 7
_WORST = 8


class TimedApplication(QApplication):
    """Times what is done of each event of the window's thread; ``turns`` is where and how long, in seconds."""

    def __init__(self) -> None:
        super().__init__(["clea-desktop", "-style", "fusion"])
        self.place = ""
        self.turns: dict[str, float] = defaultdict(float)
        self._own = threading.get_ident()
        self._depth = 0
        self._turn = 0.0
        self._longest = (0.0, "")
        QAbstractEventDispatcher.instance(QThread.currentThread()).awake.connect(self.end_turn)

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Time an event, whatever it makes happen included."""
        if threading.get_ident() != self._own or self._depth:
            return super().notify(receiver, event)
        self._depth += 1
        what = f"{type(receiver).__name__} {event.type().name}"
        began = time.perf_counter()
        try:
            return super().notify(receiver, event)
        finally:
            took = time.perf_counter() - began
            self._depth -= 1
            self._turn += took
            self._longest = max(self._longest, (took, what))

    def end_turn(self) -> None:
        """Count one more turn, at the place where one is; it is called by what did most of it."""
        if self._turn:
            name = f"{self.place}: {self._longest[1]}"
            self.turns[name] = max(self.turns[name], self._turn)
        self._turn, self._longest = 0.0, (0.0, "")


def main(out: Path) -> None:
    """Play every scene; the last line tells the worst turns."""
    qt = TimedApplication()
    for name in GIVEN:
        (out / name).mkdir()
    gc.disable()  # as the command does before a window
    with open_stage(translator()) as played:
        gc.freeze()  # as the command does once its window is painted
        scenes = Scenes(played, out, _SEED, lambda _path: None)
        for scene in SCENES:
            qt.place = f"{scene.__name__} on {_screen(played)}"
            scene(scenes)
            qt.end_turn()
    worst = sorted(qt.turns.items(), key=lambda turn: -turn[1])[:_WORST]
    sys.stdout.write(json.dumps(dict(worst)) + "\n")


def _screen(played: Stage) -> str:
    return played.application.window.current_screen()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
