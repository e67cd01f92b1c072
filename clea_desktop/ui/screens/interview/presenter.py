"""Walks between prompts, pins words, pauses; the notes go to their keeper and the time to its clock."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Signal

from clea_desktop.core.errors import CleaError
from clea_desktop.core.interview import InterviewNotes, words_to_pin
from clea_desktop.core.pathway import Step
from clea_desktop.services.interview_views import InterviewView, QuotationView, TimesView
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.interview import state as states
from clea_desktop.ui.screens.interview.notes_keeper import NotesKeeper
from clea_desktop.ui.screens.interview.state import InterviewState, interview_state
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.session_port import SessionPort
from clea_desktop.ui.step_clock import StepClock


@dataclass(frozen=True, slots=True, eq=False)
class _Undo:
    """How to take one act back."""

    act: Callable[[], None]


class InterviewPresenter(ScreenPresenter):
    """``placed`` gives the notes to show when a dossier is opened; ``panel`` a PinState, or None to close it."""

    shown = Signal(InterviewState)
    placed = Signal(InterviewNotes)
    panel = Signal(object)
    paused = Signal()
    resumed = Signal()
    acted = Signal()

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._interview = session.interview
        self._view: InterviewView | None = None
        self._prompt = ""
        self._words = ""
        self._undos: list[_Undo] = []
        self._is_paused = False
        self.keeper = NotesKeeper(session.interview, desk)
        self.keeper.saved.connect(self._saved)
        self.keeper.failed.connect(self._not_saved)
        self.clock = StepClock(session.times, desk, Step.INTERVIEW)
        self.clock.told.connect(self._timed)

    @property
    def prompt(self) -> str:
        """Return the prompt in sight."""
        return "" if self._view is None else self._view.guide.prompt(self._prompt).id

    def load(self, dossier_id: str, ready: Callable[[], None] = stay) -> None:
        """Read the interview of a dossier; what was typed in the one before is written first."""
        self.keeper.flush()
        if self._view is not None and self._view.dossier_id != dossier_id:
            self._undos.clear()
        self.enter(lambda: self._interview.open(dossier_id), self._take, ready)

    def begin(self) -> None:
        """Count the time, now that the screen is in sight."""
        if self._view is not None and not self._view.is_sealed and not self._is_paused:
            self.clock.start(self._view.dossier_id)

    def keep_now(self) -> None:
        """Write what is not written yet, and count no more: the screen goes out of sight."""
        self.keeper.flush()
        self.clock.stop()

    def leave(self) -> None:
        """Put everything away as the screen goes out of sight."""
        self.close_panel()
        self.keep_now()
        if self._is_paused:
            self._is_paused = False
            self.resumed.emit()

    def write(self, text: str, cursor: int) -> None:
        """Follow what is typed, and where."""
        if self._view is not None and not self._view.is_sealed:
            self.keeper.write(replace(self.keeper.latest, text=text, cursor=cursor))

    def walk(self, step: int) -> None:
        """Show the next or previous prompt."""
        if self._view is not None:
            self._go_to(self._view.guide.neighbour(self.prompt, step))

    def show_theme(self, theme_id: str) -> None:
        """Show the first prompt of a theme."""
        if self._view is not None:
            found = (theme for theme in self._view.guide.themes if theme.id == theme_id)
            self._go_to(next(found, self._view.guide.themes[0]).prompts[0].id)

    def ask_pin(self, selected: str, line: str) -> None:
        """Take the selection, or the line, and ask for its criterion."""
        if self._view is None or self._view.is_sealed:
            return
        try:
            self._words = words_to_pin(selected, line)
        except CleaError as error:
            self.fail(error)
            return
        if self._words:
            self.search("")
        else:
            self.desk.toasts.say(self.tr("Cette ligne est vide : il n'y a rien à épingler."), icon="quote")

    def search(self, typed: str) -> None:
        """Offer the criteria that answer what is typed."""
        if self._view is not None and self._words:
            self.panel.emit(states.pin_state(self._view, self.prompt, self._words, typed, self.tr))

    def pin(self, criterion: str) -> None:
        """Pin the words to a criterion."""
        view, words, prompt = self._view, self._words, self.prompt
        if view is not None and words:
            dossier_id = view.dossier_id
            self.do_once(lambda: self._interview.pin(dossier_id, prompt, words, criterion), self._pinned)

    def close_panel(self) -> None:
        """Give the pin up; the words are still in the notes."""
        self._words = ""
        self.panel.emit(None)

    def unpin(self, quotation_id: str) -> None:
        """Take a quotation off."""
        view = self._view
        quotation = next((one for one in view.quotations if one.id == quotation_id), None) if view else None
        if quotation is not None:
            self._unpin(quotation, lambda: self._say_unpinned(quotation))

    def undo(self) -> None:
        """Take the last pin, or the last removal, back; one that is on its way to the disk is the last."""
        self.when_written(self._undo_last)

    def forget_undo(self) -> None:
        """Keep everything as it is: another dossier is in sight."""
        self._undos.clear()

    def _undo_last(self) -> None:
        if self._undos:
            self._take_back(self._undos[-1])

    def pause(self) -> None:
        """Stop the time; everything typed is durable first."""
        if self._view is not None and not self._is_paused:
            self.keep_now()
            self._is_paused = True
            self.paused.emit()

    def resume(self) -> None:
        """Come back from a pause."""
        if self._is_paused:
            self._is_paused = False
            self.begin()
            self.resumed.emit()

    def back(self) -> None:
        """Walk back to the path."""
        if self._view is not None:
            self.desk.go(Spot(Screen.DOSSIER, self._view.dossier_id))

    def _take(self, view: InterviewView) -> None:
        self.keeper.take(view.dossier_id, view.notes)
        notes = view.notes if view.is_sealed else self.keeper.latest
        self._view, self._prompt = view, notes.prompt
        self._show()
        self.placed.emit(notes)

    def _go_to(self, prompt_id: str) -> None:
        self._prompt = prompt_id
        if self._view is not None and not self._view.is_sealed:
            self.keeper.write(replace(self.keeper.latest, prompt=prompt_id))
        self._show()
        if self._words:
            self.search("")

    def _show(self) -> None:
        if self._view is not None:
            self.shown.emit(interview_state(self._view, self.prompt, self.desk.clock(), self.tr))

    def _saved(self, dossier_id: str, at: datetime) -> None:
        self.troubled.emit(None)
        if self._view is not None and self._view.dossier_id == dossier_id:
            self._view = replace(self._view, saved_at=at)
            self._show()

    def _not_saved(self, error: CleaError) -> None:
        self.fail(error)

    def _timed(self, times: TimesView) -> None:
        if self._view is not None:
            self._view = replace(self._view, times=times)
            self._show()

    def _pinned(self, quotation: QuotationView) -> None:
        self.close_panel()
        self._carry(states.with_quotation, quotation, quotation.pinned_at)
        undo = self._may_undo(lambda: self._unpin(quotation, lambda: self._say_back(quotation, pinned=False)))
        self.desk.toasts.say(self.tr("Épinglé à {code}.", code=quotation.criterion_code), undo=undo, icon="quote")

    def _unpin(self, quotation: QuotationView, then: Callable[[], None]) -> None:
        def removed(_none: None) -> None:
            self._carry(states.without_quotation, quotation.id, self.desk.clock())
            then()

        self.run(lambda: self._interview.unpin(quotation.id), removed)

    def _repin(self, quotation: QuotationView) -> None:
        def restored(_none: None) -> None:
            self._carry(states.with_quotation, quotation, self.desk.clock())
            self._say_back(quotation, pinned=True)

        self.run(lambda: self._interview.repin(quotation.id), restored)

    def _say_unpinned(self, quotation: QuotationView) -> None:
        undo = self._may_undo(lambda: self._repin(quotation))
        self.desk.toasts.say(self.tr("Retiré de {code}.", code=quotation.criterion_code), undo=undo, icon="quote")

    def _say_back(self, quotation: QuotationView, *, pinned: bool) -> None:
        code = quotation.criterion_code
        words = self.tr("De nouveau épinglé à {code}.", code=code) if pinned else self.tr("{code} : annulé.", code=code)
        self.desk.toasts.say(words, icon="undo")

    def _carry(self, change: Callable[..., InterviewView], what: object, at: datetime) -> None:
        if self._view is not None:
            self._view = replace(change(self._view, what), saved_at=at)
            self._show()
            self.desk.changes.tell(Fact.EVIDENCE)

    def _may_undo(self, act: Callable[[], None]) -> Callable[[], None]:
        undo = _Undo(act)
        self._undos.append(undo)
        self.acted.emit()
        return lambda: self._take_back(undo)

    def _take_back(self, undo: _Undo) -> None:
        """Undo one act, once, whichever of the toast and Ctrl Z asks."""
        if undo in self._undos:
            self._undos.remove(undo)
            undo.act()
