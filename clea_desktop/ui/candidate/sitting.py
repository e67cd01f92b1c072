"""A sitting: the candidate's window in front, and a calm page over the evaluator's, which answers to nothing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.core.text import Translate
from clea_desktop.services.self_assessment_views import Questionnaire
from clea_desktop.ui import theme
from clea_desktop.ui.candidate.presenter import CandidatePresenter
from clea_desktop.ui.candidate.voice import Voice
from clea_desktop.ui.candidate.window import CandidateWindow
from clea_desktop.ui.self_assessment_port import SelfAssessmentPort
from clea_desktop.ui.session_jobs import Worker
from clea_desktop.ui.widgets.restyle import set_ground
from clea_desktop.ui.widgets.text import Prose


class _CalmPage(QWidget):
    """Covers a window whole, keeps it from closing, and says nothing of anybody."""

    def __init__(self, tr: Translate, window: QWidget) -> None:
        super().__init__(window)
        set_ground(self, "paper")
        column = QVBoxLayout(self)
        theme.space(column, gap=16, margins=(55, 32, 55, 32))
        column.addStretch(1)
        column.addWidget(Prose(tr("Une auto-évaluation est en cours"), role="title"))
        column.addWidget(Prose(tr("Cette fenêtre s'ouvrira de nouveau quand elle sera finie."), tone="muted"))
        column.addStretch(2)
        window.installEventFilter(self)
        self._cover()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay over the whole window, and let nobody close it behind the candidate's."""
        if event.type() == QEvent.Type.Close:
            event.ignore()
            return True
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.ChildPolished):
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
            self.raise_()


class Sitting(QObject):
    """One candidate alone at the screen. ``ended`` when the evaluator opened the door."""

    ended = Signal()

    def __init__(self, tr: Translate, port: SelfAssessmentPort, jobs: Worker, voice: Voice | None) -> None:
        super().__init__()
        self._tr, self._jobs = tr, jobs
        self.presenter = CandidatePresenter(port, jobs, tr, voice)
        self.window: CandidateWindow | None = CandidateWindow(tr, self.presenter, speaks=voice is not None)
        self.presenter.left.connect(self._leave)
        self._main: QWidget | None = None
        self._calm: _CalmPage | None = None
        self._let_go: Callable[[], None] | None = None

    def begin(self, main: QWidget, pages: Questionnaire) -> None:
        """Cover the evaluator's window, and show the candidate theirs; nothing locks by itself meanwhile."""
        self._main = main
        main.destroyed.connect(self._lose_main)
        self._let_go = self._jobs.hold()
        self._calm = _CalmPage(self._tr, main)
        main.setEnabled(False)
        if self.window is not None:
            self.presenter.begin(pages)
            self.window.showFullScreen()
            self.window.activateWindow()

    def end(self) -> None:
        """Give the evaluator's window back, and keep nothing of the candidate's."""
        self.presenter.forget()
        window, self.window = self.window, None
        if window is not None:
            window.end()
        calm, self._calm = self._calm, None
        main, self._main = self._main, None
        if main is not None and calm is not None:
            main.destroyed.disconnect(self._lose_main)
            main.removeEventFilter(calm)
            calm.hide()
            calm.deleteLater()
            main.setEnabled(True)
            main.activateWindow()
        let_go, self._let_go = self._let_go, None
        if let_go is not None:
            let_go()

    def _lose_main(self) -> None:
        """End with the evaluator's window, calm page included: each answer was handed in when it was given."""
        self._main = self._calm = None
        self.end()

    def _leave(self) -> None:
        self.end()
        self.ended.emit()
