"""The sealing: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.seal.presenter import SealPresenter
from clea_desktop.ui.screens.seal.state import CORRECT, SealState
from clea_desktop.ui.screens.seal.view import SealView
from clea_desktop.ui.session_port import SessionPort


class SealScreen(QWidget):
    """The last look before a dossier is sealed, and the sealed dossier after."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asks = False
        self.view = SealView(desk.tr)
        self.presenter = SealPresenter(session, desk)
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._show)
        presenter.refused.connect(view.show_refusal)
        presenter.unexplained.connect(view.amendment.reason.show_error)
        presenter.troubled.connect(view.trouble.say)
        presenter.progressed.connect(view.show_progress)
        presenter.rested.connect(view.rest)
        presenter.busy.connect(view.resting.show_busy)
        view.sealed.connect(presenter.seal)
        view.left.connect(presenter.back)
        view.map_asked.connect(presenter.open_map)
        view.completed.connect(presenter.complete)
        view.given_up.connect(presenter.give_up_amendment)
        view.amendment.opened.connect(presenter.open_amendment)
        view.bundle_exported.connect(presenter.export_card)
        view.box.export_asked.connect(presenter.export)
        view.box.trust_asked.connect(presenter.export_trust)
        view.box.carry_asked.connect(presenter.carry)
        view.box.cosign_asked.connect(presenter.cosign)
        view.progress.cancelled.connect(presenter.cancel)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Look at everything, then come into sight; ``part`` "correct" asks why a sealed dossier is corrected."""
        self.view.begin()
        self._asks = spot.part == CORRECT
        self.presenter.load(spot.dossier_id, ready)

    def entered(self) -> None:
        """Be ready to type the passphrase, or why the dossier is corrected."""
        if self._asks:
            self.view.ask_amendment()
        else:
            self.view.focus_first()

    def left(self) -> None:
        """Forget the passphrase, and the reason of a correction nobody opened."""
        self.view.forget()

    def _show(self, state: SealState) -> None:
        if state.sealed is not None or state.amendment is not None:
            self.view.forget()
        self.view.show_state(state)
        self._desk.status(state.status)
        if self.isVisible():
            self.view.focus_first()
