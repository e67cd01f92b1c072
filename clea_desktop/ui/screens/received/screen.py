"""A received file: view and presenter joined. Nothing of a piece stays in memory once the screen is left."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.received.cosign_presenter import CosignPresenter
from clea_desktop.ui.screens.received.presenter import ReceivedPresenter
from clea_desktop.ui.screens.received.state import Part, ReceivedState
from clea_desktop.ui.screens.received.view import ReceivedView
from clea_desktop.ui.session_port import SessionPort


class ReceivedScreen(QWidget):
    """A sealed file that came from elsewhere: its verdict, and what it holds."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._part = Part.VERDICT
        self.view = ReceivedView(desk.tr)
        self.presenter = ReceivedPresenter(session.received, desk)
        self.cosigning = CosignPresenter(session.cosigning, desk)
        self._join()
        self._join_cosigning()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Come into sight, with the file the spot names if it names one."""
        self.presenter.load(spot.part, ready)

    def entered(self) -> None:
        """Be ready for the keyboard, with what was shown before."""
        self._desk.status([("laptop", self._desk.tr("Rien n'est copié sur ce poste"))])
        if self._part is Part.PIECES:
            self.presenter.show_part(Part.PIECES)
        self.view.focus_first()

    def left(self) -> None:
        """Keep neither a passphrase nor a page."""
        self.view.forget()

    def keep_now(self) -> None:
        """Forget, at a lock."""
        self.left()

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._show)
        presenter.piece.connect(view.pieces.show_piece)
        presenter.refused.connect(view.key.show_refusal)
        presenter.forgotten.connect(view.pieces.forget)
        presenter.troubled.connect(view.trouble.say)
        presenter.busy.connect(view.resting.show_busy)
        presenter.progressed.connect(view.show_progress)
        presenter.rested.connect(view.rest)
        view.progress.cancelled.connect(presenter.cancel)
        view.open_asked.connect(presenter.choose_file)
        view.part_chosen.connect(presenter.show_part)
        view.trust_asked.connect(presenter.choose_trust)
        view.print_asked.connect(presenter.print_verdict)
        view.save_asked.connect(presenter.save_verdict)
        view.left.connect(presenter.back)
        view.key.key_asked.connect(presenter.choose_key)
        view.key.opened.connect(presenter.unlock)
        view.verdict.stage_asked.connect(presenter.ask_stage)
        view.verdict.trust_asked.connect(presenter.choose_trust)
        view.verdict.closed.connect(presenter.close)
        view.pieces.chosen.connect(presenter.show_piece)

    def _join_cosigning(self) -> None:
        view, presenter = self.view, self.cosigning
        card, form = view.verdict.cosign, view.verdict.decision
        self.presenter.looked_at.connect(presenter.take)
        presenter.shown.connect(view.verdict.show_cosigning)
        presenter.refused.connect(form.show_refusals)
        presenter.signed.connect(self._open_signed)
        presenter.troubled.connect(view.trouble.say)
        presenter.progressed.connect(view.show_progress)
        presenter.rested.connect(view.rest)
        view.progress.cancelled.connect(presenter.cancel)
        card.asked.connect(presenter.begin)
        form.submitted.connect(presenter.submit)
        form.minutes_asked.connect(presenter.choose_minutes)
        form.extract_asked.connect(presenter.choose_extract)
        form.given_up.connect(presenter.give_up)
        presenter.take(None)

    def _open_signed(self, path: Path) -> None:
        """Show the copy that was just signed, from its top: the button that signed it is about to go."""
        self.view.focus_first()
        self.presenter.open(path)

    def _show(self, state: ReceivedState) -> None:
        self._part = state.part
        self.view.show_state(state)
