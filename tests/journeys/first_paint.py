"""Starts the window on a vault as ``clea-desktop`` does; at its first paint, tells what is loaded, and ends."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from clea_desktop.bootstrap import LateAccess, system_clock
from clea_desktop.core.text import translator
from clea_desktop.ui.main_window import MainWindow
from clea_desktop.ui.preferences import PreferencesFile
from clea_desktop.ui.run import make_application, run_until_closed


class PaintWatch(QObject):
    """Waits for the window's first paint."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell the screen and the modules, and end."""
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.Paint:
            loaded = sorted({name.partition(".")[0] for name in sys.modules})
            sys.stdout.write(" ".join([self._window.current_screen(), *loaded]))
            sys.stdout.flush()
            os._exit(0)
        return False


def main(vault: Path) -> None:
    """Show the window."""
    tr = translator()
    preferences = PreferencesFile(vault.with_name("preferences.json"))
    application = make_application(LateAccess(vault, tr), tr, system_clock, preferences)
    _watch = PaintWatch(application.window)
    run_until_closed(application, lambda _report: None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
