"""The findings: view and presenters joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.rating.presenter import RatingPresenter
from clea_desktop.ui.screens.rating.proof_state import ProofDraft
from clea_desktop.ui.screens.rating.state import RatingScreenState
from clea_desktop.ui.screens.rating.view import RatingView
from clea_desktop.ui.session_port import SessionPort


class RatingScreen(QWidget):
    """One criterion after the other, from the keyboard."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = RatingView(desk.tr)
        self.presenter = RatingPresenter(session, desk)
        self._given_back: ProofDraft | None = None
        self._join()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Read the dossier, then come into sight on the criterion."""
        self.presenter.load(spot.dossier_id, spot.criterion_code, ready)

    def draft(self) -> ProofDraft | None:
        """Return the proof half named, if any."""
        proof = self.view.panel.draft()
        return None if proof is None else ProofDraft(self.presenter.dossier_id, proof)

    def give_back(self, draft: ProofDraft) -> None:
        """Show again, once in sight, a proof half named before the lock."""
        self._given_back = draft

    def entered(self) -> None:
        """Be ready to rate, or to go on naming a proof."""
        self.view.focus_first()
        draft, self._given_back = self._given_back, None
        if draft is not None and draft.dossier_id == self.presenter.dossier_id:
            self.view.show_panel(draft.proof)

    def left(self) -> None:
        """Close the panel of proofs, and hand in a reason half written."""
        self.keep_now()
        self.view.panel.show_panel(None)

    def keep_now(self) -> None:
        """Hand in a reason half written, before the window lets go of it."""
        self.view.criteria.keep_now()

    def undo(self) -> None:
        """Go back on the last act."""
        self.presenter.undo()

    def forget_undo(self) -> None:
        """Keep everything as it is: another dossier is in sight."""
        self.presenter.forget_undo()

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._show)
        presenter.troubled.connect(view.trouble.say)
        presenter.proofs.panel.connect(view.show_panel)
        presenter.proofs.busy.connect(view.panel.resting.show_busy)
        view.rated.connect(presenter.rate)
        view.stood_on.connect(presenter.stand_on)
        view.proof_asked.connect(presenter.ask_proof)
        view.explained.connect(presenter.explain)
        view.explaining_ended.connect(presenter.end_explaining)
        view.reason_refused.connect(presenter.refuse_reason)
        view.part_chosen.connect(presenter.show_part)
        view.domain_chosen.connect(presenter.show_domain)
        view.neighbour_chosen.connect(presenter.show_neighbour)
        view.way_out_taken.connect(presenter.back)
        view.went_on.connect(presenter.go_on)
        view.left.connect(presenter.back)
        view.incoming.given.connect(presenter.take_files)
        view.panel.attached.connect(presenter.attach)
        view.panel.removed.connect(presenter.remove_proof)
        view.panel.copied.connect(presenter.copy_proof)
        view.panel.another_asked.connect(presenter.choose_proof)
        view.panel.looked.connect(presenter.look_at)
        view.panel.closed.connect(presenter.proofs.close)

    def _show(self, state: RatingScreenState) -> None:
        self.view.show_state(state)
        self._desk.status(state.status)
