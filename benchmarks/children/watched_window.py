"""The real window, started as the command starts it, with a watch that tells when a widget has been painted."""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clea_desktop.bootstrap import LateAccess, system_clock
from clea_desktop.core.text import translator
from clea_desktop.ui.application import Application
from clea_desktop.ui.preferences import PreferencesFile
from clea_desktop.ui.run import make_application, run_until_closed
from clea_desktop.ui.screens.unlock.screen import UnlockScreen

_CALM_MS = 1500
"""What a person takes at least to read the first screen and type a passphrase; the window loads its rooms meanwhile."""


class PaintWatch(QObject):
    """Waits, in Qt's own loop, for the next paint of a widget to have reached the screen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._awaited = True
        self._at = 0.0
        widget.installEventFilter(self)

    def expect(self) -> None:
        """Let the next paint count, whatever was painted before."""
        self._awaited, self._at = True, 0.0

    def ignore(self) -> None:
        """Let no paint count until one is expected again."""
        self._awaited, self._at = False, 0.0

    def wait(self) -> float:
        """Return the instant at which the paint that counts was over."""
        if not self._at:
            self._loop.exec()
        return self._at

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the paint begin; it is over when Qt comes back to its loop."""
        if self._awaited and event.type() == QEvent.Type.Paint:
            self._awaited = False
            QTimer.singleShot(0, self._over)
        return False

    def _over(self) -> None:
        self._at = time.perf_counter()
        self._loop.quit()


def play(vault: Path, act: Callable[[Application], None]) -> None:
    """Open the window on a vault, let it come to rest, act in it, close it; an error in the act ends the process."""
    gc.disable()  # as the command does before a window
    tr = translator()
    preferences = PreferencesFile(vault.with_name("preferences.json"))
    application = make_application(LateAccess(vault, tr), tr, system_clock, preferences)
    failed: list[BaseException] = []

    def go() -> None:
        try:
            act(application)
        except BaseException as error:  # noqa: BLE001 - told below, once the loop has ended
            failed.append(error)
        application.close()

    application.window.first_painted.connect(lambda: QTimer.singleShot(_CALM_MS, go))
    run_until_closed(application, _tell)
    if failed:
        raise failed[0]


def _tell(report: str) -> None:
    sys.stderr.write(f"{report}\n")


def type_in(field: QLineEdit, text: str) -> None:
    """Type a text, one key after the other."""
    field.setFocus()
    for letter in text:
        strike(field, 0, letter)


def strike(target: QWidget, key: int, letter: str = "") -> None:
    """Strike a key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def unlock_screen(application: Application) -> UnlockScreen:
    """Return the door, which is what an existing vault begins with."""
    screen = application.window.find_screen("unlock")
    if not isinstance(screen, UnlockScreen):
        message = f"the first screen is {type(screen).__name__}"
        raise TypeError(message)
    return screen


def settle(application: Application) -> None:
    """Wait until nothing is under way, what follows from what has ended included."""
    for _ in range(3):
        application.jobs.wait()
        QCoreApplication.processEvents()
