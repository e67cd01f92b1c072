"""The least that Qt can do from Python: one empty main window. Tells the instant at which it was painted, and ends."""

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class _Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell, once what is being painted has reached the screen."""
        super().paintEvent(event)
        QTimer.singleShot(0, tell_and_end)


def tell_and_end() -> None:
    """Say when this is, on the clock that every process shares, and end at once."""
    sys.stdout.write(f"{time.monotonic_ns()}\n")
    sys.stdout.flush()
    os._exit(0)


def main() -> None:
    """Show the window."""
    application = QApplication(sys.argv[:1])
    window = _Window()
    window.resize(1366, 768)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
