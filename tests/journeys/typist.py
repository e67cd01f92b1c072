"""Types notes in the real window until it is killed; says when each letter was struck, and what was then durable."""

import os
import sys
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clea_desktop.core.interview import InterviewNotes
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.interview.screen import InterviewScreen
from tests.fakes.dialogs import FakeDialogs
from tests.journeys.house import doors, show_window
from tests.journeys.people import PASSPHRASE

LETTERS = "abcdefghijklmnopqrstuvwxyz "
_EVERY_MS = 9


def typed(count: int) -> str:
    """Return what has been typed after so many keys."""
    return (LETTERS * (count // len(LETTERS) + 1))[:count]


def main(folder: Path, account_id: str, dossier_id: str) -> None:
    """Open the vault and type; each key ("key 12 instant") and each durable length go to the standard output."""
    qt = QApplication([])
    application = show_window(doors(folder), FakeDialogs())
    door = application.window.find_screen(Screen.UNLOCK)
    door.presenter.choose(account_id)  # type: ignore[attr-defined]  # the door's own
    door.presenter.unlock(PASSPHRASE)  # type: ignore[attr-defined]  # same
    _settle(qt, application.jobs.wait)
    assert application.workspace is not None
    application.workspace.go(Spot(Screen.INTERVIEW, dossier_id))
    _settle(qt, application.jobs.wait)
    screen = application.window.find_screen(Screen.INTERVIEW)
    assert isinstance(screen, InterviewScreen)
    keeper = screen.presenter.keeper
    keep = keeper._interview.keep_notes

    def keep_and_tell(dossier: str, typed_so_far: InterviewNotes) -> datetime:
        at = keep(dossier, typed_so_far)
        os.write(1, b"kept %d\n" % len(typed_so_far.text))
        return at

    keeper._interview.keep_notes = keep_and_tell  # type: ignore[method-assign, assignment]  # the real one, overheard
    notes = screen.view.notes
    begun = len(notes.toPlainText())
    count = begun

    def strike() -> None:
        nonlocal count
        QTest.keyClicks(notes, LETTERS[count % len(LETTERS)])
        count += 1
        os.write(1, b"key %d %d\n" % (count, time.monotonic_ns()))

    timer = QTimer()
    timer.timeout.connect(strike)
    timer.start(_EVERY_MS)
    qt.exec()


def _settle(qt: QApplication, wait: object) -> None:
    assert callable(wait)
    for _ in range(5):
        wait()
        qt.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
