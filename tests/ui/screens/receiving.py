"""Received files for the tests of their screen: written in a folder, chosen as a person does."""

from pathlib import Path

from clea_desktop.ui.screens.received.screen import ReceivedScreen
from tests.fakes.received import BUNDLE, CARRIED, KEY
from tests.ui.screens.bench import Bench

_CONTENTS = {
    "recu.asice": BUNDLE,
    "coupe.asice": BUNDLE[:-1],
    "autre.asice": b"PK other",
    "lettre.asice": b"?",
    "cle-usb.asice.age": CARRIED + BUNDLE,
    "depot.cle": KEY,
}


def write_files(folder: Path) -> dict[str, Path]:
    """Write one file of each sort."""
    for name, data in _CONTENTS.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in _CONTENTS}


def choose(bench: Bench, path: Path) -> None:
    """Open a file by the button in sight."""
    bench.dialogs.path = path
    screen = bench.screen(ReceivedScreen)
    button = screen.view.empty.button if screen.view.empty.button.isVisible() else screen.view.open
    button.click()
    bench.settle()
