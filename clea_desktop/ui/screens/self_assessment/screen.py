"""The self-assessment: its preparation, its list to type in, and the candidate's own window, joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clea_desktop.services.self_assessment_views import Questionnaire
from clea_desktop.ui import theme
from clea_desktop.ui.candidate.sitting import Sitting
from clea_desktop.ui.candidate.voice import find_voice
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.self_assessment.entry import EntryView
from clea_desktop.ui.screens.self_assessment.presenter import SelfAssessmentPresenter
from clea_desktop.ui.screens.self_assessment.state import PreparationState
from clea_desktop.ui.screens.self_assessment.view import PreparationView
from clea_desktop.ui.session_port import SessionPort


class SelfAssessmentScreen(QWidget):
    """Prepared by the evaluator; answered by the candidate alone, or typed in for them."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._session, self._desk = session, desk
        self._voice = find_voice()
        self.view = PreparationView(desk.tr, speaks=self._voice is not None)
        self.entry = EntryView(desk.tr)
        self.presenter = SelfAssessmentPresenter(session, desk)
        self.sitting: Sitting | None = None
        self._last_word: Callable[[], None] = _nothing
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.entry)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self._stack)
        self._join()

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read how far it is, then come into sight."""
        self._stack.setCurrentWidget(self.view)
        self.presenter.load(spot.dossier_id, ready)

    def entered(self) -> None:
        """Be ready to leave the place to the candidate."""
        self.view.focus_first()

    def left(self) -> None:
        """Forget the code that was proposed."""
        self.view.show_code("")

    def undo(self) -> None:
        """Take the last answer typed in back."""
        self.presenter.undo()

    def forget_undo(self) -> None:
        """Keep everything as it is: another dossier is in sight."""
        self.presenter.forget_undo()

    def _join(self) -> None:
        view, entry, presenter = self.view, self.entry, self.presenter
        presenter.shown.connect(self._show)
        presenter.code_proposed.connect(view.show_code)
        presenter.moved.connect(entry.select)
        presenter.began.connect(self._begin)
        presenter.troubled.connect(view.trouble.say)
        presenter.troubled.connect(entry.trouble.say)
        view.began.connect(presenter.begin)
        view.entry_asked.connect(self._enter)
        view.booklet_asked.connect(presenter.print_booklet)
        view.booklet_saved.connect(presenter.save_booklet)
        view.left.connect(presenter.back)
        entry.answered.connect(presenter.answer)
        entry.closed.connect(self._close_entry)

    def _show(self, state: PreparationState) -> None:
        self.view.show_state(state)
        self.entry.show_state(state)
        self._desk.status(state.status)

    def _begin(self, pages: Questionnaire) -> None:
        """Leave the place; a screen that goes, as at a lock, takes the candidate's window with it."""
        self.view.show_code("")
        sitting = Sitting(self._desk.tr, self._session.self_assessment, self._desk.jobs, self._voice)
        sitting.ended.connect(self._ended)
        self._last_word = lambda: sitting.end()  # noqa: PLW0108 - it keeps the sitting for as long as the screen
        self.destroyed.connect(self._last_word)
        self.sitting = sitting
        sitting.begin(self.window(), pages)

    def _ended(self) -> None:
        if self.sitting is not None:
            self.destroyed.disconnect(self._last_word)
            self.sitting, self._last_word = None, _nothing
        self.presenter.ended()
        self.view.focus_first()

    def _enter(self) -> None:
        self._stack.setCurrentWidget(self.entry)
        self.entry.go_to_first_empty()
        self.entry.focus_first()

    def _close_entry(self) -> None:
        self._stack.setCurrentWidget(self.view)
        self.view.focus_first()


def _nothing() -> None:
    """Nobody is at the screen."""
