"""The second interview: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.restitution.presenter import RestitutionPresenter
from clea_desktop.ui.screens.restitution.state import RestitutionState
from clea_desktop.ui.screens.restitution.view import RestitutionView
from clea_desktop.ui.session_port import SessionPort


class RestitutionScreen(QWidget):
    """What the candidate is told, strengths first, and what they say of it."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_made = False
        self.view = RestitutionView(desk.tr)
        self.presenter = RestitutionPresenter(session, desk)
        self._join()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read the interview, then come into sight."""
        self.presenter.load(spot.dossier_id, spot.part or spot.criterion_code, ready)

    def entered(self) -> None:
        """Be ready to go on with the keyboard."""
        self.view.focus_first()

    def left(self) -> None:
        """Keep what was typed last."""
        self.keep_now()

    def keep_now(self) -> None:
        """Hand in what was typed and not yet said, before the window is locked."""
        self.view.flush()
        self.presenter.keeper.try_again()

    def undo(self) -> None:
        """Go back on the last act."""
        self.presenter.undo()

    def forget_undo(self) -> None:
        """Keep everything as it is: another dossier is in sight."""
        self.presenter.forget_undo()

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._show)
        presenter.moving.connect(view.flush)
        presenter.not_kept.connect(view.say_again)
        presenter.opening.connect(view.next_part.open_row)
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        view.written.connect(presenter.write)
        view.part_chosen.connect(presenter.show_part)
        view.make_asked.connect(presenter.make)
        view.went_on.connect(presenter.go_on)
        view.rate_asked.connect(presenter.rate)
        view.way_out_taken.connect(presenter.back)
        view.left.connect(presenter.back)
        view.points.opened.connect(presenter.rate)
        view.next_part.wanted.connect(presenter.prepare)
        view.next_part.all_wanted.connect(presenter.prepare_all)
        view.next_part.withdrawn.connect(presenter.withdraw)
        view.next_part.recommended.connect(presenter.recommend)
        view.papers.made.connect(presenter.make)
        view.papers.saved.connect(presenter.save)
        view.papers.printed.connect(presenter.print_paper)
        view.papers.signed.connect(presenter.sign)
        view.papers.signed_file_asked.connect(presenter.save_signed)

    def _show(self, state: RestitutionState) -> None:
        """Show it; once the restitution is made, the keyboard is on what comes next."""
        was_made, self._is_made = self._is_made, state.restitution.is_current
        self.view.show_state(state)
        self._desk.status(state.status)
        if self.isVisible() and self._is_made and not was_made:
            self.view.focus_first()
