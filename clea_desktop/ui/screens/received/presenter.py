"""Opens a received file, has it judged, and reads its pieces one at a time into memory."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.messages import explain
from clea_desktop.core.plain_text import read_text
from clea_desktop.services.received_views import Asked, AskedStage, Piece, ReceivedView
from clea_desktop.ui.desk import Desk, key_files, received_files
from clea_desktop.ui.jobs import Report
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.received_port import ReceivedPort
from clea_desktop.ui.screens.papers import paper, print_paper, save_paper
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.received.pieces_part import ShownPiece, Way
from clea_desktop.ui.screens.received.state import (
    Face,
    Part,
    PieceLine,
    ReceivedState,
    empty_state,
    judged_state,
    locked_state,
)

_LONGEST_WORDS = 20_000


class ReceivedPresenter(ScreenPresenter):
    """Shows a received file as a state; ``piece`` carries the one to be shown, ``refused`` a word about the key.

    ``looked_at`` carries the ReceivedView in hand, or None once there is none any more.
    """

    shown = Signal(ReceivedState)
    looked_at = Signal(object)
    piece = Signal(ShownPiece)
    refused = Signal(str)
    forgotten = Signal()
    progressed = Signal(str, int, int)
    rested = Signal()

    def __init__(self, received: ReceivedPort, desk: Desk) -> None:
        super().__init__(desk)
        self._received = received
        self._asked: Asked | None = None
        self._key: Path | None = None
        self._view: ReceivedView | None = None
        self._state = empty_state(self.tr)
        self._piece = ""
        self._cancel: Callable[[], None] | None = None

    def load(self, path: str, ready: Callable[[], None] = stay) -> None:
        """Come into sight, with another file when one was handed in."""
        self.shown.emit(self._state)
        ready()
        if path:
            self.open(Path(path))

    def choose_file(self) -> None:
        """Ask for a file."""
        self.desk.dialogs.open_file(self.tr("Ouvrir un dossier reçu"), received_files(self.desk), self.open)

    def open(self, path: Path) -> None:
        """Open a file: judged at once, or asking for its key first."""
        if self._cancel is None:
            self.run(lambda: self._received.is_carried(path), lambda carried: self._begin(path, carried), writes=False)

    def choose_key(self) -> None:
        """Ask for the file of the deposit key; it is remembered until the lock, its passphrase is not."""
        self.desk.dialogs.open_file(self.tr("Choisir la clé de dépôt"), key_files(self.desk), self._take_key)

    def unlock(self, passphrase: str) -> None:
        """Open a file that came encrypted."""
        if self._asked is not None:
            self._look(replace(self._asked, key=self._key), passphrase)

    def choose_trust(self) -> None:
        """Ask for a folder to believe, and judge again."""
        self.desk.dialogs.choose_folder(self.tr("Quel dossier de confiance ?"), self._take_trust)

    def ask_stage(self, stage: str) -> None:
        """Judge again for another stage."""
        if self._asked is not None and self._view is not None and stage != self._asked.stage.value:
            self._look_again(replace(self._asked, stage=AskedStage(stage)))

    def show_part(self, name: str) -> None:
        """Show another part; the pieces begin with their first."""
        part = Part(name)
        self._show(replace(self._state, part=part))
        if part is Part.PIECES and self._state.pieces:
            self.show_piece(self._piece or self._state.pieces[0].name)
        else:
            self.forgotten.emit()

    def show_piece(self, name: str) -> None:
        """Read a piece into memory, to be painted."""
        found = self._find(name)
        if found is None:
            return
        self._piece = name
        line, piece = found
        if not _is_shown(piece):
            self.piece.emit(ShownPiece(line, Way.WORDS, words=self.tr("Un son ne s'écoute pas encore ici.")))
            return
        self.run(
            lambda: self._received.read(name),
            lambda data: self._take_piece(line, piece, data),
            writes=False,
        )

    def print_verdict(self) -> None:
        """Print the verdict."""
        if self._view is not None:
            print_paper(self, paper(self._state.suggested_name, self._received.save_verdict))

    def save_verdict(self) -> None:
        """Write the verdict where the person chooses."""
        if self._view is not None:
            given = paper(self._state.suggested_name, self._received.save_verdict)
            save_paper(self, given, self.tr("Enregistrer le verdict"), self.tr("Verdict enregistré."))

    def close(self) -> None:
        """Let go of the file."""
        self._asked, self._view, self._piece = None, None, ""
        self.looked_at.emit(None)
        self.forgotten.emit()
        self.run(self._received.close, lambda _none: None, writes=False)
        self._show(empty_state(self.tr))

    def cancel(self) -> None:
        """Ask the reading to stop."""
        if self._cancel is not None:
            self._cancel()

    def back(self) -> None:
        """Walk home; the file stays open until it is closed, another one comes, or the vault is locked."""
        self.desk.go(Spot(Screen.HOME))

    def fail(self, error: CleaError) -> None:
        """Say a wrong key or passphrase where it is given; anything else at the top."""
        if error.trouble in {Trouble.DEPOSIT_KEY_LOCKED, Trouble.DEPOSIT_KEY_UNREADABLE, Trouble.CARRIED_OTHER_KEY}:
            self.refused.emit(str(explain(error, self.tr)))
        else:
            super().fail(error)

    def _begin(self, path: Path, carried: bool) -> None:  # noqa: FBT001 - what the worker answered
        self._asked, self._view, self._piece = Asked(path), None, ""
        self.looked_at.emit(None)
        self.forgotten.emit()
        if carried:
            self._show_locked()
        else:
            self._look(self._asked, "")

    def _show_locked(self) -> None:
        if self._asked is not None:
            key = "" if self._key is None else self._key.name
            self._show(locked_state(self._asked.path.name, key, self.tr))

    def _take_key(self, path: Path) -> None:
        self._key = path
        if self._view is None:
            self._show_locked()

    def _take_trust(self, folder: Path) -> None:
        if self._asked is not None and self._view is not None:
            self._look_again(replace(self._asked, trust=folder))

    def _look(self, asked: Asked, passphrase: str) -> None:
        received = self._received
        self._start(asked, lambda report: received.look(asked, passphrase, report.progress, report.cancelled))

    def _look_again(self, asked: Asked) -> None:
        received = self._received
        self._start(asked, lambda report: received.judge_again(asked, report.progress, report.cancelled))

    def _start(self, asked: Asked, work: Callable[[Report], ReceivedView]) -> None:
        if self._cancel is not None:
            return
        words = self.tr("Vérification du dossier")
        self.progressed.emit(words, 0, 0)
        self._cancel = self.desk.jobs.run_long(
            work,
            lambda view: self._take(asked, view),
            self._failed,
            lambda so_far, total: self.progressed.emit(words, so_far, total),
            self._ended,
        )

    def _take(self, asked: Asked, view: ReceivedView) -> None:
        self.troubled.emit(None)
        self._asked, self._view = asked, view
        self.looked_at.emit(view)
        self._show(judged_state(view, asked.stage, self._state.part, self.tr))
        if self._state.part is Part.PIECES:
            self.show_part(Part.PIECES)

    def _failed(self, error: CleaError) -> None:
        if self._view is None and self._state.face is not Face.LOCKED:
            self._asked = None
            self._show(empty_state(self.tr))
        else:
            self._show(self._state)
        self.fail(error)

    def _ended(self) -> None:
        self._cancel = None
        self.rested.emit()

    def _show(self, state: ReceivedState) -> None:
        self._state = state
        self.shown.emit(state)

    def _find(self, name: str) -> tuple[PieceLine, Piece] | None:
        dossier = None if self._view is None else self._view.dossier
        if dossier is None:
            return None
        pairs = zip(self._state.pieces, dossier.pieces, strict=True)
        return next(((line, piece) for line, piece in pairs if line.name == name), None)

    def _take_piece(self, line: PieceLine, piece: Piece, data: bytes) -> None:
        if line.name != self._piece or self._state.part is not Part.PIECES:
            return
        if piece.media_type == "text/plain":
            self.piece.emit(ShownPiece(line, Way.WORDS, words=self._words(data)))
        else:
            way = Way.PAGES if data.startswith(b"%PDF-") else Way.PICTURE
            self.piece.emit(ShownPiece(line, way, data))

    def _words(self, data: bytes) -> str:
        try:
            return read_text(data)[:_LONGEST_WORDS]
        except CleaError:
            return self.tr("Ce texte ne se lit pas ici ; il est intact dans le fichier.")


def _is_shown(piece: Piece) -> bool:
    return not piece.media_type.startswith("audio/")
