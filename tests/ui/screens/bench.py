"""A window on a vault in memory, driven by its keyboard alone."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clea_desktop.core.rating import Rating
from clea_desktop.core.text import Translate
from clea_desktop.core.welcome import POINTS
from clea_desktop.ui.application import Application, Outside
from clea_desktop.ui.navigation import Screen, Spot
from tests.fakes.access import FakeAccess, FakePreferences, FakePrinter
from tests.fakes.dialogs import FakeDialogs
from tests.fakes.session import FakeSession
from tests.fakes.vault import FakeVault

ScreenT = TypeVar("ScreenT", bound=QWidget)


class Bench:
    """One window, its vault, and what the person would answer to dialogs."""

    def __init__(self, vault: FakeVault, tr: Translate, dialogs: FakeDialogs) -> None:
        self.vault, self.dialogs = vault, dialogs
        self.access, self.preferences, self.printer = FakeAccess(vault), FakePreferences(), FakePrinter()
        self.application = Application(self.access, tr, vault.clock, Outside(self.preferences, self.printer, dialogs))
        self.window = self.application.window

    @property
    def session(self) -> FakeSession:
        """Return the session opened last."""
        return self.access.opened[-1]

    def start(self) -> None:
        """Show the window on its door, as the active one."""
        self.application.start()
        self.window.activateWindow()
        self.settle()

    def end(self) -> None:
        """Close the window, and let nothing of it live on: each change of theme dresses whatever still does."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def unlock(self, person: int = 0) -> None:
        """Open the vault as one of its people."""
        account = self.vault.accounts[person]
        door = self.window.find_screen(Screen.UNLOCK)
        door.presenter.choose(account.account_id)  # type: ignore[attr-defined]  # the door of the base
        door.presenter.unlock(self.vault.passphrases[account.account_id])  # type: ignore[attr-defined]  # same
        self.settle()

    def settle(self) -> None:
        """Let every job come back, and what it starts in turn."""
        for _ in range(4):
            self.application.jobs.wait()
            QApplication.processEvents()

    def go(self, screen: Screen, dossier_id: str = "", criterion: str = "") -> None:
        """Walk to a spot."""
        assert self.application.workspace is not None
        self.application.workspace.go(Spot(screen, dossier_id, criterion))
        self.settle()

    def screen(self, kind: type[ScreenT]) -> ScreenT:
        """Return the screen in sight, which must be of this kind."""
        found = self.window.find_screen(self.window.current_screen())
        assert isinstance(found, kind), f"{self.window.current_screen()} is in sight"
        return found

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is: ``press("Down", "A", "Ctrl+Z")``."""
        for name in keys:
            sequence = QKeySequence(name)[0]
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, sequence.key(), sequence.keyboardModifiers())
            self.settle()

    def write(self, text: str) -> None:
        """Type a text where the focus is, accents included."""
        target = QApplication.focusWidget()
        assert target is not None
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(target, event)
        self.settle()


def put_dossier(session: FakeSession, name: tuple[str, str] = ("Lefèvre", "Zoé")) -> str:
    """Open a dossier."""
    return session.candidates.register(*name, date(1984, 3, 1))


def walk_early_steps(session: FakeSession, dossier_id: str) -> None:
    """Do what comes before the findings, but for the agreement: welcome, interview, exercise, self-assessment."""
    kept = session.vault.kept(dossier_id)
    criteria = len(list(session.vault.framework.criteria()))
    kept.reached = replace(kept.reached, told=len(POINTS), quotations=1, runs_ended=1, self_answers=criteria)


def sign(session: FakeSession, dossier_id: str, scan: Path) -> None:
    """Have the agreement signed."""
    session.agreements.sign_on_paper(dossier_id, session.vault.clock().date(), scan)


def rate_all(session: FakeSession, dossier_id: str, count: int | None = None) -> None:
    """Rate criteria in their order, one in six not acquired."""
    for number, criterion in enumerate(list(session.vault.framework.criteria())[:count]):
        rating = Rating.NOT_ACQUIRED if number % 6 == 4 else Rating.ACQUIRED
        session.ratings.rate(dossier_id, criterion.code, rating)
