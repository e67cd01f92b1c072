"""A stage for the practice centre: the real window on a temporary vault, hands to play in it, answers to what it asks.

Works without a display. Whatever happens on it, the vault and every file put beside it are erased at the end.
"""

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from clea_desktop.bootstrap import LateAccess, system_clock
from clea_desktop.core.framework import Framework, parse_framework
from clea_desktop.core.text import Translate
from clea_desktop.resource_files import read_resource
from clea_desktop.security.doorstep import FIRST_COPY, SECOND_COPY
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.player import Player, hush_offscreen
from clea_desktop.ui.ports import FileKind, Question
from clea_desktop.ui.preferences import Preferences
from clea_desktop.ui.run import make_application
from clea_desktop.ui.screens.self_assessment.screen import SelfAssessmentScreen

if TYPE_CHECKING:
    from clea_desktop.services.access import Created
    from clea_desktop.ui.application import Application
    from clea_desktop.ui.workspace import Workspace


_VAULT = "coffre"


class WatchedAccess(LateAccess):
    """The doors of the temporary vault; keeps the recovery code that a person would read on the screen."""

    recovery_code = ""

    def create(self, organisation: str, display_name: str, role: str, passphrase: str) -> "Created":
        """Make the vault, and read its code."""
        created = super().create(organisation, display_name, role, passphrase)
        self.recovery_code = created.recovery_code
        return created


@dataclass
class QuietPreferences:
    """Wishes that last as long as the play."""

    kept: Preferences = field(default_factory=lambda: Preferences(theme="light"))

    def load(self) -> Preferences:
        """Return the wishes."""
        return self.kept

    def save(self, preferences: Preferences) -> None:
        """Keep the wishes."""
        self.kept = preferences


@dataclass
class ReadyAnswers:
    """Answers what the window asks, as prepared: the file to open, the place to write to, yes."""

    to_open: Path = Path()
    to_write: Path = Path()
    written: list[Path] = field(default_factory=list)

    def ask(self, question: Question, act: Callable[[], None]) -> None:
        """Agree."""
        del question
        act()

    def ask_passphrase(self, question: Question, given: Callable[[str], None]) -> None:
        """Decline: the play types its passphrase where it is asked."""

    def open_file(self, title: str, kinds: Sequence[FileKind], chosen: Callable[[Path], None]) -> None:
        """Choose the prepared file."""
        del title, kinds
        chosen(self.to_open)

    def save_file(
        self, title: str, suggested_name: str, kinds: Sequence[FileKind], chosen: Callable[[Path], None]
    ) -> None:
        """Write under the name that is proposed, in the prepared folder."""
        del title, kinds
        self.written.append(self.to_write / suggested_name)
        chosen(self.written[-1])

    def choose_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        """Choose the prepared folder."""
        del title
        chosen(self.to_write)


@dataclass(frozen=True)
class Stage:
    """A window on an empty temporary vault, hands to play in it, and answers to what it asks."""

    application: "Application"
    access: WatchedAccess
    player: Player
    answers: ReadyAnswers
    backstage: Path
    tr: Translate
    framework: Framework

    def offer(self, name: str, data: bytes) -> None:
        """Put a file where the next question for one finds it."""
        path = self.backstage / name
        path.write_bytes(data)
        self.answers.to_open = path

    @property
    def workspace(self) -> "Workspace":
        """Return the opened vault in the window."""
        workspace = self.application.workspace
        if workspace is None:
            message = "the vault is locked"
            raise RuntimeError(message)
        return workspace

    def wait_for_screen(self, screen: Screen) -> None:
        """Wait until a screen is in sight."""
        self.player.wait_for(lambda: self.application.window.current_screen() == screen, str(screen))

    def face_the_candidate(self) -> None:
        """Turn to the candidate's own window, in the size of the usual laptop."""
        room = self.application.window.find_screen(Screen.SELF_ASSESSMENT)
        sitting = room.sitting if isinstance(room, SelfAssessmentScreen) else None
        if sitting is None or sitting.window is None:
            message = "nobody was left alone at the screen"
            raise RuntimeError(message)
        sitting.window.showNormal()
        sitting.window.resize(self.application.window.size())
        self.player.face(sitting.window)

    def face_the_evaluator(self) -> None:
        """Turn back to the window of whoever is at work."""
        self.player.face(None)

    def spoil_the_door(self) -> None:
        """Make the list of who may come in unreadable, as a failing disk does."""
        for name in (FIRST_COPY, SECOND_COPY):
            (self.backstage / _VAULT / name).write_bytes(b"\0")

    def walk(self, screen: Screen, criterion_code: str = "") -> None:
        """Walk to a screen of the dossier in hand, and to a criterion."""
        workspace = self.workspace
        workspace.go(Spot(screen, workspace.spot.dossier_id, criterion_code))
        wished = criterion_code or workspace.spot.criterion_code
        self.player.wait_for(lambda: self._stands(screen, wished), str(screen))

    def _stands(self, screen: Screen, criterion_code: str) -> bool:
        spot = self.workspace.spot
        shown = self.application.window.current_screen() == screen
        return shown and spot.criterion_code == criterion_code


@contextlib.contextmanager
def open_stage(tr: Translate) -> Iterator[Stage]:
    """Open a window on a temporary vault, and erase everything of it at the end."""
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    hush_offscreen()
    with tempfile.TemporaryDirectory(prefix="clea-entrainement-") as folder:
        backstage = Path(folder)
        answers = ReadyAnswers(to_write=backstage)
        access = WatchedAccess(backstage / _VAULT, tr)
        application = make_application(access, tr, system_clock, QuietPreferences(), answers)
        application.start()
        player = Player(application.window)
        player.settle()
        try:
            framework = parse_framework(json.loads(read_resource("frameworks", "clea-socle-2018.json")))
            yield Stage(application, access, player, answers, backstage, tr, framework)
        finally:
            application.close()
