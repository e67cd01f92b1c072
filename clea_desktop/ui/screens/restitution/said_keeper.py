"""Makes what is said durable, and holds what a disk refused under its own dossier until it takes it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.feedback import FeedbackPart
from clea_desktop.services.feedback_views import FeedbackChange, FeedbackView
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.feedback_port import FeedbackPort

_AGAIN_MS = 3000
_MAY_PASS = frozenset({Trouble.DISK_FULL, Trouble.DISK_REFUSES})


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """One text on its way to the disk."""

    dossier_id: str
    part: FeedbackPart
    text: str

    @property
    def place(self) -> tuple[str, FeedbackPart]:
        """Say where it goes, whichever dossier is in sight."""
        return self.dossier_id, self.part


class SaidKeeper(QObject):
    """``kept`` carries a FeedbackChange; ``refused`` a part and why."""

    kept = Signal(FeedbackChange)
    refused = Signal(object, CleaError)

    def __init__(self, feedback: FeedbackPort, desk: Desk) -> None:
        super().__init__()
        self._feedback, self._desk = feedback, desk
        self._unsaved: dict[tuple[str, FeedbackPart], _Said] = {}
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.try_again)

    def write(self, dossier_id: str, part: FeedbackPart, text: str) -> None:
        """Make one text durable; a later one of the same part takes its place."""
        said = _Said(dossier_id, part, text)
        self._unsaved[said.place] = said
        self._hand(said)

    def try_again(self) -> None:
        """Write what the disk refused."""
        self._again.stop()
        for said in tuple(self._unsaved.values()):
            self._hand(said)

    def with_unsaved(self, view: FeedbackView) -> FeedbackView:
        """Show what was typed and is not on the disk yet in the place of what is."""
        for said in self._unsaved.values():
            if said.dossier_id == view.dossier.dossier_id:
                view = self.with_text(view, said.part, said.text)
        return view

    def with_text(self, view: FeedbackView, part: FeedbackPart, text: str) -> FeedbackView:
        """Show one text."""
        return replace(view, feedback=view.feedback.with_text(part, text))

    def _hand(self, said: _Said) -> None:
        self._desk.jobs.run(
            lambda: self._feedback.write(said.dossier_id, said.part, said.text),
            lambda change: self._keep(said, change),
            lambda error: self._fail(said, error),
        )

    def _keep(self, said: _Said, change: FeedbackChange) -> None:
        if self._unsaved.get(said.place) is said:
            del self._unsaved[said.place]
        self.kept.emit(change)

    def _fail(self, said: _Said, error: CleaError) -> None:
        if error.trouble in _MAY_PASS:
            self._again.start(_AGAIN_MS)
        elif self._unsaved.get(said.place) is said:
            del self._unsaved[said.place]
        self.refused.emit(said.part, error)
