"""Vaults for these stories, furnished through the services, and what lies in their folders."""

import io
import os
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from clea_desktop.bootstrap import system_clock
from clea_desktop.core.clock import paris_day
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.core.text import translator
from clea_desktop.core.welcome import POINTS
from clea_desktop.resource_files import read_resource
from clea_desktop.security.passphrase import KdfCost
from clea_desktop.security.vault import VaultFolder
from clea_desktop.services.access import Access
from clea_desktop.services.opened import Surroundings
from clea_desktop.services.session import Session
from clea_desktop.ui.application import Application, Outside
from tests.fakes.access import FakePreferences, FakePrinter
from tests.fakes.dialogs import FakeDialogs
from tests.journeys.people import BIRTH_NAME, EVALUATOR, FIRST_NAME, ORGANISATION, PASSPHRASE

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
BORN = date(1988, 2, 29)
FRAMEWORK = ("frameworks", "clea-socle-2018.json")


class Furnished(NamedTuple):
    """A vault with one candidate, whose agreement is signed and who is ready to be rated."""

    access: Access
    account_id: str
    dossier_id: str

    def unlock(self) -> Session:
        """Open it, without a window."""
        return self.access.unlock(self.account_id, PASSPHRASE)


def doors(folder: Path) -> Access:
    """Return the doors of the vault in a folder."""
    around = Surroundings(system_clock, os.urandom, CHEAP, translator())
    return Access(VaultFolder(folder), around, lambda: read_resource(*FRAMEWORK))


def furnish(folder: Path, desk: Path) -> Furnished:
    """Make a vault with one candidate, ready to be evaluated; the scan of the agreement passes by the desk."""
    access = doors(folder)
    session = access.create(ORGANISATION, EVALUATOR, "evaluator", PASSPHRASE).session
    try:
        dossier_id = open_dossier(session, desk, BIRTH_NAME, FIRST_NAME)
        walk_early_steps(session, dossier_id)
    finally:
        session.close()
    return Furnished(access, session.account.account_id, dossier_id)


def open_dossier(session: Session, desk: Path, birth_name: str, first_name: str) -> str:
    """Register somebody and attach their signed agreement."""
    dossier_id = session.candidates.register(birth_name, first_name, BORN)
    scan = desk / "scan.jpg"
    scan.write_bytes(photo())
    session.agreements.sign_on_paper(dossier_id, paris_day(system_clock()), scan)
    scan.unlink()
    return dossier_id


def walk_early_steps(session: Session, dossier_id: str) -> None:
    """Do what comes before the findings: welcome, interview, practical exercise, self-assessment."""
    for point in POINTS:
        session.welcome.put(dossier_id, point, "2026-11-20")
    session.interview.pin(dossier_id, "p1", "Je trie tout chez moi.", "7.4.4")
    exercise = session.exercises.library()[0].exercise
    session.exercises.end(session.exercises.start(dossier_id, exercise.id).id)
    for criterion in session.frameworks.current().framework.criteria():
        session.self_assessment.answer(dossier_id, criterion.code, SelfAnswer.A_LITTLE, entered=True)


def photo() -> bytes:
    """Return a photograph."""
    out = io.BytesIO()
    Image.new("RGB", (640, 480), (90, 120, 60)).save(out, "JPEG")
    return out.getvalue()


def show_window(access: Access, dialogs: FakeDialogs) -> Application:
    """Open the window on a vault, as at a start; QApplication exists already."""
    application = Application(access, translator(), system_clock, Outside(FakePreferences(), FakePrinter(), dialogs))
    application.start()
    application.window.activateWindow()
    return application


def digests(folder: Path) -> dict[str, str]:
    """Return what lies in a vault's folder, as the digest of each file.

    What holds nothing is left out: lock files, an empty log, and the log's index, which SQLite rebuilds from it.
    """
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".lock", ".db-shm"})
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.stat().st_size or path.suffix != ".db-wal"
    }
