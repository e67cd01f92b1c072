"""The candidate's window: full screen, its own top-level, closed by nobody but the evaluator."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.ui import theme
from clea_desktop.ui.candidate.presenter import CandidatePresenter
from clea_desktop.ui.candidate.question_page import QuestionPage
from clea_desktop.ui.candidate.quiet_pages import LeavePage, PausePage, ThanksPage
from clea_desktop.ui.candidate.state import Page
from clea_desktop.ui.widgets.focus_ring import FocusRing
from clea_desktop.ui.widgets.restyle import set_ground


class CandidateWindow(QWidget):
    """Joins the pages to the presenter. Alt F4 and every other way out lead to the evaluator's door."""

    def __init__(self, tr: Translate, presenter: CandidatePresenter, *, speaks: bool) -> None:
        super().__init__()
        set_ground(self, "paper")
        self.setWindowTitle(tr("Mon auto-évaluation"))
        self.presenter = presenter
        self._may_close = False
        self.question = QuestionPage(tr, speaks=speaks)
        self.pause, self.door, self.thanks = PausePage(tr), LeavePage(tr), ThanksPage(tr)
        self._stack = QStackedWidget()
        self._pages: dict[Page, QWidget] = {
            Page.QUESTION: self.question,
            Page.PAUSE: self.pause,
            Page.LEAVE: self.door,
            Page.THANKS: self.thanks,
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self._stack)
        self._join()
        self._ring = FocusRing(self)

    def current_page(self) -> Page:
        """Say which page is in sight."""
        return next(page for page, widget in self._pages.items() if widget is self._stack.currentWidget())

    def end(self) -> None:
        """Close, and keep nothing."""
        self._may_close = True
        self.door.forget()
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close for the evaluator only; anybody else is shown the door."""
        if self._may_close:
            super().closeEvent(event)
            return
        event.ignore()
        self.presenter.ask_to_leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Pause on Échap; on the door, go back to the questions."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.current_page() is Page.LEAVE:
            self.presenter.stay()
        elif self.current_page() is Page.QUESTION:
            self.presenter.pause()

    def _join(self) -> None:
        presenter = self.presenter
        joined: tuple[tuple[object, Callable[..., None]], ...] = (
            (self.question.chosen, presenter.choose),
            (self.question.listened, presenter.listen),
            (self.question.listened_to, presenter.listen_to),
            (self.question.went_on, presenter.go_on),
            (self.question.went_back, presenter.go_back),
            (self.question.paused, presenter.pause),
            (self.pause.resumed, presenter.resume),
            (self.pause.door_asked, presenter.ask_to_leave),
            (self.thanks.return_asked, presenter.see_left),
            (self.thanks.door_asked, presenter.ask_to_leave),
            (self.door.tried, presenter.leave),
            (self.door.stayed, presenter.stay),
            (presenter.question_shown, self.question.show_state),
            (presenter.thanks_shown, self.thanks.show_state),
            (presenter.troubled, self.question.show_trouble),
            (presenter.refused, self.door.show_refusal),
            (presenter.page_shown, self._show),
        )
        for signal, act in joined:
            signal.connect(act)  # type: ignore[attr-defined]  # a signal of Qt

    def _show(self, page: Page) -> None:
        self.door.forget()
        self._stack.setCurrentWidget(self._pages[page])
        for shown in (self.question, self.pause, self.door, self.thanks):
            if shown is self._pages[page]:
                shown.focus_first()
