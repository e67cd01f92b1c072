"""Makes notes durable while they are typed: at most 400 ms after a key, whatever else is under way."""

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
    """Keeps the latest notes of one dossier. One write at a time; keys typed meanwhile are written right after it."""

    saved = Signal(object)
    failed = Signal(CleaError)

    def __init__(self, interview: InterviewPort, desk: Desk) -> None:
        super().__init__()
        self._interview, self._desk = interview, desk
        self._dossier_id = ""
        self._latest = InterviewNotes()
        self._handed: InterviewNotes | None = InterviewNotes()
        self._under_way = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def latest(self) -> InterviewNotes:
        """Return the notes as they were last typed."""
        return self._latest

    def take(self, dossier_id: str, notes: InterviewNotes) -> None:
        """Begin with what is durable; what was typed in another dossier is written first."""
        self.flush()
        self._dossier_id, self._latest, self._handed = dossier_id, notes, notes

    def write(self, notes: InterviewNotes) -> None:
        """Note what was typed; it is written a moment later, with what follows it."""
        self._latest = notes
        if self._is_behind and not self._under_way and not self._timer.isActive():
            self._timer.start(DELAY_MS)

    def flush(self) -> None:
        """Write at once what is not written yet, as when one leaves or pauses."""
        self._timer.stop()
        if not self._is_behind or not self._dossier_id:
            return
        dossier_id, notes = self._dossier_id, self._latest
        self._handed = notes
        self._under_way += 1
        self._desk.jobs.run(
            lambda: self._interview.keep_notes(dossier_id, notes), self.saved.emit, self._fail, self._ended
        )

    @property
    def _is_behind(self) -> bool:
        return self._latest != self._handed

    def _ended(self) -> None:
        self._under_way -= 1
        if not self._under_way and self._is_behind:
            self.flush()

    def _fail(self, error: CleaError) -> None:
        """Say it, and try again with the next key; by itself too when the disk may come back."""
        self._handed = None
        if error.trouble in _MAY_PASS:
            self._timer.start(_AGAIN_MS)
        self.failed.emit(error)
