"""The sealing: view and presenter joined."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clea_desktop.ui import theme
from clea_desktop.ui.desk import Desk
from clea_desktop.ui.navigation import Spot
from clea_desktop.ui.screens.seal.presenter import SealPresenter
from clea_desktop.ui.screens.seal.state import SealState
from clea_desktop.ui.screens.seal.view import SealView
from clea_desktop.ui.session_port import SessionPort


class SealScreen(QWidget):
    """The last look before a dossier is sealed, and the sealed dossier after."""

    def __init__(self, session: SessionPort, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = SealView(desk.tr)
        self.presenter = SealPresenter(session, desk)
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._show)
        presenter.refused.connect(view.show_refusal)
        presenter.troubled.connect(view.trouble.say)
        presenter.progressed.connect(view.show_progress)
        presenter.rested.connect(view.rest)
        view.sealed.connect(presenter.seal)
        view.left.connect(presenter.back)
        view.box.export_asked.connect(presenter.export)
        view.box.trust_asked.connect(presenter.export_trust)
        view.progress.cancelled.connect(presenter.cancel)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(view)

    def show_spot(self, spot: Spot, ready: Callable[[], None]) -> None:
        """Look at everything, then come into sight."""
        self.presenter.load(spot.dossier_id, ready)

    def entered(self) -> None:
        """Be ready to type the passphrase."""
        self.view.focus_first()

    def left(self) -> None:
        """Forget the passphrase."""
        self.view.forget()

    def _show(self, state: SealState) -> None:
        if state.sealed is not None:
            self.view.forget()
        self.view.show_state(state)
        self._desk.status(state.status)
        if self.isVisible():
            self.view.focus_first()
