"""Leaving the screen to a candidate and taking it back, for the tests of the self-assessment."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from clea_desktop.ui.candidate.window import CandidateWindow
from clea_desktop.ui.navigation import Screen
from clea_desktop.ui.screens.self_assessment.screen import SelfAssessmentScreen
from tests.ui.screens.bench import Bench

PASSPHRASE = "quatre mots pour evaluator"  # noqa: S105 - of nobody
CODE = "4071"
ZOE, INES = ("Lefèvre", "Zoé"), ("Ōta", "Inès")


def sit(bench: Bench, dossier_id: str) -> CandidateWindow:
    """Leave the place to the candidate, by the keyboard."""
    bench.go(Screen.SELF_ASSESSMENT, dossier_id)
    bench.press("Return")
    screen = bench.window.find_screen(Screen.SELF_ASSESSMENT)
    assert isinstance(screen, SelfAssessmentScreen)
    window = window_of(screen)
    assert window is not None
    return window


def let_out(bench: Bench, window: CandidateWindow, secret: str = CODE) -> None:
    """Open the door, as the evaluator does."""
    window.close()
    bench.settle()
    bench.write(secret)
    bench.press("Return")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def window_of(screen: SelfAssessmentScreen) -> CandidateWindow | None:
    """Return the window of the candidate at the screen, if there is one."""
    return screen.sitting.window if screen.sitting is not None else None


def words(window: QWidget) -> str:
    """Return everything that a window shows, says, or would read aloud."""
    found = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
    return "\n".join(found)
