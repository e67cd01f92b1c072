"""After the lock nothing of the opened vault is left in memory: neither its key nor its session."""

import gc
import os
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from clea_desktop.core.text import translator
from clea_desktop.resource_files import read_resource
from clea_desktop.security.passphrase import KdfCost
from clea_desktop.security.vault import VaultFolder
from clea_desktop.security.vault_key import VaultKey
from clea_desktop.services.access import Access
from clea_desktop.services.opened import Surroundings
from clea_desktop.services.session import Session
from clea_desktop.ui.application import Application, Outside
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.unlock.screen import UnlockScreen
from tests.fakes.access import FakePreferences, FakePrinter
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.vault import TickingClock
from tests.services.contract import BORN, PASSPHRASE

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)


@pytest.fixture
def access(tmp_path: Path) -> Access:
    around = Surroundings(TickingClock(), os.urandom, CHEAP, translator())
    made = Access(VaultFolder(tmp_path / "coffre"), around, lambda: read_resource("frameworks", "clea-socle-2018.json"))
    made.create("Greta de l'Estuaire", "Maëlys Fontanel", "evaluator", PASSPHRASE).session.close()
    return made


def _alive() -> Counter[str]:
    gc.unfreeze()  # what was set aside counts too
    gc.collect()
    return Counter(type(thing).__name__ for thing in gc.get_objects() if isinstance(thing, VaultKey | Session))


def _settle(application: Application) -> None:
    for _ in range(4):
        application.jobs.wait()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


@pytest.mark.usefixtures("qapp")
def test_neither_key_nor_session_outlives_the_lock(access: Access) -> None:
    before = _alive()
    outside = Outside(FakePreferences(), FakePrinter(), FakeDialogs())
    application = Application(access, translator(), TickingClock(), outside)
    application.start()
    door = application.window.find_screen("unlock")
    assert isinstance(door, UnlockScreen)
    door.presenter.unlock(PASSPHRASE)
    _settle(application)
    workspace = application.workspace
    assert workspace is not None
    dossier_id = workspace.session.candidates.register("Lefèvre", "Zoé", BORN)
    for screen in (Screen.DOSSIER, Screen.RATING, Screen.RESTITUTION, Screen.SEAL, Screen.SETTINGS):
        workspace.go(Spot(screen, dossier_id))
        _settle(application)
    assert _alive() > before
    del workspace, door
    application.lock()
    _settle(application)
    assert _alive() == before
    application.close()
    application.window.deleteLater()
    _settle_deletions()


def _settle_deletions() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
