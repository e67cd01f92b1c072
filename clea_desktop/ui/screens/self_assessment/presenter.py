"""Prepares the self-assessment, leaves the screen to the candidate, and types answers in from paper."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from clea_desktop.core.errors import CleaError
from clea_desktop.core.self_assessment import SelfAnswer
from clea_desktop.services.self_assessment_views import Questionnaire, SelfAnswerChange
from clea_desktop.services.views import DossierView
from clea_desktop.ui.candidate.state import with_answer
from clea_desktop.ui.changes import Fact
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Screen, Spot
from clea_desktop.ui.screens.papers import Paper, paper, print_paper, save_paper
from clea_desktop.ui.screens.presenter import ScreenPresenter, stay
from clea_desktop.ui.screens.self_assessment.state import PreparationState, preparation_state
from clea_desktop.ui.session_port import SessionPort


class SelfAssessmentPresenter(ScreenPresenter):
    """Shows the preparation of one dossier as a state; ``began`` hands the questions to the candidate's window.

    The list goes on by itself as one types; ``moved`` takes it back, to what was undone or could not be kept.
    """

    shown = Signal(PreparationState)
    code_proposed = Signal(str)
    moved = Signal(str)
    began = Signal(object)

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__(desk)
        self._session = session
        self._view: DossierView | None = None
        self._pages: Questionnaire | None = None
        self._undos: list[SelfAnswerChange] = []
        self._under_way = 0
        self._refused = ""

    def load(self, dossier_id: str, ready: Callable[[], None] = stay) -> None:
        """Read the dossier, its answers, and draw a code that is shown once."""
        if self._view is not None and self._view.dossier_id != dossier_id:
            self._undos.clear()
        self.enter(lambda: self._read(dossier_id), lambda found: self._take(*found), ready)

    def begin(self, code: str) -> None:
        """Begin a sitting that ends by this code, or by the passphrase alone when it is empty."""
        view = self._view
        if view is not None:
            self.do_once(lambda: self._session.self_assessment.begin(view.dossier_id, code), self.began.emit)

    def ended(self) -> None:
        """Read what the candidate answered, and draw another code."""
        self.desk.changes.tell(Fact.DOSSIER, Fact.CANDIDATES)
        if self._view is not None:
            self.load(self._view.dossier_id)

    def answer(self, code: str, answer: SelfAnswer | None) -> None:
        """Type an answer in the candidate's name; others may follow before it is durable."""
        view = self._view
        if view is None or not code:
            return
        if not self._under_way:
            self._refused = ""
        self._under_way += 1
        landed = self.hold()

        def came_back() -> None:
            self._came_back()
            landed()

        act = self._session.self_assessment.answer
        self.desk.jobs.run(
            lambda: act(view.dossier_id, code, answer, entered=True),
            self._answered,
            lambda error: self._not_answered(view.dossier_id, code, error),
            came_back,
        )

    def undo(self) -> None:
        """Take the last answer typed back; one that is on its way to the disk is the last."""
        self.when_written(self._undo_last)

    def print_booklet(self) -> None:
        """Print the booklet."""
        if self._view is not None and self._pages is not None:
            print_paper(self, self._booklet(self._view, self._pages))

    def save_booklet(self) -> None:
        """Write the paper booklet where the person chooses."""
        if self._view is not None and self._pages is not None:
            title, saved = self.tr("Enregistrer le livret papier"), self.tr("Livret enregistré.")
            save_paper(self, self._booklet(self._view, self._pages), title, saved)

    def rate(self) -> None:
        """Walk to the findings."""
        self._go(Screen.RATING)

    def back(self) -> None:
        """Walk back to the path."""
        self._go(Screen.DOSSIER)

    def forget_undo(self) -> None:
        """Keep everything as it is: another dossier is in sight."""
        self._undos.clear()

    def _undo_last(self) -> None:
        if self._undos:
            change = self._undos.pop()
            act = self._session.self_assessment.answer
            self.run(
                lambda: act(change.dossier_id, change.criterion_code, change.before, entered=True), self._unanswered
            )

    def _go(self, screen: Screen) -> None:
        if self._view is not None:
            self.desk.go(Spot(screen, self._view.dossier_id))

    def _read(self, dossier_id: str) -> tuple[DossierView, Questionnaire, str]:
        about = self._session.self_assessment
        return self._session.dossiers.open(dossier_id), about.questionnaire(dossier_id), about.propose_code()

    def _take(self, view: DossierView, pages: Questionnaire, code: str) -> None:
        self._view, self._pages = view, pages
        self._show()
        self.code_proposed.emit(code)

    def _show(self) -> None:
        if self._view is not None and self._pages is not None:
            self.shown.emit(self._state(self._view, self._pages))

    def _state(self, view: DossierView, pages: Questionnaire) -> PreparationState:
        return preparation_state(view, pages, self.desk.clock(), self.tr, may_evaluate=self.desk.may_evaluate)

    def _answered(self, change: SelfAnswerChange) -> None:
        if not self._refused:
            self.troubled.emit(None)
        self._undos.append(change)
        self._carry(change)

    def _not_answered(self, dossier_id: str, code: str, error: CleaError) -> None:
        """Go back to the first question of those typed together that has not its answer."""
        if self._view is not None and self._view.dossier_id == dossier_id:
            self._refused = self._refused or code
            self.moved.emit(self._refused)
        self.fail(error)

    def _came_back(self) -> None:
        self._under_way -= 1

    def _unanswered(self, change: SelfAnswerChange) -> None:
        if self._carry(change):
            self.moved.emit(change.criterion_code)
            self.desk.toasts.say(self.tr("Réponse annulée."), icon="undo")

    def _carry(self, change: SelfAnswerChange) -> bool:
        if self._pages is None or self._pages.dossier_id != change.dossier_id:
            return False
        self._pages = with_answer(self._pages, change)
        self._show()
        self.desk.changes.tell(Fact.DOSSIER)
        return True

    def _booklet(self, view: DossierView, pages: Questionnaire) -> Paper:
        make = self._session.self_assessment.booklet
        return paper(self._state(view, pages).suggested_name, lambda target: make(view.dossier_id, target))
