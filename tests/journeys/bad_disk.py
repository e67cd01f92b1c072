"""Run inside a namespace of its own, on a disk that refuses: a person in front of the window, by keyboard."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clea_desktop.core.rating import Rating
from clea_desktop.ui.application import Application
from clea_desktop.ui.player import hush_offscreen
from tests.fakes.dialogs import FakeDialogs
from tests.journeys.house import doors, furnish, show_window
from tests.journeys.keyboard import Keyboard
from tests.journeys.people import EVALUATOR, ORGANISATION, PASSPHRASE
from tests.journeys.sight import says, seen

_MOST_FINDINGS = 40


def mount(folder: Path, options: str) -> None:
    """Put a disk of its own under a folder."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)


def reads(application: Application, *sentences: str) -> None:
    """Check that a person reads these sentences now."""
    for words in sentences:
        assert says(application.window, words), f"« {words} » is not in sight:\n{seen(application.window)}"


def rate_until_full(folder: Path) -> None:
    """Rate until the disk is full, be told, make room, go on: what was shown as found is there, and nothing else."""
    disk = folder / "disk"
    mount(disk, "size=4m")
    furnished = furnish(disk / "coffre", folder)
    application = show_window(furnished.access, FakeDialogs())
    keys = Keyboard(application)
    keys.type(PASSPHRASE)
    for _ in ("open the vault", "see the candidates", "open the candidate", "begin to rate"):
        keys.press(Qt.Key.Key_Return)
    ballast, free = disk / "ballast", os.statvfs(disk)
    ballast.write_bytes(bytes(free.f_bavail * free.f_frsize - 80_000))
    shown: list[str] = []
    while len(shown) < _MOST_FINDINGS:
        keys.type("a")
        if keys.focused().endswith("à évaluer"):
            break
        shown.append(_code(keys))
        keys.press(Qt.Key.Key_Down)
        if _code(keys) == shown[-1]:
            keys.press(Qt.Key.Key_PageDown)
    reads(application, "Le disque est plein : ce dernier changement n'est pas enregistré.", "Libérez de la place")
    ballast.unlink()
    keys.type("a")
    assert not keys.focused().endswith("à évaluer")
    shown.append(_code(keys))
    assert not says(application.window, "Le disque est plein")
    application.close()
    session = furnished.unlock()
    assert dict(session.dossiers.open(furnished.dossier_id).ratings) == dict.fromkeys(shown, Rating.ACQUIRED)
    session.close()


def start_on_a_disk_that_cannot_be_written(folder: Path) -> None:
    """Try to make a vault where nothing can be written: be told, have it mended, go on with what was typed."""
    disk = folder / "disk"
    mount(disk, "size=4m,ro")
    application = show_window(doors(disk / "coffre"), FakeDialogs())
    keys = Keyboard(application)
    keys.fill("Organisme évaluateur", ORGANISATION)
    keys.fill("Votre prénom et votre nom", EVALUATOR)
    keys.press(Qt.Key.Key_Return)
    keys.type(PASSPHRASE)
    keys.fill("La même phrase, encore une fois", PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    reads(application, "Le disque refuse d'écrire", "Vérifiez que le disque ou la clé est branché et accessible")
    assert list(disk.iterdir()) == []
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    keys.act("Créer le coffre")
    reads(application, "Votre code de secours")
    application.close()


def _code(keys: Keyboard) -> str:
    """Return the criterion under the hand: « Critère 1.1.2, … »."""
    return keys.focused().split()[1].rstrip(",")


if __name__ == "__main__":
    hush_offscreen()
    application_of_qt = QApplication(sys.argv[:1])
    {"full": rate_until_full, "read-only": start_on_a_disk_that_cannot_be_written}[sys.argv[1]](Path(sys.argv[2]))
