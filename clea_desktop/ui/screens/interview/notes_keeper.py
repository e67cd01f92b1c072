"""Makes notes durable while they are typed: at most 400 ms after a key, whatever else is under way."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.interview import InterviewNotes
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.interview_port import InterviewPort

DELAY_MS = 200
"""Counted from the first key not yet durable; what remains of the 400 ms is for the disk."""
_AGAIN_MS = 3000
_MAY_PASS = frozenset({Trouble.DISK_FULL, Trouble.DISK_REFUSES})


class NotesKeeper(QObject):
    """Keeps the latest notes of one dossier. One write at a time; keys typed meanwhile are written right after it.

    What could not be written is kept under its own dossier, whichever is in sight, until it is durable.
    ``saved`` carries the dossier and the instant.
    """

    saved = Signal(str, object)
    failed = Signal(CleaError)

    def __init__(self, interview: InterviewPort, desk: Desk) -> None:
        super().__init__()
        self._interview, self._desk = interview, desk
        self._dossier_id = ""
        self._latest = InterviewNotes()
        self._unsaved: dict[str, InterviewNotes] = {}
        self._handed: dict[str, InterviewNotes] = {}
        self._refused: set[str] = set()
        self._under_way = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def latest(self) -> InterviewNotes:
        """Return the notes as they were last typed."""
        return self._latest

    def take(self, dossier_id: str, notes: InterviewNotes) -> None:
        """Begin with what is durable, or with what was typed after it; other dossiers are written first."""
        self.flush()
        self._dossier_id, self._latest = dossier_id, self._unsaved.get(dossier_id, notes)

    def write(self, notes: InterviewNotes) -> None:
        """Note what was typed; it is written a moment later, with what follows it."""
        if self._dossier_id and notes != self._latest:
            self._unsaved[self._dossier_id] = notes
        self._latest = notes
        if (self._is_behind or self._refused) and not self._under_way and not self._timer.isActive():
            self._timer.start(DELAY_MS)

    def flush(self) -> None:
        """Write at once what is not written yet, as when one leaves or pauses."""
        self._timer.stop()
        for dossier_id, notes in tuple(self._unsaved.items()):
            if dossier_id in self._refused or self._handed.get(dossier_id) is not notes:
                self._hand(dossier_id, notes)

    def _hand(self, dossier_id: str, notes: InterviewNotes) -> None:
        self._refused.discard(dossier_id)
        self._handed[dossier_id] = notes
        self._under_way += 1
        self._desk.jobs.run(
            lambda: self._interview.keep_notes(dossier_id, notes),
            lambda at: self._keep(dossier_id, notes, at),
            lambda error: self._fail(dossier_id, notes, error),
            self._ended,
        )

    @property
    def _is_behind(self) -> bool:
        """Say whether something typed was never handed in; what was refused waits for the next key, or the timer."""
        return any(self._handed.get(dossier_id) is not notes for dossier_id, notes in self._unsaved.items())

    def _ended(self) -> None:
        self._under_way -= 1
        if not self._under_way and self._is_behind:
            self.flush()

    def _keep(self, dossier_id: str, notes: InterviewNotes, at: datetime) -> None:
        if self._unsaved.get(dossier_id) is notes:
            del self._unsaved[dossier_id], self._handed[dossier_id]
        self.saved.emit(dossier_id, at)

    def _fail(self, dossier_id: str, notes: InterviewNotes, error: CleaError) -> None:
        """Say it, and try again with the next key; by itself too when the disk may come back."""
        may_pass = error.trouble in _MAY_PASS
        if self._unsaved.get(dossier_id) is notes and (may_pass or dossier_id == self._dossier_id):
            self._refused.add(dossier_id)
        if may_pass:
            self._timer.start(_AGAIN_MS)
        self.failed.emit(error)
