"""Keeps each answer of the welcome as soon as it is given, and goes back on the last ones."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer, Signal

from clea_desktop.core.clock import paris_day
from clea_desktop.core.errors import CleaError, Trouble
from clea_desktop.core.pathway import DossierState
from clea_desktop.core.welcome import Field
from clea_desktop.services.views import WelcomeView
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.papers import Paper, paper, print_paper, save_paper
from clea_desktop.ui.screens.presenter import ScreenPresenter
from clea_desktop.ui.screens.register.state import Draft, Errors, check_draft
from clea_desktop.ui.screens.welcome.person import draft_of
from clea_desktop.ui.screens.welcome.questions import Section
from clea_desktop.ui.screens.welcome.state import WelcomeState, section_of, welcome_state
from clea_desktop.ui.welcome_port import WelcomePort

_AGAIN_MS = 3000
_MAY_PASS = frozenset({Trouble.DISK_FULL, Trouble.DISK_REFUSES})


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """One answer on its way to the disk."""

    dossier_id: str
    field: Field
    text: str

    @property
    def place(self) -> tuple[str, Field]:
        """Say where it goes, whichever dossier is in sight."""
        return self.dossier_id, self.field


class WelcomePresenter(ScreenPresenter):
    """Shows one dossier's welcome as a state; what a disk refused is kept under its dossier, and tried again."""

    shown = Signal(WelcomeState)
    not_kept = Signal(Field)
    put_back = Signal(Field, str)
    moving = Signal()

    def __init__(self, welcome: WelcomePort, desk: Desk) -> None:
        super().__init__(desk)
        self._welcome = welcome
        self._dossier_id = ""
        self._view: WelcomeView | None = None
        self._section = Section.INFORMATION
        self._acts: list[tuple[Field, str] | Draft] = []
        self._errors = Errors()
        self._handed: dict[tuple[str, Field], _Said] = {}
        self._unsaved: dict[tuple[str, Field], _Said] = {}
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.try_again)

    def load(self, dossier_id: str, part: str, ready: Callable[[], None]) -> None:
        """Read what was said and show it, on the section one left when it is the same dossier."""

        def take(view: WelcomeView) -> None:
            if dossier_id != self._dossier_id:
                self.moving.emit()
                self._section, self._acts, self._errors = Section.INFORMATION, [], Errors()
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
            before = self._with_unsaved(self._view).answers[field]
            if text != before:
                self._acts.append((field, before))
            self._put(field, text)

    def correct(self, draft: Draft) -> None:
        """Make what was registered right, unless a field needs a look: it is told there, and nothing changes."""
        if self._view is None or self._view.dossier.state is DossierState.SEALED:
            return
        self._errors = check_draft(draft, paris_day(self.desk.clock()), self.tr)
        before = draft_of(self._view.dossier.identity)
        if self._errors.any or draft == before:
            self._show()
        else:
            self._write_person(draft, lambda: self._acts.append(before))

    def try_again(self) -> None:
        """Write what the disk refused, each answer in its own dossier."""
        self._again.stop()
        for said in tuple(self._unsaved.values()):
            if said.place not in self._handed:
                self._hand(said)

    def undo(self) -> None:
        """Put back what was before the last act, once a correction on its way has landed: it may be the last one."""
        self.when_written(self._undo_last)

    def forget_undo(self) -> None:
        """Keep everything as it is: another dossier is in sight."""
        self._acts.clear()

    def print_notice(self) -> None:
        """Print the notice about personal data."""
        if self._view is not None:
            print_paper(self, self._notice(self._view))

    def save_notice(self) -> None:
        """Write the notice about personal data where the person chooses."""
        if self._view is not None:
            title, saved = self.tr("Enregistrer la notice"), self.tr("Notice enregistrée : prête à imprimer.")
            save_paper(self, self._notice(self._view), title, saved)

    def back(self) -> None:
        """Walk back to the path."""
        self.desk.go(Spot(Screen.DOSSIER, self._dossier_id))

    def _put(self, field: Field, text: str) -> None:
        self._hand(_Said(self._dossier_id, field, text))

    def _undo_last(self) -> None:
        if not self._acts:
            return
        last = self._acts[-1]
        if isinstance(last, Draft):
            self._write_person(last, lambda: self._put_person_back(last))
            return
        self._acts.pop()
        self._put(*last)
        self.put_back.emit(*last)
        self.desk.toasts.say(self.tr("Réponse d'avant remise."), icon="undo")

    def _put_person_back(self, before: Draft) -> None:
        self._acts.remove(before)
        self.desk.toasts.say(self.tr("Identité d'avant remise."), icon="undo")

    def _write_person(self, draft: Draft, then: Callable[[], None]) -> None:
        """Hand in who the person is, checked; nothing else changes unless it is kept."""
        dossier_id, birth = self._dossier_id, draft.birth
        if birth is None:
            return

        def kept(view: WelcomeView) -> None:
            self.desk.changes.tell(Fact.DOSSIER, Fact.CANDIDATES)
            if dossier_id == self._dossier_id:
                self._errors = Errors()
                then()
                self._take(view)

        names = (draft.birth_name, draft.first_name)
        self.run(lambda: self._welcome.correct_identity(dossier_id, *names, birth.day, birth.known), kept)

    def _hand(self, said: _Said) -> None:
        self._handed[said.place] = said
        if said.place in self._unsaved:
            self._unsaved[said.place] = said
        self.desk.jobs.run(
            lambda: self._welcome.put(said.dossier_id, said.field, said.text),
            lambda view: self._kept(said, view),
            lambda error: self._refused(said, error),
        )

    def _refused(self, said: _Said, error: CleaError) -> None:
        """Keep what the disk may take later; a field is told only while its own dossier is in sight."""
        if self._handed.get(said.place) is said:
            del self._handed[said.place]
            self._unsaved.pop(said.place, None)
            if error.trouble in _MAY_PASS:
                self._unsaved[said.place] = said
                self._again.start(_AGAIN_MS)
        if said.dossier_id == self._dossier_id:
            self.not_kept.emit(said.field)
        self.fail(error)

    def _kept(self, said: _Said, view: WelcomeView) -> None:
        if self._handed.get(said.place) is said:
            del self._handed[said.place]
            self._unsaved.pop(said.place, None)
        if not self._unsaved:
            self.troubled.emit(None)
        self.desk.changes.tell(Fact.DOSSIER, Fact.CANDIDATES)
        if view.dossier.dossier_id == self._dossier_id:
            self._take(view)

    def _take(self, view: WelcomeView) -> None:
        self._view = view
        self._show()

    def _show(self) -> None:
        if self._view is not None:
            view, now = self._with_unsaved(self._view), self.desk.clock()
            self.shown.emit(welcome_state(view, self._section, now, self.tr, self._errors))

    def _with_unsaved(self, view: WelcomeView) -> WelcomeView:
        if view.dossier.state is DossierState.SEALED:
            return view
        answers = view.answers
        for said in self._unsaved.values():
            if said.dossier_id == view.dossier.dossier_id:
                answers = answers.with_answer(said.field, said.text)
        return replace(view, answers=answers)

    def _notice(self, view: WelcomeView) -> Paper:
        dossier_id = self._dossier_id
        name = welcome_state(view, self._section, self.desk.clock(), self.tr).notice_name
        return paper(name, lambda target: self._welcome.notice_pdf(dossier_id, target))
