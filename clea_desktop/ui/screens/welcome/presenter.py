"""Keeps each answer of the welcome as soon as it is given, and goes back on the last ones."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from clea_desktop.core.errors import CleaError
from clea_desktop.core.welcome import Field
from clea_desktop.services.views import WelcomeView
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk, pdf_files
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.presenter import ScreenPresenter
from clea_desktop.ui.screens.welcome.questions import Section
from clea_desktop.ui.screens.welcome.state import WelcomeState, section_of, welcome_state
from clea_desktop.ui.welcome_port import WelcomePort


class WelcomePresenter(ScreenPresenter):
    """Shows one dossier's welcome as a state."""

    shown = Signal(WelcomeState)
    not_kept = Signal(Field)
    moving = Signal()

    def __init__(self, welcome: WelcomePort, desk: Desk) -> None:
        super().__init__(desk)
        self._welcome = welcome
        self._dossier_id = ""
        self._view: WelcomeView | None = None
        self._section = Section.INFORMATION
        self._acts: list[tuple[Field, str]] = []

    def load(self, dossier_id: str, part: str, ready: Callable[[], None]) -> None:
        """Read what was said and show it, on the section one left when it is the same dossier."""

        def take(view: WelcomeView) -> None:
            if dossier_id != self._dossier_id:
                self.moving.emit()
                self._section, self._acts = Section.INFORMATION, []
            self._dossier_id = dossier_id
            if part:
                self._section = section_of(part)
            self._take(view)

        self.enter(lambda: self._welcome.open(dossier_id), take, ready)

    def show_section(self, name: str) -> None:
        """Show another section."""
        self._section = section_of(name)
        self.desk.remember(self._dossier_id, self._section)
        self._show()

    def keep(self, field: Field, text: str) -> None:
        """Make one answer durable."""
        if self._view is not None:
            self._acts.append((field, self._view.answers[field]))
            self._put(field, text)

    def undo(self) -> None:
        """Put the answer before the last one back."""
        if self._acts:
            self._put(*self._acts.pop())
            self.desk.toasts.say(self.tr("Réponse d'avant remise."), icon="undo")

    def print_notice(self) -> None:
        """Write the notice about personal data where the person chooses."""
        if self._view is None:
            return
        name = welcome_state(self._view, self._section, self.desk.clock(), self.tr).notice_name
        title = self.tr("Enregistrer la notice à remettre")
        self.desk.dialogs.save_file(title, name, pdf_files(self.desk), self._write_notice)

    def back(self) -> None:
        """Walk back to the path."""
        self.desk.go(Spot(Screen.DOSSIER, self._dossier_id))

    def _put(self, field: Field, text: str) -> None:
        dossier_id = self._dossier_id

        def failed(error: CleaError) -> None:
            self.not_kept.emit(field)
            self.fail(error)

        self.desk.jobs.run(lambda: self._welcome.put(dossier_id, field, text), self._kept, failed)

    def _kept(self, view: WelcomeView) -> None:
        self.troubled.emit(None)
        self.desk.changes.tell(Fact.DOSSIER, Fact.CANDIDATES)
        if view.dossier.dossier_id == self._dossier_id:
            self._take(view)

    def _take(self, view: WelcomeView) -> None:
        self._view = view
        self._show()

    def _show(self) -> None:
        if self._view is not None:
            self.shown.emit(welcome_state(self._view, self._section, self.desk.clock(), self.tr))

    def _write_notice(self, target: Path) -> None:
        dossier_id = self._dossier_id
        self.do_once(
            lambda: self._welcome.notice_pdf(dossier_id, target),
            lambda _none: self.desk.toasts.say(self.tr("Notice enregistrée : prête à imprimer."), icon="printer"),
        )
