"""Turns the Qt wheel: one application object, one window, until it is closed."""

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from clea_desktop.core.text import Translate
from clea_desktop.ui.application import Application, Outside
from clea_desktop.ui.crash import catch_bugs
from clea_desktop.ui.printing import WindowPrinter
from clea_desktop.ui.theme import make_application as make_qt

if TYPE_CHECKING:
    from clea_desktop.core.clock import Clock
    from clea_desktop.ui.access_port import AccessPort
    from clea_desktop.ui.ports import Dialogs
    from clea_desktop.ui.preferences import PreferencesStore


def make_application(
    access: "AccessPort",
    tr: Translate,
    clock: "Clock",
    preferences: "PreferencesStore",
    dialogs: "Dialogs | None" = None,
) -> Application:
    """Make the window, not yet shown."""
    if QApplication.instance() is None:
        make_qt(sys.argv)
    return Application(access, tr, clock, Outside(preferences, WindowPrinter(tr), dialogs))


def run_until_closed(application: Application, keep_report: Callable[[str], None]) -> int:
    """Show the window and return the exit code once it is closed; a bug is written down, and said."""

    def told(report: str) -> None:
        keep_report(report)
        application.window.show_crash(report)

    catch_bugs(told)
    application.jobs.crashed.connect(keep_report)
    application.window.first_painted.connect(lambda: application.jobs.run(_warm_up, _nothing, _nothing))
    application.window.first_painted.connect(gc.freeze)  # what the start made stays: no look among it
    application.start()
    return QApplication.exec()


def _warm_up() -> None:
    """Load what the first acts need while the person reads the first screen."""
    from clea_desktop.services import access  # noqa: F401, PLC0415 - behind the first paint, on purpose


def _nothing(_: object) -> None:
    """Nothing is to be said of it."""
