"""Says the findings to the candidate on the screen, makes the PDF, and gives it where the person chooses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.restitution import RestitutionText
from clea_desktop.services.views import DossierView
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk, pdf_files
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.restitution.state import RestitutionState, restitution_state
from clea_desktop.ui.session_port import SessionPort


class RestitutionPresenter(ScreenPresenter):
    """Shows the restitution of one dossier as a state."""

    shown = Signal(RestitutionState)

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._session = session
        self._dossier_id = ""
        self._state: RestitutionState | None = None

    def load(self, dossier_id: str, ready: Callable[[], None] = stay) -> None:
        """Read the dossier and its text."""
        self._dossier_id = dossier_id
        self.enter(lambda: self._read(dossier_id), lambda found: self._take(*found), ready)

    def make(self) -> None:
        """Make the PDF and keep it in the dossier."""
        if self._state is not None and self._state.may_make:
            dossier_id = self._dossier_id
            self.do_once(lambda: self._session.feedback.make(dossier_id), lambda _document: self._made())

    def save(self) -> None:
        """Give the PDF."""
        if self._state is None or not self._state.paper.document_id:
            return
        paper = self._state.paper
        self.desk.dialogs.save_file(
            self.tr("Enregistrer le PDF"),
            paper.suggested_name,
            pdf_files(self.desk),
            lambda target: self._save(paper.document_id, target),
        )

    def go_on(self) -> None:
        """Walk to the sealing."""
        self.desk.go(Spot(Screen.SEAL, self._dossier_id))

    def rate(self) -> None:
        """Walk back to the findings."""
        self.desk.go(Spot(Screen.RATING, self._dossier_id))

    def back(self) -> None:
        """Walk back to the path."""
        self.desk.go(Spot(Screen.DOSSIER, self._dossier_id))

    def _read(self, dossier_id: str) -> tuple[DossierView, RestitutionText]:
        return self._session.dossiers.open(dossier_id), self._session.feedback.text(dossier_id)

    def _take(self, view: DossierView, text: RestitutionText) -> None:
        now = self.desk.clock()
        self._state = restitution_state(view, text, now, self.tr, may_evaluate=self.desk.may_evaluate)
        self.shown.emit(self._state)

    def _made(self) -> None:
        self.desk.toasts.say(self.tr("PDF fait et gardé dans le dossier."), icon="document")
        self.desk.changes.tell(Fact.DOCUMENTS)
        self.load(self._dossier_id)

    def _save(self, document_id: str, target: Path) -> None:
        self.do_once(
            lambda: self._session.feedback.save(document_id, target),
            lambda _none: self.desk.toasts.say(self.tr("PDF enregistré."), icon="save"),
        )
