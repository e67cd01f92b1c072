"""Starts the product on a vault as ``clea-desktop`` does; tells the instant the unlock screen was painted, and ends."""

import os
import sys
import time
from pathlib import Path

from clea_desktop.bootstrap import LateAccess, system_clock
from clea_desktop.core.text import translator
from clea_desktop.ui.preferences import PreferencesFile
from clea_desktop.ui.run import make_application, run_until_closed


def main(vault: Path) -> None:
    """Show the window."""
    tr = translator()
    preferences = PreferencesFile(vault.with_name("preferences.json"))
    application = make_application(LateAccess(vault, tr), tr, system_clock, preferences)
    window = application.window

    def tell_and_end() -> None:
        sys.stdout.write(f"{time.monotonic_ns()} {window.current_screen()}\n")
        sys.stdout.flush()
        os._exit(0)

    window.first_painted.connect(tell_and_end)
    run_until_closed(application, lambda _report: None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
