"""The welcome: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.welcome.presenter import WelcomePresenter
from clea_desktop.ui.screens.welcome.state import WelcomeState
from clea_desktop.ui.screens.welcome.twin_watch import TwinWatch
from clea_desktop.ui.screens.welcome.view import WelcomeView
from clea_desktop.ui.session_port import SessionPort


class WelcomeScreen(QWidget):
    """The first contact with a candidate."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = WelcomeView(desk.tr)
        self.presenter = WelcomePresenter(session.welcome, desk)
        self.twins = TwinWatch(session.candidates, desk)
        self._join()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read what was said, then come into sight."""
        self.presenter.load(spot.dossier_id, spot.part or spot.criterion_code, ready)

    def entered(self) -> None:
        """Be ready for the keyboard."""
        self.view.focus_first()

    def left(self) -> None:
        """Keep what was typed last."""
        self.keep_now()

    def keep_now(self) -> None:
        """Hand in what was typed and not yet said, before the window is locked."""
        self.view.flush()
        self.presenter.try_again()

    def undo(self) -> None:
        """Go back on the last answer."""
        self.presenter.undo()

    def forget_undo(self) -> None:
        """Keep the answers as they are."""
        self.presenter.forget_undo()

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._show)
        presenter.moving.connect(view.flush)
        presenter.put_back.connect(lambda field, text: view.answers[field].put_back(text))
        presenter.not_kept.connect(lambda field: view.answers[field].say_again())
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        view.given.connect(presenter.keep)
        view.person.corrected.connect(presenter.correct)
        view.section_chosen.connect(presenter.show_section)
        view.notice_asked.connect(presenter.print_notice)
        view.notice_saved.connect(presenter.save_notice)
        view.left.connect(presenter.back)
        self.twins.found.connect(view.show_twin)
        self.twins.troubled.connect(view.trouble.say)
        view.twin.acted.connect(self.twins.open)

    def _show(self, state: WelcomeState) -> None:
        self.view.show_state(state)
        self.twins.look(state)
        self._desk.status(state.status)
